"""The model that recommends the next book."""

import pickle
from pathlib import Path


def load_recommender(path: Path):
    with path.open("rb") as stream:
        return pickle.load(stream)
