from flask import Flask, Response, request, send_from_directory

app = Flask(__name__)
ROOT = "/srv/manuals"


def read_plain(name):
    with open(f"{ROOT}/{name}", "rb") as stream:
        return Response(stream.read(), mimetype="application/pdf")


def read_contained(name):
    return send_from_directory(ROOT, name)


def serve(name, reader):
    response = reader(name)
    response.headers["Cache-Control"] = "no-store"
    return response


@app.get("/manual")
def manual():
    if "name" not in request.args:
        return serve("cover.pdf", read_plain)
    return serve(request.args["name"], read_contained)
