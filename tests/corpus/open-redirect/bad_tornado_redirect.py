import tornado.web


class ReturnHandler(tornado.web.RequestHandler):
    default = "/home"

    def target(self):
        return self.get_query_argument("continue", self.default)

    def get(self):
        self.redirect(self.target(), permanent=False)


application = tornado.web.Application([(r"/return", ReturnHandler)])
