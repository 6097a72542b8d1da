from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse


def one_line(value):
    return value.replace("\r", "").replace("\n", "")


class Download(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        filename = one_line(query.get("name", ["export.csv"])[0])
        self.send_response(200)
        self.send_header("Content-Disposition", f"attachment; filename={filename}")
        self.send_header("Content-Type", "text/csv")
        self.end_headers()
        self.wfile.write(b"id,total\n1,20\n")


HTTPServer(("127.0.0.1", 8000), Download).serve_forever()
