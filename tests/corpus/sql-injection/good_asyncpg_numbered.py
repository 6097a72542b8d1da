from contextlib import asynccontextmanager
from enum import Enum

import asyncpg
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool(dsn="postgresql://localhost/metrics")
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=lifespan)


class Order(str, Enum):
    asc = "ASC"
    desc = "DESC"


SERIES = "SELECT ts, value FROM samples WHERE host = $1 AND metric = $2 ORDER BY ts {order} LIMIT {limit}"


@app.get("/series/{metric}")
async def series(request: Request, metric: str, host: str, order: Order = Order.desc, limit: int = 100):
    sql = SERIES.format(order=order.value, limit=limit)
    async with request.app.state.pool.acquire() as conn:
        rows = await conn.fetch(sql, host, metric)
    return [dict(r) for r in rows]
