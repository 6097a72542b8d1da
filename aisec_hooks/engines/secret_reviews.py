"""Our judgement of what a detect-secrets plugin found: what it is, how sure, or nothing at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines import secret_randomness as randomness
from aisec_hooks.engines import secret_values as values
from aisec_hooks.engines import secret_words as words
from aisec_hooks.engines.secret_codes import Plugin
from aisec_hooks.engines.secret_formats import is_stand_in
from aisec_hooks.engines.secret_keys import certainty, key_at
from aisec_hooks.engines.secret_names import role, words_of
from aisec_hooks.engines.secret_urls import url_confidence
from aisec_hooks.engines.token_checks import base62_crc32, is_snowflake_first
from aisec_hooks.model import Confidence, Match
from aisec_hooks.syntax.source import Source


class Sighting(NamedTuple):
    """A secret as a plugin gave it, at an offset of the source's text."""

    plugin: Plugin
    source: Source
    start: int
    secret: str


def review(seen: Sighting, offsets: places.Offsets) -> Match | None:
    """The match that a plugin's result comes to, None where it is no secret."""
    where = places.setting(seen.source.path)
    plugin, secret, start = seen.plugin, seen.secret, seen.start
    confidence: Confidence | None = plugin.confidence
    match plugin.rule:
        case "provider-token":
            confidence = _token(seen)
        case "private-key":
            start, secret, confidence = _key(seen)
        case "credentials-in-url":
            confidence = _url(seen)
        case "json-web-token":
            confidence = (
                confidence if len(secret.rpartition(".")[2]) >= 22 and not words.is_documented(secret) else None
            )
        case "hardcoded-secret":
            confidence = confidence if _is_credible(seen) else None
        case "high-entropy-string":
            confidence = confidence if _is_key_like(seen) else None
        case "public-ip-address":
            confidence = confidence if _is_host(seen) else None
    if confidence is None:
        return None
    if where is not places.Setting.PROGRAM and plugin.rule != "provider-token":
        confidence = min(confidence, Confidence.MEDIUM)
    return Match(
        rule=plugin.rule,
        span=offsets.span(start, start + len(secret)),
        message=f"{plugin.kind} in the source",
        severity=plugin.severity,
        confidence=confidence,
        secret=secret,
        secret_kind=plugin.kind,
    )


def _line(seen: Sighting) -> tuple[str, str]:
    """Up to 200 characters of the line before the secret, and after it."""
    text, end = seen.source.text, seen.start + len(seen.secret)
    return text[max(0, seen.start - 200) : seen.start].rpartition("\n")[2], text[end : end + 200].partition("\n")[0]


def _token(seen: Sighting) -> Confidence | None:
    secret, text = seen.secret, seen.source.text
    if is_stand_in(secret) or values.is_template(secret):
        return None
    end = seen.start + len(secret)
    inside = text[seen.start - 1 : seen.start].isalnum() if seen.start else False
    if (inside or text[end : end + 1].isalnum()) and seen.plugin.name in _SHORT:
        return None
    match seen.plugin.name:
        case "ArtifactoryDetector":
            return Confidence.MEDIUM if randomness.is_random(secret) else None
        case "TwilioKeyDetector":
            hexadecimal = re.fullmatch(r"[0-9a-f]{32}", secret[2:]) is not None
            return (Confidence.HIGH if secret.startswith("SK") else Confidence.LOW) if hexadecimal else None
        case "IbmCloudIamDetector" | "CloudantDetector" | "SoftlayerDetector" | "IbmCosHmacDetector":
            return _named_vendor(seen)
        case "AWSKeyDetector" if text[max(0, seen.start - 20) : seen.start].endswith(
            ("Credential=", "AWSAccessKeyId=")
        ):
            return None  # the public part of a presigned URL
        case "AWSKeyDetector" if len(secret) == 40:
            return (
                Confidence.HIGH if randomness.is_random(secret) and not re.fullmatch(r"[0-9a-f]{40}", secret) else None
            )
        case "DiscordBotTokenDetector" if not is_snowflake_first(secret):
            return None
        case "DiscordBotTokenDetector" | "MailchimpDetector":
            return Confidence.HIGH if randomness.is_random(secret) else None
        case "GitHubTokenDetector" | "NpmDetector" if "_" in secret and not base62_crc32(secret):
            return Confidence.MEDIUM
    return seen.plugin.confidence


_SHORT = frozenset(
    ("AWSKeyDetector", "TwilioKeyDetector", "MailchimpDetector", "TelegramBotTokenDetector", "DiscordBotTokenDetector")
)
_VENDOR = r"(?i)ibm|bluemix|softlayer|cloudant"


def _named_vendor(seen: Sighting) -> Confidence | None:
    """These plugins go by a name that may be anyone's: nothing unless the line names the vendor."""
    before, _ = _line(seen)
    return Confidence.HIGH if randomness.is_random(seen.secret) and re.search(_VENDOR, before) else None


