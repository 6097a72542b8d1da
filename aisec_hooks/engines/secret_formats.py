"""Credentials that their own form gives away: issued tokens, key blocks, URLs, authorization headers."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks.engines.secret_urls import PASSWORD_WORDS, passwords
from aisec_hooks.engines.secret_values import (
    Shape,
    are_unknown_words,
    is_documented,
    is_placeholder,
    is_random,
    is_sequential,
    is_template,
    shape,
)
from aisec_hooks.model import Confidence


class Formed(NamedTuple):
    """A credential in text[start:end]."""

    rule: str
    kind: str
    start: int
    end: int
    confidence: Confidence


_FORMATS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("AWS access key", ("AKIA", "ASIA", "ABIA", "ACCA"), r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"),
    ("GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), r"gh[pousr]_[A-Za-z0-9]{36}"),
    ("GitHub fine-grained token", ("github_pat_",), r"github_pat_[A-Za-z0-9_]{60,90}"),
    (
        "GitLab token",
        ("glpat-", "gldt-", "glrt-", "glsoat-", "glptt-"),
        r"gl(?:pat|dt|rt|soat|ptt)-[A-Za-z0-9_-]{20,60}",
    ),
    ("Anthropic API key", ("sk-ant-",), r"sk-ant-(?:api|admin|sid)\d\d-[A-Za-z0-9_-]{60,120}"),
    ("OpenAI API key", ("T3BlbkFJ",), r"sk-(?:[A-Za-z0-9]+-)?[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}"),
    ("OpenAI API key", ("sk-proj-", "sk-svcacct-"), r"sk-(?:proj|svcacct)-[A-Za-z0-9_-]{40,200}"),
    ("OpenRouter API key", ("sk-or-v1-",), r"sk-or-v1-[0-9a-f]{64}"),
    ("Google API key", ("AIza",), r"AIza[A-Za-z0-9_-]{35}"),
    ("Google OAuth client secret", ("GOCSPX-",), r"GOCSPX-[A-Za-z0-9_-]{28}"),
    ("Google OAuth token", ("ya29.",), r"ya29\.[A-Za-z0-9_-]{40,250}"),
    ("Hugging Face token", ("hf_",), r"hf_[A-Za-z0-9]{34}"),
    (
        "Slack token",
        ("xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-"),
        r"xox[abprs]-\d{8,14}-[A-Za-z0-9-]{16,120}|xapp-\d-[A-Z0-9]{8,14}-\d{8,14}-[0-9a-f]{64}",
    ),
    (
        "Slack webhook",
        ("hooks.slack.com/services/",),
        r"https://hooks\.slack\.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24}",
    ),
    (
        "Discord webhook",
        ("/api/webhooks/",),
        r"https://(?:canary\.|ptb\.)?discord(?:app)?\.com/api/webhooks/\d{17,20}/[A-Za-z0-9_-]{60,72}",
    ),
    ("Stripe key", ("k_live_", "k_test_"), r"[sr]k_(?:live|test)_[A-Za-z0-9]{24,110}"),
    ("Stripe webhook secret", ("whsec_",), r"whsec_[A-Za-z0-9+/=]{32,64}"),
    ("SendGrid API key", ("SG.",), r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
    ("Twilio API key", ("SK",), r"SK[0-9a-f]{32}"),
    ("npm token", ("npm_",), r"npm_[A-Za-z0-9]{36}"),
    ("PyPI token", ("pypi-AgE",), r"pypi-AgE[A-Za-z0-9_-]{70,250}"),
    ("Databricks token", ("dapi",), r"dapi[0-9a-f]{32}(?:-\d)?"),
    ("DigitalOcean token", ("_v1_",), r"do[opr]_v1_[0-9a-f]{64}"),
    ("Shopify token", ("shpat_", "shpss_", "shpca_", "shppa_"), r"shp(?:at|ss|ca|pa)_[0-9a-fA-F]{32}"),
    ("Square token", ("sq0",), r"sq0(?:csp|atp)-[A-Za-z0-9_-]{22,43}"),
    ("Vault token", ("hvs.", "hvb."), r"hv[sb]\.[A-Za-z0-9_-]{24,140}"),
    ("Grafana token", ("glsa_",), r"glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}"),
    ("Docker Hub token", ("dckr_pat_",), r"dckr_pat_[A-Za-z0-9_-]{27}"),
    ("Doppler token", ("dp.",), r"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}"),
    ("Linear API key", ("lin_api_",), r"lin_api_[A-Za-z0-9]{40}"),
    ("Notion token", ("ntn_",), r"ntn_[0-9]{11}[A-Za-z0-9]{35}"),
    ("New Relic key", ("NRAK-",), r"NRAK-[A-Z0-9]{27}"),
    ("Postman API key", ("PMAK-",), r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}"),
    ("Groq API key", ("gsk_",), r"gsk_[A-Za-z0-9]{52}"),
    ("Replicate token", ("r8_",), r"r8_[A-Za-z0-9]{37}"),
    ("Perplexity API key", ("pplx-",), r"pplx-[A-Za-z0-9]{48}"),
    ("Sentry token", ("sntrys_", "sntryu_"), r"sntry[su]_[A-Za-z0-9+/=_-]{50,250}"),
    ("Mailgun API key", ("key-",), r"key-[0-9a-f]{32}"),
    ("Mailchimp API key", ("-us",), r"[0-9a-f]{32}-us[0-9]{1,2}"),
    ("Telegram bot token", (":AA",), r"[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"),
    ("Azure storage key", ("AccountKey=",), r"(?<=AccountKey=)[A-Za-z0-9+/]{86}=="),
    ("Azure client secret", ("8Q~", "7Q~"), r"[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}"),
    ("age secret key", ("AGE-SECRET-KEY-1",), r"AGE-SECRET-KEY-1[0-9A-Z]{58}"),
)
STARTS = tuple(hint for _, hints, _ in _FORMATS for hint in hints)
"""A text with none of these holds no issued token."""
_PEM = r"-----BEGIN ((?:[A-Z0-9]{2,12} ){0,3})PRIVATE KEY(?: BLOCK)?-----"
_ARMOUR = r"[A-Za-z0-9+/=]{8,}"
_BODY = (
    r"(?:(?:\\[nr]|[\s\"'`+,#*|>\\]|(?:Proc-Type|DEK-Info|Version"
    r"|Comment):[^\n\\]{0,100}){0,60}[A-Za-z0-9+/=]{4,4000}){1,1000}"
)
_END = r"(?:\\[nr]|[\s\"'`+,#*|>\\]){0,60}-----END [A-Z0-9 ]{0,60}-----"
_PUTTY = r"PuTTY-User-Key-File-[23]: [^\n]{3,40}\n"
_HEADER = r"\b(Bearer|Basic|Token)[ ]([A-Za-z0-9._~+/=-]{16,1000})(?=[\"'`\s\\]|$)"
_INNER = r"(?i)\b(?:password|pwd)[ ]?=[ ]?([^;\"'\s{}<>$&,)]{3,100})(?=[;\"'\s]|$)"
_DSN = (
    r"(?i)\b(?:server|data source|host|hostaddr|dbname|database|initial catalog|uid|user id|user|driver)[ ]?=[ ]?[^\s;]"
)


def formed(text: str, folded: str, path: str) -> Iterator[Formed]:
    """The credentials in the text, in no special order; `folded` is its lower case."""
    yield from _tokens(text)
    if "PRIVATE KEY" in text or "PuTTY-User-Key-File" in text:
        yield from _key_blocks(text)
    if "@" in text and "://" in text:
        for url in passwords(text, path):
            yield Formed("credentials-in-url", f"password in a {url.scheme} URL", url.start, url.end, url.confidence)
    if "Bearer " in text or "Basic " in text or "Token " in text:
        yield from _headers(text)
    if "password" in folded or "pwd" in folded:
        yield from _connection_strings(text)


def _tokens(text: str) -> Iterator[Formed]:
    for kind, hints, pattern in _FORMATS:
        if any(hint in text for hint in hints):
            for found in re.finditer(rf"(?<![A-Za-z0-9_])(?:{pattern})(?![A-Za-z0-9_])", text):
                if not is_stand_in(found[0]) and not _is_signed_link(text, found.start()):
                    yield Formed("provider-token", kind, found.start(), found.end(), Confidence.HIGH)


def _is_signed_link(text: str, start: int) -> bool:
    """Whether an access key's id is the public part of a presigned URL."""
    return text[max(0, start - 20) : start].endswith(("Credential=", "AWSAccessKeyId="))


