"""What branches, loops and conditions tell the dataflow engine."""

from __future__ import annotations

import pytest

from tests.flow_cases import FLASK, blocked, marked

CASES = {
    "while break fact": FLASK
    + """
def f():
    while True:
        x = input("name: ")
        if x in ("a", "b"):
            break
    os.system("ls " + x)
""",
    "while not valid": FLASK
    + """
def f():
    x = input()
    while x not in ("a", "b"):
        x = input("again: ")
    os.system("ls " + x)
""",
    "while unsafe": FLASK
    + """
def f():
    while True:
        x = input("name: ")
        if x == "quit":
            break
        os.system("ls " + x)  # finding
""",
    "finally": FLASK
    + """
@app.get("/a")
def f():
    name = "a"
    try:
        name = request.args["n"]
    finally:
        os.system("ls " + name)  # finding
""",
    "handler": FLASK
    + """
@app.get("/a")
def f():
    try:
        n = request.args["n"]
        int(n)
    except ValueError:
        pass
    os.system("ls " + n)  # finding
""",
    "match": FLASK
    + """
@app.get("/a")
def f():
    match request.args["n"]:
        case "a" | "b" as x:
            os.system("ls " + x)
        case y:
            os.system("ls " + y)  # finding
    return "ok"
""",
    "match mapping": FLASK
    + """
@app.post("/a")
def f():
    match request.get_json():
        case {"name": n}:
            os.system("ls " + n)  # finding
    return "ok"
""",
    "conditional expr": FLASK
    + """
@app.get("/a")
def f():
    n = request.args["n"]
    n = n if n.isalnum() else "x"
    os.system("ls " + n)
    return "ok"
""",
    "except return else": FLASK
    + """
@app.get("/a")
def f():
    n = request.args.get("n")
    if n is None or not n.isalnum():
        return "bad", 400
    os.system("ls " + n)
    return "ok"
""",
    "folding": FLASK
    + """
@app.get("/a")
def f():
    n = request.args["n"]
    num = 106
    bar = "x" if 7 * 18 + num > 200 else n
    os.system("ls " + bar)
    if 7 * 42 - num > 200:
        bar = "constant"
    else:
        bar = n
    os.system("ls " + bar)  # finding
    guess = "ABC"[1]
    match guess:
        case "A":
            bar = n
        case "B":
            bar = "bob"
        case _:
            bar = n
    os.system("ls " + bar)
    return "ok"
""",
    "nested tuple": FLASK
    + """
@app.get("/a")
def f():
    (a, (b, c)) = ("x", (request.args["n"], "y"))
    os.system("ls " + c)
    os.system("ls " + b)  # finding
    return "ok"
""",
}


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_marked_lines_block(case: str) -> None:
    path = "shop/views.py" if case.startswith("django") else "shop/app.py"
    assert blocked(CASES[case], path) == marked(CASES[case])
