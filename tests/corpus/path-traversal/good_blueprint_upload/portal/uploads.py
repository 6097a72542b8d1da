import os

from flask import Blueprint, request

from .naming import tidy

bp = Blueprint("uploads", __name__)
TARGET = "/srv/portal/files"


@bp.post("/")
def store():
    stored = []
    for item in request.files.getlist("attachments"):
        name = tidy(item.filename)
        item.save(os.path.join(TARGET, name))
        stored.append(name)
    return {"stored": stored}
