from flask import Flask, render_template, request

from assistant import reply_to

app = Flask(__name__)


@app.post("/chat")
def chat():
    return render_template("chat.html", question=request.form["message"], reply=reply_to(request.form["message"]))
