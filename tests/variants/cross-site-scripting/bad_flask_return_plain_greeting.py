from flask import Flask

app = Flask(__name__)


@app.route("/greet/<name>")
def greet(name):
    """Flask sends a returned string as text/html."""
    return f"Hello, {name}!"  # finding
