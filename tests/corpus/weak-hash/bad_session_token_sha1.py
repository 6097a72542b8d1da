import hashlib
import time

from aiohttp import web

SESSIONS = {}


async def login(request):
    form = await request.post()
    user = request.app["users"].authenticate(form["login"], form["password"])
    if user is None:
        raise web.HTTPUnauthorized()
    session_token = hashlib.sha1(f"{user.name}{time.time()}".encode()).hexdigest()
    SESSIONS[session_token] = user.id
    response = web.HTTPFound("/")
    response.set_cookie("session", session_token, secure=True, httponly=True)
    raise response
