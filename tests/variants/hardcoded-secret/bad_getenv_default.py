import os

from flask import Flask

app = Flask(__name__)
app.config["DEBUG"] = False
SESSION_SECRET = os.getenv("SESSION_SECRET", "super-secret-signing-key")  # finding


def session_key() -> bytes:
    return SESSION_SECRET.encode()
