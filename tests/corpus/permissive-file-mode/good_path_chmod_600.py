from pathlib import Path


class TokenFile:
    mode = 0o600

    def __init__(self, folder):
        self.path = Path(folder) / "token"

    def save(self, token):
        self.path.touch(self.mode)
        self.path.chmod(self.mode)
        self.path.write_text(token)
