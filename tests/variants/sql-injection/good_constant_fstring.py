import psycopg2
from app.config import settings

SCHEMA = "reporting"
VERSION_TABLE = f"{SCHEMA}.schema_version"


def current_version() -> int:
    with psycopg2.connect(settings.dsn) as conn, conn.cursor() as cur:
        cur.execute(f"CREATE TABLE IF NOT EXISTS {VERSION_TABLE} (version integer NOT NULL)")
        cur.execute(f"SELECT max(version) FROM {VERSION_TABLE}")
        found = cur.fetchone()
    return found[0] or 0
