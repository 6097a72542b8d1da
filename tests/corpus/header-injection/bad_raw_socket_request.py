import socket

from fastapi import FastAPI

app = FastAPI()


@app.get("/legacy")
def legacy(agent: str = "bridge/1.0"):
    lines = ["GET /status HTTP/1.0", "Host: legacy.example.internal", "User-Agent: " + agent, "", ""]
    with socket.create_connection(("legacy.example.internal", 80), timeout=3) as conn:
        conn.sendall("\r\n".join(lines).encode("latin-1"))
        return {"reply": conn.recv(4096).decode("latin-1")}