def is_stand_in(token: str) -> bool:
    """Whether an issued-looking token was made up for a document: masked, spelt out, or a vendor's sample."""
    body = token.rpartition("_")[2] if "_" in token[:12] else token[4:]
    return (
        is_documented(token) or is_placeholder(body) or is_template(token) or len(set(body)) < 7 or is_sequential(body)
    )


def _key_blocks(text: str) -> Iterator[Formed]:
    for begin in re.finditer(_PEM, text):
        end = key_end(text, begin.end())
        if end:
            locked = "ENCRYPTED" in begin[1] or "ENCRYPTED" in text[begin.end() : begin.end() + 80]
            kind = f"{begin[1].strip() or 'PKCS 8'} private key".replace("ENCRYPTED", "encrypted")
            yield Formed("private-key", kind, begin.start(), end, Confidence.MEDIUM if locked else Confidence.HIGH)
    for begin in re.finditer(_PUTTY, text):
        locked = "Encryption: none" not in text[begin.end() : begin.end() + 80]
        end = text.find("Private-MAC", begin.end(), begin.end() + 10_000)
        if end > 0:
            yield Formed(
                "private-key", "PuTTY private key", begin.start(), end, Confidence.MEDIUM if locked else Confidence.HIGH
            )


def key_end(text: str, start: int) -> int:
    """Where the key block whose header ends at `start` ends; 0 where no key material follows a mere header."""
    body = re.compile(_BODY).match(text, start)
    if body is None:
        return 0
    chunks = [chunk for chunk in re.findall(_ARMOUR, body[0]) if len(set(chunk)) > 5 or len(chunk) < 16]
    if sum(map(len, chunks)) < 48 or max(map(len, chunks)) < 20:
        return 0
    tail = re.compile(_END).match(text, body.end())
    return tail.end() if tail else body.end()


