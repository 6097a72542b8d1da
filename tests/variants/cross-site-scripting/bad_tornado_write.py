import tornado.web


class SearchHandler(tornado.web.RequestHandler):
    def get(self):
        query = self.get_argument("q", "")
        self.write(f"<p>You searched for <em>{query}</em></p>")  # finding


def make_app() -> tornado.web.Application:
    return tornado.web.Application([(r"/search", SearchHandler)])
