from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool(dsn="postgresql://localhost/metrics")
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=lifespan)

SERIES = "SELECT ts, value FROM samples WHERE host = '{host}' AND metric = '{metric}' LIMIT {limit}"


@app.get("/series/{metric}")
async def series(request: Request, metric: str, host: str, limit: int = 100):
    sql = SERIES.format(host=host, metric=metric, limit=limit)
    async with request.app.state.pool.acquire() as conn:
        rows = await conn.fetch(sql)
    return [dict(r) for r in rows]
