from pathlib import Path


class OutsideStorage(Exception):
    pass


class DiskStorage:
    def __init__(self, root: str) -> None:
        self.root = Path(root).resolve()

    def _locate(self, key: str) -> Path:
        path = (self.root / key).resolve()
        if self.root not in path.parents:
            raise OutsideStorage(key)
        return path

    def fetch(self, key: str) -> bytes:
        return self._locate(key).read_bytes()
