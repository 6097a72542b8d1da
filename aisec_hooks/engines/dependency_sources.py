"""What a text says of the index that packages come from: whether it may have names of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import Index, without_login

INDEXES = frozenset({"index-url", "extra-index-url", "find-links", "source"})
"""Settings that name a place where packages are."""
_PUBLIC = late.compiled(
    r"https?://(?:(?:www\.|test\.)?pypi\.(?:org|python\.org)|pypi\.tuna\.tsinghua\.edu\.cn|pypi\.(?:mirrors\.ustc\.edu\.cn|"
    r"doubanio\.com)|mirrors?\.(?:aliyun(?:cs)?\.com|cloud\.(?:aliyuncs|tencent)\.com|tencent(?:yun)?\.com|163\.com|"
    r"(?:[\w-]{1,30}\.){0,2}edu\.cn)|repo\.huaweicloud\.com)(?::\d{1,5})?(?:/|$)",
    re.IGNORECASE,
)
_BUILDS = late.compiled(
    r"https://(?:download\.pytorch\.org|data\.pyg\.org|pypi\.(?:ngc\.)?nvidia\.com|storage\.googleapis\.com/(?:jax|libtpu)-releases|"
    r"wheels\.vllm\.ai|[\w.-]{1,80}\.github\.io/[\w.-]{1,80}/whl)(?:/|$)",
    re.IGNORECASE,
)
_ELSEWHERE = late.compiled(
    r"\b(?:PIP|UV|POETRY|PDM)_(?:EXTRA_|DEFAULT_|HTTP_BASIC_|REPOSITORIES_)?(?:INDEX|FIND_LINKS|\w{1,40}_URL)\w{0,40}\b"
    r"|\bpip3? config set\b|\bpip\.conf\b|\bcodeartifact\b|\bartifactregistry\b"
    r"|\bpoetry (?:config repositories|source add)\b",
)
"""Signs that the tool which installs is told of another index in a way that is no option of the command."""
_SETTING = late.compiled(
    r"^[ \t]*(?:extra[-_])?(?:index[-_]url|find[-_]links|index|default-index|url|channels)[ \t]*[=:][ \t]*"
    r"[\[\"']*([^\s\"'\]]{1,400})",
    re.MULTILINE | re.IGNORECASE,
)
_INDEX_OPTION = late.compiled(
    r"(?:--(?:extra-)?index-url|--default-index|--find-links|\bpip3?[ \t][^\n|;&]{0,200}?[ \t]-i)(?:[ \t]+|=)"
    r"[\"']?([^\s\"'\\]{1,400})"
)
_GIVEN = late.compiled(r"[\"']?[ \t]{0,9}[=:,][ \t]{0,9}[\"']?([^\s\"']{1,400})")
"""What a variable is set to."""


def is_private(index: Index) -> bool:
    """Whether an index may have names that the public one has not."""
    return index.kind in INDEXES and not _PUBLIC.match(index.value) and not _BUILDS.match(index.value)


def has_builds_only(index: Index) -> bool:
    """Whether it is a public index of builds."""
    return _BUILDS.match(index.value) is not None


def is_told(text: str) -> bool:
    """Whether a variable or another tool names an index that may have names of its own."""
    for found in _ELSEWHERE.finditer(text):
        given = _GIVEN.match(text, found.end())
        if given is None or not found[0].endswith("URL") or _is_another(given[1]):
            return True
    return False


def names_another(text: str) -> bool:
    """Whether a command of a script, or what is around it, names an index that may have names of its own."""
    return is_told(text) or any(_is_another(found[1]) for found in _INDEX_OPTION.finditer(text))


def configured(text: str) -> Iterator[Index]:
    """The indexes in the settings of a tool, such as pip.conf."""
    return (Index(kind="index-url", value=found[1], line=1) for found in _SETTING.finditer(text))


def _is_another(index: str) -> bool:
    """Whether the value of an option is an index that may have names of its own."""
    return is_private(Index(kind="index-url", value=without_login(index), line=1))
