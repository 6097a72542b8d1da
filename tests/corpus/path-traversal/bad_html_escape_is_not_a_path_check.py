from html import escape
from pathlib import Path

from flask import Flask, request

app = Flask(__name__)
SNIPPETS = Path(__file__).parent / "snippets"


@app.get("/snippet")
def snippet():
    name = escape(request.args.get("name", "hello"))
    if (source := SNIPPETS / f"{name}.txt").exists():
        return {"source": source.read_text()}
    return {"error": "unknown snippet"}, 404
