from pathlib import Path


class DiskStorage:
    def __init__(self, root: str) -> None:
        self.root = Path(root)

    def _locate(self, key: str) -> Path:
        return self.root / key

    def fetch(self, key: str) -> bytes:
        return self._locate(key).read_bytes()
