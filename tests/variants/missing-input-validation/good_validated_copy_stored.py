from app.mongo import database
from fastapi import FastAPI, Request
from pydantic import BaseModel, Field

app = FastAPI()


class Recipe(BaseModel):
    title: str = Field(max_length=200)
    minutes: int = Field(gt=0)


@app.post("/recipes")
async def add_recipe(request: Request):
    body = await request.json()
    recipe = Recipe(**body)
    await database["recipes"].insert_one(recipe.model_dump())
    return {"title": recipe.title}
