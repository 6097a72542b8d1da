import http.server
from urllib.parse import unquote


class Preferences(http.server.SimpleHTTPRequestHandler):
    def cookie(self, value):
        return "; ".join(("lang=" + value, "Path=/", "HttpOnly"))

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        posted = self.rfile.read(length).decode()
        _, _, language = posted.partition("lang=")
        self.send_response(204)
        self.send_header("Set-Cookie", self.cookie(unquote(language)))
        self.end_headers()
