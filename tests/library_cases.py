"""Small programs for each library: a line with `# request` runs a shell with text of that kind, others with none.

A case is named for the module in `flow/frameworks` and, after a space, for what it shows. `import os` stands before
each of them.
"""

from __future__ import annotations

IN_VIEWS = frozenset({"django function", "rest_framework"})
"""Cases that are in a file of views."""

WEB = {
    "flask": """
from flask import Flask, request

app = Flask(__name__)


@app.route("/a/<name>/<int:number>")
def show(name, number):
    os.system(name)  # request
    os.system(number)
    os.system(request.args["q"])  # request
    os.system(request.files["f"].filename)  # request
    os.system(request.method)
    return "ok"


@app.errorhandler(404)
def missing(error):
    os.system(request.path)  # request
    os.system("ls")
    return "none"


@app.cli.command("clean")
def clean():
    os.system("ls")
""",
    "flask class": """
import flask
from flask.views import MethodView


class Files(MethodView):
    def get(self, name, file_id):
        req = flask.request
        os.system(name)  # request
        os.system(req.get_json()["x"])  # request
        os.system(self.folder())

    def folder(self):
        return "/srv"
""",
    "werkzeug": """
from werkzeug.wrappers import Request, Response


@Request.application
def application(incoming):
    os.system(incoming.args["a"])  # request
    os.system(incoming.method)
    return Response("x")


def check(req: Request):
    os.system(req.form["a"])  # request
""",
    "quart": """
from quart import Quart, request, websocket

app = Quart(__name__)


@app.get("/a/<name>/<uuid:key>")
async def show(name, key):
    os.system(name)  # request
    os.system(key)
    form = await request.form
    os.system(form["a"])  # request
    return "ok"


@app.websocket("/ws")
async def ws():
    os.system(await websocket.receive())  # request
""",
    "starlette": """
from starlette.requests import Request
from starlette.endpoints import HTTPEndpoint
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute


async def page(incoming):
    os.system(incoming.query_params["q"])  # request
    os.system(incoming.method)


class Home(HTTPEndpoint):
    async def get(self, incoming):
        data = await incoming.json()
        os.system(data["q"])  # request


async def chat(ws):
    os.system(await ws.receive_text())  # request
    await ws.close()


def helper(wrapped: Request):
    os.system(wrapped.headers["x"])  # request


app = Starlette(routes=[Route("/a", page), Route("/b", Home), WebSocketRoute("/c", chat)])
""",
    "fastapi": """
import enum
import uuid
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Optional
from fastapi import Depends, FastAPI, Header, Path, Query, Request, UploadFile
from sqlalchemy.orm import Session

app = FastAPI()


class Color(str, enum.Enum):
    RED = "red"


SessionDep = Annotated[Session, Depends(lambda: None)]


@app.get("/a/{name}/{number}/{free:path}")
def show(
    name: str,
    number: int,
    free,
    color: Color,
    key: uuid.UUID,
    day: date,
    price: Decimal,
    flag: bool,
    mode: Literal["a", "b"],
    db: SessionDep,
    page: Optional[int] = None,
    code: str = Query(pattern="^[a-z]+$"),
    near: Annotated[str, Path(pattern=r"^\\d+$")] = "1",
    q: str | None = None,
    agent: Annotated[str, Header()] = "",
):
    for harmless in (number, color, key, day, price, flag, mode, db, page, code, near):
        os.system(harmless)
    os.system(name)  # request
    os.system(free)  # request
    os.system(q)  # request
    os.system(agent)  # request


@app.post("/b")
async def upload(file: UploadFile, incoming: Request):
    os.system(file.filename)  # request
    os.system(incoming.cookies["a"])  # request
    body = await incoming.body()
    os.system(body)  # request
""",
    "fastapi depends": """
from typing import Annotated
from fastapi import APIRouter, Depends, Security
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel

router = APIRouter()


def filters(q: str = "", limit: int = 10):
    os.system(q)  # request
    os.system(limit)
    return {"limit": limit}


class Common:
    def __init__(self, term: str = ""):
        os.system(term)  # request


def current_user():
    return object()


@router.get("/a")
def show(found=Depends(filters), user: Annotated[object, Security(current_user)] = None, c: Common = Depends()):
    os.system(found)
    os.system(user)


class Item(BaseModel):
    name: str
    size: int


@router.put("/b")
def put(item: Item):
    os.system(item.name)  # request
    os.system(item.size)
""",
    "django function": """
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.urls import path, re_path


def show(request, name):
    os.system(name)  # request
    os.system(request.GET["q"])  # request
    os.system(request.method)
    return HttpResponse("x")


@require_POST
def save(req: HttpRequest):
    os.system(req.POST["q"])  # request
    os.system(req.FILES["f"].name)  # request


def one(request, number, slug, text):
    os.system(number)
    os.system(slug)
    os.system(text)  # request
    return HttpResponse("x")


def old(request, year, name):
    os.system(year)
    os.system(name)  # request
    return HttpResponse("x")


def placed(request, number, text):
    os.system(number)
    os.system(text)  # request
    return HttpResponse("x")


urlpatterns = [
    re_path(r"^c/(\\d+)/(.*)/$", placed),
    path("a/<int:number>/<slug:slug>/<path:text>/", one),
    re_path(r"^b/(?P<year>[0-9]{4})/(?P<name>.+)/$", old),
]
""",
    "django class": """
from django.views.generic import ListView
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.management.base import BaseCommand
from django.db import connection
from shop.models import Item


class Items(ListView):
    def get_queryset(self):
        os.system(self.request.GET["q"])  # request
        os.system(self.request.method)
        return Item.objects.all()

    def post(self, request, text):
        os.system(text)  # request
        form = ItemForm(request.POST)
        os.system(form.cleaned_data["name"])  # request


class Command(BaseCommand):
    def handle(self, *args, **options):
        os.system(options["name"])  # input
        os.system(Item.objects.get(id=1).name)  # stored
        with connection.cursor() as cursor:
            os.system(cursor.fetchone()[0])  # stored
""",
    "ninja": """
from ninja import NinjaAPI

api = NinjaAPI()


@api.get("/a")
def show(request, q: str, limit: int):
    os.system(q)  # request
    os.system(limit)
    os.system(request.headers["x"])  # request
""",
    "rest_framework": """
from rest_framework import viewsets
from rest_framework.decorators import action, api_view
from rest_framework.response import Response


class Items(viewsets.ModelViewSet):
    def create(self, request):
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        os.system(serializer.validated_data["name"])  # request
        os.system(request.data["name"])  # request
        return Response()

    @action(detail=True)
    def more(self, request, slug=None):
        os.system(slug)  # request
        os.system(self.request.query_params["q"])  # request


@api_view(["GET"])
def search(r, term):
    os.system(term)  # request
    os.system(r.query_params["q"])  # request
    os.system(r.method)
    return Response()
""",
    "aiohttp": """
from aiohttp import ClientSession, web

routes = web.RouteTableDef()


@routes.get("/a/{name}")
async def show(req):
    os.system(req.match_info["name"])  # request
    os.system(req.method)
    return web.Response(text="x")


async def added(incoming):
    data = await incoming.post()
    os.system(data["a"])  # request


class Page(web.View):
    async def get(self):
        os.system(self.request.query["q"])  # request
        os.system(self.folder)


async def fetch():
    async with ClientSession() as session:
        async with session.get("https://example.com") as response:
            os.system(await response.text())  # network
            os.system(response.status)


app = web.Application()
app.add_routes([web.post("/b", added), web.view("/c", Page)])
""",
    "tornado": """
import tornado.web
import tornado.httpclient


class Main(tornado.web.RequestHandler):
    def get(self, name, number):
        os.system(self.get_argument("q"))  # request
        os.system(self.request.uri)  # request
        os.system(self.request.method)
        os.system(name)  # request
        os.system(number)

    def deeper(self):
        os.system(self.get_body_argument("q"))  # request


async def fetch():
    response = await tornado.httpclient.AsyncHTTPClient().fetch("https://example.com")
    os.system(response.body)  # network
    os.system(response.code)


app = tornado.web.Application([(r"/a/(.*)/(\\d+)", Main)])
""",
    "jupyter_server": """
from jupyter_server.base.handlers import APIHandler
import tornado.web


class Run(APIHandler):
    @tornado.web.authenticated
    async def post(self):
        body = self.get_json_body()
        os.system(body["cmd"])  # request
        os.system(self.base_url)
""",
    "bottle": """
from bottle import Bottle, request, route

app = Bottle()


@route("/a/<name>/<number:int>/<word:re:[a-z]+>")
def show(name, number, word):
    os.system(name)  # request
    os.system(number)
    os.system(word)
    os.system(request.query.q)  # request
    os.system(request.forms.get("a"))  # request
    os.system(request.method)


@app.post("/b")
def post():
    os.system(request.json["a"])  # request
""",
    "cherrypy": """
import cherrypy


class Root:
    @cherrypy.expose
    def index(self, name="", **more):
        os.system(name)  # request
        os.system(more["x"])  # request
        os.system(cherrypy.request.params["q"])  # request
        os.system(cherrypy.request.method)

    def hidden(self):
        os.system("ls")


cherrypy.quickstart(Root())
""",
    "pyramid": """
from pyramid.response import Response
from pyramid.view import view_config
from pyramid.config import Configurator


@view_config(route_name="a")
def show(req):
    os.system(req.params["q"])  # request
    os.system(req.matchdict["name"])  # request
    os.system(req.method)
    return Response("x")


def other(context, req):
    os.system(req.json_body["q"])  # request


config = Configurator()
config.add_view(other, route_name="b")
""",
    "webob": """
from webob import Request
from webob.dec import wsgify


@wsgify
def app(incoming):
    os.system(incoming.GET["q"])  # request
    os.system(incoming.method)
""",
    "sanic": """
from sanic import Sanic
from sanic.views import HTTPMethodView

app = Sanic("x")


@app.get("/a/<name>/<number:int>")
async def show(r, name, number):
    os.system(name)  # request
    os.system(number)
    os.system(r.args["q"])  # request
    os.system(r.method)


class Page(HTTPMethodView):
    async def post(self, r, text):
        os.system(text)  # request
        os.system(r.json["q"])  # request
""",
    "falcon": """
import falcon


class Things:
    def on_get(self, req, resp, name):
        os.system(name)  # request
        os.system(req.get_param("q"))  # request
        os.system(req.method)
        os.system(resp.status)

    async def on_post(self, incoming, outgoing):
        media = await incoming.get_media()
        os.system(media["a"])  # request
        os.system(outgoing.status)
""",
    "litestar": """
from litestar import Litestar, Request, get, post
from litestar.di import Provide


async def term(q: str) -> str:
    os.system(q)  # request
    return "x"


@get("/a/{name:str}/{number:int}", dependencies={"found": Provide(term)})
async def show(name: str, number: int, r: Request, request: Request) -> str:
    os.system(name)  # request
    os.system(number)
    os.system(r.query_params["q"])  # request
    os.system(request.headers["x"])  # request
    os.system(request.method)
    return "x"


@post("/b")
async def create(data: dict) -> None:
    os.system(data["a"])  # request
""",
    "http": """
from http.server import BaseHTTPRequestHandler
import http.client


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        os.system(self.path)  # request
        os.system(self.headers["x"])  # request
        os.system(self.rfile.read(3))  # request
        os.system(self.server_version)

    def helper(self):
        os.system(self.path)  # request


def fetch():
    connection = http.client.HTTPSConnection("example.com")
    answer = connection.getresponse()
    os.system(answer.read())  # network
""",
    "xmlrpc": """
from xmlrpc.server import SimpleXMLRPCServer


def run(command, number: int):
    os.system(command)  # request
    os.system(number)


class Service:
    def start(self, name):
        os.system(name)  # request

    def _private(self):
        os.system("ls")


server = SimpleXMLRPCServer(("localhost", 8000))
server.register_function(run, "run")
server.register_instance(Service())
""",
    "socketserver": """
import socketserver


class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        os.system(self.rfile.readline())  # network
        os.system(self.server)


class Raw(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024)
        os.system(data)  # network
""",
    "flask_restful": """
from flask_restful import Resource, reqparse

parser = reqparse.RequestParser()


class Item(Resource):
    def get(self, name):
        os.system(name)  # request

    def post(self):
        given = parser.parse_args()
        os.system(given["q"])  # request
""",
    "flask_socketio": """
from flask_socketio import SocketIO, Namespace

socketio = SocketIO()


@socketio.on("run")
def run(data):
    os.system(data["cmd"])  # request


class Room(Namespace):
    def on_say(self, text):
        os.system(text)  # request
""",
    "websockets": """
import asyncio
import websockets


async def serve_one(ws):
    async for message in ws:
        os.system(message)  # request
    os.system(await ws.recv())  # request


async def main():
    async with websockets.serve(serve_one, "localhost", 1):
        await asyncio.Future()


async def ask():
    async with websockets.connect("wss://example.com") as ws:
        os.system(await ws.recv())  # network
""",
    "websocket": """
import websocket


def on_message(ws, message):
    os.system(message)  # network


def ask():
    ws = websocket.create_connection("wss://example.com")
    os.system(ws.recv())  # network
""",
    "strawberry": """
import strawberry
from strawberry.types import Info


@strawberry.input
class Wanted:
    name: str
    size: int


@strawberry.type
class Query:
    @strawberry.field
    def user(self, info: Info, name: str, number: int, wanted: Wanted) -> str:
        os.system(name)  # request
        os.system(number)
        os.system(wanted.name)  # request
        os.system(wanted.size)
        os.system(info)
        return "x"


@strawberry.mutation
def remove(key: strawberry.ID) -> bool:
    os.system(key)  # request
    return True
""",
    "graphene": """
import graphene


class Query(graphene.ObjectType):
    user = graphene.String(name=graphene.String())

    def resolve_user(root, info, name):
        os.system(name)  # request
        os.system(root)
        os.system(info)


class Remove(graphene.Mutation):
    def mutate(self, info, path, **more):
        os.system(path)  # request
        os.system(more["x"])  # request
        os.system(info)
""",
    "ariadne": """
from ariadne import QueryType

query = QueryType()


@query.field("user")
def resolve(obj, info, name, number: int = 1):
    os.system(name)  # request
    os.system(number)
    os.system(obj)
    os.system(info)
""",
    "grpc": """
import grpc
from shop import shop_pb2_grpc


class Shop(shop_pb2_grpc.ShopServicer):
    def Find(self, request, context):
        os.system(request.name)  # request
        os.system(context)

    def _own(self, text):
        os.system("ls")
""",
    "streamlit": """
import streamlit as st

name = st.text_input("name")
os.system(name)  # request
os.system(st.sidebar.text_area("more"))  # request
os.system(st.slider("number"))
left, right = st.columns(2)
os.system(left.text_input("again"))  # request
os.system(st.query_params["q"])  # request
""",
    "gradio": """
import gradio as gr


def answer(text, times: int):
    os.system(text)  # request
    os.system(times)


def unused():
    os.system("ls")


demo = gr.Interface(fn=answer, inputs="text", outputs="text")
""",
    "dash": """
from dash import Dash, Input, Output, callback

app = Dash()


@app.callback(Output("a", "b"), Input("c", "d"))
def update(text):
    os.system(text)  # request


@callback(Output("a", "b"), Input("c", "d"))
def more(text):
    os.system(text)  # request
""",
    "aws_lambda": """
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

app = APIGatewayRestResolver()


@app.get("/a/<name>")
def show(name):
    os.system(name)  # request
    os.system(app.current_event.json_body["x"])  # request


def handler(event, context):
    return app.resolve(event, context)
""",
    "azure": """
import azure.functions as func

app = func.FunctionApp()


@app.route(route="a")
def show(req: func.HttpRequest) -> func.HttpResponse:
    os.system(req.params["q"])  # request
    os.system(req.get_json()["q"])  # request
    os.system(req.method)


def main(msg: func.QueueMessage):
    os.system(msg.get_body())  # message
    os.system(msg.id)
""",
    "functions_framework": """
import functions_framework


@functions_framework.http
def hello(incoming):
    os.system(incoming.args["q"])  # request
    os.system(incoming.method)


@functions_framework.cloud_event
def received(event):
    os.system(event.data["message"])  # message
""",
    "conventions wsgi": """
from urllib.parse import parse_qs


def application(environ, start_response):
    query = parse_qs(environ["QUERY_STRING"])
    os.system(query["q"][0])  # request
    os.system(environ["wsgi.input"].read())  # request
    start_response("200 OK", [])
    return [b""]


class Middleware:
    def __call__(self, environ, start_response):
        os.system(environ.get("PATH_INFO"))  # request
""",
    "conventions asgi": """
async def app(scope, receive, send):
    os.system(scope["path"])  # request
    message = await receive()
    os.system(message["body"])  # request
    await send({"type": "x"})
""",
    "conventions lambda": """
import json


def lambda_handler(event, context):
    body = json.loads(event["body"])
    os.system(body["name"])  # request
    os.system(context.function_name)


def other(event):
    os.system("ls")
""",
    "conventions router": """
from shop import api, bp


@bp.route("/a/<name>")
def show(name):
    os.system(name)  # request


@api.post("/b")
def post(text: str, number: int):
    os.system(text)  # request
    os.system(number)


@bp.cached("/c")
def cached():
    os.system("ls")


class Things:
    def on_get(self, req, resp, name):
        os.system(name)  # request
        os.system(req.params["q"])  # request
        os.system(resp)
""",
}

