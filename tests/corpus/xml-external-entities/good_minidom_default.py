from xml.dom import minidom

import tornado.web


class FeedHandler(tornado.web.RequestHandler):
    def post(self):
        document = minidom.parseString(self.request.body)
        links = document.getElementsByTagName("link")
        self.write({"links": [link.firstChild.data for link in links]})


app = tornado.web.Application([(r"/feed", FeedHandler)])
