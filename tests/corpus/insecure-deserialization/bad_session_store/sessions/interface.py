from flask.sessions import SecureCookieSession, SessionInterface

from .codec import decode, encode


class BodySession(SessionInterface):
    def open_session(self, app, request):
        text = request.cookies.get("session")
        return SecureCookieSession(decode(text) if text else {})

    def save_session(self, app, session, response):
        response.set_cookie("session", encode(dict(session)), secure=True, httponly=True)
