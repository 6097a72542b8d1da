import marshal
import zlib

import tornado.ioloop
import tornado.web


class StateHandler(tornado.web.RequestHandler):
    states = {}

    def put(self, session):
        self.states[session] = marshal.loads(zlib.decompress(self.request.body))
        self.set_status(204)

    def get(self, session):
        self.write({"state": repr(self.states.get(session))})


def make_app():
    return tornado.web.Application([(r"/state/(\w+)", StateHandler)])


if __name__ == "__main__":
    make_app().listen(9000)
    tornado.ioloop.IOLoop.current().start()
