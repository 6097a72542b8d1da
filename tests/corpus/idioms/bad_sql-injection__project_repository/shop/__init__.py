from flask import Flask


def create_app():
    app = Flask(__name__)
    from .views import catalogue

    app.register_blueprint(catalogue)
    return app
