"""Records of the OSV format: some facts about real packages in our own words, and means to make up others."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from aisec_hooks.dependencies.advisories.update import Updated, update

Osv = dict[str, Any]


def record(
    name: str,
    package: str,
    *ranges: tuple[str, ...],
    aliases: Iterable[str] = (),
    severity: str = "",
    versions: Iterable[str] = (),
    modified: str = "",
    ecosystem: str = "PyPI",
    **more: Any,
) -> Osv:
    """A record about one package; a range is (introduced,), (introduced, fixed) or (introduced, "<=", last)."""
    affected: Osv = {"package": {"ecosystem": ecosystem, "name": package}}
    if ranges:
        affected["ranges"] = [{"type": "ECOSYSTEM", "events": events(*each)} for each in ranges]
    if versions:
        affected["versions"] = list(versions)
    made: Osv = {"id": name, "modified": modified or f"{date.today()}T08:00:00Z", "affected": [affected]}
    if aliases:
        made["aliases"] = list(aliases)
    if severity:
        made["database_specific"] = {"severity": severity}
    return made | more


def events(introduced: str, *end: str) -> list[Mapping[str, str]]:
    begin = {"introduced": introduced}
    if not end:
        return [begin]
    return [begin, {"last_affected": end[1]} if end[0] == "<=" else {"fixed": end[0]}]


FACTS = [
    record(
        "GHSA-8q59-q68h-6hv4",
        "PyYAML",
        ("0", "5.4"),
        aliases=["CVE-2020-14343", "PYSEC-2021-142"],
        severity="CRITICAL",
        summary="the full loader can be made to run code",
    ),
    record("PYSEC-2021-142", "pyyaml", ("0", "5.4"), aliases=["CVE-2020-14343", "GHSA-8q59-q68h-6hv4"]),
    record("GHSA-6757-jp84-gxfx", "pyyaml", ("5.1b7", "5.3.1"), aliases=["CVE-2020-1747"], severity="CRITICAL"),
    record("GHSA-g3rq-g295-4j3m", "jinja2", ("0", "2.11.3"), aliases=["CVE-2020-28493"], severity="MODERATE"),
    record("GHSA-h5c8-rqwp-cp95", "jinja2", ("0", "3.1.3"), aliases=["CVE-2024-22195"], severity="MODERATE"),
    record("GHSA-cpwx-vrp4-4pq7", "jinja2", ("0", "3.1.6"), aliases=["CVE-2025-27516"], severity="MODERATE"),
    record(
        "GHSA-v845-jxx5-vc9f",
        "urllib3",
        ("2.0.0", "2.0.6"),
        ("0", "1.26.17"),
        aliases=["CVE-2023-43804"],
        severity="HIGH",
        summary="a cookie goes along to another host",
    ),
    record("GHSA-wj6h-64fc-37mp", "ecdsa", ("0", "<=", "0.18.0"), aliases=["CVE-2024-23342"], severity="HIGH"),
    record("GHSA-w596-4wvx-j9j6", "py", ("0",), aliases=["CVE-2022-42969"], severity="HIGH"),
    record("PYSEC-2014-7", "bottle", versions=["0.10.1", "0.10.2"], severity="LOW"),
    record("MAL-2025-6794", "num2words", versions=["0.5.15", "0.5.16"], aliases=["PYSEC-2025-72"]),
    record("MAL-2024-0001", "flask-jwt-guardian-validator", ("0",)),
    record("GHSA-0000-0000-0001", "flask", ("0",), severity="CRITICAL", withdrawn="2024-01-01T00:00:00Z"),
    record("GHSA-0000-0000-0002", "requests", ("0",), severity="CRITICAL", ecosystem="npm"),
]


def zipped(records: Iterable[Osv | bytes], names: Iterable[str] = ()) -> bytes:
    """An archive with one file for each record."""
    file = io.BytesIO()
    given = iter(names)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, each in enumerate(records):
            data = each if isinstance(each, bytes) else json.dumps(each).encode()
            archive.writestr(next(given, f"record-{number}.json"), data)
    return file.getvalue()


def install(records: Iterable[Osv]) -> Updated:
    """Make the index of some records, in the folder that the environment names."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "all.zip")
        path.write_bytes(zipped(records))
        return update(str(path), lambda done, total: None)
