"""Whether what a file with a private name holds is private."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aisec_hooks.engines import sensitive_binary as binary
from aisec_hooks.engines import sensitive_logins as logins
from aisec_hooks.engines import sensitive_records as records
from aisec_hooks.engines import sensitive_settings as settings
from aisec_hooks.engines.sensitive_judged import ELSEWHERE, Judged
from aisec_hooks.engines.sensitive_names import Sort
from aisec_hooks.model import Confidence
from aisec_hooks.syntax.decode import unreadable
from aisec_hooks.syntax.source import Source

_STORED_ELSEWHERE = frozenset({Sort.KEY_STORE, Sort.VAULT, Sort.MEMORY})


def judge(sort: Sort, source: Source) -> Judged | None:
    """What is to be said of a file of some sort, None if nothing is; of a large file the beginning will do."""
    if unreadable(source.data) == "git LFS pointer":
        if sort not in _STORED_ELSEWHERE:
            return None
        why = "whoever can read the repository can have it from git LFS"
        return Judged(Confidence.MEDIUM, f"a file with the name of a {sort.value}", why, ELSEWHERE)
    return _JUDGES[sort](source)


_JUDGES: Mapping[Sort, Callable[[Source], Judged | None]] = {
    Sort.ENV: settings.env,
    Sort.STATE: settings.state,
    Sort.VARIABLES: settings.variables,
    Sort.LOGIN: logins.login,
    Sort.OAUTH: logins.oauth,
    Sort.JSON: logins.service_account,
    Sort.EXPORT: logins.export,
    Sort.KEY: binary.key,
    Sort.KEY_STORE: binary.key_store,
    Sort.VAULT: binary.vault,
    Sort.DATABASE: binary.database,
    Sort.BROWSER: binary.browser,
    Sort.MEMORY: binary.memory,
    Sort.HISTORY: records.history,
    Sort.SQL: records.sql,
    Sort.CAPTURE: records.capture,
}
