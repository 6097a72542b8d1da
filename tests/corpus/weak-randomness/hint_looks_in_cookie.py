import random

from flask import Flask, make_response

app = Flask(__name__)


@app.route("/login")
def login():
    answer = make_response("")
    answer.set_cookie("login_background", str(random.randint(1, 8)))
    answer.set_cookie("author_of_the_day", str(random.randint(1, 50)))
    return answer
