import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.get("/listeners")
def listeners():
    asked = request.args.get("port", "80")
    try:
        port = int(asked)
    except ValueError:
        port = 80
    finally:
        app.logger.debug("looked for listeners")
    return {"found": subprocess.getoutput(f"ss -ltn sport = :{port}")}
