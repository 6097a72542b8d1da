"""pyproject.toml: the standard tables and those of Poetry, PDM, Hatch, Flit and uv."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aisec_hooks.dependencies.manifests import placed, requirements_txt, tables
from aisec_hooks.dependencies.manifests.gathered import Gathered, Where
from aisec_hooks.dependencies.manifests.tables import place, strings_of, table_of, tables_of, text_of
from aisec_hooks.dependencies.requirement import Manifest, normalise

_ORIGIN = "pyproject"
_UV_LISTS = ("dev-dependencies", "constraint-dependencies", "override-dependencies", "build-constraint-dependencies")


def read(text: str) -> Manifest:
    gathered = Gathered(text)
    document = placed.toml(text)
    if "{%" in text or "{{" in text:
        gathered.problem("is a template in parts")
    project = table_of(document, "project")
    _list(gathered, project.get("dependencies"), "")
    _lists(gathered, project.get("optional-dependencies"))
    _lists(gathered, document.get("dependency-groups"))
    _list(gathered, table_of(document, "build-system").get("requires"), "build-system")
    tool = table_of(document, "tool")
    _poetry(gathered, table_of(tool, "poetry"))
    _pdm(gathered, table_of(tool, "pdm"))
    _hatch(gathered, table_of(tool, "hatch"))
    flit = table_of(tool, "flit", "metadata")
    _list(gathered, flit.get("requires"), "")
    _lists(gathered, flit.get("requires-extra"))
    _uv(gathered, table_of(tool, "uv"))
    _pixi(gathered, table_of(tool, "pixi"))
    _tox(gathered, table_of(tool, "tox"))
    for name, app in table_of(tool, "briefcase", "app").items():
        _list(gathered, table_of(app).get("requires"), str(name))
    _words(gathered, table_of(tool, "cibuildwheel").get("test-requires"))
    own = text_of(project.get("name")) or text_of(table_of(tool, "poetry").get("name"))
    if own:
        gathered.comes_from.setdefault(normalise(own), ".")  # `project[extra]` in its own groups
    return gathered.manifest()


def read_hatch(text: str) -> Manifest:
    """hatch.toml: what pyproject.toml has under `tool.hatch`."""
    return _tool(text, _hatch)


def read_pixi(text: str) -> Manifest:
    """pixi.toml, of which conda's own part says nothing of the index."""
    return _tool(text, _pixi)


def read_tox(text: str) -> Manifest:
    """tox.toml."""
    return _tool(text, _tox)


def _tool(text: str, tables: Callable[[Gathered, dict[str, Any]], None]) -> Manifest:
    gathered = Gathered(text)
    tables(gathered, placed.toml(text))
    return gathered.manifest()


def inline(gathered: Gathered, text: str) -> None:
    """What is at the head of a Python file (PEP 723)."""
    start = text.find("# /// script\n")
    while start > 0 and text[start - 1] != "\n":
        start = text.find("# /// script\n", start + 1)
    if start < 0:
        return
    lines: list[str] = []
    for line in text[start:].split("\n"):
        if not line.startswith("#") or (line.rstrip() == "# ///" and lines):
            break
        lines.append(" " * len(line) if not lines else "  " + line[2:])
    document = placed.toml(" " * start + "\n".join(lines))  # offsets are those of the file
    _list(gathered, document.get("dependencies"), "", "inline-script")
    _uv(gathered, table_of(document, "tool", "uv"))


def _list(gathered: Gathered, value: object, group: str, origin: str = _ORIGIN) -> None:
    for string in strings_of(value):
        gathered.specifier(string, string.start, Where(origin, group))


def _lists(gathered: Gathered, value: object) -> None:
    for group, listed in table_of(value).items():
        _list(gathered, listed, str(group))


