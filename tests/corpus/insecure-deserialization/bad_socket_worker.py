import socketserver

import dill


class Job(socketserver.StreamRequestHandler):
    def handle(self):
        length = int.from_bytes(self.rfile.read(4), "big")
        payload = self.rfile.read(length)
        function, args = dill.loads(payload)
        self.wfile.write(dill.dumps(function(*args)))


def main():
    with socketserver.ThreadingTCPServer(("0.0.0.0", 7000), Job) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
