import http.server
from urllib.parse import parse_qs, urlparse


class Form(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        params = parse_qs(urlparse(self.path).query)
        name = params.get("name", [""])[0]
        page = f"<form><input name=name value='{name}'></form>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.encode())
