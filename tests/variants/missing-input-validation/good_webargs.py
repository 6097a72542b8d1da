from app.extensions import db
from app.models import Review
from flask import Flask, jsonify
from webargs import fields, validate
from webargs.flaskparser import use_kwargs

app = Flask(__name__)


@app.post("/reviews")
@use_kwargs(
    {
        "stars": fields.Int(required=True, validate=validate.Range(1, 5)),
        "comment": fields.Str(required=True, validate=validate.Length(max=2000)),
    }
)
def add_review(stars, comment):
    db.session.add(Review(stars=stars, comment=comment))
    db.session.commit()
    return jsonify(created=True), 201
