from http.server import BaseHTTPRequestHandler
class Web(BaseHTTPRequestHandler):
    pass
