from app.mongo import database
from fastapi import APIRouter, Body

router = APIRouter()


@router.post("/profiles")
async def create_profile(profile: dict = Body(...)):
    """Store a profile document."""
    result = await database["profiles"].insert_one(profile)  # finding
    return {"id": str(result.inserted_id)}
