import joblib
import numpy as np


class ChurnPredictor:
    """Wraps the churn model for the scoring service."""

    def __init__(self, artifact: str) -> None:
        self.model = joblib.load(artifact)  # finding

    def score(self, features: list) -> float:
        return float(self.model.predict_proba(np.array([features]))[0, 1])
