import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("artifacts/price_model.joblib")


class Flat(BaseModel):
    rooms: int
    area: float


@app.post("/price")
def estimate_price(flat: Flat):
    return {"price": float(model.predict([[flat.rooms, flat.area]])[0])}
