import os

import httpx

HEADERS = {
    "Accept": "application/json",
    "Authorization": f"Bearer {os.environ['DEVICES_TOKEN']}",
    "X-Token-Type": "access",
}


async def list_devices() -> list:
    async with httpx.AsyncClient(headers=HEADERS, timeout=10) as client:
        response = await client.get("https://iot.example.org/api/devices")
        return response.json()["devices"]
