from app.extensions import db
from app.models import User
from flask import Flask, jsonify, request
from marshmallow import Schema, ValidationError, fields, validate

app = Flask(__name__)


class UserSchema(Schema):
    name = fields.String(required=True, validate=validate.Length(min=1, max=80))
    email = fields.Email(required=True)


@app.post("/users")
def create_user():
    try:
        data = UserSchema().load(request.get_json())
    except ValidationError as error:
        return jsonify(error.messages), 422
    db.session.add(User(**data))
    db.session.commit()
    return jsonify(created=True), 201
