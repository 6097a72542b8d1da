from bottle import Bottle, redirect, request

app = Bottle()
HOME = "https://www.example.com"


@app.get("/out")
def out():
    url = request.query.url
    if url.startswith(HOME):
        redirect(url)
    redirect(HOME)
