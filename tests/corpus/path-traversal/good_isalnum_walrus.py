from pathlib import Path

from flask import Flask, request

app = Flask(__name__)
SNIPPETS = Path(__file__).parent / "snippets"


@app.get("/snippet")
def snippet():
    if not (name := request.args.get("name", "hello")).isalnum():
        return {"error": "bad name"}, 400
    if (source := SNIPPETS / f"{name}.txt").exists():
        return {"source": source.read_text()}
    return {"error": "unknown snippet"}, 404
