from flask import Flask, flash, redirect, request, url_for

app = Flask(__name__)
app.secret_key = "not-a-real-key"


@app.route("/upload", methods=["POST"])
def upload():
    if "document" not in request.files:
        flash("no file part")
        return redirect(request.url)
    request.files["document"].save("/srv/inbox/document.bin")
    return redirect(url_for("done", tag=request.form.get("tag")))


@app.route("/done")
def done():
    return {"done": True}
