"""Whether settings hold secrets: environment files, Terraform's state and variables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.engines.secret_formats import formed
from aisec_hooks.engines.secret_places import Style
from aisec_hooks.engines.secret_text import values
from aisec_hooks.engines.secret_values import is_template
from aisec_hooks.engines.secret_verdicts import Verdict, judge
from aisec_hooks.engines.sensitive_judged import ELSEWHERE, ON_THE_MACHINE, Judged
from aisec_hooks.engines.sensitive_names import is_rehearsal_env
from aisec_hooks.model import Confidence, Severity
from aisec_hooks.syntax.folded import fold
from aisec_hooks.syntax.source import Source

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
MOST = 300_000
"""Characters that are looked at."""
_ASSIGNMENT = late.compiled(
    r"^[ \t]{0,20}(?:export[ \t]{1,9}|set[ \t]{1,9})?([A-Za-z_][\w.-]{0,99})[ \t]{0,20}[=:][ \t]{0,20}([^\n]{1,4000})",
    re.MULTILINE,
)
_COMMENT = late.compiled(r"[ \t]#")
_PUBLIC = ("vite_", "next_public_", "react_app_", "nuxt_public_", "public_", "expo_public_", "gatsby_", "vue_app_")
"""What bundlers put into the page: no secret is kept under such a name, or not by this file."""
_STAND_INS = frozenset(
    "root admin docker postgres postgresql mysql mariadb mongo redis rabbitmq guest minio minioadmin sail homestead "
    "symfony laravel rails django wordpress app api web user default secret elastic grafana keycloak".split()
)
"""What containers on the developer's own machine are started with."""
_ENCRYPTED = ("encrypted:", "ENC[")


def env(source: Source) -> Judged | None:
    """An environment file: certain with values under secret names, else no more than a hint."""
    text = source.text[:MOST]
    name = source.path.rpartition("/")[2].lower()
    assigned = list(_assigned(text))
    verdicts = [v for v in (_verdict(n, value) for n, value in assigned) if v is not None and not v.weak]
    sure = any(v.confidence is HIGH for v in verdicts) or _formed(text, source.path)
    if is_rehearsal_env(name):
        return _with_secrets(MEDIUM) if sure else None
    if sure or verdicts:
        return _with_secrets(HIGH if sure or name.startswith((".env", ".dev.vars")) else MEDIUM)
    if name in (".env", ".env.local") and assigned:
        why = "this one holds no secret yet, the next edit may add one"
        return Judged(LOW, "an environment file", why, ON_THE_MACHINE, Severity.LOW)
    return None


def _with_secrets(confidence: Confidence) -> Judged:
    return Judged(confidence, "an environment file with secrets", "all who can read it have them", ON_THE_MACHINE)


def _assigned(text: str) -> Iterator[tuple[str, str]]:
    for found in _ASSIGNMENT.finditer(text):
        value = found[2].strip()
        if value[:1] in ("'", '"', "`"):
            value = value[1:].partition(value[0])[0]
        else:
            comment = _COMMENT.search(value)
            value = "" if value.startswith("#") else value[: comment.start()].rstrip() if comment else value
        if value and not is_template(value) and not value.startswith(_ENCRYPTED):
            yield found[1], value


def _verdict(name: str, value: str) -> Verdict | None:
    if name.lower().startswith(_PUBLIC) or value.lower() in _STAND_INS:
        return None
    return judge(name, value)


def _formed(text: str, path: str) -> bool:
    return any(found.confidence is HIGH for found in formed(text, fold(text), path))


def variables(source: Source) -> Judged | None:
    """Terraform's variables, which are often committed and then must not be secret."""
    text = source.text[:MOST]
    style = Style.QUOTED if source.path.lower().endswith(".json") else Style.BARE
    sure = max((v.confidence for v in _verdicts(text, style) if not v.weak), default=LOW)
    if sure is LOW:
        return None
    return Judged(sure, "a file of Terraform variables with secrets", "all who can read it have them", ELSEWHERE)


def state(source: Source) -> Judged | None:
    """Terraform's state, in which the secrets of what it made stand in clear text."""
    text = source.text[:MOST]
    if '"attributes"' not in text or '"terraform_version"' not in text:
        return None
    sure = HIGH if any(v.confidence is HIGH and not v.weak for v in _verdicts(text, Style.QUOTED)) else MEDIUM
    why = "it holds passwords and keys of what was made as clear text"
    return Judged(sure, "Terraform's state", why, "keep it in a remote backend with encryption")


def _verdicts(text: str, style: Style) -> Iterator[Verdict]:
    for named in values(text, fold(text), style):
        verdict = judge(named.name, named.meaning or named.value, named.use)
        if verdict is not None:
            yield verdict