def _key(seen: Sighting) -> tuple[int, str, Confidence | None]:
    """The whole key, if key material follows the header."""
    text = seen.source.text
    start = seen.start - 5 if text[max(0, seen.start - 5) : seen.start] == "-----" else seen.start
    key = key_at(text, start)
    if key is None:
        return start, seen.secret, None
    return start, text[start : key.end], certainty(key, seen.source.path)


def _url(seen: Sighting) -> Confidence | None:
    before, after = _line(seen)
    user = re.search(r"://([^:/@\s]{0,100}):$", before)
    host = re.match(r"@(\[[0-9a-fA-F:]+\]|[\w.-]{1,200}|[$%{<])", after)
    if user is None or host is None or "docker" in before[-40:].partition("://")[0]:
        return None
    return url_confidence(user[1], seen.secret, host[1], seen.source.path)


def _is_credible(seen: Sighting) -> bool:
    """Whether what the Keyword plugin found could be a value; its own filters would drop whole lines."""
    secret = seen.secret.strip()
    if len(secret) < 6 or re.search(r"[\s()\[\]{}<>]", secret) or places.full_of_hashes(seen.source.path):
        return False
    if places.setting(seen.source.path) is not places.Setting.PROGRAM and not values.is_password_like(secret):
        return False
    before, _ = _line(seen)
    name = re.search(r"(?<![\w.-])([\w.-]{1,200})[\"'`\])]{0,3}\s*(?::=?|={1,3}>?|!==?)\s*@?[\"'`]?$", before)
    if name is None or role(name[1].rpartition(".")[2]) is None or words_of(name[1]) == words_of(secret):
        return False
    return values.shape(secret) in (values.Shape.RANDOM, values.Shape.MIXED, values.Shape.COMMON, values.Shape.BOAST)


_DIGEST = r"[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}"
_IDENTIFIED = (
    r"sha(?:1|256|384|512)[/-]|(?:cus|price|prod|sub|in|pi|acct|evt|ch|txn|plan|si|seti|pm|card|src|file|asst|thread|run|msg|vs|org|proj|user|usr"
    r"|pk|phc|pub|id|app|ref|req|res|img|tx|sid|AC|Qm|bafy|0x|G-|UA-)[-_]?(?:live_|test_)?[A-Za-z0-9]{6}"
)
"""Services number their objects so; none of them opens anything."""
_NOT_SECRET = (
    r"(?i)id[\"']?\s*[:=]|address|payload|keyspace|page|csrf|content=|verif|site.?key|vector|cipher|plain|sheet|sha\d*|md5|hash|digest|checksum|integrity|commit|revision|\brev\b|etag|uuid|guid|fingerprint|signature|nonce"
    r"|\bid\b|_id\b|public|cert|"
    r"charset|alphabet|chars|digits|letters|data:|base64,|color|colour|test|version|expected|unicode|hex|crc|image"
    r"|icon|font|seed|salt|\bpub|thumbprint|serial|build"
)


def _is_key_like(seen: Sighting) -> bool:
    """A quoted random string that nothing on its line explains."""
    secret = seen.secret
    if (
        places.full_of_hashes(seen.source.path)
        or not 20 <= len(secret) <= 128
        or places.setting(seen.source.path) is not places.Setting.PROGRAM
    ):
        return False
    if (
        re.fullmatch(_DIGEST, secret)
        or re.match(_IDENTIFIED, secret)
        or words.is_documented(secret)
        or (secret.startswith("eyJ") and "." not in secret)
        or randomness.is_uuid(secret)
        or randomness.is_sequential(secret)
        or words.is_placeholder(secret)
        or not randomness.is_random(secret)
    ):
        return False
    before, after = _line(seen)
    if re.search(_NOT_SECRET, before[-80:]) or re.search(r"\\x?[0-9a-fA-F]{2}", secret):
        return False
    return re.search(r"[=:(,\[{\s]\s*[bBrRuU]?[\"']$", before) is not None and not re.match(
        r"[\"']\s*(?:[\"'+]|%)", after
    )


_NOT_HOSTS = (
    r"(?:0|22[4-9]|2[3-5]\d|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|192\.0\.[02]|198\.1[89]|198\.51\.100"
    r"|203\.0\.113|192\.88\.99|"
    r"8\.8\.[48]\.[48]|1\.[01]\.[01]\.1|9\.9\.9\.9|149\.112\.112\.112|208\.67\.22[02]\.22[02]|4\.2\.2\.\d"
    r"|1\.2\.3\.\d|1\.1\.1\.\d|[1-9]\.\d\.\d\.\d)(?:\.|:|$)"
)


def _is_host(seen: Sighting) -> bool:
    """An address of a machine: no documentation range, public resolver, mask or version number."""
    before, after = _line(seen)
    if (
        re.match(_NOT_HOSTS, seen.secret)
        or places.setting(seen.source.path) is not places.Setting.PROGRAM
        or places.full_of_hashes(seen.source.path)
    ):
        return False
    return not re.search(
        r"version|\bver\b|\bv$|release|section|rfc|==|~=|>=|<=|/$|oid|build", before[-60:], re.IGNORECASE
    ) and not re.match(r"[/-]\d|\s*\)", after)