WORKERS = {
    "celery": """
from celery import Celery, Task, shared_task

app = Celery("x")


@app.task(bind=True)
def run(self, command, times: int):
    os.system(command)  # message
    os.system(times)


@shared_task
def more(name):
    os.system(name)  # message


class Job(Task):
    def run(self, path):
        os.system(path)  # message
""",
    "celery elsewhere": """
from .celery import app


@app.task
def run(command):
    os.system(command)  # message
""",
    "rq": """
from rq import Queue
from rq.decorators import job


@job("default")
def run(command):
    os.system(command)  # message


def later(name):
    os.system(name)  # message


Queue().enqueue(later, "x")
""",
    "arq": """
from arq import create_pool


async def run(ctx, command):
    os.system(command)  # message
    os.system(ctx)
""",
    "dramatiq": """
import dramatiq


@dramatiq.actor
def run(command, times: int):
    os.system(command)  # message
    os.system(times)
""",
    "huey": """
from huey import RedisHuey

huey = RedisHuey()


@huey.task()
def run(command):
    os.system(command)  # message
""",
    "kafka": """
from kafka import KafkaConsumer, KafkaProducer

consumer = KafkaConsumer("topic")
for message in consumer:
    os.system(message.value)  # message
os.system(KafkaProducer())
""",
    "pika": """
import pika

channel = pika.BlockingConnection().channel()


def received(ch, method, properties, body):
    os.system(body)  # message
    os.system(method)


def other(channel, delivery, header, text):
    os.system(text)  # message


channel.basic_consume(queue="q", on_message_callback=received)
channel.basic_consume("q", other)
""",
    "redis": """
import redis

r = redis.Redis()
os.system(r.get("a"))  # stored
os.system(r.blpop("q")[1])  # message
os.system(r.dbsize())
subscription = r.pubsub()
for message in subscription.listen():
    os.system(message["data"])  # message
""",
    "boto3": """
import boto3

sqs = boto3.client("sqs")
answer = sqs.receive_message(QueueUrl="x")
os.system(answer["Messages"][0]["Body"])  # message
table = boto3.resource("dynamodb").Table("x")
os.system(table.get_item(Key={})["Item"]["name"])  # stored
bedrock = boto3.client("bedrock-runtime")
os.system(bedrock.converse(modelId="x")["output"])  # model
os.system(sqs.list_queues())
""",
    "nats": """
import nats


async def received(msg):
    os.system(msg.data)  # message
    os.system(msg.sid)


async def main():
    nc = await nats.connect()
    await nc.subscribe("x", cb=received)


def on_message(client, userdata, msg):
    os.system(msg.payload)  # message
    os.system(userdata)
""",
    "zmq": """
import zmq

socket = zmq.Context().socket(zmq.REP)
os.system(socket.recv_string())  # message
os.system(socket.recv_json()["x"])  # message
os.system(socket.poll())
""",
    "google_cloud": """
from google.cloud import pubsub_v1

subscriber = pubsub_v1.SubscriberClient()


def received(message):
    os.system(message.data)  # message
    os.system(message.size)


subscriber.subscribe("path", callback=received)
""",
    "firestore": """
from google.cloud import firestore

snapshot = firestore.Client().collection("jobs").document("1").get()
os.system(snapshot.to_dict()["command"])  # stored
os.system(snapshot.id)
""",
    "slack": """
import discord
from discord.ext import commands

bot = commands.Bot()


@bot.command()
async def run(ctx, text, times: int):
    os.system(text)  # message
    os.system(times)
    os.system(ctx)


class Client(discord.Client):
    async def on_message(self, message):
        os.system(message.content)  # message
        os.system(message.id)
""",
}

