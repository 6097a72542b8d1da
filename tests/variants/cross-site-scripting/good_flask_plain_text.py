from flask import Flask, Response, make_response, request

app = Flask(__name__)


@app.get("/greet/<name>")
def greet(name):
    return Response(f"Hello, {name}!", mimetype="text/plain")


@app.get("/status")
def status():
    response = make_response("ok")
    response.headers["X-Requested-By"] = request.args.get("by", "unknown")[:20]
    return response


@app.get("/csv")
def as_csv():
    return f"id,name\n1,{request.args['name']}\n", 200, {"Content-Type": "text/csv"}
