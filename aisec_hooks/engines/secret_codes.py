"""The plugins of detect-secrets: where each is, what it reports, what a text must hold for it to match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from aisec_hooks.engines.secret_randomness import entropy
from aisec_hooks.model import Confidence, Severity

Probe = Callable[[str, str, str], Iterator[int]]
"""(text, folded text, path) -> offsets; every line the plugin matches on holds one of them."""


class Plugin(Struct, frozen=True, kw_only=True):
    """One plugin of detect-secrets."""

    name: str
    module: str
    rule: str
    kind: str
    severity: Severity
    confidence: Confidence
    probe: Probe
    extent: str = ""
    """The whole credential, for plugins that give back only a part of it."""


def quotes_required(path: str) -> bool:
    """Whether the Keyword plugin wants quotes in files of this name (`detect_secrets.util.filetype`)."""
    return not re.search(r"\.(?:go|e?yaml|yml|cnf|conf|cfg|cf|ini|properties|toml)$", path)


def _pattern(words: str, pattern: str, folded_words: bool = False) -> Probe:
    """Offsets of a pattern (tried only if the text holds one of the words)."""
    hints = tuple(words.split())

    def probe(text: str, folded: str, _path: str) -> Iterator[int]:
        where = folded if folded_words else text
        if not hints or any(hint in where for hint in hints):
            yield from (m.start() for m in re.finditer(pattern, where))

    return probe


_ASSIGNED = r"[\"'\]]{0,2}[ =:>]{1,4000}[\"']?"
_KEY = r"(?:key|pw|password|pass|token)"


def _aws(text: str, folded: str, path: str) -> Iterator[int]:
    yield from _pattern("A3T ABIA ACCA AKIA ASIA", r"(?:A3T|ABIA|ACCA|AKIA|ASIA)[0-9A-Z]{16}")(text, folded, path)
    yield from _pattern("aws", r"aws[^\n]{2,60}?[\"'](?=[0-9a-z/+]{40}[\"'])", folded_words=True)(text, folded, path)


def _slack(text: str, folded: str, path: str) -> Iterator[int]:
    yield from _pattern("xox hooks.slack.com", r"xox[abposr]-\d|hooks\.slack\.com/services/t", folded_words=True)(
        text, folded, path
    )


def _cloudant(text: str, folded: str, path: str) -> Iterator[int]:
    named = rf"cl(?:oudant|ou)?[_-]?(?:api)?{_KEY}d?{_ASSIGNED}[0-9a-z]{{24}}"
    yield from _pattern("cl", named, folded_words=True)(text, folded, path)
    yield from _pattern("cloudant.com", r"cloudant\.com", folded_words=True)(text, folded, path)


def _softlayer(text: str, folded: str, path: str) -> Iterator[int]:
    named = rf"[_-]?(?:api)?[_-]?{_KEY}d?{_ASSIGNED}[a-z0-9]{{64}}"
    yield from _pattern("sl", "sl" + named, folded_words=True)(text, folded, path)
    yield from _pattern("softlayer", rf"softlayer(?:{named}|\.com/soap)", folded_words=True)(text, folded, path)


_WORDS = (
    "api_?key|auth_?key|service_?key|account_?key|db_?key|database_?key|priv_?key|private_?key|client_?key|db_?pass"
    "|database_?pass|key_?pass|"
    "password|passwd|pwd|secret|contrase\u00f1a|contrasena"
)
_QUOTED_TAIL = r"(?:\[[0-9]*\])?[\]'\"]{0,2}\s*(?::|={1,3}>?|!={1,2}|=>)\s*@?['\"`]|[^\n]?(?:assign)?\(\""
_ANY_TAIL = r"[\]'\"]{0,2}\s*(?::|=|!=)"
_ELSEWHERE = r"['\"`](?:\s*[!=]{2,3}|;)"


_LONGEST_NAME = 200
"""The plugin's patterns take cubic time in runs of letters; what is longer is no name."""


