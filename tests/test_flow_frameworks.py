"""How web frameworks hand text in and send it out."""

from __future__ import annotations

import pytest

from tests.flow_cases import FLASK, blocked, marked

CASES = {
    "django cbv": """
from django.views import View
from django.http import HttpResponse


class Show(View):
    def get(self, request, name):
        q = self.request.GET.get("q")
        return HttpResponse("<b>" + q + "</b>" + name)  # finding
    def post(self, request, slug):
        return HttpResponse(f"<b>{slug}</b>")  # finding
""",
    "drf": """
from rest_framework.views import APIView
from rest_framework.response import Response
from django.db import connection


class Search(APIView):
    def post(self, request):
        term = request.data["term"]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM items WHERE name = '{term}'")  # finding
        return Response([])
""",
    "aiohttp": """
from aiohttp import web


async def show(request):
    name = request.match_info["name"]
    return web.Response(text=f"<h1>{name}</h1>", content_type="text/html")  # finding


async def plain(request):
    name = request.match_info["name"]
    return web.Response(text=f"<h1>{name}</h1>")
""",
    "tornado": """
import tornado.web


class Main(tornado.web.RequestHandler):
    def get(self):
        self.write("<p>" + self.get_argument("q") + "</p>")  # finding
    def post(self, name):
        self.write({"a": name})
""",
    "starlette": """
from starlette.responses import HTMLResponse
from starlette.requests import Request


async def page(request: Request):
    return HTMLResponse("<p>" + request.query_params["q"] + "</p>")  # finding
""",
    "add_url_rule": FLASK
    + """
def show(name):
    os.system("ls " + name)  # finding
    return "ok"


app.add_url_rule("/show/<name>", view_func=show)
""",
    "urlpatterns": """
from django.urls import path
from django.http import HttpResponse


def show(request, name, number):
    return HttpResponse(f"<b>{name}</b>{number}")  # finding


def count(request, number):
    return HttpResponse(f"<b>{number}</b>")


urlpatterns = [path("show/<str:name>/<int:number>", show), path("count/<int:number>", count)]
""",
    "method view": """
from flask.views import MethodView
import os


class Files(MethodView):
    def get(self, name):
        os.system("cat " + name)  # finding
        return "ok"
""",
    "http.server": """
from http.server import BaseHTTPRequestHandler
import os


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        os.system("ls " + self.path)  # finding
        self.wfile.write(b"<p>" + self.path.encode() + b"</p>")  # finding
""",
    "decorated unusual": FLASK
    + """
@app.route("/x/<name>", methods=["GET"])
@login_required
def f(name):
    os.system("ls " + name)  # finding
    return "ok"
""",
    "async for": FLASK
    + """
async def ws(websocket):
    async for m in websocket.stream():
        os.system("x " + m)  # finding
""",
    "flask Response": FLASK
    + """
@app.get("/a")
def f():
    return Response("<b>" + request.args["n"] + "</b>")  # finding
""",
    "retyped": FLASK
    + """
@app.get("/a")
def f():
    r = make_response(request.args["n"])
    r.headers["Content-Type"] = "application/json"
    return r
""",
    "errorhandler": FLASK
    + """
@app.errorhandler(404)
def missing(error):
    return f"<p>{error}</p>", 404
""",
    "with as": FLASK
    + """
@app.get("/a")
def f():
    with open("/srv/" + request.args["n"]) as fh:  # finding
        return Response(fh.read(), mimetype="text/plain")
""",
}


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_marked_lines_block(case: str) -> None:
    path = "shop/views.py" if case.startswith("django") else "shop/app.py"
    assert blocked(CASES[case], path) == marked(CASES[case])
