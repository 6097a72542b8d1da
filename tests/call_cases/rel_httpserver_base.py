import requests
import http.server as hs
Base = hs.BaseHTTPRequestHandler
class H(Base):
    def other(self):
        requests.get(self.headers["x"], timeout=3)  # finding
