import os
import subprocess
from pathlib import Path
from string import Template

import tornado.ioloop
import tornado.web

CONVERT = Template("cwebp -quiet -resize $width 0 -o /srv/thumbs/$stem.webp -- '$source'")


class ThumbHandler(tornado.web.RequestHandler):
    def post(self):
        source = self.get_body_argument("source")
        width = int(self.get_body_argument("width", "320"))
        line = CONVERT.substitute(source=source, width=width, stem=Path(source).stem)
        subprocess.run(line, shell=True, check=True, env={"PATH": os.defpath})
        self.write({"done": True})


if __name__ == "__main__":
    tornado.web.Application([(r"/thumb", ThumbHandler)]).listen(8888)
    tornado.ioloop.IOLoop.current().start()
