import configparser
import hashlib

from flask import Flask, request

app = Flask(__name__)
SETTINGS = configparser.ConfigParser()
SETTINGS.read_string("""
[hashes]
passwords = md5
files = sha256
""")


@app.post("/register")
def register():
    password = request.form["password"]
    made = hashlib.new(SETTINGS.get("hashes", "passwords"), password.encode()).hexdigest()
    return {"stored": len(made)}
