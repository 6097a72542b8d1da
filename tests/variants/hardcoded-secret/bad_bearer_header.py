import httpx

HEADERS = {
    "Accept": "application/json",
    "Authorization": "Bearer {{alnum:40}}",  # finding
}


async def list_devices() -> list:
    async with httpx.AsyncClient(headers=HEADERS, timeout=10) as client:
        response = await client.get("https://iot.example.org/api/devices")
        return response.json()["devices"]
