import os


class Settings:
    def __init__(self):
        self.queue = os.environ.get("QUEUE", "default")
        self.secret_key = os.environ["WORKER_SECRET_KEY"]

    def describe(self):
        return f"queue={self.queue} secret_key={self.secret_key}"