def _keyword(text: str, folded: str, path: str) -> Iterator[int]:
    """A word of the plugin's list with what its patterns want to the right of it, or elsewhere on its line."""
    tail = re.compile(_QUOTED_TAIL if quotes_required(path) else _ANY_TAIL)
    tested = end_of_line = too_long = -1
    loose = False
    for word in re.finditer(_WORDS, folded):
        if word.start() < too_long:
            continue
        if word.start() >= end_of_line:
            start, end_of_line = _line(text, word.start())
            loose = re.compile(_ELSEWHERE).search(text, start, end_of_line) is not None
        if word.start() < tested and not loose:
            continue  # in the same run of letters: what follows the run was tested
        run = re.compile(r"\w*").match(folded, word.end())
        tested = run.end() if run else word.end()
        if tested - word.start() > _LONGEST_NAME:
            too_long = tested
            continue
        if loose or tail.match(text, tested) or text.startswith(".assign(", tested) or text.startswith("(", tested):
            yield word.start()


def _line(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)


def _random(pattern: str, limit: float) -> Probe:
    """Quoted strings whose entropy is above a plugin's limit."""

    def probe(text: str, _folded: str, _path: str) -> Iterator[int]:
        for quoted in re.finditer(pattern, text):
            if entropy(quoted[2]) > limit - 1e-6:
                yield quoted.start()

    return probe


def _token(
    name: str, module: str, kind: str, probe: Probe, extent: str = "", confidence: Confidence = Confidence.HIGH
) -> Plugin:
    return Plugin(
        name=name,
        module=module,
        rule="provider-token",
        kind=kind,
        severity=Severity.CRITICAL,
        confidence=confidence,
        probe=probe,
        extent=extent,
    )


def _other(
    name: str, module: str, rule: str, kind: str, severity: Severity, confidence: Confidence, probe: Probe
) -> Plugin:
    return Plugin(name=name, module=module, rule=rule, kind=kind, severity=severity, confidence=confidence, probe=probe)


_LOW, _MEDIUM, _HIGH = Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH
_GITLAB = r"gl(?:pat|dt|ft|soat|rt|cbt|imt|ptt|agent|oas)-[A-Za-z0-9_\-]{20,1024}|GR1348941[A-Za-z0-9_\-]{20,50}"

