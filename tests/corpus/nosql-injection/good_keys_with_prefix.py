from flask import request, Flask
from pymongo import MongoClient

coll = MongoClient().db.coll
app = Flask(__name__)


@app.route("/x")
def x():
    flt = {"tags." + k: str(v) for k, v in request.args.items()}
    return str(list(coll.find(flt)))
