import paramiko
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class RestartOrder(BaseModel):
    server: int
    service: str


def remote(server: int, command: str) -> str:
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect(f"node{server:02d}.internal", username="deploy")
    try:
        _stdin, stdout, _stderr = client.exec_command(command, timeout=30)
        return stdout.read().decode()
    finally:
        client.close()


@app.post("/restart")
def restart(order: RestartOrder):
    return {"output": remote(order.server, f"sudo systemctl restart {order.service}")}
