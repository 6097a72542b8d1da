import subprocess


class EncoderService:
    def __init__(self, binary="ffmpeg"):
        self.binary = binary

    def encode(self, source, preset):
        command = [self.binary, "-y", "-i", f"/srv/media/{source}", "-preset", preset, "/srv/media/out.mp4"]
        return subprocess.Popen(command).wait()
