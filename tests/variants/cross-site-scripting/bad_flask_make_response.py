from flask import Flask, make_response, request

app = Flask(__name__)


@app.post("/guestbook")
def sign_guestbook():
    entry = request.form["entry"]
    response = make_response("<blockquote>" + entry + "</blockquote>")  # finding
    response.headers["Cache-Control"] = "no-store"
    return response
