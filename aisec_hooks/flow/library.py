"""What is said of a library: what it reads from outside, how it calls its users' functions, what its calls return.

Names are canonical: as one imports them, a call standing for the class of what it returns, without brackets:
`requests.Session().get` is "requests.Session.get". A member that is read by index or key, or met in a loop, is "[]":
"sqlite3.Cursor[]" is a row. ".name" means that attribute or method of any object, ".a.b" the end of a longer chain.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from aisec_hooks.model import Sink, SourceKind


class Reading(Struct, frozen=True, kw_only=True):
    """Attributes, calls and members that give outside text."""

    names: tuple[str, ...]
    kind: SourceKind
    whole: bool = False
    """A parsed structure of the outside's choosing, such as a JSON body, rather than a text."""
    gives: str = ""
    """The type of what is read, canonical, such as that of an uploaded file; "" for text."""
    unless_carried: bool = False
    """Only where its arguments hold no outside text that is known: `json.load(upload)` is the upload's."""
    harmless: tuple[str, ...] = ()
    """Rules that it does not offend, such as "missing-input-validation" what a form has checked."""


class Entry(Struct, frozen=True, kw_only=True):
    """Functions of the user that the library calls with outside text.

    A function is one by any of `decorators`, `bases` with `methods`, `registrars`, `signature`.
    """

    decorators: tuple[str, ...] = ()
    """Canonical, or ".method" of any object: `@app.route(...)` is ".route"; with or without brackets."""
    bases: tuple[str, ...] = ()
    """Classes, canonical, by last name or by its end ("*View"), whose `methods` are called."""
    methods: tuple[str, ...] = ()
    """Names, or what they begin with ("do_*"); "*" for all that are public."""
    registrars: tuple[str, ...] = ()
    """Calls that are handed the function: `app.add_url_rule(path, view_func=show)` is ".add_url_rule".

    Handed a class or an object just made, they call its `methods`, all public ones if none are named.
    """
    whole_module: bool = False
    """A registrar that is handed nothing calls every function of the module."""
    signature: tuple[str, ...] = ()
    """The names of the first parameters, where nothing else tells: ("environ", "start_response")."""
    answers: tuple[str, ...] = ()
    """For a signature: one of these calls, by last name, must be what it returns."""
    in_views: bool = False
    """For a signature: only in files named for views are the other parameters taken to be parts of the URL."""
    path: tuple[int | str, ...] = ()
    """Where a decorator has the pattern of the URL: without a text that begins with "/" it is another decorator."""
    converted: bool = False
    """A route elsewhere may well convert what looks like a number by its name."""
    kind: SourceKind = SourceKind.REQUEST
    html: bool = False
    """A text that it returns is sent as HTML."""
    own: str = ""
    """The class of the library that `self` is one of, canonical."""
    typed: Mapping[int | str, str] = {}
    """Parameters (by position after self, or by name) that are no text: the canonical type, "" for none known."""
    whole: tuple[int | str, ...] = ()
    """Parameters that are parsed structures of the outside's choosing."""
    texts: tuple[int | str, ...] = ()
    """Parameters that are outside text, or an object full of it, though they are called `request` or the like."""


class Library(Struct, frozen=True, kw_only=True):
    """One library; `flow.frameworks` says which packages mean it."""

    name: str
    """What people call it."""
    readings: tuple[Reading, ...] = ()
    entries: tuple[Entry, ...] = ()
    """Of several that fit, the first counts."""
    returns: Mapping[str, str] = {}
    """Canonical call, attribute or other name of a class -> the canonical type of what it gives.

    "sqlite3.connect": "sqlite3.Connection". "pymongo.MongoClient.*" is any other attribute, and any member.
    """
    objects: tuple[str, ...] = ()
    """Further classes, canonical, whose objects are handed over by the library or made by the code: no text."""
    texts: tuple[str, ...] = ()
    """Types of annotations, canonical, that are text after all, or hold some: `pydantic.EmailStr`."""
    harmless: tuple[str, ...] = ()
    """Types of annotations, canonical or by last name, that no text of the outside's choosing fits."""
    providers: tuple[str, ...] = ()
    """Calls, by last name, that make a parameter's default or annotation the result of a function of the code."""
    sinks: Mapping[str, tuple[Sink, ...]] = {}
    """Rule -> its sinks that only this library has."""
    sanitizers: Mapping[str, tuple[str, ...]] = {}
    """Rule -> calls whose result cannot offend it."""
    carriers: tuple[str, ...] = ()
    """Calls whose result holds the text of their arguments, or of their object."""
    reducers: tuple[str, ...] = ()
    """Calls whose result holds no text of the outside's choosing."""


def of(owner: str, names: str) -> tuple[str, ...]:
    """Members of a class or module: of("flask.Request", "args form")."""
    return tuple(f"{owner}.{name}" for name in names.split())


def giving(made: str, names: str) -> dict[str, str]:
    """Calls and attributes that give one type, for `Library.returns`."""
    return dict.fromkeys(names.split(), made)
