import contextlib
import io

from flask import Flask, request

app = Flask(__name__)


@app.route("/run", methods=["POST"])
def run_script():
    source = request.files["script"].read().decode()
    out = io.StringIO()
    scope = {}
    with contextlib.redirect_stdout(out):
        exec(compile(source, "<upload>", "exec"), scope)
    return {"output": out.getvalue(), "names": sorted(n for n in scope if n[0] != "_")}
