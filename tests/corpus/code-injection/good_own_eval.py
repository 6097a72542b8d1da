import json

from bottle import request, route, run


def eval(raw):
    try:
        return json.loads(raw)
    except ValueError:
        return raw


@route("/coerce")
def coerce():
    values = {key: eval(value) for key, value in request.query.items()}
    return {"types": {key: type(value).__name__ for key, value in values.items()}}


if __name__ == "__main__":
    run(host="localhost", port=8092)
