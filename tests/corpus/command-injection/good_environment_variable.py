import os
import subprocess
from string import Template

import tornado.ioloop
import tornado.web

CONVERT = Template('cwebp -quiet -resize $width 0 -o /srv/thumbs/latest.webp -- "$$SOURCE"')


class ThumbHandler(tornado.web.RequestHandler):
    def post(self):
        source = self.get_body_argument("source")
        width = int(self.get_body_argument("width", "320"))
        line = CONVERT.substitute(width=width)
        subprocess.run(line, shell=True, check=True, env={"PATH": os.defpath, "SOURCE": source})
        self.write({"done": True})


if __name__ == "__main__":
    tornado.web.Application([(r"/thumb", ThumbHandler)]).listen(8888)
    tornado.ioloop.IOLoop.current().start()
