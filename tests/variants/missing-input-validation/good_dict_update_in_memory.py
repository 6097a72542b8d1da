from collections import Counter

from fastapi import FastAPI

app = FastAPI()
votes: Counter = Counter()


@app.post("/preview")
def preview(data: dict):
    """Nothing is stored and no balance is touched: the answer goes back to who asked."""
    context = {"title": "Untitled", "theme": "light"}
    context.update(**data)
    total = sum(len(str(value)) for value in context.values())
    return {"context": context, "characters": total}


@app.post("/votes/{candidate}")
def vote(candidate: int):
    votes.update([candidate])
    return {"count": votes[candidate]}
