from app.mongo import database
from fastapi import APIRouter, Body, HTTPException

router = APIRouter()
FIELDS = {"name": str, "age": int}


@router.post("/profiles")
async def create_profile(profile: dict = Body(...)):
    if set(profile) != set(FIELDS):
        raise HTTPException(status_code=422, detail="Unknown or missing fields")
    for key, kind in FIELDS.items():
        if not isinstance(profile[key], kind):
            raise HTTPException(status_code=422, detail=f"{key} has the wrong type")
    result = await database["profiles"].insert_one(profile)
    return {"id": str(result.inserted_id)}
