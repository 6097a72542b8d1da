import pandas as pd
from app.database import engine
from fastapi import FastAPI

app = FastAPI()


@app.get("/sales/summary")
def sales_summary(region: str, year: int):
    query = (
        "SELECT month, SUM(amount) AS total FROM sales "
        f"WHERE region = '{region}' AND year = {year} "
        "GROUP BY month ORDER BY month"
    )
    frame = pd.read_sql(query, engine)  # finding
    return frame.to_dict(orient="records")
