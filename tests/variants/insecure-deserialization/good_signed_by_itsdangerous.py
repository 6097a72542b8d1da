import os
import pickle

from flask import Flask, abort, jsonify, request
from itsdangerous import BadSignature, Signer

app = Flask(__name__)
signer = Signer(os.environ["COOKIE_KEY"])


@app.get("/wizard")
def wizard_step():
    try:
        raw = signer.unsign(request.cookies.get("wizard", ""))
    except BadSignature:
        abort(403)
    return jsonify(step=pickle.loads(raw)["step"])
