"""Files that must not be committed: by name and content, binary ones too, through the command line."""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import cli
from aisec_hooks.engines import sensitive_content
from aisec_hooks.engines.sensitive_files import SensitiveFiles
from aisec_hooks.engines.sensitive_names import Sort, sort_of
from aisec_hooks.syntax.source import Source
from tests.check import expand
from tests.repo import Repo, isolate

RULE = "sensitive-file"
BLOCKS, ADVICE, NOTHING = "blocking", "advice", ""
TOLD = "told"
"""Advice, because a secret in the file blocks already."""
PASSWORD = expand("{{alnum:14}}7x", "files")
LONG = expand("{{alnum:40}}", "files")
BASE64 = expand("{{base64:64}}", "files")
SQLITE = (
    b"SQLite format 3\0" + b"\x10\0\x01\x01\0\x40\x20\x20" + bytes(76) + b"CREATE TABLE users (id, name)" + bytes(3000)
)
EMPTY_SQLITE = b"SQLite format 3\0" + bytes(4000)
P12 = b"\x30\x82\x0a\x01\x02\x01\x03\x30\x82\x09\xc7" + bytes(range(256)) * 4
PEM = f"-----BEGIN {'RSA PRIVATE'} KEY-----\n{BASE64}\n{BASE64}\n-----END {'RSA PRIVATE'} KEY-----\n"
CERTIFICATE = f"-----BEGIN CERTIFICATE-----\n{BASE64}\n{BASE64}\n-----END CERTIFICATE-----\n"
PKCS8 = b"\x30\x82\x04\xbd\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01" + bytes(range(256)) * 4
DER_CERTIFICATE = b"\x30\x82\x03\x0b\x30\x82\x01\xf3\xa0\x03\x02\x01\x02" + bytes(range(256)) * 3
KDBX = b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5\x01\0\x04\0" + bytes(range(256))
SECRET_PACKET = b"\x95\x03\xbe\x04" + bytes(range(256))
PUBLIC_PACKET = b"\x99\x01\x0d\x04" + bytes(range(256))
CORE = b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x04\0" + bytes(200)
PROGRAM = b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0" + bytes(200)


def java_store(*tags: int) -> bytes:
    """A JKS store with entries of some tags: 1 a private key, 2 a trusted certificate."""
    entries = b""
    for tag in tags:
        entries += struct.pack(">IH", tag, 5) + b"alias" + bytes(8)
        entries += (b"\0\x05X.509" if tag == 2 else b"") + struct.pack(">I", 300) + bytes(300)
    return b"\xfe\xed\xfe\xed" + struct.pack(">II", 2, len(tags)) + entries


