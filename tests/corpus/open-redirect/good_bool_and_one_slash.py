from flask import Flask, redirect, request

app = Flask(__name__)


def stays_here(address):
    return bool(address) and address.startswith("/") and address[1:2] not in ("/", "\\")


@app.get("/back")
def back():
    address = request.args.get("to")
    return redirect(address if stays_here(address) else "/home")
