from motor.motor_asyncio import AsyncIOMotorClient


def get_database():
    client = AsyncIOMotorClient("mongodb+srv://crm:{{alnum:16}}@cluster0.example.mongodb.net/crm")  # finding
    return client["crm"]


async def count_leads() -> int:
    return await get_database()["leads"].count_documents({})
