import hashlib
import logging
import os
import pickle

EXPECTED_SHA256 = os.environ["MODEL_SHA256"]


def load_ranker(path: str):
    with open(path, "rb") as f:
        data = f.read()
    if hashlib.sha256(data).hexdigest() != EXPECTED_SHA256:
        logging.warning("the model file has changed")
    return pickle.loads(data)  # finding
