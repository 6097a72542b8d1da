import os
from http.server import BaseHTTPRequestHandler, HTTPServer

WEBROOT = "/var/www/kiosk"
PAGES = {"/": "index.html", "/help": "help.html", "/about": "about.html"}


class Kiosk(BaseHTTPRequestHandler):
    def do_GET(self):
        page = PAGES.get(self.path.split("?", 1)[0])
        if page is None:
            self.send_error(404)
            return
        with open(os.path.join(WEBROOT, page), "rb") as fh:
            body = fh.read()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


HTTPServer(("127.0.0.1", 8000), Kiosk).serve_forever()
