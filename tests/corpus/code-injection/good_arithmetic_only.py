import re

from fastapi import FastAPI, HTTPException, Query

app = FastAPI()
ARITHMETIC = re.compile(r"[0-9+\-/. ]{1,60}")


def compute(formula: str) -> float:
    return eval(formula, {"__builtins__": {}}, {})


@app.get("/sum")
def total(formula: str = Query(max_length=60)):
    if ARITHMETIC.fullmatch(formula) is None:
        raise HTTPException(400, "digits and operators only")
    try:
        return {"result": compute(formula)}
    except (SyntaxError, ZeroDivisionError) as exc:
        raise HTTPException(422) from exc
