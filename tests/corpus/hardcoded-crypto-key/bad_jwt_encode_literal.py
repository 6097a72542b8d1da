import datetime

import jwt
from flask import Flask, abort, request

from .accounts import authenticate

app = Flask(__name__)


@app.post("/token")
def issue_token():
    user = authenticate(request.form["username"], request.form["password"])
    if user is None:
        abort(401)
    expires = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
    claims = {"sub": str(user.id), "exp": expires}
    return {"token": jwt.encode(claims, "change-me-please", algorithm="HS256")}
