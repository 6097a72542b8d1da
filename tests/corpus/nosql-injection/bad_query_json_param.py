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
    criteria = parse(request.args.get("filter", "{}"))
    criteria["published"] = True
    found = posts.find(criteria).sort("created", -1)
    return Response(json_util.dumps(found), mimetype="application/json")
