import os
from dataclasses import dataclass, field
from flask import Flask, request
app = Flask(__name__)
@dataclass
class Page:
    title: str
    errors: list = field(default_factory=list)
@app.route("/x")
def view():
    page = Page("Hello")
    page.errors.append("unknown user " + request.args["x"])
    return f"<p>{page}</p>"  # finding
