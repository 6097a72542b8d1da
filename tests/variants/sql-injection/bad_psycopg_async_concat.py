import os

import psycopg
from fastapi import APIRouter, Query

router = APIRouter()


@router.get("/tickets")
async def list_tickets(status: str = Query("open")):
    sql = "SELECT id, subject FROM tickets WHERE status = '" + status + "' ORDER BY id"
    async with await psycopg.AsyncConnection.connect(os.environ["DATABASE_URL"]) as conn:
        async with conn.cursor() as cur:
            await cur.execute(sql)  # finding
            rows = await cur.fetchall()
    return [{"id": row[0], "subject": row[1]} for row in rows]
