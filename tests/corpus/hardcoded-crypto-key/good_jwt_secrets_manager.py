import datetime
from functools import lru_cache

import boto3
import jwt
from flask import Flask, abort, request

from .accounts import authenticate

app = Flask(__name__)


@lru_cache(maxsize=1)
def signing_key():
    client = boto3.client("secretsmanager")
    return client.get_secret_value(SecretId="api/jwt-signing")["SecretString"]


@app.post("/token")
def issue_token():
    user = authenticate(request.form["username"], request.form["password"])
    if user is None:
        abort(401)
    expires = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
    claims = {"sub": str(user.id), "exp": expires}
    return {"token": jwt.encode(claims, signing_key(), algorithm="HS256")}
