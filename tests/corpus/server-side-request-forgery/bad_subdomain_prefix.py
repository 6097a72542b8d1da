import httpx
from sanic import Sanic, text

app = Sanic("regions")


@app.get("/region/stats")
async def stats(request):
    region = request.args.get("region", "eu")
    base = "https://" + region
    async with httpx.AsyncClient(base_url=base + ".stats.example.com") as client:
        reply = await client.request("GET", "/v1/summary")
    return text(reply.text)
