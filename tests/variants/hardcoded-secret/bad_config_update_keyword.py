from app.extensions import mail
from flask import Flask


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(
        MAIL_SERVER="smtp.example.org",
        MAIL_USERNAME="robot",
        MAIL_PASSWORD="Violet-Giraffe-88",  # finding
    )
    mail.init_app(app)
    return app
