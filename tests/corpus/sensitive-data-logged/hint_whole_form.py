import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.post("/register")
def register():
    logger.debug("registration form: %s", request.form.to_dict())
    return {"registered": request.form["email"]}, 201
