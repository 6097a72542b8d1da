import json
from pathlib import Path


def read_settings(path: Path) -> dict:
    """Settings from the file an operator names; nothing here comes from a request."""
    if not path.exists():
        return {}
    return json.loads(path.read_text(encoding="utf-8"))


def write_settings(path: Path, values: dict) -> None:
    with open(path, "w", encoding="utf-8") as f:
        json.dump(values, f, indent=2)
