"""The files that say what a project asks for: which they are, and what is in them."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import Manifest

_BY_NAME = {
    "pyproject.toml": "pyproject.read",
    "setup.cfg": "setup_cfg.read",
    "tox.ini": "setup_cfg.read_tox",
    "setup.py": "setup_py.read",
    "hatch.toml": "pyproject.read_hatch",
    "pixi.toml": "pyproject.read_pixi",
    "tox.toml": "pyproject.read_tox",
    "pipfile": "pipfile.read",
    "pipfile.lock": "pipfile.read_lock",
    "uv.lock": "locks.read",
    "poetry.lock": "locks.read",
    "pdm.lock": "locks.read",
    "package.json": "npm.read",
    "package-lock.json": "npm.read_lock",
    "npm-shrinkwrap.json": "npm.read_lock",
    "makefile": "commands.read",
    "gnumakefile": "commands.read",
    "justfile": "commands.read",
    "jenkinsfile": "commands.read",
    "procfile": "commands.read",
    "vagrantfile": "commands.read",
    "singularity": "commands.read",
    "devcontainer.json": "commands.read_json",
    "postbuild": "commands.read",
    "readme": "pages.read_markup",
    "install": "pages.read_markup",
}
_BY_ENDING = {
    ".py": "python_calls.read",
    ".ipynb": "pages.read_notebook",
    ".md": "pages.read_markup",
    ".mdx": "pages.read_markup",
    ".markdown": "pages.read_markup",
    ".rst": "pages.read_markup",
    ".sh": "commands.read",
    ".bash": "commands.read",
    ".zsh": "commands.read",
    ".fish": "commands.read",
    ".ksh": "commands.read",
    ".ps1": "commands.read",
    ".bat": "commands.read",
    ".cmd": "commands.read",
    ".mk": "commands.read",
    ".tf": "commands.read",
    ".def": "commands.read",
    ".yml": "yaml_text.read",
    ".yaml": "yaml_text.read",
    ".dockerfile": "commands.read_dockerfile",
}
_REQUIREMENTS = late.compiled(
    r"(?:.*[-_./])?(?:requirements?|constraints?|reqs?)(?:[-_.][^/]*)?\.(?:txt|in|pip)"
    r"|(?:.*/)?(?:requirements|reqs|constraints)/(?:[^/]*/)?[^/]*\.(?:txt|in|pip)"
)
_DOCKER = late.compiled(r"(?:.*[-_.])?(?:dockerfile|containerfile)(?:[-_.].*)?")
_CONDA = late.compiled(r"(?:.*[-_.])?(?:environment|conda|env)(?:[-_.].*)?\.ya?ml")
_PYLOCK = late.compiled(r"pylock(?:\.[^/]*)?\.toml")


def is_manifest(path: str) -> bool:
    """Whether a file of this name may ask for packages; scripts and pages do so only with a command."""
    return bool(_reader(path))


def read(path: str, text: str) -> Manifest:
    """What the text of such a file (lines ended by LF) asks for; of any other file, nothing. Never raises."""
    place = _reader(path)
    if not place:
        return Manifest()
    module, _, function = place.partition(".")
    if module == "python_calls" and "# /// script" not in text and not _installs(text):
        return Manifest()
    if module in ("commands", "yaml_text") and not any(word in text for word in _COMMAND_WORDS):
        return Manifest()
    return _read(module, function, text)


@lru_cache(maxsize=2)
def _read(module: str, function: str, text: str) -> Manifest:
    """Read once, whoever asks: several engines do, one after the other."""
    found: Manifest = getattr(import_module(f"aisec_hooks.dependencies.manifests.{module}"), function)(text)
    return found


def _installs(text: str) -> bool:
    """Whether a program speaks of installing packages at all: nearly none does."""
    return "install" in text and any(word in text for word in ("pip", "piplite", "session", "uv"))


_COMMAND_WORDS = (
    "pip",
    "install",
    "uv ",
    "uvx ",
    "poetry ",
    "pdm ",
    "npm ",
    "npx ",
    "yarn ",
    "bun",
    "rye ",
    "additional_dep",
)


@lru_cache(maxsize=512)
def _reader(path: str) -> str:
    """Module and function that read files of this name, "" if none does."""
    folded = path.lower()
    name = folded.rpartition("/")[2]
    if found := _BY_NAME.get(name):
        return found
    ending = name[name.rfind(".") :] if "." in name else ""
    if ending in {".txt", ".in", ".pip"}:
        if _REQUIREMENTS.fullmatch(folded):
            return "requirements_txt.read"
        return "pages.read_markup" if name in {"readme.txt", "install.txt"} else ""
    if ending == ".toml":
        return "locks.read" if _PYLOCK.fullmatch(name) else ""
    if ending in {".yml", ".yaml"} and _CONDA.fullmatch(name):
        return "conda.read"
    if "issue_template" in folded:
        return ""  # forms that people fill in
    if found := _BY_ENDING.get(ending):
        return found
    return "commands.read_dockerfile" if ending != ".dockerignore" and _DOCKER.fullmatch(name) else ""
