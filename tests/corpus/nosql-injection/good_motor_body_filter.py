from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient
from pydantic import BaseModel

app = FastAPI()
client = AsyncIOMotorClient("mongodb://db:27017")
devices = client.get_database("fleet").get_collection("devices")


class Criteria(BaseModel):
    serial: str | None = None
    model: str | None = None
    online: bool | None = None


@app.post("/devices/search")
async def search(criteria: Criteria, limit: int = 50):
    query = {key: value for key, value in criteria.model_dump().items() if value is not None}
    cursor = devices.find(query, projection={"_id": False}).limit(min(limit, 200))
    return [doc async for doc in cursor]
