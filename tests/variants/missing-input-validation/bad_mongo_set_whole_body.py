from bson import ObjectId
from fastapi import FastAPI, Request

from app.mongo import collection

app = FastAPI()


@app.patch("/members/{member_id}")
async def update_member(member_id: str, request: Request):
    changes = await request.json()
    await collection.update_one({"_id": ObjectId(member_id)}, {"$set": changes})  # finding
    return {"updated": True}
