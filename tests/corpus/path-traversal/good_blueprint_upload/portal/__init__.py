from flask import Flask

from .uploads import bp


def create_app():
    app = Flask(__name__)
    app.register_blueprint(bp, url_prefix="/files")
    return app
