import numpy as np
from flask import Flask, jsonify

from .db import load_scores

app = Flask(__name__)


@app.get("/stats/<int:team>/bootstrap")
def bootstrap(team):
    scores = np.array(load_scores(team))
    means = [float(np.random.choice(scores, size=len(scores)).mean()) for _ in range(500)]
    low, high = np.percentile(means, [2.5, 97.5])
    return jsonify(low=float(low), high=float(high))
