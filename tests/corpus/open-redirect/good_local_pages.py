from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

PAGES = ("/", "/start", "/help")


def local(path):
    return any(path == page for page in PAGES)


class Back(BaseHTTPRequestHandler):
    def do_GET(self):
        path = parse_qs(urlsplit(self.path).query).get("path", ["/"])[0]
        if not local(path):
            path = "/"
        self.send_response(303)
        self.send_header("Location", path)
        self.end_headers()
