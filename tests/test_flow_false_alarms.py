"""Code that looks like a sink or a source and is none: nothing of it may block."""

from __future__ import annotations

import pytest

from tests.flow_cases import FLASK, blocked, marked

CASES = {
    "local shadow": FLASK
    + """
import yaml


def f(path):
    yaml = Loader(typ="safe")
    return yaml.load(path)
""",
    "doubled": """
def f(db, name):
    db.execute("SELECT * FROM t WHERE a = '%s'" % name.replace("'", "''"))
""",
    "identifier": """
def f(db, schema):
    db.execute('SELECT * FROM "%s".t' % schema)
    db.execute('CREATE SCHEMA "%s"' % schema)
    db.execute("SET search_path='%s'" % schema)
""",
    "double quoted value": """
def f(db, name):
    db.execute(f'SELECT * FROM t WHERE a = "{name}"')  # finding
    db.execute(f'INSERT INTO t VALUES ("{name}", 1)')  # finding
""",
    "english": """
def f(client, name):
    client.query(f"update '{name}'")
    client.run_query(f"Show '{name}'")
    client.execute(name)
""",
    "own method": """
import sys


class Command:
    def execute(self, *args):
        return args
    def run(self):
        self.execute(sys.argv)
""",
    "round trip": """
import pickle


def copy(x):
    return pickle.loads(pickle.dumps(x))
""",
    "private": """
import pickle


def _load(path):
    with open(path, "rb") as f:
        return pickle.load(f)
""",
    "own safe loader": """
import yaml


class Loader(yaml.SafeLoader): pass


def f(path):
    return yaml.load(open(path), Loader=Loader)


def g(path):
    return yaml.load(open(path), Loader=yaml.Loader)  # finding
""",
    "urlopen req": """
from urllib.request import urlopen, Request


def f(url):
    req = urlopen(url)
    open(req.read())
""",
    "exec script": """
import sys


def main():
    with open(sys.argv[1]) as f:
        exec(compile(f.read(), "x", "exec"))
""",
    "client that knows a secret": """
import logging
import random
from vendor import Client

log = logging.getLogger(__name__)


class Exporter:
    def run(self):
        client = Client(host=self.host, password=self.password)
        log.info("connected to %s", client.server_version)
        log.info("found %s", client.search("x")[0]["name"])
        log.info("%s", client.items())
        log.info("%s", self.password)  # finding

    def settings(self, cfg):
        cfg["api_key"] = self.api_key
        log.info("using %s", cfg["model"])
        log.info("using %s", cfg["api_key"])  # finding

    def numbers(self):
        answer = Client(id=random.randint(1, 9)).send("x")
        salt = answer["s"]
        return salt
""",
    "claims of a token": """
import logging
from authlib.jose import jwt

log = logging.getLogger(__name__)


def user(id_token, keys):
    claims = jwt.decode(id_token, keys)
    log.info("user %s", claims)
    log.info("token %s", id_token)  # finding
""",
    "mask": """
import logging

log = logging.getLogger(__name__)


def refuse(api_key):
    log_api_key = f"{api_key[:4]}****{api_key[-4:]}"
    log.error("refused %s", log_api_key)
    log.error("refused %s", api_key)  # finding
""",
    "shown by its repr": """
import logging

log = logging.getLogger(__name__)


class Entry(dict):
    def __repr__(self):
        return f"<Entry {self['title']}>"


class Plain(dict):
    pass


def add(password):
    entry = Entry()
    entry["title"] = "a"
    entry["url"] = f"ftp://u:{password}@host"
    log.info("adding %s", entry)
    plain = Plain()
    plain["url"] = f"ftp://u:{password}@host"
    log.info("adding %s", plain)  # finding
""",
    "markup undone": FLASK
    + """
from markupsafe import Markup


@app.route("/a")
def a():
    save(Markup(request.args["q"]).unescape())
    return Markup(request.args["q"])  # finding
""",
    "extension": FLASK
    + """
@app.route("/a", methods=["POST"])
def a():
    upload = request.files["f"]
    upload.save(os.path.join(app.config["UPLOADS"], "cover." + upload.filename.rsplit(".", 1)[-1]))
    upload.save(os.path.join(app.config["UPLOADS"], upload.filename))  # finding
    open(os.path.join("/log", f"run_{'_'.join(request.path.split('/'))}.html"), "w")
    return "ok"
""",
    "signed": FLASK
    + """
from flask import redirect, session
from itsdangerous import URLSafeSerializer


@app.route("/a")
def a():
    session["user_id"] = URLSafeSerializer(app.secret_key).loads(request.cookies["remember"])["user"]
    session["user_id"] = request.cookies["user"]  # finding
    return redirect(URLSafeSerializer(app.secret_key).loads(request.args["next"]))
""",
    "signature compared": FLASK
    + """
import hashlib
import hmac


def same(a, b):
    return len(a) == len(b) and not sum(x != y for x, y in zip(a, b))


@app.route("/a")
def a():
    signature, body = request.cookies["state"].encode().split(b"?", 1)
    if same(signature, hmac.new(KEY, body, hashlib.sha256).digest()):
        pickle.loads(body)
    if same(signature, b"x"):
        pickle.loads(body)  # finding
    return ""
""",
    "gateway": """
def application(environ, start_response):
    open(environ.get("SHOP_CONFIG"))
    open(environ.get("PATH_INFO"))  # finding
    start_response("200 OK", [])
    return []
""",
    "own cache": """
import os
import pickle


class Store:
    def load(self, key):
        with open(os.path.join(self.folder, key), "rb") as file:
            return pickle.load(file)
""",
    "query": FLASK
    + """
from flask import redirect, url_for


def target():
    url = url_for("cart")
    if "a" in request.args:
        url += "?a=" + request.args["a"]
    if "b" in request.args:
        url += "&b=" + request.args["b"]
    return url


@app.route("/a")
def a():
    return redirect(target())


@app.route("/b")
def b():
    return redirect(request.args["next"] + "&a=" + request.args["a"])  # finding
""",
    "django form": """
from django import forms
from django.http import FileResponse
from django.db.models import Q


class NewForm(forms.ModelForm):
    defaults = {"state": "new"}

    class Meta:
        fields = ("title",)

    def save(self):
        for key in self.Meta.fields:
            setattr(self.instance, key, 1)
        for key, value in self.defaults.items():
            setattr(self.instance, key, value)
        for key in self.request_fields:
            setattr(self.instance, key, 1)


def new(request):
    form = NewForm(data=request.POST)
    form.save()
    for key, value in form.cleaned_data.items():
        request.session[f"form_{key}"] = value
    setattr(form.instance, request.POST["key"], 1)  # finding
    Item.objects.filter(Q(**request.GET.dict()))
    return FileResponse("/* %s */" % request.GET["version"])
""",
    "key of a kept collection": FLASK
    + """
import shutil


@app.route("/a")
def a():
    for uuid in request.form.getlist("uuids"):
        if store.data["watched"].get(uuid):
            shutil.rmtree(os.path.join("/data", uuid))
    shutil.rmtree(os.path.join("/data", request.form["uuid"]))  # finding
    return ""
""",
    "check that gives a reason": FLASK
    + """
from checks import verify


@app.route("/a", methods=["POST"])
def a():
    data = request.json
    valid, reason = verify(data)
    if not valid:
        return reason
    store.add(data)
    return ""


@app.route("/b", methods=["POST"])
def b():
    data = request.json
    store.add(data)  # finding
    return ""
""",
    "after request": """
from shop import app


@app.after_request
def add(response):
    return response
""",
    "module that a user names": """
import importlib
import sys


def main():
    importlib.import_module(sys.argv[1])
""",
}


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_marked_lines_block(case: str) -> None:
    path = "shop/views.py" if case.startswith("django") else "shop/app.py"
    assert blocked(CASES[case], path) == marked(CASES[case])
