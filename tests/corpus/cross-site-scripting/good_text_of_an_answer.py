import falcon
import markdown


class Preview:
    def on_post(self, req, resp):
        sent = req.get_media()
        resp.content_type = falcon.MEDIA_TEXT
        resp.text = "<article>" + markdown.markdown(sent.get("note", "")) + "</article>"


app = falcon.App()
app.add_route("/preview", Preview())
