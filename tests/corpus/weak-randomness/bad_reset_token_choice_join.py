import random
import string

from flask import Flask, request, url_for

from .mail import send_mail
from .models import User, db

app = Flask(__name__)


@app.post("/forgot")
def forgot_password():
    user = User.query.filter_by(email=request.form["email"]).first()
    if user:
        alphabet = string.ascii_letters + string.digits
        user.reset_token = "".join(random.choice(alphabet) for _ in range(40))
        db.session.commit()
        send_mail(user.email, url_for("reset", token=user.reset_token, _external=True))
    return "", 202
