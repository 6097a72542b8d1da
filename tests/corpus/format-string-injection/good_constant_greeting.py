from flask import Flask, request
from flask_login import current_user, login_required

app = Flask(__name__)


@app.route("/preview")
@login_required
def preview():
    word = request.args.get("greeting", "Hello")
    text = "{word} {user.name}".format(word=word, user=current_user)
    return app.response_class(text, mimetype="text/plain")
