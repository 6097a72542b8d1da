import psycopg
from app.config import settings
from fastapi import APIRouter
from psycopg import sql

router = APIRouter()


@router.get("/export/{table}")
async def export_table(table: str, tenant: str):
    query = sql.SQL("SELECT * FROM {table} WHERE tenant = {tenant}").format(
        table=sql.Identifier("exports", table), tenant=sql.Placeholder()
    )
    async with await psycopg.AsyncConnection.connect(settings.database_url) as conn:
        cur = await conn.execute(query, (tenant,))
        return await cur.fetchall()
