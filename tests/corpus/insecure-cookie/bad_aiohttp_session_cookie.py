import secrets

from aiohttp import web

SESSIONS: dict[str, int] = {}


class LoginView(web.View):
    async def post(self):
        form = await self.request.post()
        user = await self.request.app["users"].check(form["name"], form["password"])
        if user is None:
            return web.json_response({"error": "denied"}, status=403)
        token = secrets.token_hex(32)
        SESSIONS[token] = user
        response = web.json_response({"ok": True})
        response.set_cookie("session_token", token, max_age=86400, secure=True, httponly=False)
        return response
