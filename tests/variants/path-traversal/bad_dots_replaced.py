from flask import Flask, Response, request

app = Flask(__name__)


@app.get("/lyrics")
def lyrics():
    # "....//" survives the replacement as "../"
    song = request.args["song"].replace("../", "")  # finding
    with open(f"/srv/lyrics/{song}", encoding="utf-8") as f:  # finding
        return Response(f.read(), mimetype="text/plain")
