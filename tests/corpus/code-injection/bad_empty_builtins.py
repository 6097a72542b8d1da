import math

from fastapi import FastAPI, HTTPException, Query

app = FastAPI()
NAMES = {k: v for k, v in vars(math).items() if not k.startswith("_")}


def compute(formula: str, x: float) -> float:
    return eval(formula, {"__builtins__": {}}, {**NAMES, "x": x})


@app.get("/plot")
def plot(formula: str = Query(max_length=200), start: float = 0, stop: float = 1, steps: int = 20):
    if "__import__" in formula:
        raise HTTPException(400)
    width = (stop - start) / steps
    return [compute(formula, start + i * width) for i in range(steps)]
