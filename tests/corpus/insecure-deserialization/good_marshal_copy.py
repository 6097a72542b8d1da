import json
import marshal
import zlib

import tornado.ioloop
import tornado.web

BLANK = {"level": 1, "lives": 3}


class StateHandler(tornado.web.RequestHandler):
    states = {}

    def put(self, session):
        fresh = marshal.loads(marshal.dumps(BLANK))
        fresh.update(json.loads(zlib.decompress(self.request.body)))
        self.states[session] = fresh
        self.set_status(204)

    def get(self, session):
        self.write({"state": repr(self.states.get(session))})


def make_app():
    return tornado.web.Application([(r"/state/(\w+)", StateHandler)])


if __name__ == "__main__":
    make_app().listen(9000)
    tornado.ioloop.IOLoop.current().start()
