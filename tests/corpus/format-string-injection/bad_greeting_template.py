from flask import Flask, request
from flask_login import current_user, login_required

app = Flask(__name__)


@app.route("/preview")
@login_required
def preview():
    template = request.args.get("greeting", "Hello {user.name}")
    text = template.format(user=current_user)
    return app.response_class(text, mimetype="text/plain")
