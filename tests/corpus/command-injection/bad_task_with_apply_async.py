import subprocess

from celery import Celery
from flask import Flask, request

app = Flask(__name__)
queue = Celery("thumbs")


@queue.task(bind=True)
def shrink(self, path):
    subprocess.run(f"mogrify -resize 50% {path}", shell=True, check=True)


@app.post("/shrink")
def start():
    shrink.apply_async(args=[request.json["path"]], countdown=5)
    return {"queued": True}
