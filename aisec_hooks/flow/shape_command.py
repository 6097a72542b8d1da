"""How surely outside text in a command decides what is run."""

# the functions of one table share a signature
from __future__ import annotations

import ast

from aisec_hooks import late
from aisec_hooks.flow.calls import PART
from aisec_hooks.flow.combining import alternatives
from aisec_hooks.flow.facts import FIXED_PROGRAM, About
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Confidence, SourceKind

_WITHOUT_SHELL = late.compiled(
    r"subprocess\.(?:run|call|check_call|check_output|Popen)|psutil\.Popen|asyncio\.(?:subprocess\.)?create_subprocess_exec"
    r"|os\.(?:exec|spawn|posix_spawn)\w*|pty\.spawn|pexpect\.(?:spawnu?|pty_spawn\.spawn|runu?|popen_spawn\.PopenSpawn)"
    r"|os\.startfile|(?:anyio|trio|trio\.lowlevel)\.(?:run_process|open_process)|.*\bexec_run"
)
_SPREAD = late.compiled(r"os\.(?:exec|spawn)l\w*|asyncio\.(?:subprocess\.)?create_subprocess_exec")
"""The arguments of the program are those of the call."""
_SHELLS = frozenset("sh bash zsh dash ash ksh csh tcsh fish cmd cmd.exe powershell powershell.exe pwsh busybox".split())
_INTERPRETERS = late.compiled(r"(?:python|perl|ruby|node|php|lua)[\d.]*$")
_CODE_OPTION = late.compiled(r"-[a-zA-Z]*[ceE]$|-r$|/[cCkK]$|-(?:[Cc]ommand|EncodedCommand)$|--eval$")
_WRAPPERS = frozenset("env sudo nohup nice timeout doas busybox xargs time stdbuf setsid ionice watch strace".split())
_REMOTE = frozenset({"ssh", "su", "rsh", "docker", "kubectl", "parallel", "eval"})
_REPARSED = late.compiled(
    r"(?:^|[\s;&|])(?:ssh|eval|su|xargs|watch|parallel)\b|(?:^|\s)(?:\S*sh|cmd)\s+(?:-\w+\s+)*-\w*c\s|`[^`]*$|\$\([^)]*$"
)
QUOTING = "command-injection"


