import sqlite3

from aiohttp import web

routes = web.RouteTableDef()
PREFIX = "events_"


@routes.get("/count")
async def count(request):
    label = PREFIX + request.query.get("year", "2024")
    table = label[len(PREFIX):]
    with sqlite3.connect("events.db") as db:
        number = db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
    return web.json_response({"count": number})
