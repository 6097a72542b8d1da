from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Shape(BaseModel):
    sides: int
    label: str = "square"


def area(width):
    return width * width


@app.post("/area")
def compute(shape: Shape):
    formula = f"area({shape.sides})"
    return {"label": shape.label, "area": eval(formula, {"area": area})}
