from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape

app = FastAPI()
env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())
strict = Environment(loader=FileSystemLoader("templates"), autoescape=True)


@app.get("/cards")
def card(name: str, motto: str):
    template = env.get_template("card.html")
    return HTMLResponse(template.render(name=name, motto=motto))


@app.get("/labels")
def label(text: str):
    return HTMLResponse(strict.get_template("label.html").render(text=text))
