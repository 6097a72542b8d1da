import socket

import dill


def serve_worker(host: str, port: int) -> None:
    server = socket.create_server((host, port))
    while True:
        conn, _ = server.accept()
        with conn:
            payload = b""
            while chunk := conn.recv(4096):
                payload += chunk
            task = dill.loads(payload)  # finding
            conn.sendall(str(task()).encode())
