import tornado.web


class ReturnHandler(tornado.web.RequestHandler):
    default = "/home"
    sections = ["/home", "/news", "/account"]

    def target(self):
        wanted = self.get_query_argument("continue", self.default)
        return wanted if wanted in self.sections else self.default

    def get(self):
        self.redirect(self.target(), permanent=False)


application = tornado.web.Application([(r"/return", ReturnHandler)])
