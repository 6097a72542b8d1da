from pathlib import Path

import joblib
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
MODELS = Path("models")


@app.post("/models")
def upload_model():
    upload = request.files["model"]
    target = MODELS / secure_filename(upload.filename)
    upload.save(target)
    model = joblib.load(target)
    return {"name": target.name, "features": getattr(model, "n_features_in_", None)}
