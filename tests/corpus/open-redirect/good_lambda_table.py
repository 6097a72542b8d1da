from flask import Flask, redirect, request

app = Flask(__name__)
ROUTES = {
    "home": lambda args: "/home",
    "item": lambda args: "/items/" + args.get("url", ""),
}


@app.get("/jump")
def jump():
    resolve = ROUTES.get(request.args.get("to", "home"), ROUTES["home"])
    return redirect(resolve(request.args))
