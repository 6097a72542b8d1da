import socket

import tornado.web

SERVERS = ["db1.example.internal", "db2.example.internal", "cache.example.internal"]


class PortHandler(tornado.web.RequestHandler):
    def get(self):
        host = SERVERS[int(self.get_argument("server")) % len(SERVERS)]
        conn = socket.create_connection((host, 5432), timeout=2)
        try:
            self.write({"open": True, "peer": conn.getpeername()[0]})
        finally:
            conn.close()


app = tornado.web.Application([(r"/port", PortHandler)])
