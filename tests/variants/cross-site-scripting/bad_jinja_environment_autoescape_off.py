from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader

app = FastAPI()
env = Environment(loader=FileSystemLoader("templates"), autoescape=False)


@app.get("/cards")
def card(name: str, motto: str):
    template = env.get_template("card.html")
    return HTMLResponse(template.render(name=name, motto=motto))  # finding