MODELS = {
    "openai": """
import json
from openai import OpenAI, AsyncOpenAI

client = OpenAI()


def ask(text):
    answer = client.chat.completions.create(model="m", messages=[])
    os.system(answer.choices[0].message.content)  # model
    call = answer.choices[0].message.tool_calls[0]
    os.system(json.loads(call.function.arguments)["cmd"])  # model
    os.system(client.models.list())


async def more():
    parsed = await AsyncOpenAI().beta.chat.completions.parse(model="m")
    os.system(parsed.choices[0].message.parsed.cmd)  # model
    response = client.responses.create(model="m", input="x")
    os.system(response.output_text)  # model
    for chunk in client.chat.completions.create(stream=True):
        os.system(chunk.choices[0].delta.content)  # model


class Agent:
    def __init__(self, client):
        self.client = client

    def ask(self):
        os.system(self.client.chat.completions.create(model="m").choices[0].message.content)  # model
""",
    "agents": """
from agents import Agent, Runner, RunContextWrapper, function_tool


@function_tool
def run(ctx: RunContextWrapper, command: str, times: int):
    os.system(command)  # model
    os.system(times)
    os.system(ctx)


result = Runner.run_sync(Agent(name="x"), "hello")
os.system(result.final_output)  # model
""",
    "anthropic": """
import anthropic

client = anthropic.Anthropic()
message = client.messages.create(model="m", max_tokens=1, messages=[])
os.system(message.content[0].text)  # model
for block in message.content:
    os.system(block.input["cmd"])  # model
os.system(client.api_key)
""",
    "google_ai": """
from google import genai
import google.generativeai as old

client = genai.Client()
os.system(client.models.generate_content(model="m", contents="x").text)  # model
model = old.GenerativeModel("m")
os.system(model.generate_content("x").text)  # model
chat = model.start_chat()
os.system(chat.send_message("x").text)  # model
os.system(client.models.list())
""",
    "langchain": """
from langchain_openai import ChatOpenAI
from langchain_core.tools import BaseTool, tool

llm = ChatOpenAI()
os.system(llm.invoke("x").content)  # model
chain = prompt | llm
os.system(chain.invoke({}))  # model
os.system(llm.bind_tools([]).invoke("x").tool_calls[0]["args"]["a"])  # model
os.system(llm.model_name)


@tool
def run(command: str, times: int):
    os.system(command)  # model
    os.system(times)


class Shell(BaseTool):
    def _run(self, command: str):
        os.system(command)  # model
""",
    "llama_index": """
from llama_index.core import VectorStoreIndex
from llama_index.core.tools import FunctionTool

engine = VectorStoreIndex([]).as_query_engine()
os.system(engine.query("x").response)  # model


def run(command: str):
    os.system(command)  # model


FunctionTool.from_defaults(fn=run)
""",
    "litellm": """
import litellm
from litellm import acompletion, token_counter


async def ask():
    os.system(litellm.completion(model="m").choices[0].message.content)  # model
    answer = await acompletion(model="m")
    os.system(answer["choices"][0])  # model
    os.system(token_counter(model="m"))
""",
    "ollama": """
import ollama

os.system(ollama.chat(model="m")["message"]["content"])  # model
client = ollama.Client()
os.system(client.generate(model="m").response)  # model
os.system(client.list())
""",
    "cohere": """
import cohere

co = cohere.ClientV2()
os.system(co.chat(model="m", messages=[]).message.content[0].text)  # model
""",
    "mistralai": """
from mistralai import Mistral

client = Mistral(api_key="x")
os.system(client.chat.complete(model="m", messages=[]).choices[0].message.content)  # model
os.system(client.models.list())
""",
    "groq": """
from groq import Groq
import replicate

os.system(Groq().chat.completions.create(model="m").choices[0].message.content)  # model
os.system(replicate.run("m", input={}))  # model
""",
    "transformers": """
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

pipe = pipeline("text-generation", model="m")
os.system(pipe("x")[0]["generated_text"])  # model
tokenizer = AutoTokenizer.from_pretrained("m")
model = AutoModelForCausalLM.from_pretrained("m")
os.system(tokenizer.decode(model.generate()[0]))  # model
os.system(tokenizer.vocab_size)
""",
    "instructor": """
import instructor
from openai import OpenAI

client = instructor.from_openai(OpenAI())
os.system(client.chat.completions.create(response_model=Command).text)  # model
""",
    "pydantic_ai": """
from pydantic_ai import Agent, RunContext

agent = Agent("m")


@agent.tool
def run(ctx: RunContext[int], command: str, times: int):
    os.system(command)  # model
    os.system(times)
    os.system(ctx)


@agent.tool_plain
def plain(command: str):
    os.system(command)  # model


os.system(agent.run_sync("x").output)  # model
""",
    "mcp": """
from mcp.server import Server
from mcp.server.fastmcp import Context, FastMCP

mcp = FastMCP("x")
server = Server("x")


@mcp.tool()
def run(command: str, times: int, ctx: Context):
    os.system(command)  # model
    os.system(times)
    os.system(ctx)


@mcp.resource("file://{name}")
def read(name: str):
    os.system(name)  # model


@server.call_tool()
async def call(name, arguments):
    os.system(arguments["command"])  # model


@server.list_tools()
async def list_tools():
    os.system("ls")
""",
    "crewai": """
from crewai import Crew
from crewai.tools import BaseTool, tool


@tool("shell")
def run(command: str):
    os.system(command)  # model


class Shell(BaseTool):
    def _run(self, command: str):
        os.system(command)  # model


os.system(Crew(agents=[]).kickoff())  # model
""",
}

