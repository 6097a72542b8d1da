import random
import uuid

import tornado.web

SESSIONS: dict[str, dict] = {}
GREETINGS = ("Hello", "Welcome back", "Good to see you")


class LoginHandler(tornado.web.RequestHandler):
    def post(self):
        user = self.application.users.verify(self.get_argument("name"), self.get_argument("password"))
        if user is None:
            raise tornado.web.HTTPError(401)
        session_token = str(uuid.uuid4())
        SESSIONS[session_token] = {"user": user.id, "greeting": random.choice(GREETINGS)}
        self.set_cookie("session", session_token, secure=True, httponly=True)
        self.redirect("/")