def run(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A command, as a text or as a list of a program and its arguments."""
    value, node = place.value, place.node
    if taint.kind is SourceKind.INPUT and not shell_of(place):
        return None  # who starts a program may choose what it runs
    spread = isinstance(node, ast.Call) and bool(_SPREAD.fullmatch(place.shown))
    if spread and isinstance(node, ast.Call):
        return _listed(_positional(node, place, first=1 if ".spawn" in place.shown else 0), taint)
    if value.type in ("list", "tuple"):
        return _of_list(place, taint, about)
    if shell_of(place):
        return _in_shell(place, taint)
    return _program(place, taint, about)


def shell_of(place: Reached) -> bool:
    """Whether a shell reads the text."""
    if not isinstance(place.node, ast.Call) or not _WITHOUT_SHELL.fullmatch(place.shown):
        return True
    shell = next((k.value for k in place.node.keywords if k.arg == "shell"), None)
    return shell is not None and place.flow.again(shell).known not in (False, None, 0, "")


def _in_shell(place: Reached, taint: Taint) -> Confidence | None:
    if QUOTING not in taint.harmless:
        return Confidence.HIGH
    if place.value.parts is None:
        return None  # quoted, and where it stands is not known
    before = place.before(taint)
    if not before.strip():
        return Confidence.MEDIUM  # the program itself: one word is enough
    if _is_quoted(before):
        return Confidence.HIGH  # in double ones `$(...)` still runs, and single ones are ended by what quotes
    return Confidence.MEDIUM if _REPARSED.search(before[-500:]) else None


def _is_quoted(before: str) -> bool:
    """Whether quotes are open at the end of a shell text: what is quoted for the outside of them is not inside."""
    quote = ""
    for char in before.replace("\\\\", "").replace('\\"', ""):
        if char == quote:
            quote = ""
        elif not quote and char in "'\"":
            quote = char
    return bool(quote)


def _program(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A text without a shell names the program."""
    value = place.value
    if FIXED_PROGRAM in about.marks or (isinstance(place.argument, ast.BinOp) and _adds_to_list(place.argument)):
        return None
    if value.parts is None:
        return Confidence.HIGH if value.type in ("", PART) else None
    literals = [p for p in value.parts if isinstance(p, str)]
    if not literals and len(value.parts) > 1:
        return None  # lists that are put together
    before = place.before(taint)
    return Confidence.MEDIUM if len(before.split()) > 1 or before[-1:].isspace() else Confidence.HIGH


def _adds_to_list(node: ast.expr) -> bool:
    while isinstance(node, ast.BinOp):
        node = node.left
    return isinstance(node, (ast.List, ast.Tuple)) and bool(node.elts)


def _of_list(place: Reached, taint: Taint, about: About) -> Confidence | None:
    value = place.value
    if FIXED_PROGRAM in about.marks:
        return None
    if value.items is not None and all(isinstance(k, int) for k, _ in value.items):
        argv = [v for _, v in value.items]
    elif isinstance(place.argument, (ast.List, ast.Tuple)):
        argv = [place.flow.again(e) for e in place.argument.elts if not isinstance(e, ast.Starred)]
    else:
        return None
    if shell_of(place):  # the first is the command, the rest are its shell's parameters
        return _listed(argv[:1], taint)
    return _listed(argv, taint)


def _positional(node: ast.Call, place: Reached, *, first: int) -> list[Value]:
    return [place.flow.again(a) for a in node.args[first:] if not isinstance(a, ast.Starred)]


def _listed(argv: list[Value], taint: Taint) -> Confidence | None:
    """A program and its arguments: a plain argument is harmless."""
    if not argv:
        return None
    words = [_word(v) for v in argv]
    if _holds(argv[0], taint):
        return Confidence.HIGH
    while len(words) > 1 and words[0] in _WRAPPERS:
        following = next((i for i, w in enumerate(words[1:], 1) if not w.startswith("-") and "=" not in w), len(words))
        argv, words = argv[following:], words[following:]
        if argv and _holds(argv[0], taint):
            return Confidence.HIGH if not words[0] else None
    if not words:
        return None
    if words[0] in _REMOTE:
        return _remote(words, argv, taint)
    if words[0] not in _SHELLS and not _INTERPRETERS.match(words[0]):
        return None
    for option, text in zip(words[1:], argv[2:], strict=False):  # the text is what follows the option
        if _CODE_OPTION.match(option):
            return Confidence.HIGH if _holds(text, taint) and QUOTING not in taint.harmless else None
    return None


def _remote(words: list[str], argv: list[Value], taint: Taint) -> Confidence | None:
    """The shell at the other end of `ssh` reads all that follows the host; `su -c` what follows the option."""
    if QUOTING in taint.harmless:
        return None
    holding = [i for i, v in enumerate(argv) if _holds(v, taint)]
    if words[0] in ("ssh", "rsh"):
        plain = [i for i, w in enumerate(words) if i and not w.startswith("-")]
        return Confidence.HIGH if any(i in plain[1:] for i in holding) else Confidence.MEDIUM
    after_option = any(_CODE_OPTION.match(words[i - 1]) for i in holding if i)
    return Confidence.HIGH if after_option and (words[0] == "su" or bool(_SHELLS & set(words))) else None


def _word(value: Value) -> str:
    """A constant argument, of the program its last component; "" for what is not known."""
    words = alternatives(value) or ([value.text] if value.constant and not value.taints else [""])
    lasts = [w.rpartition("/")[2] for w in words]
    return next((w for w in lasts if w in _SHELLS or _CODE_OPTION.match(w)), lasts[0])  # the worst of what it may be


def _holds(value: Value, taint: Taint) -> bool:
    return any(t.label == taint.label for t in value.taints)
