import sqlite3

from flask import Flask, jsonify, request
from flask.views import MethodView

app = Flask(__name__)


class Comments(MethodView):
    def get(self):
        post = request.args.get("post", "0")

        num = 86
        order = "created_at" if 7 * 42 - num > 200 else post

        sql = "SELECT author, body FROM comments WHERE post_id = ? ORDER BY {0}".format(order)
        with sqlite3.connect("blog.db") as db:
            rows = db.execute(sql, [post]).fetchall()
        return jsonify(rows)


app.add_url_rule("/comments", view_func=Comments.as_view("comments"))
