import requests
from http import server
class H(
    server.BaseHTTPRequestHandler,
):
    def do_GET(self):
        self.go()
    def go(self):
        requests.get(self.path, timeout=3)
    def other(self):
        requests.get(self.headers["x"], timeout=3)  # finding
