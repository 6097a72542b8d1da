"""Running the dataflow engine over one text."""

from __future__ import annotations

from aisec_hooks.engines.flow import FlowEngine
from aisec_hooks.model import Confidence, Match, Note
from aisec_hooks.syntax.source import Module, Source

FLASK = """
import os
import pickle
import sqlite3
import subprocess
from pathlib import Path

from flask import Flask, Response, make_response, render_template_string, request

app = Flask(__name__)
"""


def matches(text: str, path: str = "shop/app.py") -> list[Match]:
    """All that the engine says of a text that can be parsed."""
    source = Source(path, text.encode())
    assert isinstance(source.python, Module), source.python
    return [m for m in FlowEngine().check(source) if isinstance(m, Match)]


def notes(text: str) -> list[Note]:
    """What the engine says it could not do."""
    return [n for n in FlowEngine().check(Source("shop/app.py", text.encode())) if isinstance(n, Note)]


def blocked(text: str, path: str = "shop/app.py") -> set[int]:
    """The lines that the engine is sure of."""
    return {m.span.start_line for m in matches(text, path) if m.confidence is Confidence.HIGH}


def marked(text: str) -> set[int]:
    """The lines that carry the mark `# finding`."""
    return {n for n, line in enumerate(text.split("\n"), 1) if "# finding" in line}
