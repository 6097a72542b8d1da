"""The model that recommends the next book: weights only, in a format that cannot hold code."""

from pathlib import Path

import numpy as np
from safetensors.numpy import load_file


def load_recommender(path: Path) -> dict[str, np.ndarray]:
    return load_file(path)
