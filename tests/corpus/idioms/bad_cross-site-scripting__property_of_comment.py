import datetime

from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


class Comment:
    def __init__(self, author, body):
        self._author, self._body = author, body
        self.when = datetime.date.today()

    @property
    def author(self):
        return escape(self._author)

    @property
    def body(self):
        return self._body.strip()


@app.post("/comments")
def add_comment():
    comment = Comment(request.form["author"], request.form["body"])
    return f"<li><b>{comment.author}</b> ({comment.when}) {comment.body}</li>"
