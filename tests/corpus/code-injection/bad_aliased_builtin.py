import builtins

from bottle import request, route, run

interpret = getattr(builtins, "eval")


def convert(raw, reader=interpret):
    try:
        return reader(raw)
    except Exception:
        return raw


@route("/coerce")
def coerce():
    values = {key: convert(value) for key, value in request.query.items()}
    return {"types": {key: type(value).__name__ for key, value in values.items()}}


if __name__ == "__main__":
    run(host="localhost", port=8092)
