from pymongo import MongoClient
from pymongo.collection import Collection


def sessions(uri: str) -> Collection:
    return MongoClient(uri)["auth"]["sessions"]


def matching_sessions(collection: Collection, expression: str) -> list[dict]:
    return list(collection.find({"$where": "this.agent.indexOf('" + expression + "') >= 0"}))
