from flask import Flask, render_template_string, request

app = Flask(__name__)


@app.route("/error")
def error_page():
    reason = request.args.get("reason", "unknown")
    template = "<h1>Something went wrong</h1><p>" + reason + "</p>"
    return render_template_string(template)  # finding
