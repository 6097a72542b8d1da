import hashlib
import logging
import pickle

logger = logging.getLogger(__name__)


def load_features(path: str):
    """The digest is computed, yet nothing compares it."""
    with open(path, "rb") as f:
        data = f.read()
    digest = hashlib.sha256(data).hexdigest()
    logger.info("loading features with digest %s", digest)
    return pickle.loads(data)  # finding
