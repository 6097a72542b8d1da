import xml.sax
from xml.dom import minidom

import tornado.web


class FeedHandler(tornado.web.RequestHandler):
    def post(self):
        reader = xml.sax.make_parser()
        reader.setFeature("http://xml.org/sax/features/external-general-entities", True)
        document = minidom.parseString(self.request.body.decode("utf-8"), parser=reader)
        links = document.getElementsByTagName("link")
        self.write({"links": [link.firstChild.data for link in links]})


app = tornado.web.Application([(r"/feed", FeedHandler)])
