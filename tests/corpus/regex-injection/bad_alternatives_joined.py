import re

import tornado.web


class FilterHandler(tornado.web.RequestHandler):
    documents = {"a": "red apples", "b": "green pears"}

    def get(self):
        words = self.get_arguments("word")
        joined = "|".join(word.strip() for word in words)
        hits = [key for key, text in self.documents.items() if re.findall("(%s)" % joined, text)]
        self.write({"hits": hits})


app = tornado.web.Application([(r"/filter", FilterHandler)])
