from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit


def local(path):
    return path.startswith("/") and not path.startswith("//")


class Back(BaseHTTPRequestHandler):
    def do_GET(self):
        path = parse_qs(urlsplit(self.path).query).get("path", ["/"])[0]
        if not local(path) or not path.isprintable():
            path = "/"
        self.send_response(303)
        self.send_header("Location", path)
        self.end_headers()
