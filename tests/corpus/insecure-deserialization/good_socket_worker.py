import json
import socketserver

import dill

FUNCTIONS = {"add": lambda a, b: a + b, "join": lambda *words: " ".join(map(str, words))}


class Job(socketserver.StreamRequestHandler):
    def handle(self):
        length = int.from_bytes(self.rfile.read(4), "big")
        payload = self.rfile.read(length)
        name, args = json.loads(payload)
        self.wfile.write(dill.dumps(FUNCTIONS[name](*args)))


def main():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 7000), Job) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
