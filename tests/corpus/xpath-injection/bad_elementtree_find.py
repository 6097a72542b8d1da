import xml.etree.ElementTree as ET
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

TREE = ET.parse("rooms.xml")


class Rooms(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        room = query.get("room", ["lobby"])[0]
        node = TREE.find(".//room[@id='%s']/capacity" % room)
        self.send_response(200 if node is not None else 404)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        if node is not None:
            self.wfile.write((node.text or "0").encode())


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 8000), Rooms).serve_forever()
