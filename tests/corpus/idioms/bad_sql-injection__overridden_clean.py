import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


class Lookup:
    def clean(self, value):
        return value.strip()

    def run(self, value):
        sql = "SELECT name FROM users WHERE id = %s" % self.clean(value)
        with sqlite3.connect("users.db") as db:
            return db.execute(sql).fetchone()


class NumberLookup(Lookup):
    def clean(self, value):
        return int(super().clean(value))


@app.get("/user")
def user():
    finder = Lookup()
    return jsonify(finder.run(request.args.get("id", "0")))
