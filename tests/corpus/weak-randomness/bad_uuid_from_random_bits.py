import random
import uuid

import tornado.web

SESSIONS: dict[str, dict] = {}


class LoginHandler(tornado.web.RequestHandler):
    def post(self):
        user = self.application.users.verify(self.get_argument("name"), self.get_argument("password"))
        if user is None:
            raise tornado.web.HTTPError(401)
        session_token = str(uuid.UUID(int=random.getrandbits(128), version=4))
        SESSIONS[session_token] = {"user": user.id}
        self.set_cookie("session", session_token, secure=True, httponly=True)
        self.redirect("/")
