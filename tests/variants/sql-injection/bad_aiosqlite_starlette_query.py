import aiosqlite
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

DB_PATH = "events.db"


async def events(request: Request) -> JSONResponse:
    city = request.query_params.get("city", "Berlin")
    query = f"""
        SELECT id, name, starts_at
        FROM events
        WHERE city = '{city}'
        ORDER BY starts_at
    """
    async with aiosqlite.connect(DB_PATH) as db:
        async with db.execute(query) as cursor:  # finding
            rows = await cursor.fetchall()
    return JSONResponse([{"id": r[0], "name": r[1]} for r in rows])


app = Starlette(routes=[Route("/events", events)])
