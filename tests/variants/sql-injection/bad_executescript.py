import sqlite3

from fastapi import FastAPI, Form

app = FastAPI()


@app.post("/feedback")
async def save_feedback(author: str = Form(...), message: str = Form(...)):
    conn = sqlite3.connect("feedback.db")
    conn.executescript(  # finding
        "BEGIN;"
        f"INSERT INTO feedback (author, message) VALUES ('{author}', '{message}');"
        "COMMIT;"
    )
    conn.close()
    return {"saved": True}
