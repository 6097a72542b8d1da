from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit


class Greeter(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        line = "Welcome|" + query.get("name", ["friend"])[0]
        head, _, tail = line.partition("|")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<h1>{head}, {len(tail)} letters</h1>".encode())


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 8000), Greeter).serve_forever()
