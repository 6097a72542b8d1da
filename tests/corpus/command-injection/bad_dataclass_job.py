import subprocess
from dataclasses import dataclass

from flask import Flask, request

app = Flask(__name__)


@dataclass
class Backup:
    database: str
    target: str = "/var/backups"
    compress: bool = True

    @property
    def command(self) -> str:
        dump = f"pg_dump {self.database}"
        return f"{dump} | gzip > {self.target}/dump.gz" if self.compress else f"{dump} > {self.target}/dump.sql"

    def start(self):
        return subprocess.check_call(self.command, shell=True)


@app.post("/backup")
def backup():
    payload = request.get_json(silent=True) or {}
    job = Backup(payload.get("database", "main"), compress=bool(payload.get("gzip", True)))
    return {"code": job.start()}