CASES: list[tuple[str, str | bytes, str]] = [
    # environment files
    (".env", "SMTP_PASSWORD=swordfish\n", BLOCKS),
    (".env", f"DB_PASSWORD={PASSWORD}\n", TOLD),
    (".env", "POSTGRES_PASSWORD=postgres\nMYSQL_ROOT_PASSWORD=root\n", ADVICE),
    ("deploy/.env.production", "export DB_PASSWORD='swordfish'\n", BLOCKS),
    (".envrc", "export SMTP_PASSWORD=swordfish\n", BLOCKS),
    ("prod.env", "SMTP_PASSWORD=velvet\n", ADVICE),
    (".env", "SMTP_PASSWORD=swordfish\n".encode("utf-16"), BLOCKS),
    (".env", "PORT=3000\nDEBUG=1\n", ADVICE),
    (".env", "", NOTHING),
    (".env", "# nothing yet\nDB_PASSWORD=\nAPI_KEY=<your key>\n", NOTHING),
    (".env", "SMTP_PASSWORD=encrypted:BDqD\n", NOTHING),
    (".env.production", "VITE_API_KEY=swordfish-12\nPORT=3000\n", NOTHING),
    (".envrc", "layout python\nexport PORT=3\n", NOTHING),
    (".env.development", "DB_PASSWORD=velvet\n", NOTHING),
    (".env.test", "SMTP_PASSWORD=swordfish\n", NOTHING),
    *[(f".env{end}", "SMTP_PASSWORD=swordfish\n", NOTHING) for end in (".example", ".sample", ".template", ".dist")],
    (".env.d.ts", "declare const SMTP_PASSWORD='swordfish'\n", NOTHING),
    ("env.py", "SMTP_PASSWORD = input()\n", NOTHING),
    ("tests/fixtures/.env", "SMTP_PASSWORD=swordfish\n", ADVICE),
    ("tests/fixtures/.env", "PORT=3000\n", NOTHING),
    # keys; the rule private-key tells of those in PEM
    ("server.key", PEM, NOTHING),
    ("id_rsa", PEM, NOTHING),
    ("server.der", PKCS8, BLOCKS),
    ("server.key", PKCS8, BLOCKS),
    ("tests/server.der", PKCS8, ADVICE),
    ("server.pem", CERTIFICATE, NOTHING),
    ("server.der", DER_CERTIFICATE, NOTHING),
    ("server.crt", CERTIFICATE, NOTHING),
    ("id_rsa.pub", f"ssh-rsa {BASE64}\n", NOTHING),
    ("talk.key", b"PK\x03\x04" + bytes(100), NOTHING),
    ("secring.gpg", SECRET_PACKET, BLOCKS),
    ("pubring.gpg", PUBLIC_PACKET, NOTHING),
    ("me.asc", f"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{BASE64}\n", NOTHING),
    ("private-keys-v1.d/0A.key", "(21:protected-private-key(3:rsa" + "x" * 60, BLOCKS),
    ("office.ovpn", f"client\n<tls-auth>\n-----BEGIN OpenVPN Static key V1-----\n{'0a1b2c3d' * 4}\n", BLOCKS),
    ("office.ovpn", "client\nremote vpn.example.com\n", NOTHING),
    # key stores and vaults
    ("server.p12", P12, BLOCKS),
    ("server.pfx", P12, BLOCKS),
    ("release.jks", java_store(2, 1), BLOCKS),
    ("app/release.keystore", P12, BLOCKS),
    ("store.jks", java_store(2, 2), NOTHING),
    ("truststore.p12", P12, NOTHING),
    ("conf/cacerts.jks", java_store(1), NOTHING),
    ("android/debug.keystore", java_store(1), NOTHING),
    ("letter.p12", "no store at all\n", NOTHING),
    ("src/test/resources/server.p12", P12, ADVICE),
    ("me.kdbx", KDBX, BLOCKS),
    ("me.kdbx", b"other\0bytes", NOTHING),
    ("service.keytab", b"\x05\x02\0\0\0\x40" + bytes(64), BLOCKS),
    ("login.keychain-db", b"kych\0\x01\0\0" + bytes(64), BLOCKS),
    # logins of tools
    (".netrc", f"machine git.example.com login ci password {PASSWORD}\n", TOLD),
    (".netrc", "machine git.example.com\n  login ci\n  password swordfish\n", BLOCKS),
    (".netrc", "machine git.example.com login ci password ${TOKEN}\n", NOTHING),
    (".git-credentials", "https://ci:velvet@git.example.com\n", TOLD),
    (".pgpass", "db.internal:5432:shop:shop:swordfish\n", BLOCKS),
    (".pgpass", "#host:port:database:user:password\n", NOTHING),
    (".my.cnf", "[client]\nuser=me\npassword=swordfish\n", BLOCKS),
    (".my.cnf", "[client]\nuser=me\n", NOTHING),
    (".htpasswd", "admin:$apr1$ab3dE6gh$" + LONG[:22] + "\n", BLOCKS),
    ("shadow", "root:$6$ab3dE6gh$" + LONG * 2 + ":19000:0:99999:7:::\n", BLOCKS),
    (".htpasswd", "# made by deploy.sh\n", NOTHING),
    (".aws/credentials", f"[default]\naws_secret_access_key = {LONG}\n", TOLD),
    (".aws/credentials", "[default]\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n", NOTHING),
    (".aws/config", "[default]\nregion = eu-west-1\n", NOTHING),
    (".docker/config.json", f'{{"auths": {{"r.example.com": {{"auth": "{BASE64}"}}}}}}', BLOCKS),
    (".docker/config.json", '{"auths": {"r.example.com": {}}, "credsStore": "desktop"}', NOTHING),
    ("config.json", '{"port": 3000, "auth": "basic-or-none"}', NOTHING),
    (".kube/config", f"clusters:\n- name: c\nusers:\n- user:\n    client-key-data: {BASE64}\n", BLOCKS),
    ("kubeconfig", "clusters:\n- name: c\nusers:\n- user:\n    exec:\n      command: aws\n", NOTHING),
    (".npmrc", f"//registry.example.com/:_authToken={LONG}\n", TOLD),
    (".npmrc", "//registry.example.com/:_authToken=${NPM_TOKEN}\nsave-exact=true\n", NOTHING),
    (".pypirc", "[pypi]\nusername = me\npassword = swordfish\n", BLOCKS),
    (".pypirc", "[distutils]\nindex-servers = pypi\n", NOTHING),
    (".vault-token", f"{LONG}\n", BLOCKS),
    ("desk.remmina", f"[remmina]\npassword={LONG}==\n", BLOCKS),
    ("desk.rdp", "full address:s:host\n", NOTHING),
    ("client_secret_1.json", f'{{"installed": {{"client_secret": "{LONG}"}}}}', TOLD),
    ("credentials.json", '{"installed": {"client_secret": "YOUR_CLIENT_SECRET"}}', NOTHING),
    ("token.json", f'{{"refresh_token": "{LONG}"}}', TOLD),
    ("token.json", '{"color": {"primary": "#fff"}}', NOTHING),
    ("shop-1a2b.json", json.dumps({"type": "service_account", "private_key": PEM}), TOLD),
    ("shop-1a2b.json", '{"type": "service_account", "private_key": ""}', NOTHING),
    ("passwords.csv", "name,url,username,password\nshop,https://shop.example.com,me,velvet\n", BLOCKS),
    ("passwords.csv", "rank,word\n1,velvet\n", NOTHING),
    # settings of Terraform
    ("terraform.tfstate", '{"terraform_version": "1.9", "resources": [{"attributes": {"id": "a"}}]}', ADVICE),
    ("terraform.tfstate", '{"terraform_version": "1.9", "resources": []}', NOTHING),
    ("prod.tfvars", 'db_password = "velvet"\n', ADVICE),
    ("prod.tfvars", 'region = "eu-west-1"\n', NOTHING),
    # records
    (".bash_history", "ls\nmysql -h db.internal\n", BLOCKS),
    (".psql_history", "select 1;\n", BLOCKS),
    (".bash_history", "\n", NOTHING),
    (".Rhistory", "x <- 1\n", ADVICE),
    ("docs/history.md", "# History\n", NOTHING),
    ("backup.sql", "-- MySQL dump 10.13\nINSERT INTO `users` VALUES (1,'Ada');\n", ADVICE),
    ("backup.sql", "-- PostgreSQL database dump\nCOPY public.customers (id, name) FROM stdin;\n1\tAda\n", ADVICE),
    ("schema.sql", "-- MySQL dump 10.13\nCREATE TABLE users (id int);\n", NOTHING),
    ("seed.sql", "INSERT INTO users VALUES (1, 'admin');\n", NOTHING),
    ("traffic.pcap", b"\xd4\xc3\xb2\xa1\x02\0\x04\0" + bytes(64), ADVICE),
    # databases, dumps, profiles
    ("app.sqlite3", SQLITE, ADVICE),
    ("tests/data/app.sqlite3", SQLITE, NOTHING),
    ("app.sqlite3", EMPTY_SQLITE, NOTHING),
    ("app.dump", b"PGDMP\x01\x0e\0\x04" + bytes(64), ADVICE),
    ("notes.bak", "just text\n", NOTHING),
    ("backup.sql.gz", b"\x1f\x8b\x08\0" + bytes(64), ADVICE),
    ("cookies.sqlite", SQLITE, BLOCKS),
    ("Default/Login Data", SQLITE, BLOCKS),
    ("heap.hprof", b"JAVA PROFILE 1.0.2\0" + bytes(64), BLOCKS),
    ("core.4711", CORE, BLOCKS),
    ("core", PROGRAM, NOTHING),
    (".DS_Store", b"\0\0\0\x01Bud1" + bytes(64), NOTHING),
    ("logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NOTHING),
]


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path / "home")
    made = Repo.init(tmp_path / "repo")
    made.commit({"README.md": "# A project\n"})
    monkeypatch.chdir(made.path)
    return made


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = cli.main([*arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def of_the_rule(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [f for f in report["findings"] if f["rule"] == RULE]


@pytest.mark.parametrize(
    ("path", "content", "tier"), CASES, ids=lambda v: v if isinstance(v, str) and len(v) < 40 else ""
)
def test_every_kind_and_what_is_near_it(
    repo: Repo, capsys: pytest.CaptureFixture[str], path: str, content: str | bytes, tier: str
) -> None:
    repo.stage({path: content})
    code, report = run(capsys, "hook")
    found = of_the_rule(report)
    assert [f["tier"] for f in found] == ([] if tier == NOTHING else [ADVICE if tier == TOLD else tier])
    assert all(f["location"]["span"]["start"] == {"line": 1, "column": 1} for f in found)
    assert all(f["snippet"]["lines"] == [] for f in found)
    assert code == int(tier in (BLOCKS, TOLD) or content == PEM)
    told = json.dumps(found)
    assert PASSWORD not in told and LONG not in told and "swordfish" not in told and "velvet" not in told


@pytest.mark.parametrize("arguments", [("hook",), ("diff", "main"), ("scan", ".")], ids=lambda a: a[0])
def test_a_binary_file_is_seen_everywhere(
    repo: Repo, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    repo.git("checkout", "-q", "-b", "feature")
    repo.stage({"deploy/server.p12": P12, "logo.png": b"\x89PNG\0\0"})
    if arguments[0] == "diff":
        repo.commit()
    code, report = run(capsys, *arguments)
    assert code == 1
    (found,) = of_the_rule(report)
    assert (found["location"]["path"], found["tier"], found["confidence"]) == ("deploy/server.p12", "blocking", "high")
    notes = {n["path"]: (n["kind"], n["message"]) for n in report["notes"]}
    assert notes["logo.png"] == ("skipped", "binary file")
    assert notes["deploy/server.p12"] == ("partial", "binary file: judged by its name and how it begins")


@pytest.mark.parametrize("arguments", [("hook",), ("scan", ".")], ids=lambda a: a[0])
def test_of_a_large_file_the_beginning_is_judged(
    repo: Repo, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    repo.stage(
        {
            ".aisec.toml": "max-file-bytes = 100000\n",
            "heap.hprof": b"JAVA PROFILE 1.0.2\0" + bytes(200_000),
            "backup.sql": "-- MySQL dump 10.13\nINSERT INTO `users` VALUES (1,'Ada');\n" + "-- \n" * 50_000,
            "film.mp4": bytes(200_000),
            "huge.hprof": b"JAVA PROFILE 1.0.2\0" + bytes(9_000_000),
        }
    )
    code, report = run(capsys, *arguments)
    assert code == 1
    told = [(f["location"]["path"], f["tier"]) for f in of_the_rule(report)]
    assert told == [("heap.hprof", "blocking"), ("huge.hprof", "blocking"), ("backup.sql", "advice")]
    kinds = {n["path"]: n["kind"] for n in report["notes"]}
    assert kinds == {"heap.hprof": "partial", "huge.hprof": "partial", "backup.sql": "partial", "film.mp4": "skipped"}
    assert all("larger than 100000 bytes" in n["message"] for n in report["notes"])


def test_a_large_file_that_changes_is_compared_without_its_lines(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = "max-file-bytes = 1000\n"
    repo.commit({".aisec.toml": settings, "heap.hprof": b"JAVA PROFILE 1.0.2\0" + bytes(40_000)})
    repo.stage({"heap.hprof": b"JAVA PROFILE 1.0.2\0" + bytes(41_000)})
    code, report = run(capsys, "hook")
    assert code == 0
    assert [f["cause"] for f in of_the_rule(report)] == ["touched"]


def test_what_was_committed_before_does_not_block_again(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({".env": "SMTP_PASSWORD=swordfish\n", "server.p12": P12, "app.sqlite3": SQLITE})
    repo.stage({".env": "PORT=1\nSMTP_PASSWORD=swordfish\n", "server.p12": P12 + b"\0", "app.sqlite3": SQLITE + b"\0"})
    code, report = run(capsys, "hook")
    assert code == 0
    told = [(f["location"]["path"], f["cause"]) for f in of_the_rule(report)]
    assert told == [(".env", "touched"), ("server.p12", "touched")]


def test_settings_that_become_secret_are_new(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({".env": "PORT=3000\n"})
    repo.stage({".env": "PORT=3000\nSMTP_PASSWORD=swordfish\n"})
    code, report = run(capsys, "hook")
    assert code == 1
    assert [(f["cause"], f["tier"]) for f in of_the_rule(report)] == [("added", "blocking")]


def test_a_file_that_only_moves_does_not_block(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"server.p12": P12, ".env": "SMTP_PASSWORD=swordfish\n"})
    repo.git("mv", "server.p12", "upload.p12")
    (repo.path / "deploy").mkdir()
    repo.git("mv", ".env", "deploy/.env.production")
    code, report = run(capsys, "hook")
    assert code == 0
    assert {f["cause"] for f in of_the_rule(report)} <= {"moved", "touched"}


def test_a_deletion_is_fine(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"server.p12": P12, ".env": f"DB_PASSWORD={PASSWORD}\n"})
    repo.git("rm", "-q", "--cached", "server.p12", ".env")
    code, report = run(capsys, "hook")
    assert (code, report["findings"]) == (0, [])


def test_a_second_file_of_a_kind_is_new(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"server.p12": P12})
    repo.stage({"server.p12": P12 + b"\0", "client.p12": P12[:11] + P12[:10:-1]})
    code, report = run(capsys, "hook")
    assert code == 1
    assert [f["location"]["path"] for f in of_the_rule(report) if f["tier"] == BLOCKS] == ["client.p12"]


def test_settings_leave_a_file_out(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({".aisec.toml": 'exclude = ["vendor/*.p12"]\n'})
    repo.stage({"vendor/server.p12": P12})
    assert run(capsys, "hook")[1]["findings"] == []
    repo.stage({".aisec.toml": f'ignore = ["{RULE}"]\n'})
    assert of_the_rule(run(capsys, "hook")[1]) == []


def test_a_comment_on_the_first_line_silences_it(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    reason = f"# aisec: ignore[{RULE}] -- made for the workshop\n"
    repo.stage({".env": reason + "SMTP_PASSWORD=swordfish\n"})
    code, report = run(capsys, "hook")
    assert (code, of_the_rule(report)) == (0, [])
    assert len(report["suppressed"]) == 1


def test_the_fix_names_the_file_as_shell_and_git_read_it(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"my [own]; store.p12": P12})
    assert cli.main(["hook"]) == 1
    out = capsys.readouterr().out
    assert "git rm --cached -- 'my [own]; store.p12'" in out
    assert r"/my\ \[own];\ store.p12" in out


def test_in_strict_mode_advice_about_a_file_blocks(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"app.sqlite3": SQLITE})
    assert run(capsys, "hook")[0] == 0
    assert run(capsys, "hook", "--strict")[0] == 1


def test_a_key_store_in_lfs_is_advice(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0a' * 32}\nsize 12345\n"
    repo.stage({"server.p12": pointer, "film.mp4": pointer})
    code, report = run(capsys, "hook")
    assert code == 0
    assert [(f["location"]["path"], f["tier"]) for f in of_the_rule(report)] == [("server.p12", "advice")]


def test_ordinary_names_are_no_sort() -> None:
    names = "app.py index.js core.js env.py README.md main.go style.css Makefile test.yaml environment.ts dotenv.rs"
    assert [name for name in names.split() if sort_of(f"src/{name}") is not None] == []
    assert not SensitiveFiles().wants(Source("package.json", b'{"name": "shop"}'))


NAMES = sorted({path for path, _, _ in CASES})


@given(
    st.sampled_from(NAMES), st.binary(max_size=200), st.sampled_from([c for _, c, _ in CASES if isinstance(c, bytes)])
)
def test_no_bytes_make_it_crash(path: str, noise: bytes, start: bytes) -> None:
    engine = SensitiveFiles()
    for data in (noise, start[: len(noise)] + noise, start + noise):
        for match in engine.check(Source(path, data)):
            assert not match.secret


@pytest.mark.parametrize(
    "piece", ["password ", "a:", "_auth", "A=b", '{"auth"', " ", "token: ", "\\:", "INSERT INTO a_"]
)
def test_long_lines_are_read_in_little_time(piece: str) -> None:
    engine, text = SensitiveFiles(), piece * (300_000 // len(piece))
    before = os.times().user
    for path in (
        ".env",
        ".netrc",
        ".pgpass",
        ".npmrc",
        ".pypirc",
        "config.json",
        "kubeconfig",
        "a.sql",
        "token.json",
        ".htpasswd",
    ):
        list(engine.check(Source(path, b"-- MySQL dump\n" + text.encode())))
    assert os.times().user - before < 20


def test_every_sort_is_judged() -> None:
    assert set(sensitive_content._JUDGES) == set(Sort)
    assert {sort_of(path) for path, _, tier in CASES if tier} == set(Sort)
