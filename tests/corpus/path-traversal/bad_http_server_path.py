import os
from http.server import BaseHTTPRequestHandler, HTTPServer

WEBROOT = "/var/www/kiosk"


class Kiosk(BaseHTTPRequestHandler):
    def do_GET(self):
        page = self.path.split("?", 1)[0].lstrip("/") or "index.html"
        try:
            with open(os.path.join(WEBROOT, page), "rb") as fh:
                body = fh.read()
        except OSError:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


HTTPServer(("127.0.0.1", 8000), Kiosk).serve_forever()
