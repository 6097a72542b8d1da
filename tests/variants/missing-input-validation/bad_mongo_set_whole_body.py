from app.mongo import collection
from bson import ObjectId
from fastapi import FastAPI, Request

app = FastAPI()


@app.patch("/members/{member_id}")
async def update_member(member_id: str, request: Request):
    changes = await request.json()
    await collection.update_one({"_id": ObjectId(member_id)}, {"$set": changes})  # finding
    return {"updated": True}
