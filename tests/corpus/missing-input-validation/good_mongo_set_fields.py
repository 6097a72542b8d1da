import os

import pymongo
from bson import ObjectId
from flask import Blueprint, abort, request

tickets = Blueprint("tickets", __name__)
collection = pymongo.MongoClient(os.getenv("MONGO_URI")).support.tickets
STATES = {"open", "waiting", "closed"}


@tickets.patch("/tickets/<ticket_id>")
def change_ticket(ticket_id):
    body = request.json
    state = body.get("state")
    if state not in STATES:
        abort(400)
    note = str(body.get("note", ""))
    if len(note) > 500:
        abort(400)
    collection.update_one({"_id": ObjectId(ticket_id)}, {"$set": {"state": state, "note": note}})
    return "", 204
