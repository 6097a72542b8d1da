import pickle
from pathlib import Path

CACHE_FILE = Path(__file__).parent / "vocabulary.pickle"


def load_vocabulary() -> dict:
    """Our own file, shipped next to this module."""
    with CACHE_FILE.open("rb") as handle:
        return pickle.load(handle)


def save_vocabulary(words: dict) -> None:
    with CACHE_FILE.open("wb") as handle:
        pickle.dump(words, handle)