LOCAL = {
    "builtins": """
name = input("name")
os.system(name)  # input


def show(db, path):
    os.system(db.execute("SELECT 1").fetchone()[0])  # stored


with open("/etc/x") as f:
    os.system(f.read())  # stored
for line in open("/etc/x"):
    os.system(line)  # stored
""",
    "sys_": """
import sys
from sys import argv

os.system(sys.argv[1])  # input
os.system(argv[1])  # input
os.system(sys.stdin.readline())  # input
for line in sys.stdin:
    os.system(line)  # input
os.system(sys.platform)
""",
    "argparse": """
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("name")
args = parser.parse_args()
os.system(args.name)  # input
os.system(parser.prog)
""",
    "click": """
import click


@click.command()
@click.argument("name")
@click.option("--count", default=1)
@click.option("--kind", type=click.Choice(["a", "b"]))
@click.option("--force", is_flag=True)
@click.pass_context
def main(ctx, name, count, kind, force):
    os.system(name)  # input
    os.system(count)
    os.system(kind)
    os.system(force)
    os.system(ctx)
    os.system(click.prompt("more"))  # input
""",
    "typer": """
import typer

app = typer.Typer()


@app.command()
def main(name: str, count: int = 1, force: bool = False):
    os.system(name)  # input
    os.system(count)
    os.system(force)


def single(path: str):
    os.system(path)  # input


typer.run(single)
""",
    "fire": """
import fire


def main(name, times: int = 1):
    os.system(name)  # input
    os.system(times)


class Tools:
    def run(self, command):
        os.system(command)  # input


fire.Fire(main)
fire.Fire(Tools)
""",
    "fire everything": """
import fire


def main(name):
    os.system(name)  # input


fire.Fire()
""",
    "os": """
os.system(os.environ["A"])  # environment
os.system(os.getenv("A"))  # environment
os.system(os.environ.get("A"))  # environment
os.system(os.getpid())
os.system(os.getcwd())
""",
    "dotenv": """
from dotenv import dotenv_values, load_dotenv

load_dotenv()
os.system(dotenv_values()["A"])  # environment
""",
    "pathlib": """
from pathlib import Path

os.system(Path("/etc/x").read_text())  # stored
os.system(Path("/etc/x").exists())
""",
    "json": """
import json
from flask import request

with open("x") as f:
    os.system(json.load(f)["a"])  # stored
os.system(json.load(request.files["f"])["a"])  # request
os.system(json.loads("{}")["a"])
""",
    "files": """
import configparser
import csv
import tomllib
import yaml

with open("x") as f:
    for row in csv.reader(f):
        os.system(row[0])  # stored
with open("x") as f:
    os.system(yaml.safe_load(f)["a"])  # stored
with open("x", "rb") as f:
    os.system(tomllib.load(f)["a"])  # stored
os.system(csv.field_size_limit())
""",
    "pandas": """
import pandas as pd

table = pd.read_csv("x.csv")
os.system(table["name"][0])  # stored
os.system(pd.__version__)
""",
    "numpy": """
import numpy as np

os.system(np.loadtxt("x")[0])  # stored
os.system(np.zeros(3))
""",
    "uuid": """
import uuid

os.system(str(uuid.uuid4()))
""",
}

