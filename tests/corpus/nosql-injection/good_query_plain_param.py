import json

from flask import Flask, Response, request
from pymongo import MongoClient
from bson import json_util

app = Flask(__name__)
posts = MongoClient()["blog"]["posts"]


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return {}


@app.get("/posts")
def list_posts():
    options = parse(request.args.get("options", "{}"))
    order = -1 if options.get("newest") else 1
    criteria = {"author": request.args.get("author"), "tags": {"$in": request.args.getlist("tag")}}
    criteria["published"] = True
    found = posts.find(criteria).sort("created", order)
    return Response(json_util.dumps(found), mimetype="application/json")
