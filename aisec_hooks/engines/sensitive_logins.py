"""Whether the file in which a tool keeps somebody's login holds one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aisec_hooks import late
from aisec_hooks.engines.secret_keys import key_end
from aisec_hooks.engines.secret_values import is_template
from aisec_hooks.engines.secret_words import is_documented, is_masked, is_placeholder
from aisec_hooks.engines.sensitive_judged import AT_HOME, ELSEWHERE, Judged
from aisec_hooks.model import Confidence
from aisec_hooks.syntax.source import Source

MOST = 300_000
_WHY = "whoever has it can log in as its owner"
_LINE = re.MULTILINE
_HASH = r"(?:\$(?:apr1|2[abxy]|[156y]|gy|7)\$|\{SHA\})([^\s:]{8,200})"
_NETRC = late.compiled(r"(?:^|[ \t])password[ \t]{1,40}(\S{1,400})", _LINE)
_URL = late.compiled(r"^https?://[^\s:/@]{0,200}:([^\s@/]{1,400})@", _LINE)
_PGPASS = late.compiled(r"^[^#:\\\n](?:[^:\\\n]|\\.){0,200}(?::(?:[^:\\\n]|\\.){1,200}){3}:([^\n]{1,200})$", _LINE)
_OPTION = late.compiled(r"^[ \t]{0,20}password[ \t]{0,20}=[ \t]{0,20}[\"']?([^\s\"'#]{1,200})", _LINE)
_HTPASSWD = late.compiled(rf"^[^\s:#]{{1,200}}:(?:{_HASH}|([./A-Za-z0-9]{{13}})$)", _LINE)
_SHADOW = late.compiled(rf"^[\w.-]{{1,64}}:{_HASH}:\d{{0,9}}:", _LINE)
_DOCKER = late.compiled(r"\"(?:auth|identitytoken)\"\s{0,40}:\s{0,40}\"([A-Za-z0-9._+/=-]{8,4000})\"")
_KUBE = late.compiled(
    r"^[ \t-]{0,80}[\"']?(?:client-key-data|token|password|id-token|refresh-token)[\"']?[ \t]{0,20}:[ \t]{0,20}"
    r"[\"']?([^\s\"'#,]{8,20000})",
    _LINE,
)
_AWS = late.compiled(r"^[ \t]{0,20}aws_(?:secret_access_key|session_token)[ \t]{0,20}=[ \t]{0,20}(\S{16,4000})", _LINE)
_NPM = late.compiled(
    r"^[^\n#;=]{0,200}?(?:_authToken|_auth|_password|npmAuthToken|npmAuthIdent)[ \t]{0,9}[=:][ \t]{0,9}"
    r"[\"']?([^\s\"']{4,4000})",
    _LINE,
)
_SETTING = late.compiled(
    r"(?i)^[ \t]{0,40}[\"':]{0,2}[\w.-]{0,60}?(?:password|passwd|pass|secret|token|api_?key|secret_key)[\"']?"
    r"[ \t]{0,20}[=: ][ \t]{0,20}[\"']?([^\s\"'<>#;,]{4,4000})",
    _LINE,
)
_COMPOSER = late.compiled(r"\"(?:password|github\.com|token|[\w.-]{1,100})\"\s{0,9}:\s{0,9}\"([^\"\s]{8,4000})\"")
_HOSTS = late.compiled(r"^[ \t]{1,40}oauth_token:[ \t]{0,9}(\S{8,400})", _LINE)
_FILEZILLA = late.compiled(r"<Pass[^>]{0,60}>([^<\s]{2,500})</Pass>")
_RDP = late.compiled(r"^password 51:b:([0-9A-Fa-f]{16,4000})", _LINE)
_TOKEN = late.compiled(r"\A\s{0,20}(\S{16,4000})\s{0,20}\Z")
_STATIC = late.compiled(r"-----BEGIN OpenVPN Static key V1-----\s{1,9}([0-9a-f]{32})")
_OAUTH = late.compiled(
    r"\"(?:client_secret|refresh_token|access_token|id_token|refreshToken|accessToken|secret_access_key)\""
    r"\s{0,40}:\s{0,40}\"([^\"\s]{8,8000})\""
)
_BITWARDEN = late.compiled(r"\"password\"\s{0,9}:\s{0,9}\"([^\"\n]{1,1000})\"")
_EMPTY = frozenset("password passwd pass secret token none null true false changeme prompt ask interactive".split())

_LOGINS: tuple[tuple[str, re.Pattern[str], str, str], ...] = (
    (".netrc _netrc", _NETRC, "", "a .netrc with a password"),
    (".git-credentials", _URL, "", "git's store of credentials"),
    (".pgpass pgpass.conf", _PGPASS, "", "a password file of PostgreSQL"),
    (".my.cnf", _OPTION, "", "a MySQL options file with a password"),
    (".htpasswd htpasswd", _HTPASSWD, "", "a web server's password file"),
    ("shadow", _SHADOW, "", "a system's password file"),
    (".dockercfg .dockerconfigjson", _DOCKER, '"auth', "Docker's login file"),
    ("config.json", _DOCKER, '"auths"', "Docker's login file"),
    ("config kubeconfig kubeconfig.yml kubeconfig.yaml admin.conf", _KUBE, "clusters", "a kubeconfig with a login"),
    ("credentials config", _AWS, "aws_", "a credentials file of AWS"),
    ("credentials credentials.toml", _SETTING, "token", "a credentials file with a token"),
    ("credentials", _SETTING, "rubygems", "a credentials file of RubyGems"),
    (".npmrc .yarnrc.yml", _NPM, "", "an npm settings file with a token"),
    ("hosts.yml", _HOSTS, "oauth_token", "the login file of GitHub's command"),
    (".vault-token", _TOKEN, "", "a token of Vault"),
    ("sitemanager.xml recentservers.xml filezilla.xml", _FILEZILLA, "<Pass", "FileZilla's list of servers"),
    ("auth.json", _COMPOSER, "-basic", "Composer's login file"),
    ("auth.json", _COMPOSER, "-oauth", "Composer's login file"),
    (
        ".pypirc .s3cfg .boto .msmtprc .esmtprc .fetchmailrc .databrickscfg rclone.conf .rclone.conf winscp.ini "
        ".smbcredentials .cifscredentials",
        _SETTING,
        "",
        "a settings file with a login",
    ),
)
"""Names, the pattern whose group is the secret, what must stand there as well, what it is then."""
_BY_ENDING = (
    (".kubeconfig", _KUBE, "clusters", "a kubeconfig with a login"),
    (".remmina", _OPTION, "", "a remote desktop file with a password"),
    (".rdp", _RDP, "", "a remote desktop file with a password"),
)


def login(source: Source) -> Judged | None:
    """The files in which tools keep what somebody logs in with."""
    name = source.path.rpartition("/")[2].lower()
    text = source.text[:MOST]
    if name == ".mylogin.cnf" and source.data.startswith(b"\0\0\0\0") and len(source.data) > 24:
        return Judged(Confidence.HIGH, "a login file of MySQL", _WHY, AT_HOME)
    if name == "ta.key":
        return static_key(text)
    rows = [row for row in _LOGINS if name in row[0].split()] + [row for row in _BY_ENDING if name.endswith(row[0])]
    for _, pattern, hint, what in rows:
        if hint in text and _holds(pattern, text):
            return Judged(Confidence.HIGH, what, _WHY, AT_HOME)
    return None


def static_key(text: str) -> Judged | None:
    """A key that two ends of an OpenVPN tunnel share."""
    if not _holds(_STATIC, text):
        return None
    return Judged(Confidence.HIGH, "a shared key of OpenVPN", "whoever has it can join the network", ELSEWHERE)


def oauth(source: Source) -> Judged | None:
    """What an application or its user got from an authorization server."""
    if source.data[:1] == b"\x80" and b"google.oauth2.credentials" in source.data[:MOST]:
        return Judged(Confidence.HIGH, "a saved login of Google's client", _WHY, ELSEWHERE)
    text = source.text[:MOST]
    if _holds(_OAUTH, text):
        return Judged(Confidence.HIGH, "a file of OAuth credentials", _WHY, ELSEWHERE)
    return service_account(source)


def service_account(source: Source) -> Judged | None:
    """A key file of a Google service account, whatever it is called."""
    if b'"service_account"' not in source.data:
        return None
    text = source.text[:MOST]
    begin = text.find("PRIVATE KEY-----")
    if begin < 0 or '"private_key"' not in text or not key_end(text, begin + len("PRIVATE KEY-----")):
        return None
    why = "whoever has it can do all that the account may"
    return Judged(Confidence.HIGH, "the key file of a service account", why, ELSEWHERE)


def export(source: Source) -> Judged | None:
    """What a password manager or a browser wrote for another one, in clear text."""
    text = source.text[:MOST]
    first, _, rest = text.lower().partition("\n")
    columns = {column.strip(' "\ufeff') for column in first[:2000].split(",")}
    listed = bool({"password", "login_password"} & columns) and bool({"url", "login_uri", "username"} & columns)
    if (listed and rest.strip()) or ('"encrypted": false' in text and _holds(_BITWARDEN, text)):
        return Judged(Confidence.HIGH, "an export of passwords", "they stand there as clear text", ELSEWHERE)
    return None


def _holds(pattern: re.Pattern[str], text: str) -> bool:
    return _any_real(found[found.lastindex or 0] for found in pattern.finditer(text))


def _any_real(values: Iterable[str]) -> bool:
    return any(
        value.lower() not in _EMPTY
        and len(value) > 2
        and not (is_template(value) or is_documented(value) or is_masked(value) or is_placeholder(value))
        and not value.startswith(("$", "%", "@", "<"))
        for value in values
    )
