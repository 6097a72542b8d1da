import socket

import msgpack


def serve_worker(host: str, port: int) -> None:
    server = socket.create_server((host, port))
    while True:
        conn, _ = server.accept()
        with conn:
            payload = b""
            while chunk := conn.recv(4096):
                payload += chunk
            task = msgpack.unpackb(payload, raw=False)
            conn.sendall(msgpack.packb({"accepted": task["id"]}))
