"""Which names files have that are private by what they are for."""

from __future__ import annotations

from enum import Enum


class Sort(Enum):
    """What a file is by its name; its content decides whether it is private."""

    ENV = "environment file"
    KEY = "key"
    KEY_STORE = "key store"
    VAULT = "password vault"
    EXPORT = "exported passwords"
    LOGIN = "login file"
    OAUTH = "oauth file"
    JSON = "json"
    STATE = "terraform state"
    VARIABLES = "terraform variables"
    HISTORY = "history"
    SQL = "sql text"
    DATABASE = "database"
    BROWSER = "browser profile"
    MEMORY = "memory dump"
    CAPTURE = "capture"


def sort_of(path: str) -> Sort | None:
    """What the file at a path is by its name, None for nearly every file."""
    name = path.rpartition("/")[2].lower()
    found = _NAMES.get(name) or _ENDINGS.get(name.rpartition(".")[2] if "." in name else "")
    if found is not None and found is not Sort.JSON:
        return found
    if "env" in name and _is_env(name):
        return Sort.ENV
    if name.startswith("core.") and name[5:].isdigit():
        return Sort.MEMORY
    return next((sort for start, ending, sort in _STARTS if name.startswith(start) and name.endswith(ending)), found)


def is_rehearsal_env(name: str) -> bool:
    """Whether an environment file is for tests or for development, with values that everybody may know."""
    return not _REHEARSALS.isdisjoint(_parts(name))


def _is_env(name: str) -> bool:
    parts = _parts(name)
    if not (parts[0] == "env" or name.endswith(".env")):
        return False
    if not name.startswith(".env") and not name.endswith(".env") and parts[-1] not in _STAGES:
        return False  # env.py, env.sh
    return _TEMPLATES.isdisjoint(parts) and parts[-1] not in _NOT_PLAIN


def _parts(name: str) -> list[str]:
    return name.lower().lstrip(".").replace("-", ".").replace("_", ".").split(".")


_STAGES = frozenset("local production prod live staging stage secret secrets private".split())
_REHEARSALS = frozenset("test testing tests ci e2e development devel dev docker compose demo".split())
_TEMPLATES = frozenset(
    "example examples sample samples template templates tpl tmpl dist default defaults schema skeleton stub blank "
    "placeholder reference spec".split()
)
_NOT_PLAIN = frozenset(
    "vault enc encrypted gpg age sops asc md rst ts js mjs cjs tsx py rb go rs java php j2 erb".split()
)
"""Last parts of names of code, prose and what is encrypted."""


def _named(sort: Sort, names: str) -> dict[str, Sort]:
    return dict.fromkeys(names.split(), sort)


_NAMES = {
    **_named(Sort.ENV, ".env .envrc .dev.vars .env.keys"),
    **_named(Sort.KEY, "id_rsa id_dsa id_ecdsa id_ed25519 id_ecdsa_sk id_ed25519_sk identity secring.gpg secring.pgp"),
    **_named(Sort.KEY_STORE, ".keystore keystore"),
    **_named(Sort.VAULT, "wallet.dat encryptionkeys.js 1password.keys ntds.dit sam"),
    **_named(
        Sort.LOGIN,
        ".netrc _netrc .git-credentials .pgpass pgpass.conf .my.cnf .mylogin.cnf .htpasswd htpasswd shadow .dockercfg "
        ".dockerconfigjson config.json config kubeconfig kubeconfig.yml kubeconfig.yaml admin.conf credentials "
        "credentials.toml .npmrc .yarnrc.yml .pypirc .s3cfg .boto .msmtprc .esmtprc .fetchmailrc .databrickscfg "
        "rclone.conf .rclone.conf hosts.yml .vault-token sitemanager.xml recentservers.xml filezilla.xml winscp.ini "
        "auth.json ta.key .smbcredentials .cifscredentials",
    ),
    **_named(
        Sort.OAUTH,
        "credentials.json token.json tokens.json client_secret.json client_secrets.json oauth.json oauth_token.json "
        "application_default_credentials.json accesstokens.json token.pickle",
    ),
    **_named(
        Sort.HISTORY,
        ".bash_history .zsh_history .sh_history .ash_history .ksh_history .fish_history fish_history .history "
        ".zhistory .histfile .psql_history .mysql_history .sqlite_history .rediscli_history .dbshell .python_history "
        ".node_repl_history .irb_history .irb-history .pry_history .scala_history .rhistory consolehost_history.txt",
    ),
    **_named(Sort.BROWSER, "cookies.sqlite cookies key3.db key4.db logins.json formhistory.sqlite"),
    "login data": Sort.BROWSER,
    "web data": Sort.BROWSER,
    "cookies.txt": Sort.CAPTURE,
    "core": Sort.MEMORY,
    **_named(Sort.EXPORT, "passwords.csv logins.csv"),
    "chrome passwords.csv": Sort.EXPORT,
}
_ENDINGS = {
    **_named(Sort.KEY, "pem key ppk p8 pk8 der asc gpg pgp sec ovpn"),
    **_named(Sort.KEY_STORE, "p12 pfx jks jceks keystore bks bcfks"),
    **_named(Sort.VAULT, "kdbx kdb psafe3 keychain keychain-db keyring 1pif 1pux opvault keytab"),
    **_named(Sort.LOGIN, "kubeconfig rdp remmina"),
    **_named(Sort.STATE, "tfstate"),
    **_named(Sort.VARIABLES, "tfvars"),
    **_named(Sort.SQL, "sql"),
    **_named(Sort.DATABASE, "dump bak sqlite sqlite3 db db3 mdb accdb rdb pgdump"),
    **_named(Sort.MEMORY, "hprof heapsnapshot dmp mdmp core"),
    **_named(Sort.CAPTURE, "pcap pcapng cap har"),
    **_named(Sort.JSON, "json"),
}
_STARTS = (
    ("krb5cc_", "", Sort.VAULT),
    ("utc--", "", Sort.VAULT),
    ("client_secret", ".json", Sort.OAUTH),
    ("bitwarden_export", "", Sort.EXPORT),
    ("lastpass", ".csv", Sort.EXPORT),
    ("1password", ".csv", Sort.EXPORT),
    ("", ".tfstate.backup", Sort.STATE),
    ("", ".tfvars.json", Sort.VARIABLES),
    ("", ".sql.gz", Sort.DATABASE),
    ("", ".dump.gz", Sort.DATABASE),
    ("", ".sql.bz2", Sort.DATABASE),
    ("", ".sql.xz", Sort.DATABASE),
    ("", ".sql.zst", Sort.DATABASE),
    ("", ".sql.zip", Sort.DATABASE),
)
