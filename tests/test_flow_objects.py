"""Text that travels through attributes, containers, closures and arguments."""

from __future__ import annotations

import pytest

from tests.flow_cases import FLASK, blocked, marked

CASES = {
    "class attribute": FLASK
    + """
class Job:
    def start(self):
        os.system("run " + self.name)  # finding
    def read(self):
        self.name = request.args["name"]
""",
    "global": FLASK
    + """
LAST = ""


@app.get("/a")
def f():
    global LAST
    LAST = request.args["n"]
    return "ok"


@app.get("/b")
def g():
    os.system("ls " + LAST)  # finding
    return "ok"
""",
    "between helpers": FLASK
    + """
def get():
    return request.args["n"]


def get_directly():
    return os.environ["HOME"]


def run(name):
    os.system("ls " + name)  # finding


def run_own(name):
    os.system("ls " + name)


def job():
    run(get())
    run_own(get_directly())
""",
    "between helpers that are several calls deep": """
import os
import sys


def get():
    return read()


def read():
    return sys.argv[1]


def run(name):
    os.system("ls " + name)  # finding


def job():
    run(get())


def main():
    job()


if __name__ == "__main__":
    sys.exit(main())
""",
    "closure": FLASK
    + """
@app.get("/a")
def f():
    name = request.args["n"]
    def inner():
        os.system("ls " + name)  # finding
    inner()
    return "ok"
""",
    "inheritance": FLASK
    + """
class Base:
    def run(self, cmd):
        os.system("x " + cmd)  # finding


class Job(Base):
    def go(self):
        self.run(request.args["c"])
""",
    "star args": FLASK
    + """
def run(*parts):
    os.system(" ".join(parts))  # finding


@app.get("/a")
def f():
    run("ls", request.args["n"])
    return "ok"
""",
    "kwargs": FLASK
    + """
def run(**options):
    os.system("ls " + options["name"])  # finding


@app.get("/a")
def f():
    run(name=request.args["n"])
    return "ok"
""",
    "dict": FLASK
    + """
@app.get("/a")
def f():
    opts = {"name": request.args["n"], "mode": "x"}
    os.system("ls " + opts["name"])  # finding
    return "ok"
""",
    "dict other key": FLASK
    + """
@app.get("/a")
def f():
    opts = {"name": request.args["n"], "mode": "x"}
    os.system("ls " + opts["mode"])
    return "ok"
""",
    "dict set": FLASK
    + """
@app.get("/a")
def f():
    m = {}
    m["a"] = "safe"
    m["b"] = request.args["n"]
    os.system("ls " + m["a"])
    os.system("ls " + m["b"])  # finding
    os.system("ls " + m.get("b"))  # finding
    m["b"] = "now safe"
    os.system("ls " + m["b"])
    return "ok"
""",
    "dict loop": FLASK
    + """
@app.get("/a")
def f():
    m = {}
    for k in request.args:
        m[k] = request.args[k]
    os.system("ls " + m["b"])  # finding
    return "ok"
""",
    "update": FLASK
    + """
@app.get("/a")
def f():
    m = {"a": "b"}
    m.update(request.args)
    os.system("ls " + m["a"])  # finding
    return "ok"
""",
    "list append": FLASK
    + """
@app.get("/a")
def f():
    cmd = ["ls"]
    cmd.append(request.args["n"])
    os.system(" ".join(cmd))  # finding
    return "ok"
""",
    "list index": FLASK
    + """
@app.get("/a")
def f():
    a = []
    a.append("safe")
    a.append(request.args["n"])
    a.append("other")
    a.pop(0)
    os.system("ls " + a[0])  # finding
    os.system("ls " + a[1])
    return "ok"
""",
    "augmented list": FLASK
    + """
@app.get("/a")
def f():
    cmd = ["ls"]
    cmd += [request.args["n"]]
    os.system(" ".join(cmd))  # finding
    return "ok"
""",
    "configparser": FLASK
    + """
import configparser


@app.get("/a")
def f():
    conf = configparser.ConfigParser()
    conf.add_section("s")
    conf.set("s", "a", "safe")
    conf.set("s", "b", request.args["n"])
    os.system("ls " + conf.get("s", "a"))
    os.system("ls " + conf.get("s", "b"))  # finding
    return "ok"
""",
    "lambda and map": FLASK
    + """
@app.get("/a")
def f():
    parts = [x.strip() for x in request.args["n"].split(",")]
    os.system("ls " + " ".join(parts))  # finding
    return "ok"
""",
    "alias loads": """
from pickle import loads as unpack
from flask import request


def f():
    unpack(request.data)  # finding
""",
}


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_marked_lines_block(case: str) -> None:
    path = "shop/views.py" if case.startswith("django") else "shop/app.py"
    assert blocked(CASES[case], path) == marked(CASES[case])
