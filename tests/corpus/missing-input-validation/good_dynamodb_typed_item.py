import os
from typing import Literal

import boto3
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()
table = boto3.resource("dynamodb").Table(os.environ["DEVICES_TABLE"])


class Device(BaseModel):
    model_config = ConfigDict(extra="forbid")
    device_id: str = Field(pattern=r"^[a-f0-9]{16}$")
    kind: Literal["lamp", "plug", "sensor"]


@app.post("/devices")
async def register_device(device: Device):
    table.put_item(Item=device.model_dump())
    return {"registered": device.device_id}
