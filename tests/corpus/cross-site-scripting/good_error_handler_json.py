from flask import Flask, request

app = Flask(__name__)


@app.errorhandler(404)
def missing(error):
    where = request.full_path if request.args else request.path
    return {"error": f"<p>Nothing at <code>{where}</code>", "code": error.code}, 404