NETWORK = {
    "socket": """
import socket
import asyncio

s = socket.socket()
os.system(s.recv(10))  # network
connection, address = s.accept()
os.system(connection.recv(10))  # network
os.system(s.fileno())


async def served(reader, writer):
    os.system(await reader.readline())  # network
    os.system(writer)


class Echo(asyncio.Protocol):
    def data_received(self, data):
        os.system(data)  # network


asyncio.start_server(served, "localhost", 1)
""",
    "urllib": """
import urllib.request
from urllib.parse import urljoin

answer = urllib.request.urlopen("https://example.com")
os.system(answer.read())  # network
with urllib.request.urlopen("https://example.com") as f:
    os.system(f.read().decode())  # network
os.system(urljoin("https://example.com", "b"))
""",
    "requests": """
import requests

os.system(requests.get("https://example.com").text)  # network
session = requests.Session()
answer = session.post("https://example.com")
os.system(answer.json()["a"])  # network
os.system(answer.status_code)
for line in answer.iter_lines():
    os.system(line)  # network


def parse(response: requests.Response):
    os.system(response.text)  # network
    os.system(response.ok)
""",
    "httpx": """
import httpx


async def fetch():
    async with httpx.AsyncClient() as client:
        answer = await client.get("https://example.com")
        os.system(answer.text)  # network
        os.system(answer.status_code)
    os.system(httpx.get("https://example.com").json()["a"])  # network
""",
    "urllib3": """
import urllib3

pool = urllib3.PoolManager()
answer = pool.request("GET", "https://example.com")
os.system(answer.data)  # network
os.system(answer.status)
""",
    "mail": """
import email
import imaplib

box = imaplib.IMAP4_SSL("example.com")
kind, data = box.fetch("1", "(RFC822)")
message = email.message_from_bytes(data[0][1])
os.system(message["Subject"])  # network
os.system(box.host)
""",
    "paramiko": """
import paramiko

client = paramiko.SSHClient()
stdin, stdout, stderr = client.exec_command("uptime")
os.system(stdout.read())  # network
os.system(client.get_transport())
""",
}


