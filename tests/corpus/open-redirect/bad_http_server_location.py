from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qsl, urlsplit


class Redirector(BaseHTTPRequestHandler):
    def do_GET(self):
        query = dict(parse_qsl(urlsplit(self.path).query))
        link = query.get("u", "/").replace("\r", "").replace("\n", "")
        self.send_response(302)
        self.send_header("Location", link)
        self.end_headers()
