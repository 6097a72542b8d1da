"""What the name of a variable, key or setting says of the value it holds."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from aisec_hooks import late


class Role(Enum):
    """What a name promises its value to be."""

    PASSWORD = "password"
    """Made by a person."""
    SECRET = "secret"
    """Signs or encrypts; made by a person or a program."""
    KEY = "key"
    """Issued by a service."""
    TOKEN = "token"
    """Issued by a service, but the word has other meanings."""
    CREDENTIAL = "credential"
    """May be anything; only a random value counts."""
    PHRASE = "phrase"
    """Words that stand for a key: a wallet's mnemonic."""
    LOGIN = "login"
    """Holds users and their passwords; only what looks like a password by itself counts."""


HINTS = tuple(
    "pass secret token key cred auth pwd pw psk pepper mnemonic phrase community senha contrase clave mdp wacht kennw "
    "parol haslo sifre heslo losen salasana adgang gesl lozink user login account admin member operator _pat "
    "-pat".split()
)
"""Every name that promises a secret has one of these in it."""
_WORD = late.compiled(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_GLUED = late.compiled(
    r"^(.*?)(passwords?|passwd|passphrase|pwd|secretkeys?|secrets?|apikeys?|accesskeys?|authkeys?|privatekeys?"
    r"|signingkeys?|tokens?)$"
)
_TAILS = frozenset(
    "value val str string text txt plain plaintext default prod production dev development devel staging stage test "
    "testing "
    "live sandbox local old new current previous prev primary secondary main backup base b64 base64 hex bytes raw "
    "env v const literal "
    "admin root".split()
)
_PASSWORDS = frozenset(
    "password passwd passphrase passcode pwd passwrd pw psw psk passwort kennwort wachtwoord haslo parola "
    "heslo lozinka "
    "contrasena contraseña clave senha mdp motdepasse sifre salasana losenord adgangskode geslo".split()
)
_PASS_OF = frozenset(
    "db database user username admin administrator root smtp mail email imap pop pop3 ftp sftp ssh telnet vnc "
    "rdp mysql "
    "postgres postgresql pg redis mongo mongodb rabbitmq rabbit amqp mqtt kafka broker elastic sql mssql oracle ora "
    "ldap ad bind domain http https proxy login logon signin my auth app api wifi wlan wireless router vpn key store "
    "keystore truststore jks pfx p12 cert pem ca zip pdf archive backup basic default test server host remote service "
    "svc system sys super sudo owner account acct client customer master vault registry docker git svn jira jenkins "
    "nexus artifactory sonar grafana sap crm erp bot camera device modem become enable stats rds aurora bind".split()
)
_NO_PASS = frozenset(
    "boarding season two three multi single first second third next last render compiler optimization opt pre post "
    "forward backward by low high band ring sea mountain over under num shadow depth light geometry lighting final "
    "each per every did to can does should must all if has is max min count".split()
)
"""What passes that open nothing are called by."""
_PERSONS = frozenset(
    "user username login logon signin my account acct client customer owner basic default test".split()
)
_SIGNING = frozenset(
    "secret signing sign signature encryption encrypt encrypting crypto cipher aes hmac jwt jwe jws session cookie "
    "fernet django flask csrf "
    "hashing security decryption des master private preshared obfuscation enc dec".split()
)
_SERVICES = frozenset(
    "openai anthropic claude aws gcp azure google github gitlab slack stripe sendgrid mailgun mailchimp twilio "
    "firebase algolia sentry datadog huggingface hf cohere replicate pinecone supabase cloudflare heroku paypal "
    "square shopify telegram discord groq mistral gemini weather openweather openweathermap tavily serpapi "
    "langchain langsmith deepseek notion airtable postmark digitalocean devops ado bitbucket gitea jira snyk "
    "codecov sonar circleci vercel netlify linear figma asana dropbox zoom okta auth0 intercom zendesk hubspot "
    "segment mixpanel amplitude pagerduty opsgenie splunk newrelic wandb neptune comet clearml mapbox giphy imgur "
    "twitch spotify viber trello monday clickup todoist plaid coinbase binance kraken alpaca polygon finnhub "
    "infura alchemy moralis etherscan pinata npm pypi rubygems nuget".split()
)
_ISSUED = _SERVICES | frozenset(
    "api access auth account service client app application admin deploy shared subscription license licence "
    "webhook rest db database merchant consumer ssh gpg priv backend integration storage bot bearer sdk maps line "
    "hec".split()
)
_TEXT_TOKENS = frozenset(
    "csrf xsrf next page continuation cancel cancellation start end begin pad bos eos unk sep cls mask stop "
    "special first last max min sync comma number num name op keyword string peek lookahead cursor invalid syntax "
    "lexer parse parser sub eof eol newline word template placeholder request idempotency lock verification dkim "
    "action sequence marker scroll delimiter separator image think class type design color colour style input "
    "output prompt total".split()
)
_DENIES = frozenset(
    "reset forgot forgotten change update show hide toggle validate check verify no not has is use uses require "
    "requires required need "
    "needs empty weak ask prompt get set create generate enter confirm revoke public without mismatch with by allow "
    "enable disable error rotate renew list delete remove copy print export import fetch read load store save sync "
    "seal unseal init setup compare match find lookup parse "
    "repeat type".split()
)
_UNREAL = frozenset(
    "encrypted hashed sealed ciphered invalid wrong missing bad incorrect expired fake dummy placeholder "
    "example bogus malformed mismatched insecure "
    "breached leaked compromised banned forbidden disallowed".split()
)
_TELLING = frozenset(
    "data routing integration write read ingest ingestion instrumentation server license licence product".split()
)
"""Services issue such keys, but queues and tables have keys of that name too."""
_OBJECTS = frozenset(
    "existing pull tls kube k8s kubernetes external named sealed docker image cert certificate target".split()
)
"""What a cluster's secret object is called by, `existingSecret: shop-credentials`."""
_SHY = _PASSWORDS | {"secret", "token", "passphrase", "apikey", "credential"}
_LOGINS = frozenset(
    "users accounts logins login credentials creds passwords admin admins superuser superusers members "
    "operators".split()
)
_NO_LOGINS = frozenset("agent agents ids id emails email roles role permissions urls url fields names types".split())
_CREDENTIALS = frozenset("credential credentials creds authorization".split())


@lru_cache(maxsize=4096)
def role(name: str) -> Role | None:
    """The role a name gives its value, None if it names no secret (`token_url`, `password_field`, `public_key`)."""
    words = _words(name[-120:])
    while len(words) > 1 and (words[-1] in _TAILS or words[-1].isdigit()):
        words.pop()
    if any(word.startswith(("csrf", "xsrf")) for word in words):
        return None
    if not words or (len(words) > 1 and words[0] in _DENIES) or _UNREAL & set(words):
        return None
    head, before = words[-1], words[-2] if len(words) > 1 else ""
    singular = head[:-1] if head.endswith("s") and head not in ("pass", "creds", "credentials") else head
    return _role(singular, before)


@lru_cache(maxsize=4096)
def promises_secret(name: str) -> bool:
    """Whether what stands under a name is better not shown: a wider net than `role`, which decides what to report."""
    words = _words(name[-120:])
    for at, word in enumerate(words):
        singular = word[:-1] if word.endswith("s") and word != "pass" else word
        before = words[at - 1] if at else ""
        if singular == "token" and (before in _TEXT_TOKENS or (word == "tokens" and len(words) == 1)):
            continue
        if singular in _SHY or singular in _CREDENTIALS or (singular == "auth" and at == len(words) - 1):
            return True
        if singular in ("pass", "pw") and (before in _PASS_OF or len(words) == 1):
            return True
        if singular == "key" and (before in _ISSUED or before in _SIGNING):
            return True
    return False


def is_plural(name: str) -> bool:
    """Whether the name speaks of several, such as API_KEYS."""
    return name.rstrip("_0123456789").lower().endswith("s")


def is_qualified(name: str) -> bool:
    """Whether the name says more than the bare word, such as DB_PASSWORD against password."""
    return len(_words(name)) > 1


def variable(name: str) -> str:
    """The environment variable that would hold what stands under a name: DB_PASSWORD for `dbPassword`."""
    words = words_of(name[-120:])
    return "_".join(words[-5:]).upper() if words and not words[0].isdigit() else "API_KEY"


def words_of(text: str) -> list[str]:
    """The words of an identifier or of a word-like value, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def _role(head: str, before: str) -> Role | None:
    if (
        head in _PASSWORDS
        or (head == "pw" and before in _PASS_OF)
        or (head == "pass" and before not in _NO_PASS)
        or (head == "passe" and before == "de")
    ):
        return Role.PASSWORD
    if head == "community" and before == "snmp":
        return Role.PASSWORD
    if head == "salt" and before in ("auth", "in", "nonce"):
        return Role.SECRET  # WordPress signs its cookies with them
    if head == "secret" and before in _OBJECTS:
        return None
    if head == "secret" or (head == "key" and before in _SIGNING):
        return Role.SECRET
    if head in ("key", "pat") and before in _ISSUED:
        return Role.KEY
    if head == "pepper":
        return Role.SECRET
    if head == "key" and (before in _TELLING or not before):
        return Role.CREDENTIAL
    if head == "token":
        return None if before in _TEXT_TOKENS else Role.TOKEN
    if head in ("mnemonic", "seedphrase") or (
        head == "phrase" and before in ("seed", "recovery", "secret", "mnemonic")
    ):
        return Role.PHRASE
    return Role.CREDENTIAL if head in _CREDENTIALS or (head == "auth" and bool(before)) else None


def opens(name: str) -> bool:
    """Whether a name says what its password opens, such as a database."""
    words = _words(name[-120:])
    return not (_PASS_OF - _PERSONS).isdisjoint(words[:-1])


def signs(name: str) -> bool:
    """Whether a program signs or encrypts with what stands under the name, so that any text works."""
    words = _words(name[-120:])
    return role(name) is Role.SECRET and (words[-1] == "key" or not _SIGNING.isdisjoint(words[:-1]))


def is_service(name: str) -> bool:
    """Whether a name tells which service issued what it holds, as SNYK_TOKEN does."""
    return not _SERVICES.isdisjoint(_words(name[-120:])[:-1])


def is_user(name: str) -> bool:
    """Whether a name is that of the user in a login."""
    return name.lower() in ("user", "username", "user_name", "login", "email", "account", "uid")


def holds_logins(name: str) -> bool:
    """Whether a name speaks of several users and what they log in with."""
    words = _words(name[-120:])
    return not _LOGINS.isdisjoint(words) and _NO_LOGINS.isdisjoint(words)


def _words(name: str) -> list[str]:
    """The words of a name, compounds such as `dbpassword`, `apikey` taken apart."""
    found: list[str] = []
    for word in words_of(name):
        glued = _GLUED.match(word)
        if glued is None:
            found.append(word)
            continue
        first, last = glued.groups()
        stem = re.sub(r"keys?$", "", last)
        found += [part for part in (first, stem, "key" if stem != last else "") if part]
    for at in range(len(found) - 1, 0, -1):
        if found[at] in ("word", "phrase", "code") and found[at - 1] == "pass":
            found[at - 1 : at + 1] = [f"pass{found[at]}"]
    return found
