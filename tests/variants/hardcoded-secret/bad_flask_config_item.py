from app.views import bp
from flask import Flask


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SQLALCHEMY_ECHO"] = False
    app.config["SECRET_KEY"] = "my-flask-signing-secret"  # finding
    app.register_blueprint(bp)
    return app
