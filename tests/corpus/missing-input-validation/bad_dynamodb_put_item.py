import os

import boto3
from fastapi import FastAPI, Request

app = FastAPI()
table = boto3.resource("dynamodb").Table(os.environ["DEVICES_TABLE"])


@app.post("/devices")
async def register_device(request: Request):
    item = await request.json()
    table.put_item(Item=item)
    return {"registered": item.get("device_id")}
