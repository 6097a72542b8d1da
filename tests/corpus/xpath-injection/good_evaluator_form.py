from lxml import etree
from sanic import Sanic
from sanic.response import json

app = Sanic("glossary")


class Glossary:
    def __init__(self, path):
        self.evaluate = etree.XPathEvaluator(etree.parse(path))

    def lookup(self, word):
        return self.evaluate("string(//entry[term=$word]/definition)", word=word)


glossary = Glossary("glossary.xml")


@app.post("/define")
async def define(request):
    word = request.form.get("word", "")
    return json({"word": word, "definition": glossary.lookup(word)})