def _poetry(gathered: Gathered, poetry: dict[str, Any]) -> None:
    sources = {}
    for source in tables_of(poetry.get("source")):
        name, url = text_of(source.get("name")), source.get("url")
        priority = text_of(source.get("priority"))
        if isinstance(url, placed.Placed):
            sources[name] = str(url)
            second = source.get("secondary") == "true"
            kind = {"supplemental": "extra-index-url", "secondary": "extra-index-url", "explicit": "source"}.get(
                priority
            )
            gathered.index(kind or ("extra-index-url" if second else "index-url"), url, url.start)
    tables.requirements(gathered, poetry.get("dependencies"), Where(_ORIGIN), sources)
    tables.requirements(gathered, poetry.get("dev-dependencies"), Where(_ORIGIN, "dev"), sources)
    tables.requirements(gathered, poetry.get("requires-plugins"), Where(_ORIGIN, "plugins"), sources)
    for group, table in table_of(poetry, "group").items():
        tables.requirements(gathered, table_of(table).get("dependencies"), Where(_ORIGIN, str(group)), sources)


def _pdm(gathered: Gathered, pdm: dict[str, Any]) -> None:
    for source in tables_of(pdm.get("source")):
        if isinstance(url := source.get("url"), placed.Placed):
            links = source.get("type") == "find_links"
            replaces = source.get("name") == "pypi"
            gathered.index("find-links" if links else "index-url" if replaces else "extra-index-url", url, url.start)
    for group, listed in table_of(pdm, "dev-dependencies").items():
        for string in strings_of(listed):
            requirements_txt.requirement_line(gathered, string, string.start, Where(_ORIGIN, str(group)))


def _hatch(gathered: Gathered, hatch: dict[str, Any]) -> None:
    for name, environment in table_of(hatch, "envs").items():
        for key in ("dependencies", "extra-dependencies"):
            _list(gathered, table_of(environment).get(key), str(name))
    build = table_of(hatch, "build")
    parts = [build, *table_of(build, "targets").values(), *table_of(build, "hooks").values()]
    for part in parts:
        _list(gathered, table_of(part).get("dependencies"), "build-system")


def _pixi(gathered: Gathered, pixi: dict[str, Any]) -> None:
    parts = [pixi, *table_of(pixi, "feature").values(), *table_of(pixi, "target").values()]
    for part in map(table_of, parts):
        tables.requirements(gathered, part.get("pypi-dependencies"), Where(_ORIGIN), {})


def _words(gathered: Gathered, value: object) -> None:
    """Requirements of tests, as a list or with blanks between them."""
    for string in strings_of(value):
        at = 0
        for word in string.split():
            at = string.index(word, at)
            gathered.specifier(word, string.start + at, Where(_ORIGIN, "test"))
            at += len(word)


def _tox(gathered: Gathered, tox: dict[str, Any]) -> None:
    environments = [tox, table_of(tox, "env_run_base"), *table_of(tox, "env").values()]
    for environment in environments:
        for key in ("deps", "requires"):
            for string in strings_of(table_of(environment).get(key)):
                if "{" not in string:
                    requirements_txt.requirement_line(gathered, string, string.start, Where(_ORIGIN, "test"))


def _uv(gathered: Gathered, uv: dict[str, Any]) -> None:
    for key in _UV_LISTS:
        _list(gathered, uv.get(key), key.removesuffix("-dependencies"))
    indexes = {}
    for index in tables_of(uv.get("index")):
        if isinstance(url := index.get("url"), placed.Placed):
            indexes[text_of(index.get("name"))] = str(url)
            gathered.index("index-url" if index.get("default") == "true" else "source", url, url.start)
    for table in (uv, table_of(uv, "pip")):
        for key in ("index-url", "extra-index-url", "find-links", "index-strategy"):
            for value in strings_of(table.get(key)):
                # uv takes a package from the first index that has it, and the public one is the last
                gathered.index("source" if key == "extra-index-url" else key, value, value.start)
        no_index = table.get("no-index")
        if no_index == "true" and isinstance(no_index, placed.Placed):
            gathered.index("index-url", "", no_index.start)
    for name, source in table_of(uv, "sources").items():
        for fields in [source] if isinstance(source, dict) else tables_of(source):
            if found := place(fields, indexes):
                gathered.comes_from[normalise(name)] = found
