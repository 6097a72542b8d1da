import socket

import tornado.web


class PortHandler(tornado.web.RequestHandler):
    def get(self):
        host = self.get_argument("host")
        port = int(self.get_argument("port", "443"))
        conn = socket.create_connection((host, port), timeout=2)
        try:
            self.write({"open": True, "peer": conn.getpeername()[0]})
        finally:
            conn.close()


app = tornado.web.Application([(r"/port", PortHandler)])
