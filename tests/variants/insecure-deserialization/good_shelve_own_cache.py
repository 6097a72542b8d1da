import shelve
from pathlib import Path

CACHE = str(Path.home() / ".cache" / "spellcheck" / "words")


def remember(word: str, suggestions: list) -> None:
    with shelve.open(CACHE) as store:
        store[word] = suggestions


def recall(word: str) -> list:
    with shelve.open(CACHE, flag="r") as store:
        return store.get(word, [])
