import httpx
from fastapi import FastAPI

app = FastAPI()
VERIFY_TLS = True
FOLLOW = False


def client():
    return httpx.AsyncClient(base_url="https://partner.example", verify=VERIFY_TLS, timeout=10, follow_redirects=FOLLOW)


@app.get("/rates/{currency}")
async def rates(currency: str):
    async with client() as http:
        return (await http.get("/rates", params={"currency": currency})).json()
