"""A package index on loopback for tests: JSON or HTML pages of made-up projects, and every way of going wrong."""

from __future__ import annotations

import base64
import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = "application/vnd.pypi.simple.v1+json"
HTML = "text/html"
Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Hands each path to what the index has for it; all else is not there."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        login = self.server.login
        if login and self.headers.get("Authorization") != login:
            self.reply(401, b"")
        elif self.path in self.server.replies:
            self.server.replies[self.path](self)
        else:
            self.reply(404, b"no such page", HTML)

    def reply(self, status: int, body: bytes, kind: str = JSON, **headers: str) -> None:
        """One whole answer."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


class Server(ThreadingHTTPServer):
    """What the index has, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: dict[str, Reply] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.login = ""

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def url(self) -> str:
        """What PIP_INDEX_URL is set to."""
        return f"http://{self.host}/simple"

    @property
    def names(self) -> list[str]:
        """The projects that were asked for, in the order of the alphabet."""
        return sorted(path.split("/")[2] for path in self.asked if path.startswith("/simple/"))

    def wants(self, user: str, password: str) -> None:
        """Answer nobody else."""
        self.login = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

    def handle_error(self, *_: object) -> None:
        """Whoever hangs up early is no error here."""

    # --- pages -------------------------------------------------------------------------------

    def page(self, name: str, reply: Reply) -> None:
        """Anything at all in the place of a project's page."""
        self.replies[f"/simple/{name}/"] = reply

    def project(self, name: str, *versions: str, days: int = 900, html: bool = False, **more: Any) -> None:
        """A project with some versions, the first of them uploaded so many days ago.

        `yanked` has reasons by version; `status` and `reason` are those of PEP 792; `metadata` is the text of a file's.
        """
        files = [_file(name, version, days - number, more) for number, version in enumerate(versions)]
        if "metadata" in more:
            for file in files:
                self.replies[f"/files/{file['filename']}.metadata"] = lambda h: h.reply(
                    200, more["metadata"].encode(), "text/plain"
                )
        if html:
            self.page(name, lambda h: h.reply(200, _html(name, files, more).encode(), HTML))
            return
        document: dict[str, Any] = {
            "meta": {"api-version": "1.4"},
            "name": name,
            "versions": list(versions),
            "files": files,
        }
        if "status" in more:
            document["project-status"] = {"status": more["status"], "reason": more.get("reason", "")}
        self.page(name, lambda h: h.reply(200, json.dumps(document).encode()))

    def document(self, name: str, **fields: Any) -> None:
        """The JSON document beside the index."""
        self.replies[f"/pypi/{name}/json"] = lambda h: h.reply(200, json.dumps(fields).encode(), "application/json")


def _file(name: str, version: str, days: int, more: dict[str, Any]) -> dict[str, Any]:
    when = datetime.now(timezone.utc) - timedelta(days=days)
    filename = f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    return {
        "filename": filename,
        "url": f"/files/{filename}",
        "hashes": {},
        "yanked": more.get("yanked", {}).get(version, False),
        "upload-time": when.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "core-metadata": "metadata" in more,
    }


def _html(name: str, files: list[dict[str, Any]], more: dict[str, Any]) -> str:
    def link(file: dict[str, Any]) -> str:
        yanked = f' data-yanked="{file["yanked"]}"' if file["yanked"] is not False else ""
        return f'<a href="{file["url"]}#sha256=00"{yanked} data-requires-python="&gt;=3.8">{file["filename"]}</a><br/>'

    meta = '<meta name="pypi:repository-version" content="1.4">'
    if "status" in more:
        meta += f'<meta name="pypi:project-status" content="{more["status"]}">'
    body = "\n".join(map(link, files))
    return f"<!DOCTYPE html><html><head>{meta}<title>Links for {name}</title></head><body>{body}</body></html>"


# --- ways of going wrong -----------------------------------------------------------------------


def status(code: int) -> Reply:
    return lambda h: h.reply(code, b"")


def redirect(target: str, code: int = 302) -> Reply:
    return lambda h: h.reply(code, b"", Location=target)


def slow(seconds: float) -> Reply:
    def reply(handler: Handler) -> None:
        time.sleep(seconds)
        handler.reply(200, b"{}")

    return reply


def trickle(seconds: float) -> Reply:
    """A byte every now and then, never so late that one would give up waiting for the next."""

    def reply(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    return reply


def cut_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"meta": {"api-version": "1.0"}, "name":')
    handler.close_connection = True


def huge(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _ in range(1_000):
        handler.wfile.write(b" " * 100_000)
    handler.close_connection = True


def bomb(handler: Handler) -> None:
    handler.reply(200, _bomb(), Content_Encoding="gzip")


@cache
def _bomb() -> bytes:
    """Some kilobytes that unpack to a hundred million bytes."""
    return gzip.compress(b" " * 100_000_000, 1)


def text(body: str, kind: str = JSON) -> Reply:
    return lambda h: h.reply(200, body.encode(), kind)


@contextmanager
def serving() -> Iterator[Server]:
    """An index that answers until the end of the block."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
