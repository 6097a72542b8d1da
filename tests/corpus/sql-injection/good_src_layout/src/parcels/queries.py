from dataclasses import dataclass, field

import psycopg


@dataclass
class ParcelQuery:
    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    limit: int = 20

    def add(self, column: str, value: object) -> "ParcelQuery":
        self.conditions.append(f"{column} = %s")
        self.values.append(value)
        return self

    @property
    def sql(self) -> str:
        where = " AND ".join(self.conditions) or "true"
        return f"SELECT code, status FROM parcel WHERE {where} LIMIT {self.limit}"


def run(query: ParcelQuery) -> list[tuple]:
    with psycopg.connect("dbname=parcels") as conn:
        return conn.execute(query.sql, query.values).fetchall()
