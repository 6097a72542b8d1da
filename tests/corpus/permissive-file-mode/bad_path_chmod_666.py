from pathlib import Path


class TokenFile:
    mode = 0o666

    def __init__(self, folder):
        self.path = Path(folder) / "token"

    def save(self, token):
        self.path.write_text(token)
        self.path.chmod(self.mode)
