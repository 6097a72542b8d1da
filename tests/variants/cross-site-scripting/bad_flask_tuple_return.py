from flask import Flask, request

app = Flask(__name__)


@app.errorhandler(404)
def page_not_found(error):
    return "<h1>Not found</h1><p>%s does not exist</p>" % request.args.get("from", ""), 404  # finding
