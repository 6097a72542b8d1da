"""What is shared while one file is looked at: the other files of its snapshot, the budgets, what was worked out."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.flow.callables import Callables, Function
from aisec_hooks.flow.combining import joined
from aisec_hooks.flow.program import Program, Sinks
from aisec_hooks.flow.routes import library_class
from aisec_hooks.flow.values import Value
from aisec_hooks.syntax.source import Kind, Module

if TYPE_CHECKING:
    from aisec_hooks.flow.entries import Entry
    from aisec_hooks.flow.invocation import Outcome
    from aisec_hooks.syntax.source import Source

SHARED = ("flask.g.", "quart.g.", "bottle.local.", "flask.session.")
"""Objects that carry something from one function to the next within a request."""
READS = late.compiled(
    r"\b(?:request|req|websocket|argv|stdin|rfile|environ|input|recv|openai|anthropic|langchain|llama_index|litellm"
    r"|genai|ollama|mistralai|cohere|kafka|pika|poll|urlopen|get_argument|parse_args|streamlit|gradio|redis|blpop|click"
    r"|typer|boto3|sqs|celery|grpc|imaplib|websockets|aiohttp|httpx|requests|prompt|receive)\b"
)
"""Words of which a file has one, as a rule, that reads outside text of which some rule is sure."""
MOST_CALLS = 2_000
"""Calls that are followed while one file is looked at."""
MOST_CALLS_OF_ENTRY = 200
"""Calls that are followed for one function that is run by itself, or one statement of the module level."""
MOST_STEPS = 400_000
"""Expressions that are looked at for one file, repetitions counted."""


class World:
    """One look at a file."""

    def __init__(self, source: Source, module: Module, sinks: Sinks, run_module: Callable[[Program], None]) -> None:
        self.sinks = sinks
        self._run_module = run_module
        self.callables = Callables()
        self.homes: dict[ast.ClassDef, Program] = {}
        """Class -> its file."""
        self.known_calls: dict[tuple[object, ...], Outcome] = {}
        self.runs: dict[ast.AST, int] = {}
        """Function -> how often it was followed."""
        self.idle: dict[ast.AST, int] = {}
        """Function -> how often nothing came of following it: no sink was met, nothing from outside came back."""
        self.too_many = False
        """Calls were not followed because there were too many, or too many in one another with outside text."""
        self.met = 0
        """How many sinks were met."""
        self.steps_left = MOST_STEPS
        self.calls_left = MOST_CALLS
        self._entry_calls_left = MOST_CALLS_OF_ENTRY
        self.cut_short = False
        """Calls were not followed any more since something was entered: what they would have done is not known."""
        self.cuts = 0
        """How many calls were too deep to be followed."""
        self.passing_calls: dict[tuple[object, ...], Outcome] = {}
        """Outcomes that hold for what was entered last alone, because calls were not followed any more."""
        self._view = source.project
        self._programs: dict[str, Program | None] = {}
        self.entries: dict[Function, Entry] = {}
        """Function -> how a router enters it, for those that are wrapped by a decorator of the project."""
        self.entered: set[Function] = set()
        """The functions that were followed into."""
        self.contents: dict[int, Value] = {}
        """Place -> what the module level of another file put into a container or an object."""
        self.shared: dict[str, Value] = {}
        """Canonical attribute -> what any function put into it."""
        self._owned: dict[tuple[str, str], bool] = {}
        self._reading: dict[tuple[str, str], bool] = {}
        self.held: list[Value] = []
        """What was found elsewhere: it is the same for whoever looks again."""
        self.forced: dict[int, Value] = {}
        """Number of something elsewhere -> what it turned out to be."""
        self._library_classes: dict[ast.ClassDef, str] = {}
        self._places: dict[tuple[object, ...], int] = {}
        self._classes: dict[str, ast.ClassDef] = {}
        self._found: dict[tuple[str, str], tuple[Program, str] | None] = {}
        self.packages = source.names.packages
        """What the file that is looked at imports."""
        self.main = Program(module, source, self)
        """The file that is looked at."""
        self._programs[source.path] = self.main

    def begin(self) -> None:
        """Something is entered from outside: what it may use up is its own."""
        self._entry_calls_left = MOST_CALLS_OF_ENTRY
        self.cut_short = False
        self.passing_calls.clear()

    def take_call(self) -> bool:
        """Whether one more call may be followed."""
        if self.calls_left <= 0 or self._entry_calls_left <= 0:
            self.cut_short = self.too_many = True
            return False
        self.calls_left -= 1
        self._entry_calls_left -= 1
        return True

    def place(self, *what: object) -> int:
        """The place of the object that some code makes; the same code in the same call makes the same one."""
        return self._places.setdefault(what, len(self._places) + 1)

    def share(self, name: str, value: Value) -> None:
        """Remember what was put into an attribute of a library's object that all functions share, such as `flask.g`."""
        if name.startswith(SHARED) and value.taints:
            self.shared[name] = joined([self.shared[name], value]) if name in self.shared else value

    def home(self, owner: ast.ClassDef, otherwise: Program) -> Program:
        """The file of a class."""
        return self.homes.get(owner, otherwise)

    def find(self, name: str, importer: Program) -> tuple[Program, str] | None:
        """The file of this project that defines what a dotted name means, with the name's rest in that file."""
        if self._view is None or not name or name[0] == "?":
            return None
        key = (name, importer.path)
        if key not in self._found:
            self._found[key] = self._find(name, importer)
        return self._found[key]

    def _find(self, name: str, importer: Program) -> tuple[Program, str] | None:
        definition = self._view.resolve(name, importer.path) if self._view is not None else None
        if definition is None:
            return None
        program = self.program(definition.source)
        return (program, definition.rest) if program is not None else None

    def program(self, source: Source) -> Program | None:
        """A file of the project."""
        if source.path not in self._programs:
            module = source.python if source.kind is Kind.PYTHON else None
            self._programs[source.path] = None
            if isinstance(module, Module):
                self._programs[source.path] = Program(module, source, self)
        return self._programs[source.path]

    def run_module(self, program: Program) -> None:
        """Run the module level of another file; that of the file that is looked at is run by whoever looks."""
        if program is not self.main:
            self._run_module(program)

    def owns(self, name: str, importer: Program) -> bool:
        """Whether a dotted name begins with a module or package of this project."""
        if self._view is None or not name:
            return False
        first = name if name[0] == "." else name.partition(".")[0]
        key = (first if name[0] != "." else ".", importer.path)
        if key not in self._owned:
            self._owned[key] = name[0] == "." or self._view.owns(first, importer.path)
        return self._owned[key]

    def may_read(self, name: str, importer: Program) -> bool:
        """Whether what a dotted name means can be something that reads outside text."""
        key = (name, importer.path)
        if key not in self._reading:
            self._reading[key] = self._view is not None and self._view.peek(name, importer.path, READS)
        return self._reading[key]

    def read(self, path: str) -> str | None:
        """The text of a file of the snapshot, None if there is none."""
        source = self._view.read(path) if self._view is not None else None
        return source.text if source is not None else None

    def class_named(self, name: str, importer: Program) -> ast.ClassDef | None:
        """The class of this project that a dotted name means."""
        found = self.find(name, importer)
        return found[0].classes.get(found[1]) if found is not None else None

    def library_class(self, owner: ast.ClassDef) -> str:
        """The class of a library that the objects of a class of this project are of as well, "" if there is none."""
        if owner not in self._library_classes:
            self._library_classes[owner] = library_class(owner, self.home(owner, self.main))
        return self._library_classes[owner]

    def type_of(self, owner: ast.ClassDef, program: Program) -> str:
        """The type of the objects of a class of this project."""
        name = f"{self.home(owner, program).path}#{owner.name}"
        self._classes[name] = owner
        return name

    def class_of(self, made: str) -> ast.ClassDef | None:
        """The class of this project that a type means."""
        return self._classes.get(made)
