"""The licence of a project itself, as its snapshot states it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import placed
from aisec_hooks.dependencies.manifests.tables import strings_of, table_of, text_of
from aisec_hooks.licences import written
from aisec_hooks.licences.kinds import Kind
from aisec_hooks.licences.policy import own_kind
from aisec_hooks.syntax.imports import above

Read = Callable[[str], str | None]
"""The text of the file at a path, None where there is none."""

TEXTS = tuple(
    f"{name}{ending}"
    for name in ("LICENSE", "LICENCE", "COPYING", "UNLICENSE")
    for ending in ("", ".txt", ".md", ".rst")
)
_FIELD = late.compiled(r"(?:^|[,(])[ \t]*licen[sc]e[ \t]*=[ \t]*[\"']?([^\"'\n]{2,120})", 10)  # IGNORECASE | MULTILINE
_CLASSIFIER = late.compiled(r"License :: [^\"'\n,]{3,120}")


def own_licence(path: str, head: Read, base: Read | None = None) -> str:
    """The expression for the licence that the files around `path` are under; "" where that cannot be told.

    The nearest folder that states one decides. Below the root it has to have done so before the change, where
    there is a `base`: code that comes with its own licence file comes from elsewhere all the same.
    """
    folder = path.rpartition("/")[0]
    for place in dict.fromkeys([*([folder] if folder else []), *above(folder), ""]):
        if found := _stated(place, head):
            if place and base is not None and not _stated(place, base):
                continue
            return found
    return ""


def _stated(folder: str, read: Read) -> str:
    """What the files of one folder state: its manifests, or else the texts; the most demanding where they differ."""
    prefix = f"{folder}/" if folder else ""
    for each in (_fields, _texts):
        found = [licence for licence in dict.fromkeys(each(prefix, read)) if licence]
        known = [licence for licence in found if own_kind(licence) is not Kind.UNKNOWN]
        if known:
            return max(known, key=own_kind)
    return ""


def _fields(prefix: str, read: Read) -> Iterator[str]:
    if text := read(f"{prefix}pyproject.toml"):
        yield from _of_pyproject(text)
    if text := read(f"{prefix}package.json"):
        yield written.from_words(text_of(placed.json(text).get("license")))
    for name in ("setup.cfg", "setup.py", "Cargo.toml"):
        if text := read(f"{prefix}{name}"):
            yield from _of_lines(text)


def _texts(prefix: str, read: Read) -> Iterator[str]:
    for name in TEXTS:
        if text := read(f"{prefix}{name}"):
            yield written.from_text(text)


def _of_pyproject(text: str) -> Iterator[str]:
    document = placed.toml(text)
    project = table_of(document, "project")
    licence = project.get("license")
    stated = text_of(licence) or text_of(table_of(licence).get("text"))
    stated = stated or text_of(table_of(document, "tool", "poetry").get("license"))
    if stated:
        yield written.from_words(stated)
        return
    classifiers = [str(each) for each in strings_of(project.get("classifiers")) if each.startswith("License ::")]
    yield written.from_declared(classifiers)


def _of_lines(text: str) -> Iterator[str]:
    stated = _FIELD.search(text)
    named = written.from_words(stated[1].strip()) if stated and "::" not in stated[1] else ""
    yield named or written.from_declared(_CLASSIFIER.findall(text))
