import bleach
import nh3
from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


@app.post("/preview")
def preview():
    cleaned = bleach.clean(request.form["article"], tags={"p", "b", "i"}, strip=True)
    return f"<article>{cleaned}</article>"


@app.post("/teaser")
def teaser():
    return Markup("<section>{}</section>").format(Markup(nh3.clean(request.form["teaser"])))
