import pickle

from app.features import build_features
from fastapi import FastAPI, Response
from pydantic import BaseModel

app = FastAPI()


class Window(BaseModel):
    start: int
    end: int


@app.post("/features")
def features(window: Window) -> Response:
    data = pickle.dumps(build_features(window.start, window.end))
    return Response(data, media_type="application/octet-stream")
