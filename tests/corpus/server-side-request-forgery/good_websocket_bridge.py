import websockets
from fastapi import FastAPI, WebSocket

app = FastAPI()
UPSTREAMS = {"eu": "wss://eu.ticks.example.com/live", "us": "wss://us.ticks.example.com/live"}


@app.websocket("/bridge")
async def bridge(socket: WebSocket):
    await socket.accept()
    remote = UPSTREAMS[socket.query_params["remote"]]
    async with websockets.connect(remote) as upstream:
        async for message in upstream:
            await socket.send_text(message)
