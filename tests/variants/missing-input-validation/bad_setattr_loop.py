from app.extensions import db
from app.models import User
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.patch("/users/<int:user_id>")
def update_user(user_id):
    user = db.get_or_404(User, user_id)
    for field, value in request.get_json().items():
        setattr(user, field, value)  # finding
    db.session.commit()
    return jsonify(id=user.id)
