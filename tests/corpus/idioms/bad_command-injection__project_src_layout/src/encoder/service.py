import subprocess


class EncoderService:
    def __init__(self, binary="ffmpeg"):
        self.binary = binary

    def encode(self, source, preset):
        command = f"{self.binary} -y -i /srv/media/{source} -preset {preset} /srv/media/out.mp4"
        return subprocess.Popen(command, shell=True).wait()
