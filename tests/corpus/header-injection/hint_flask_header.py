from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/csv")
def csv():
    response = make_response("id;total\n")
    response.headers["X-Export-Name"] = request.args.get("name", "export")
    return response
