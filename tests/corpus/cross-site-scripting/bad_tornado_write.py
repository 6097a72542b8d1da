import tornado.web


class CommentHandler(tornado.web.RequestHandler):
    def initialize(self, prefix="Comment"):
        self.prefix = prefix

    async def post(self):
        comment = self.get_body_argument("comment")
        self.write("<div>")
        self.write(f"{self.prefix}: {comment}")
        self.write("</div>")


application = tornado.web.Application([(r"/comment", CommentHandler)])
