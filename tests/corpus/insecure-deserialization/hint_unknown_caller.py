import pickle
from pathlib import Path


class Snapshot:
    def __init__(self, values: dict) -> None:
        self.values = values

    @classmethod
    def from_bytes(cls, blob: bytes) -> "Snapshot":
        return cls(pickle.loads(blob))

    def save(self, path: Path) -> None:
        path.write_bytes(pickle.dumps(self.values))
