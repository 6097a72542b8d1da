import sqlite3

from flask import Flask, jsonify, request
from flask.views import MethodView

app = Flask(__name__)


def quote(value: str) -> str:
    return value.replace("'", "''").replace(";", "")


class Comments(MethodView):
    def get(self):
        post = quote(request.args.get("post", "0"))
        sql = "SELECT author, body FROM comments WHERE post_id = {0} AND hidden = 0".format(post)
        with sqlite3.connect("blog.db") as db:
            rows = db.execute(sql).fetchall()
        return jsonify(rows)


app.add_url_rule("/comments", view_func=Comments.as_view("comments"))
