import websockets
from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.websocket("/bridge")
async def bridge(socket: WebSocket):
    await socket.accept()
    remote = socket.query_params["remote"]
    async with websockets.connect(remote) as upstream:
        async for message in upstream:
            await socket.send_text(message)