def _headers(text: str) -> Iterator[Formed]:
    for found in re.finditer(_HEADER, text):
        value = found[2]
        if is_stand_in(value) or value.startswith("eyJ"):
            continue
        if found[1] == "Basic":
            if _decodes_to_pair(value):
                yield Formed("hardcoded-secret", "Basic authorization", found.start(2), found.end(2), Confidence.HIGH)
        elif is_random(value):
            yield Formed("hardcoded-secret", f"{found[1]} authorization", found.start(2), found.end(2), Confidence.HIGH)


def _decodes_to_pair(value: str) -> bool:
    try:
        decoded = base64.b64decode(value, validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return False
    user, colon, password = decoded.partition(":")
    return (
        bool(colon and user and len(password) >= 4)
        and decoded.isprintable()
        and not is_placeholder(password)
        and password.lower() not in PASSWORD_WORDS
    )


def _connection_strings(text: str) -> Iterator[Formed]:
    """`Server=...;Password=...`, `host=... password=...`, `cache:6380,password=...` on one line."""
    for found in re.finditer(_INNER, text):
        before = text[max(0, found.start() - 200) : found.start()].rpartition("\n")[2]
        ahead = text[found.end() : found.end() + 200].partition("\n")[0]
        listed = re.search(r":\d{2,5},(?:\w+=\w+,)*\Z", before) is not None
        if not listed and not re.search(_DSN, before) and not re.search(_DSN, ahead):
            continue
        sure = shape(found[1]) in (Shape.MIXED, Shape.RANDOM, Shape.COMMON, Shape.BOAST) or are_unknown_words(found[1])
        if sure and (listed or ";" in before + ahead or "dbname" in before + ahead):
            yield Formed(
                "hardcoded-secret", "password in a connection string", found.start(1), found.end(1), Confidence.HIGH
            )
