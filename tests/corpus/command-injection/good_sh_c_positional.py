import subprocess as sp

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


def words_in(filename):
    argv = ["/bin/sh", "-c", 'wc -w < "/srv/texts/$1"', "wc", filename]
    return int(sp.check_output(argv))


@app.route("/words")
def words():
    filename = request.args.get("file")
    if filename is None or "/" in filename:
        abort(400)
    return jsonify(count=words_in(filename))
