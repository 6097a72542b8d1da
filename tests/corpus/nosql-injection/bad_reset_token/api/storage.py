from datetime import datetime, timezone

from motor.motor_asyncio import AsyncIOMotorClient

_db = AsyncIOMotorClient()["accounts"]


async def consume_token(token):
    now = datetime.now(timezone.utc)
    return await _db.resets.find_one_and_delete({"token": token, "expires": {"$gt": now}})
