import re
import subprocess

import tornado.web


class WhoisHandler(tornado.web.RequestHandler):
    def get(self):
        domain = self.get_query_argument("domain")
        if not re.search(r"[a-z0-9][a-z0-9.-]*", domain):
            raise tornado.web.HTTPError(400)
        self.set_header("Content-Type", "text/plain")
        self.write(subprocess.check_output("whois " + domain, shell=True))


app = tornado.web.Application([(r"/whois", WhoisHandler)])
