from fastapi import FastAPI

from parcels import ParcelQuery, Search, run

app = FastAPI(title="Parcels")


@app.post("/search")
def search(body: Search):
    query = ParcelQuery(limit=body.limit).add("recipient", body.recipient)
    if body.depot is not None:
        query.add("depot_id", body.depot)
    return run(query)
