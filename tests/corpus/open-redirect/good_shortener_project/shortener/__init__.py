from flask import Flask

from .views import links


def create_app():
    app = Flask(__name__)
    app.register_blueprint(links)
    return app
