import hashlib
import os
import pickle

EXPECTED_SHA256 = os.environ["MODEL_SHA256"]


def load_features(path: str):
    with open(path, "rb") as f:
        data = f.read()
    if hashlib.sha256(data).hexdigest() != EXPECTED_SHA256:
        raise ValueError(f"{path} is not the file that was reviewed")
    return pickle.loads(data)
