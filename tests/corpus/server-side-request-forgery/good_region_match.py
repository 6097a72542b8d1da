import httpx
from sanic import Sanic, text

app = Sanic("regions")


@app.get("/region/stats")
async def stats(request):
    match request.args.get("region", "eu"):
        case "eu" | "de":
            region = "eu-central"
        case "us":
            region = "us-east"
        case _:
            return text("unknown region", status=404)
    base = "https://" + region
    async with httpx.AsyncClient(base_url=base + ".stats.example.com") as client:
        reply = await client.request("GET", "/v1/summary")
    return text(reply.text)
