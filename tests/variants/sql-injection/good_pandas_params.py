import pandas as pd
from app.database import engine
from fastapi import FastAPI
from sqlalchemy import text

app = FastAPI()


@app.get("/sales/summary")
def sales_summary(region: str, year: int):
    query = text(
        "SELECT month, SUM(amount) AS total FROM sales "
        "WHERE region = :region AND year = :year GROUP BY month"
    )
    frame = pd.read_sql(query, engine, params={"region": region, "year": year})
    return frame.to_dict(orient="records")