def database(connect: str, *, imports: str = "", wait: str = "") -> str:
    """A program that reads rows through cursors."""
    package = connect.partition("(")[0].rpartition(".")[0]
    return f"""
{imports or f"import {package}"}


async def show():
    connection = {wait}{connect}
    cursor = {wait}connection.cursor()
    {wait}cursor.execute("SELECT 1")
    row = {wait}cursor.fetchone()
    os.system(row[0])  # stored
    for each in {wait}cursor.fetchall():
        os.system(each["name"])  # stored
    os.system(cursor.rowcount)
"""


DATABASES = {
    "sqlite3": database('sqlite3.connect("x")'),
    "sqlite3 loop": """
import sqlite3

connection = sqlite3.connect("x")
for row in connection.execute("SELECT 1"):
    os.system(row[0])  # stored
os.system(connection.total_changes)
""",
    "aiosqlite": database('aiosqlite.connect("x")', wait="await "),
    "psycopg": database('psycopg.connect("x")'),
    "psycopg2": database('psycopg2.connect("x")'),
    "asyncpg": """
import asyncpg


async def show():
    connection = await asyncpg.connect("x")
    for row in await connection.fetch("SELECT 1"):
        os.system(row["name"])  # stored
    pool = await asyncpg.create_pool("x")
    async with pool.acquire() as other:
        os.system(await other.fetchval("SELECT 1"))  # stored
        os.system(other.is_closed())
""",
    "pymysql": database('pymysql.connect(host="x")'),
    "mysqldb": database('MySQLdb.connect(host="x")'),
    "mysql": database('mysql.connector.connect(host="x")'),
    "pyodbc": database('pyodbc.connect("x")'),
    "oracledb": database('oracledb.connect("x")'),
    "pymssql": database('pymssql.connect("x")'),
    "mariadb": database('mariadb.connect(host="x")'),
    "duckdb": """
import duckdb

os.system(duckdb.sql("SELECT 1").fetchall()[0][0])  # stored
connection = duckdb.connect("x")
os.system(connection.execute("SELECT 1").df()["a"])  # stored
os.system(connection.description)
""",
    "snowflake": database('snowflake.connector.connect(user="x")'),
    "clickhouse": """
import clickhouse_connect

client = clickhouse_connect.get_client(host="x")
os.system(client.query("SELECT 1").result_rows[0][0])  # stored
os.system(client.ping())
""",
    "cassandra": """
from cassandra.cluster import Cluster

session = Cluster().connect()
for row in session.execute("SELECT 1"):
    os.system(row.name)  # stored
os.system(session.execute("SELECT 1").one().name)  # stored
os.system(session.keyspace)
""",
    "sqlalchemy": """
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("x")
with engine.connect() as connection:
    for row in connection.execute(text("SELECT 1")):
        os.system(row.name)  # stored
    os.system(connection.execute(text("SELECT 1")).scalar_one())  # stored
    os.system(connection.closed)
Maker = sessionmaker(engine)
with Maker() as session:
    os.system(session.query(Item).filter_by(id=1).first().name)  # stored
    os.system(session.scalars(select(Item)).all()[0].name)  # stored


def show(db: Session):
    os.system(db.get(Item, 1).name)  # stored
    os.system(db.is_active)
""",
    "peewee": """
from peewee import Model

from shop.models import Item

os.system(Item.get_or_none(id=1).name)  # stored
os.system(Item.count())
""",
    "pymongo": """
from pymongo import MongoClient

client = MongoClient()
users = client["shop"]["users"]
os.system(users.find_one({})["name"])  # stored
for each in client.shop.items.find({}).sort("a"):
    os.system(each["name"])  # stored
os.system(users.count_documents({}))
""",
    "elasticsearch": """
from elasticsearch import Elasticsearch

es = Elasticsearch()
os.system(es.search(index="x")["hits"]["hits"][0]["_source"]["a"])  # stored
os.system(es.ping())
""",
}

CASES = {**WEB, **WORKERS, **MODELS, **LOCAL, **NETWORK, **DATABASES}
