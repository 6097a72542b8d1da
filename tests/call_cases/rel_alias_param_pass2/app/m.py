import requests
from fastapi import Request as Req
from app.pick import pick
async def fetch(request: Req):
    requests.get(pick(request), timeout=3)  # finding
