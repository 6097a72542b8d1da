import contextlib
import io

from flask import Flask, request

app = Flask(__name__)

SOURCE = """
words = text.split()
print(len(words), "words,", len(set(words)), "different")
"""
PROGRAM = compile(SOURCE, "<count>", "exec")


@app.route("/run", methods=["POST"])
def run_script():
    text = request.files["script"].read().decode()
    out = io.StringIO()
    scope = {"text": text}
    with contextlib.redirect_stdout(out):
        exec(PROGRAM, scope)
    return {"output": out.getvalue(), "names": sorted(n for n in scope if n[0] != "_")}
