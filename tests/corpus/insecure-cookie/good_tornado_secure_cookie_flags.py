import os

import tornado.ioloop
import tornado.web

from accounts import authenticate


class LoginHandler(tornado.web.RequestHandler):
    def post(self):
        user = authenticate(self.get_body_argument("name"), self.get_body_argument("password"))
        if user is None:
            self.set_status(401)
            return
        self.set_signed_cookie("session_user", str(user.id), httponly=True, secure=True, samesite="Lax")
        self.redirect("/")


def make_app():
    return tornado.web.Application([(r"/login", LoginHandler)], cookie_secret=os.environ["COOKIE_SECRET"])
