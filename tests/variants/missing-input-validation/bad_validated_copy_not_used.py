from app.mongo import database
from fastapi import FastAPI, Request
from pydantic import BaseModel

app = FastAPI()


class Recipe(BaseModel):
    title: str
    minutes: int


@app.post("/recipes")
async def add_recipe(request: Request):
    """The raw document is stored, with whatever else it holds."""
    body = await request.json()
    recipe = Recipe.model_validate(body)
    await database["recipes"].insert_one(body)  # finding
    return {"title": recipe.title}
