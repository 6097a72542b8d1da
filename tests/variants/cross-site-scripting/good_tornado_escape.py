import tornado.web
from tornado.escape import xhtml_escape


class SearchHandler(tornado.web.RequestHandler):
    def get(self):
        query = xhtml_escape(self.get_argument("q", ""))
        self.write(f"<p>You searched for <em>{query}</em></p>")


class ApiHandler(tornado.web.RequestHandler):
    def get(self):
        self.write({"query": self.get_argument("q", "")})
