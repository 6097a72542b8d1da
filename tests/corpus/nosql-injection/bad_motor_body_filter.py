from typing import Any

from fastapi import Body, FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()
client = AsyncIOMotorClient("mongodb://db:27017")
devices = client.get_database("fleet").get_collection("devices")


@app.post("/devices/search")
async def search(criteria: dict[str, Any] = Body(...), limit: int = 50):
    cursor = devices.find(criteria, projection={"_id": False}).limit(min(limit, 200))
    return [doc async for doc in cursor]
