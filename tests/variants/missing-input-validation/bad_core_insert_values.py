from app.database import engine
from app.tables import reviews
from fastapi import FastAPI, Request
from sqlalchemy import insert

app = FastAPI()


@app.post("/reviews")
async def add_review(request: Request):
    review = await request.json()
    async with engine.begin() as conn:
        await conn.execute(insert(reviews).values(**review))  # finding
    return {"status": "created"}
