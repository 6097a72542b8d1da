from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Member(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80))
    is_admin = db.Column(db.Boolean, default=False)


@app.post("/members")
def create():
    fields = {k: v for k, v in request.get_json().items() if k in ("name",)}
    db.session.add(Member(**fields))
    db.session.commit()
    return jsonify(created=True)
