"""Secrets, digests, random numbers and keys: what becomes of them, and where they must not go."""

from __future__ import annotations

from pathlib import Path

import pytest

from aisec_hooks import cli
from aisec_hooks.model import Confidence
from tests.flow_cases import blocked, marked, matches

CASES = {
    "digests that guard something": """
import hashlib, os, secrets

def api_key(user):
    return hashlib.new("sha1", user.email.encode()).hexdigest()  # finding

def reset_token(user):
    digest = hashlib.md5()
    digest.update(str(user.id).encode())
    return digest.hexdigest()  # finding

def csrf_token():
    return hashlib.sha1(os.urandom(64)).hexdigest()

def session_token(user):
    digest = hashlib.md5(str(user.id).encode())
    digest.update(os.urandom(16))
    return digest.hexdigest()

def session_id():
    seed = secrets.token_bytes(16)
    return hashlib.md5(seed).hexdigest()

def etag(body):
    return hashlib.md5(body).hexdigest()
""",
    "parts of a URL with a password": """
import logging
from urllib.parse import urlsplit

def connect(database_password_url, access_token):
    scheme, netloc, path, query, fragment = urlsplit(access_token)
    logging.info("connecting to %s %s %s", scheme, path, fragment)
    path, revision = path.rsplit("@", 1)
    logging.info("revision %s", revision)
    logging.info("connecting to %s", netloc)  # finding
""",
    "functions of the project that say what they take out": """
import json, logging, os

from flask import request

def redact_parameters(given):
    return redact_data(given, ("client_secret",))

def redact_data(given, names):
    return {k: "**" if k in names else v for k, v in given.items()}

def ask(client_id, client_secret):
    given = {"id": client_id, "client_secret": client_secret}
    logging.debug("asking with %s", json.dumps(redact_parameters(given)))
    logging.debug("asking with %s", client_secret)  # finding

def list_folder():
    os.system("ls " + mask_name(request.args["name"]))  # finding

def mask_name(name):
    return name
""",
    "signatures": """
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from Crypto.Hash import SHA1
from Crypto.Signature import pkcs1_15

def curve(key, data):
    return key.sign(data, ec.ECDSA(hashes.SHA1()))  # finding

def padded(key, data):
    return key.sign(data, padding.PSS(mgf=padding.MGF1(hashes.SHA1()), salt_length=20), hashes.SHA256())

def legacy(key, data):
    return pkcs1_15.new(key).sign(SHA1.new(data))  # finding
""",
    "keys that are computed from literals": """
import base64, hashlib, os
from Crypto.Cipher import AES

DERIVED = hashlib.sha256(b"not a real key").digest()

def derived(data):
    return AES.new(DERIVED, AES.MODE_CTR).encrypt(data)  # finding

def decoded(data):
    return AES.new(base64.b64decode("AAECAwQFBgcICQoLDA0ODw=="), AES.MODE_CTR).encrypt(data)  # finding

def padded(data):
    return AES.new("key".ljust(16).encode(), AES.MODE_CTR).encrypt(data)  # finding

def far_too_long(data):
    return AES.new("key".ljust(10**12).encode(), AES.MODE_CTR).encrypt(data)

def of_environment(data):
    return AES.new(os.environ["KEY"].ljust(16).encode(), AES.MODE_CTR).encrypt(data)
""",
    "secrets that are shown": """
import logging, os, re
from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)

@app.post("/login")
def login():
    password = request.form["password"]
    api_key = os.environ["API_KEY"]
    log.info("%s...", api_key[:4])
    log.info("...%s", api_key[-4:])
    log.info("%s", api_key[:60])  # finding
    log.info("%s", re.sub(".", "*", password))
    line = f"login with {password}"
    log.info(line)  # finding
    log.info(line.replace(password, "***"))
    print(os.getenv("DB_PASSWORD"))  # finding
    print("configured", api_key is not None)
    return ""
""",
    "sessions": """
from flask import Flask, request, session
from .accounts import authenticate

app = Flask(__name__)

@app.post("/switch")
def switch():
    session["user_id"] = int(request.form["user_id"])  # finding
    session["is_admin"] = request.form.get("admin") in ("1", "true")  # finding
    session["is_admin"] = bool(request.form.get("admin"))  # finding
    return ""

@app.post("/login")
def login():
    user = authenticate(request.form["name"], request.form["password"])
    session["user_id"] = user.id
    found = User(name=request.form["name"])
    session["user_id"] = found.id
    session["is_admin"] = found.role == "admin"
    return ""
""",
    "parsers of one kind or another": """
from flask import Flask, request
from lxml import etree, objectify

app = Flask(__name__)
OPTIONS = {"resolve_entities": True}

@app.post("/either")
def either():
    if request.args.get("lenient"):
        parser = etree.XMLParser(resolve_entities=True)
    else:
        parser = etree.XMLParser(resolve_entities=False)
    root = etree.fromstring(request.data, parser)  # finding
    return {"count": len(root)}

@app.post("/spread")
def spread():
    root = objectify.fromstring(request.data, objectify.makeparser(**OPTIONS))  # finding
    return {"count": len(root)}

@app.post("/safe")
def safe():
    root = objectify.fromstring(request.data, etree.XMLParser(resolve_entities=False))
    return {"count": len(root)}
""",
}


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_marked_lines_block(case: str) -> None:
    assert blocked(CASES[case]) == marked(CASES[case])


def test_what_may_be_a_digest_of_something_unknown_does_not_block() -> None:
    text = "import hashlib\n\ndef api_key(salted):\n    return hashlib.md5(salted + entropy()).hexdigest()\n"
    assert [m.confidence for m in matches(text) if m.rule == "weak-hash"] == [Confidence.MEDIUM]


def test_the_clock_is_no_sure_source_of_guesses() -> None:
    text = "import uuid\n\ndef share_token():\n    return uuid.uuid1().hex\n"
    assert [m.confidence for m in matches(text)] == [Confidence.MEDIUM]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "rdjson"])
def test_reported_keys_are_shown_nowhere(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["yellow" + "monkey1234", "orange" + "monkey1234", "golden" + "monkey", "init" + "vectorinitve"]
    (tmp_path / "vault.py").write_text(
        f"""import hashlib

from Crypto.Cipher import AES

key = b"{words[1]}"


def lock(data):
    return AES.new(b"{words[0]}", AES.MODE_CBC, b"{words[3]}").encrypt(data)


def other(data):
    return AES.new(key, AES.MODE_CBC, data[:16]).encrypt(data)


def derived():
    return hashlib.pbkdf2_hmac("sha256", b"{words[2]}", b"salt-and-more", 600_000)
"""
    )
    assert cli.main(["scan", str(tmp_path), "--format", form]) == 1
    shown = "".join(capsys.readouterr())
    assert "crypto" in shown.lower()
    assert not [word for word in words if word in shown]
