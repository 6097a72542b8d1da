from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from .orm import Invoice, engine

routes = web.RouteTableDef()


async def store(model, values):
    async with AsyncSession(engine) as session:
        record = model(**values)
        session.add(record)
        await session.commit()
        return record.id


@routes.post("/invoices")
async def create_invoice(request):
    values = await request.json()
    values["source"] = "api"
    return web.json_response({"id": await store(Invoice, values)})