PLUGINS: tuple[Plugin, ...] = (
    _token(
        "ArtifactoryDetector",
        "artifactory",
        "Artifactory credential",
        _pattern("AKC AP", r"AKC[a-zA-Z0-9]{10}|AP[\dA-F][a-zA-Z0-9]{8}"),
        confidence=_MEDIUM,
    ),
    _token("AWSKeyDetector", "aws", "AWS key", _aws),
    _token(
        "AzureStorageKeyDetector",
        "azure_storage_key",
        "Azure storage key",
        _pattern("AccountKey=", "AccountKey="),
        r"(?<=AccountKey=)[a-zA-Z0-9+/=]{88}",
    ),
    _other(
        "BasicAuthDetector",
        "basic_auth",
        "credentials-in-url",
        "password in a URL",
        Severity.HIGH,
        _HIGH,
        _pattern("://", r"://[^:/?#\[\]@!$&'()*+,;=\s]{1,4000}:(?=[^:/?#\[\]@!$&'()*+,;=\s]{1,4000}@)"),
    ),
    _token("CloudantDetector", "cloudant", "Cloudant credential", _cloudant, confidence=_MEDIUM),
    _token(
        "DiscordBotTokenDetector", "discord", "Discord bot token", _pattern("", r"\.[a-zA-Z\d_-]{6}\.[a-zA-Z\d_-]{27}")
    ),
    _token(
        "GitHubTokenDetector",
        "github_token",
        "GitHub token",
        _pattern("ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9_]{36}"),
        r"gh[pousr]_[A-Za-z0-9_]{36}",
    ),
    _token(
        "GitLabTokenDetector",
        "gitlab_token",
        "GitLab token",
        _pattern("gl GR1348941", r"gl[a-z]{2,5}-[A-Za-z0-9_\-]{20}|GR1348941"),
        _GITLAB,
    ),
    _other(
        "HexHighEntropyString",
        "high_entropy_strings",
        "high-entropy-string",
        "random hexadecimal string",
        Severity.LOW,
        _LOW,
        _random(r"(['\"])([0-9a-fA-F]{9,})(?=['\"])", 3.0),
    ),
    _other(
        "Base64HighEntropyString",
        "high_entropy_strings",
        "high-entropy-string",
        "random string",
        Severity.LOW,
        _LOW,
        _random(r"(['\"])([A-Za-z0-9+/\\\-_=]{23,})(?=['\"])", 4.5),
    ),
    _token(
        "IbmCloudIamDetector",
        "ibm_cloud_iam",
        "IBM Cloud IAM key",
        _pattern("key pw pass token", rf"{_KEY}d?{_ASSIGNED}[a-z0-9_\-]{{44}}", folded_words=True),
        confidence=_MEDIUM,
    ),
    _token(
        "IbmCosHmacDetector",
        "ibm_cos_hmac",
        "IBM COS HMAC key",
        _pattern("secret", rf"secret[-_]?(?:access)?[-_]?key{_ASSIGNED}[a-f0-9]{{48}}", folded_words=True),
    ),
    _other(
        "IPPublicDetector",
        "ip_public",
        "public-ip-address",
        "public IP address",
        Severity.LOW,
        _LOW,
        _pattern("", r"[0-9]\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]"),
    ),
    Plugin(
        name="JwtTokenDetector",
        module="jwt",
        rule="json-web-token",
        kind="JSON Web Token",
        severity=Severity.MEDIUM,
        confidence=_HIGH,
        probe=_pattern("eyJ", "eyJ[A-Za-z0-9_=-]"),
        extent=r"eyJ[A-Za-z0-9_=-]+\.[A-Za-z0-9_=-]+(?:\.[A-Za-z0-9_+/=-]*)?",
    ),
    _other("KeywordDetector", "keyword", "hardcoded-secret", "credential", Severity.MEDIUM, _LOW, _keyword),
    _token("MailchimpDetector", "mailchimp", "Mailchimp key", _pattern("-us", r"(?<=[0-9a-z]{32})-us[0-9]")),
    _token(
        "NpmDetector",
        "npm",
        "npm token",
        _pattern("/:_authToken=", "/:_authToken="),
        r"npm_[A-Za-z0-9]{16,100}|[A-Fa-f0-9]{8}-[A-Fa-f0-9-]{27}",
    ),
    _token("OpenAIDetector", "openai", "OpenAI API key", _pattern("T3BlbkFJ", "T3BlbkFJ")),
    _other(
        "PrivateKeyDetector",
        "private_key",
        "private-key",
        "private key",
        Severity.CRITICAL,
        _HIGH,
        _pattern("PRIVATE PuTTY-User", r"BEGIN [A-Z0-9 ]{0,16}PRIVATE KEY|PuTTY-User-Key-File-2"),
    ),
    _token("PypiTokenDetector", "pypi_token", "PyPI token", _pattern("pypi-Ag", "pypi-Ag")),
    _token("SendGridDetector", "sendgrid", "SendGrid API key", _pattern("SG.", r"SG\.[a-zA-Z0-9_-]{22}\.")),
    _token("SlackDetector", "slack", "Slack token or webhook", _slack),
    _token("SoftlayerDetector", "softlayer", "SoftLayer credential", _softlayer),
    _token("SquareOAuthDetector", "square_oauth", "Square OAuth secret", _pattern("sq0csp-", "sq0csp-")),
    _token(
        "StripeDetector",
        "stripe",
        "Stripe live key",
        _pattern("k_live_", r"[rs]k_live_[0-9a-zA-Z]{24}"),
        r"[rs]k_live_[0-9a-zA-Z]{24,110}",
    ),
    _token(
        "TelegramBotTokenDetector",
        "telegram_token",
        "Telegram bot token",
        _pattern("", r":(?<=\d{8}:)[0-9A-Za-z_-]{35}"),
    ),
    _token("TwilioKeyDetector", "twilio", "Twilio key or account", _pattern("AC SK", r"(?:AC|SK)[a-z0-9]{32}")),
)
"""Every plugin of detect-secrets 1.5."""
