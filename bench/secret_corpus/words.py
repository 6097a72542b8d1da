"""The words of the made-up files: names of applications, people, hosts, numbers, and the names secrets go by."""

from __future__ import annotations

from collections.abc import Callable

from bench.secret_corpus.draw import Draw

APPS = "atlas beacon cargo ledger orbit parcel quarry relay harbor tandem meadow lumen kestrel copper juniper".split()
NOUNS = (
    "account album article booking bundle campaign channel course customer depot device driver document event "
    "folder invoice label lesson message notice order parcel payment photo product profile project question region "
    "report review room route sample season shipment station supplier survey table ticket vehicle venue visitor"
).split()
PEOPLE = "alice anna bruno carla diego elena farid greta henrik ines jonas katya liam marta nadia omar paula".split()
SERVERS = "db pg01 mysql-prod rds-main redis-a mq1 mail edge cache-2 ldap warehouse files ci build".split()
DOMAINS = "northwind-labs.io brightpath.dev fernhill.net oakline.co halden.cloud vexatel.com quietriver.org".split()
REGIONS = "eu-west-1 us-east-1 us-west-2 ap-southeast-2 eu-central-1 ca-central-1".split()
CITIES = "Lisbon Oslo Turin Leeds Bergen Porto Gdansk Nantes Aarhus Malaga".split()

CONCEPTS: dict[str, tuple[str, ...]] = {
    "password": (
        "db password", "database password", "postgres password", "mysql password", "redis password", "smtp password",
        "smtp pass", "admin password", "email host password", "ldap bind password", "ftp password", "mongo password",
        "rabbitmq password", "sftp passwd", "root password", "service account password", "mail pass", "db pwd",
        "user password", "keystore password", "oracle password", "grafana admin password", "proxy password",
    ),
    "secret": (
        "client secret", "jwt secret", "session secret", "webhook secret", "app secret", "oauth client secret",
        "signing secret", "cookie secret", "consumer secret", "shared secret", "hmac secret", "auth secret",
    ),
    "key": (
        "api key", "payments api key", "weather api key", "maps api key", "internal api key", "partner api key",
        "crm api key", "geocoder apikey", "billing api key", "search admin key", "sms gateway key",
    ),
    "token": (
        "access token", "auth token", "api token", "bot token", "deploy token", "refresh token", "service token",
        "bearer token", "ci token", "personal access token", "registry token",
    ),
    "crypto": ("encryption key", "aes key", "master key", "data key", "cipher key", "signing key", "hmac key"),
}  # fmt: skip
"""Sort of secret -> what such a secret is called."""


def concept(draw: Draw, sort: str) -> str:
    """The words of a secret's name: of one of some sorts (`password,token`), or the words themselves."""
    chosen = draw.pick(sort.split(","))
    return draw.pick(CONCEPTS[chosen]) if chosen in CONCEPTS else chosen


def spellings(name: str) -> dict[str, str]:
    """A name as each kind of file writes it."""
    parts = name.lower().split()
    titled = [part.capitalize() for part in parts]
    return {
        "UP": "_".join(parts).upper(),
        "snake": "_".join(parts),
        "kebab": "-".join(parts),
        "dot": ".".join(parts),
        "camel": parts[0] + "".join(titled[1:]),
        "Pascal": "".join(titled),
        "spaced": " ".join(parts),
        "Spaced": " ".join([titled[0], *parts[1:]]),
        "last": parts[-1],
        "Last": titled[-1],
    }


FILLERS: dict[str, Callable[[Draw], str]] = {
    "app": lambda draw: draw.pick(APPS),
    "App": lambda draw: draw.pick(APPS).capitalize(),
    "APP": lambda draw: draw.pick(APPS).upper(),
    "word": lambda draw: draw.pick(NOUNS),
    "Word": lambda draw: draw.pick(NOUNS).capitalize(),
    "WORD": lambda draw: draw.pick(NOUNS).upper(),
    "user": lambda draw: draw.pick(
        [*PEOPLE, "svc_" + draw.pick(APPS), draw.pick(APPS) + "_app", "deploy", "reporting"]
    ),
    "person": lambda draw: draw.pick(PEOPLE).capitalize(),
    "domain": lambda draw: draw.pick(DOMAINS),
    "host": lambda draw: draw.pick(SERVERS) + "." + draw.pick(["internal.", "prod.", "", "eu."]) + draw.pick(DOMAINS),
    "email": lambda draw: draw.pick(PEOPLE) + "@" + draw.pick(DOMAINS),
    "port": lambda draw: str(draw.pick([8000, 8080, 3000, 5000, 9000, 8443, 9090])),
    "n": lambda draw: str(draw.number(2, 90)),
    "big": lambda draw: str(draw.number(100, 9000)),
    "version": lambda draw: f"{draw.number(0, 5)}.{draw.number(0, 20)}.{draw.number(0, 9)}",
    "date": lambda draw: f"202{draw.number(2, 5)}-{draw.number(1, 12):02}-{draw.number(1, 28):02}",
    "time": lambda draw: f"{draw.number(0, 23):02}:{draw.number(0, 59):02}:{draw.number(0, 59):02}",
    "region": lambda draw: draw.pick(REGIONS),
    "city": lambda draw: draw.pick(CITIES),
    "stage": lambda draw: draw.pick(["prod", "production", "staging", "live"]),
    "ip": lambda draw: f"10.{draw.number(0, 250)}.{draw.number(0, 250)}.{draw.number(2, 250)}",
}
"""What stands between `«` and `»` in a template -> what is put there; a digit after it draws again."""
