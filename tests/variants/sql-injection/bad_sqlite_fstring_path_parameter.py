import sqlite3

from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.get("/products/{sku}")
def read_product(sku: str):
    conn = sqlite3.connect("shop.db")
    conn.row_factory = sqlite3.Row
    row = conn.execute(f"SELECT sku, title, price FROM products WHERE sku = '{sku}'").fetchone()  # finding
    if row is None:
        raise HTTPException(status_code=404, detail="Product not found")
    return dict(row)
