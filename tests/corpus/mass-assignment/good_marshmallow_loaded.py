from aiohttp import web
from marshmallow import Schema, ValidationError, fields, validate
from sqlalchemy.ext.asyncio import AsyncSession

from .orm import Invoice, engine

routes = web.RouteTableDef()


class InvoiceSchema(Schema):
    customer = fields.Str(required=True, validate=validate.Length(max=80))
    amount = fields.Decimal(required=True)


async def store(model, values):
    async with AsyncSession(engine) as session:
        record = model(**values)
        session.add(record)
        await session.commit()
        return record.id


@routes.post("/invoices")
async def create_invoice(request):
    try:
        values = InvoiceSchema().load(await request.json())
    except ValidationError as error:
        return web.json_response(error.messages, status=400)
    values["source"] = "api"
    return web.json_response({"id": await store(Invoice, values)})
