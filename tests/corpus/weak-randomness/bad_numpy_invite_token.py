import numpy as np
from flask import Flask, jsonify

from .db import store_invite

app = Flask(__name__)
LETTERS = list("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")


@app.post("/teams/<int:team>/invites")
def create_invite(team):
    invite_token = "".join(np.random.choice(LETTERS, size=20))
    store_invite(team, invite_token)
    return jsonify(link=f"/join?token={invite_token}"), 201
