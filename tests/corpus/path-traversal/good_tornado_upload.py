import os
import uuid

import tornado.ioloop
import tornado.web

SPOOL = "/var/spool/scans"
EXTENSIONS = {".pdf": ".pdf", ".tif": ".tiff", ".tiff": ".tiff"}


class ScanHandler(tornado.web.RequestHandler):
    def post(self):
        for scan in self.request.files["scan"]:
            original = scan["filename"]
            suffix = EXTENSIONS.get(os.path.splitext(original)[1].lower(), ".bin")
            with open(os.path.join(SPOOL, uuid.uuid4().hex + suffix), "wb") as out:
                out.write(scan["body"])
        self.set_status(204)


def make_app():
    return tornado.web.Application([(r"/scan", ScanHandler)])


if __name__ == "__main__":
    make_app().listen(8080)
    tornado.ioloop.IOLoop.current().start()
