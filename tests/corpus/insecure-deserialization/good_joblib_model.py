from pathlib import Path

import joblib
from flask import Flask, request

app = Flask(__name__)
MODEL_FILE = Path(__file__).with_name("churn.joblib")
model = joblib.load(MODEL_FILE)


@app.post("/predict")
def predict():
    rows = request.get_json()["rows"]
    features = [[float(value) for value in row] for row in rows]
    return {"labels": model.predict(features).tolist()}
