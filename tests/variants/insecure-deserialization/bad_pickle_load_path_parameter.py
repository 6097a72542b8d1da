import pickle
from pathlib import Path


def load_classifier(model_path: Path):
    """Load a trained classifier from disk."""
    with open(model_path, "rb") as handle:
        return pickle.load(handle)  # finding


def predict(model_path: Path, rows: list) -> list:
    model = load_classifier(model_path)
    return list(model.predict(rows))
