import os

import pymongo
from bson import ObjectId
from flask import Blueprint, request

tickets = Blueprint("tickets", __name__)
collection = pymongo.MongoClient(os.getenv("MONGO_URI")).support.tickets


@tickets.patch("/tickets/<ticket_id>")
def change_ticket(ticket_id):
    changes = request.json
    collection.update_one({"_id": ObjectId(ticket_id)}, {"$set": changes})
    return "", 204
