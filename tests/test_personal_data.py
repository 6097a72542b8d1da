"""Personal and internal data: what is one, what is a sample, what is reported of it and what is never shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import cli, pipeline
from aisec_hooks.examine import examine
from aisec_hooks.model import PERSONAL_KINDS, Confidence, Finding, Tier
from aisec_hooks.personal import (
    accounts,
    checksums,
    glance,
    hosts,
    identifiers,
    internal,
    mails,
    naming,
    personal,
    phones,
)
from aisec_hooks.report import FORMATS, Options, render
from aisec_hooks.report.github import job_summary
from aisec_hooks.settings import Settings
from aisec_hooks.syntax.regex_ambiguity import Whole, growth
from tests.check import Example, check_text
from tests.repo import Repo, isolate


def completed(begin: str, valid: Callable[[str], bool], places: int = 1, alphabet: str = "0123456789") -> str:
    """A number with the check characters that make it valid."""
    endings = [""]
    for _ in range(places):
        endings = [e + c for e in endings for c in alphabet]
    return next(begin + e for e in endings if valid(begin + e))


def iban(country: str, account: str) -> str:
    return next(f"{country}{n:02}{account}" for n in range(2, 99) if checksums.mod_97(f"{country}{n:02}{account}"))


CARD = completed("453972184063517", checksums.luhn)
AMEX = completed("37148250937164", checksums.luhn)
IBAN = iban("DE", "370502990" + "013826471")
DUTCH = iban("NL", "INGB07" + "46182935")
SSN = "523-47" + "-6184"
CPF = completed("390533447", checksums.cpf, 2)
PESEL = completed("8507141836", identifiers._pesel)
BSN = completed("61827394", identifiers._bsn)
STEUER = completed("8609574271", checksums.mod_11_10)
AADHAAR = completed("57318264907", checksums.verhoeff)
SIN = completed("61827394", checksums.luhn)
TFN = completed("51827394", identifiers._tfn)
DNI = completed("47182936", checksums.dni, alphabet="TRWAGMYFPDXBNJZSQVHLCKE")
NIE = completed("X4718293", checksums.dni, alphabet="TRWAGMYFPDXBNJZSQVHLCKE")
NIR = completed("2851075116083", checksums.nir, 2)
CORSICAN = completed("285102A116083", checksums.nir, 2)
SWEDE = completed("850714381", checksums.luhn)
CODICE = completed("LNDPTR85C51F205", checksums.codice_fiscale, alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
NINO = "CE" + "412783" + "B"
MAIL = "maren.lindqvist" + "@" + "gmail.com"
WORK = "h.okonkwo" + "@" + "brightwater-logistics.com"
OTHER = "petra.szabo" + "@" + "outlook.com"
PHONE = "+49 30 " + "9018647"
AMERICAN = "(212) 736" + "-5081"

# (kind, path, text, value)
FOUND: list[tuple[str, str, str, str]] = [
    ("email", "a.py", f'TO = "{MAIL}"', MAIL),
    ("email", "a.log", f"sent to <{WORK}>, ok", WORK),
    ("email", "a.yaml", f"to:\n  - {OTHER}.\n", OTHER),
    ("email", "a.html", f'<a href="mailto:{MAIL}">', MAIL),
    ("email", "a.json", f'{{"email":"{MAIL}"}}', MAIL),
    ("phone", "a.txt", f"call {PHONE} now", PHONE),
    ("phone", "a.py", f'x = "{AMERICAN}"', AMERICAN),
    ("phone", "a.yaml", "phone: 030 9018647", "030 9018647"),
    ("phone", "a.csv", "name,mobile\nX,01718264930\n", "01718264930"),
    ("phone", "a.sql", "INSERT INTO p (id, name, phone) VALUES (1, 'X, Y', '01718264930');", "01718264930"),
    ("phone", "dump.sql", "COPY public.p (id, phone) FROM stdin;\n1\t01718264930\n", "01718264930"),
    ("card", "a.py", f'card_number = "{CARD}"', CARD),
    (
        "card",
        "a.py",
        f'x = "{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]}"',
        " ".join(CARD[i : i + 4] for i in range(0, 16, 4)),
    ),
    ("card", "a.py", f'cards = [\n    "{CARD}",\n]', CARD),
    ("card", "a.xml", f"<creditCard>{AMEX}</creditCard>", AMEX),
    ("iban", "a.py", f'x = "{IBAN}"', IBAN),
    (
        "iban",
        "a.txt",
        f"to {DUTCH[:4]} {DUTCH[4:8]} {DUTCH[8:12]} {DUTCH[12:16]} {DUTCH[16:]} today",
        f"{DUTCH[:4]} {DUTCH[4:8]} {DUTCH[8:12]} {DUTCH[12:16]} {DUTCH[16:]}",
    ),
    ("us-ssn", "a.py", f'ssn="{SSN}"', SSN),
    ("us-ssn", "a.csv", f"name,ssn\nX,{SSN.replace('-', '')}\n", SSN.replace("-", "")),
    ("national-id", "a.py", f'nino = "{NINO}"', NINO),
    ("national-id", "a.py", f'{{"dni": "{DNI}"}}', DNI),
    ("national-id", "a.py", f'{{"nie": "{NIE}"}}', NIE),
    ("national-id", "a.py", f'nir = "{NIR}"', NIR),
    ("national-id", "a.yaml", f"nir: {CORSICAN}", CORSICAN),
    ("national-id", "a.txt", f"von {CODICE}", CODICE),
    ("national-id", "a.yaml", f"steuer_id: {STEUER}", STEUER),
    ("national-id", "a.yaml", f"bsn: {BSN}", BSN),
    ("national-id", "a.yaml", f"pesel: '{PESEL}'", PESEL),
    ("national-id", "a.yaml", f"personnummer: {SWEDE[:6]}-{SWEDE[6:]}", f"{SWEDE[:6]}-{SWEDE[6:]}"),
    (
        "national-id",
        "a.txt",
        f"{CPF[:3]}.{CPF[3:6]}.{CPF[6:9]}-{CPF[9:]}",
        f"{CPF[:3]}.{CPF[3:6]}.{CPF[6:9]}-{CPF[9:]}",
    ),
    (
        "national-id",
        "a.yaml",
        f"aadhaarNumber: {AADHAAR[:4]} {AADHAAR[4:8]} {AADHAAR[8:]}",
        f"{AADHAAR[:4]} {AADHAAR[4:8]} {AADHAAR[8:]}",
    ),
    ("national-id", "a.yaml", f"sin: {SIN}", SIN),
    ("national-id", "a.yaml", f"tax_file_number: {TFN}", TFN),
]
# (path, text): nothing that is sure
NONE = [
    ("a.py", 'TO = "jane@example.com, bob@shop.test, x@y.invalid"'),
    ("a.py", f'__author__ = "Maren <{MAIL}>"'),
    ("a.py", f"# Copyright 2024 Maren Lindqvist <{MAIL}>"),
    ("pyproject.toml", f'authors = [{{name = "Maren", email = "{MAIL}"}}]'),
    ("AUTHORS", MAIL),
    ("CHANGELOG.md", MAIL),
    ("CODEOWNERS", f"* {MAIL}"),
    ("package.json", f'{{"author": "{MAIL}"}}'),
    ("a.txt", f"Signed-off-by: Maren <{MAIL}>"),
    ("a.py", f"# fixed together with {MAIL}"),
    ("a.py", 'X = "git@github.com:org/repo.git"'),
    ("a.py", 'X = "noreply@brightwater-logistics.com", "info@brightwater-logistics.com"'),
    ("a.py", 'X = "https://maren@brightwater-logistics.com/x"'),
    ("a.py", 'X = "test@gmail.com", "user1@gmail.com", "john.doe@acme-corp.com", "foo@bar.com"'),
    ("a.py", "@app.route\nx = a @ b.T\nicon = 'logo@2x.png'\nunit = 'getty@tty.service'"),
    ("a.py", 'X = f"{name}@brightwater-logistics.com", "%s@gmail.com"'),
    ("a.py", 'PHONE = "+1 202 555 0143", "555-0100", "1-800-356-9377", "+44 7700 900123", "+49 30 1234567"'),
    ("a.py", "X = 1718264930123, 20240115102233, '2024-01-15 10:22:33', 0.1718264930123"),
    ("a.py", 'V = "1.2.3.4", "550e8400-e29b-41d4-a716-446655440000", "+404251-0740023"'),
    ("a.py", "CARD = '4242424242424242', '4111 1111 1111 1111', '5555555555554444', '378282246310005'"),
    ("a.py", f'order_id = "{CARD}"'),
    ("a.py", f'card = "{CARD[:-1]}{(int(CARD[-1]) + 1) % 10}"'),
    ("a.py", f'card = "{CARD}.jpg", "a{CARD}", "{CARD}0000000"'),
    ("a.py", 'IBAN = "DE89370400440532013000", "GB82 WEST 1234 5698 7654 32"'),
    ("a.py", f'IBAN = "{IBAN[:-1]}{(int(IBAN[-1]) + 1) % 10}"'),
    ("a.py", 'ssn = "078-05-1120", "000-12-3456", "666-12-3456", "912-34-5678", "123-45-6789", "111-11-1111"'),
    ("a.py", f'part = "{SSN}"'),
    ("a.py", f'order = "{PESEL}", "{BSN}", "{STEUER}", "{SIN}", "{TFN}", "{DNI}", "{AADHAAR}", "{SWEDE}"'),
    ("a.py", 'dni = "12345678Z"\ncodice_fiscale = "RSSMRA85T10A562S"\npesel = "44051401359"\ntfn = "123456782"'),
    ("xxd.txt", "0000c50: 6520 7265 7374 2028 6e65 7874"),
]


@pytest.mark.parametrize(("kind", "path", "text", "value"), FOUND)
def test_a_value_is_found_in_its_place(kind: str, path: str, text: str, value: str) -> None:
    for before in ("", "é\U0001f600\n" * 3):
        if before and path.endswith((".csv", ".sql")):
            continue
        whole = before + text
        found = [(p.kind, whole[p.start : p.end]) for p in personal(whole, path) if p.confidence >= Confidence.MEDIUM]
        assert found == [(kind, value)]


@pytest.mark.parametrize(("path", "text"), NONE)
def test_samples_authors_and_other_numbers_are_none(path: str, text: str) -> None:
    assert [p for p in personal(text, path) if p.confidence >= Confidence.MEDIUM] == []


def test_several_in_a_line_are_found_in_order() -> None:
    text = f"{MAIL};{PHONE};{IBAN};card {CARD};{WORK}"
    assert [text[p.start : p.end] for p in personal(text, "-")] == [MAIL, PHONE, IBAN, CARD, WORK]


INTERNAL = [
    ("a.py", 'U = "http://orders.corp:8080/x"', "internal-host", "orders.corp"),
    ("a.py", 'U = "redis.cache.svc.cluster.local"', "internal-host", "redis.cache.svc.cluster.local"),
    ("a.py", 'U = "ip-10-0-0-1.ec2.internal"', "internal-host", "ip-10-0-0-1.ec2.internal"),
    (".env", "DB_HOST=db1.lan", "internal-host", "db1.lan"),
    ("a.log", "from 10.3.4.5:443 ok", "private-ip", "10.3.4.5"),
    ("a.py", 'X = "172.20.3.4"', "private-ip", "172.20.3.4"),
    ("a.py", 'X = "192.168.7.9"', "private-ip", "192.168.7.9"),
    ("a.py", 'X = "fd12:3456:789a::1"', "private-ip", "fd12:3456:789a::1"),
]
PUBLIC = [
    ("a.py", "x = threading.local()\ny = self.internal\nz = app.private.x\nfrom a.local import b"),
    ("a.py", 'X = "host.docker.internal", "metadata.google.internal"'),
    ("a.py", 'X = "192.0.2.7", "203.0.113.9", "8.8.8.8", "172.15.0.1", "172.32.0.1", "2001:db8::1", "10.0.0.0/8"'),
    ("a.py", 'X = "10.2.3", "v10.2.3.4", "10.2.3.4.5", "10.2.3.256"'),
    ("a.css", "color: #fd1234; fd:fd"),
]


@pytest.mark.parametrize(("path", "text", "kind", "value"), INTERNAL)
def test_internal_machines_are_found(path: str, text: str, kind: str, value: str) -> None:
    found = [(p.kind, text[p.start : p.end]) for p in internal(text, path) if p.confidence >= Confidence.MEDIUM]
    assert found == [(kind, value)]


@pytest.mark.parametrize(("path", "text"), PUBLIC)
def test_public_and_documented_machines_are_none(path: str, text: str) -> None:
    assert list(internal(text, path)) == []


# --- check digits ----------------------------------------------------------------------------

# what the issuers publish as samples
PUBLISHED: list[tuple[Callable[[str], bool], str]] = [
    (checksums.luhn, "4111111111111111"),
    (checksums.mod_97, "GB82WEST12345698765432"),
    (checksums.verhoeff, "2363"),
    (checksums.mod_11_10, "86095742719"),
    (checksums.cpf, "52998224725"),
    (checksums.codice_fiscale, "RSSMRA85T10A562S"),
    (checksums.dni, "12345678Z"),
    (checksums.dni, "X1234567L"),
    (checksums.nir, "255081416802538"),
    (lambda n: checksums.weighted(n, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0, "111222333"),
    (lambda n: checksums.weighted(n, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0, "123456782"),
    (lambda n: checksums.weighted(n, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0, "44051401359"),
]


@pytest.mark.parametrize(("valid", "number"), PUBLISHED)
def test_published_numbers_are_right_and_others_wrong(valid: Callable[[str], bool], number: str) -> None:
    assert valid(number)
    for place, digit in enumerate(number):
        for other in "0123456789" if digit.isdigit() else "":
            wrong = number[:place] + other + number[place + 1 :]
            assert valid(wrong) is (other == digit) or valid is checksums.cpf


@given(st.text("0123456789", min_size=8, max_size=18), st.data())
def test_one_changed_digit_is_noticed(begin: str, data: st.DataObject) -> None:
    for valid in (checksums.luhn, checksums.verhoeff, checksums.mod_11_10):
        number = completed(begin, valid)
        place = data.draw(st.integers(0, len(number) - 1))
        other = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
        assert not valid(number[:place] + other + number[place + 1 :])


@given(st.text("0123456789", min_size=18, max_size=18), st.integers(0, 17), st.integers(1, 9))
def test_one_changed_digit_of_an_account_is_noticed(account: str, place: int, more: int) -> None:
    number = iban("DE", account)
    at = place + 4
    wrong = number[:at] + str((int(number[at]) + more) % 10) + number[at + 1 :]
    assert checksums.mod_97(number) and not checksums.mod_97(wrong)


def test_lists_of_samples_hold_what_they_are_for() -> None:
    """A mistyped one would do nothing."""
    assert [n for n in accounts._TEST_CARDS if not (checksums.luhn(n) and accounts._issued(n))] == []
    assert [n for n in accounts._SAMPLE_ACCOUNTS if not checksums.mod_97(n) or accounts._LENGTHS[n[:2]] != len(n)] == []


# --- hostile text ----------------------------------------------------------------------------


@given(
    st.text(st.sampled_from("0123456789 +-.()/@:;,\"'\nABXYZaxssn=phone#\t{}<>é\U0001f600٣²"), max_size=300),
    st.sampled_from(["a.py", "a.csv", "a.sql", ""]),
)
def test_any_text_gives_places_in_it(text: str, path: str) -> None:
    for found in (*personal(text, path), *internal(text, path)):
        assert 0 <= found.start < found.end <= len(text)
        assert found.kind in (*PERSONAL_KINDS, "internal-host", "private-ip")


PATTERNS = [
    (module.__name__.rpartition(".")[2], name, value)
    for module in (accounts, hosts, identifiers, mails, naming, phones, glance)
    for name, value in sorted(vars(module).items())
    if type(value).__name__ == "_Late"
]


@pytest.mark.parametrize(("module", "name", "pattern"), PATTERNS)
def test_no_pattern_reads_a_text_in_many_ways(module: str, name: str, pattern: object) -> None:
    assert len(PATTERNS) > 20
    assert not growth(pattern.pattern, pattern.flags, Whole.ANYWHERE).exponential  # type: ignore[attr-defined]


@pytest.mark.parametrize("piece", ["1 ", "1", "a@", "@a.", "+1 ", "AB12 ", "(212) 736-", "10.", "a.internal "])
def test_long_lines_are_read(piece: str) -> None:
    text = piece * (1_000_000 // len(piece)) + f" {MAIL} "
    assert text.find(MAIL) in {p.start for p in personal(text, "a.txt")}
    assert sum(1 for _ in internal(text, "a.txt")) in (0, text.count("a.internal"))


# --- the engine ------------------------------------------------------------------------------


def findings(path: str, text: str) -> list[Finding]:
    return [
        f
        for f in check_text(Example(name="personal", path=path, text=text))
        if f.rule.startswith(("personal", "internal"))
    ]


def rows(count: int, gap: str = "") -> str:
    names = ("maren.lindqvist", "h.okonkwo", "petra.szabo", "tomasz.wrona", "aylin.kaya")
    return "".join(f"{i},{names[i % 5]}{i // 5 or ''}" + f"@gmail.com\n{gap}" for i in range(count))


def test_a_list_is_one_finding_with_its_count() -> None:
    (found,) = findings("fixtures/people.csv", "id,email\n" + rows(12))
    assert found.tier is Tier.ADVICE and found.confidence is Confidence.MEDIUM
    assert found.message == "12 mail addresses that may be real people's, down to line 13"
    assert (found.location.span.start_line, found.location.span.start_column) == (2, 3)
    assert found.secret is not None and found.secret.kind == "email"


def test_far_apart_are_two_findings() -> None:
    text = rows(3) + "\n" * 40 + rows(8).split("\n", 3)[3]
    assert [f.location.span.start_line for f in findings("people.csv", text)] == [1, 44]


def test_two_addresses_or_one_thrice_are_no_list() -> None:
    assert findings("people.csv", rows(2)) == []
    assert findings("people.csv", rows(1) * 5) == []


def test_one_phone_number_counts_beside_a_person() -> None:
    assert findings("a.yaml", f"x: 1\nphone: {PHONE}\n") == []
    (found,) = findings("a.yaml", f"first_name: Maren\nphone: {PHONE}\n")
    assert found.message == "a phone number that may be a real person's"


def test_one_number_in_many_spellings_is_one() -> None:
    number = PHONE.replace(" ", "")
    spellings = [PHONE, number, number.replace("+49", "0049"), *(f"{PHONE[:7]}{PHONE[7:n]}" for n in range(12, 15))]
    assert findings("a.yaml", "".join(f"- {s}\n" for s in spellings)) == []
    assert len(findings("a.yaml", f"- {PHONE}\n- +49 30 8172635\n- {AMERICAN}\n")) == 1


def test_tests_of_a_check_need_numbers_that_pass_it() -> None:
    line = f'assert valid(card="{CARD}", iban="{IBAN}")\n'
    assert findings("tests/test_check.py", line) == []
    assert len(findings("shop/check.py", line)) == 2
    assert len(findings("tests/test_check.py", "last_name = 'Lindqvist'\n" + line)) == 2


def test_what_is_typed_at_a_prompt_is_a_sample() -> None:
    assert findings("a.py", f'"""\n>>> mask("{IBAN}")\n"{IBAN}"\n"""\n') == []


@pytest.mark.parametrize("path", ["README.md", "docs/use.rst"])
def test_documents_hold_samples(path: str) -> None:
    assert findings(path, f'ssn="{SSN}"\n' + rows(5)) == []


@pytest.mark.parametrize(("kind", "value"), [("card", CARD), ("iban", IBAN), ("us_ssn", SSN), ("pesel", PESEL)])
def test_one_number_under_its_name_is_enough(kind: str, value: str) -> None:
    (found,) = findings("tests/fixtures/a.json", json.dumps({"id": 1, kind: value}))
    assert found.rule == "personal-data" and found.tier is Tier.ADVICE


def test_a_notebook_is_read() -> None:
    cell = {"cell_type": "code", "metadata": {}, "source": [f'ssn = "{SSN}"\n'], "outputs": []}
    text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    (found,) = findings("a.ipynb", text)
    assert (found.location.cell, found.location.cell_line) == (1, 1)


PASSWORD = "kT9vRw2x" + "Qz7LmB4n"


@pytest.mark.parametrize(
    "text",
    [
        f"DB_HOST=db1.prod.internal\nDB_PASSWORD={PASSWORD}\n",
        f"DB_URL=postgresql://app:{PASSWORD}" + "@10.4.5.6:5432/app\n",
        f"A=1\nDB_PASSWORD={PASSWORD}\nB=2\nDB_HOST=192.168.40.12\n",
    ],
)
def test_hosts_count_beside_a_credential(text: str) -> None:
    (found,) = findings(".env", text)
    assert found.rule == "internal-infrastructure" and found.tier is Tier.ADVICE


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".env", "DB_HOST=db1.prod.internal\nDB_PASSWORD=${DB_PASSWORD}\n"),
        (".env", f"DB_HOST=db1.prod.internal\n\n\n\nDB_PASSWORD={PASSWORD}\n"),
        (".env", "DB_HOST=db1.prod.internal\nGATEWAY=10.4.5.6\n"),
        ("tests/a.env", f"DB_HOST=db1.prod.internal\nDB_PASSWORD={PASSWORD}\n"),
    ],
)
def test_hosts_alone_do_not(path: str, text: str) -> None:
    assert findings(path, text) == []


# --- never shown -----------------------------------------------------------------------------

PLANTED = [
    ("people.csv", f"name,email,phone,iban\nA,{MAIL},{PHONE},{IBAN}\nB,{WORK},{AMERICAN},{DUTCH}\nC,{OTHER},,\n"),
    (
        "a.py",
        f'import os\nP = {{"email": "{MAIL}", "phone": "{PHONE}", "card": "{CARD}", "ssn": "{SSN}"}}\nassert os\n',
    ),
    ("a.py", f'first_name = "A"\nphone = "{PHONE}"\nmail = "{MAIL}"\nbackup = "{MAIL}"\n'),
    (".env", f"DB_HOST=db7.prod.internal\nFALLBACK=10.44.55.66\nDB_PASSWORD={PASSWORD}\n"),
]
VALUES = (MAIL, WORK, OTHER, PHONE, AMERICAN, IBAN, DUTCH, CARD, SSN, "db7.prod.internal", "10.44.55.66", PASSWORD)


def outputs(path: str, text: str) -> Iterator[tuple[str, str]]:
    report = pipeline.check_files([(path, text.encode())], Settings())
    assert report.findings and not report.failures
    options = Options(color=False, width=200, verbose=True, strict=False, tool_version="0")
    for name in FORMATS:
        yield name, render(name, report, options)
    yield "job summary", job_summary(report, options)
    yield "cache", msgspec.json.encode(examine(path, text.encode(), b"k" * 32)).decode()


@pytest.mark.parametrize(("path", "text"), PLANTED)
def test_no_format_shows_a_value(path: str, text: str) -> None:
    assert sum(v in text for v in VALUES) >= 2
    assert [(o, v) for o, written in outputs(path, text) for v in VALUES if v in text and v[4:] in written] == []


# --- through the command ---------------------------------------------------------------------


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path / "home")
    made = Repo.init(tmp_path / "repo")
    made.commit({"README.md": "# shop\n"})
    monkeypatch.chdir(made.path)
    return made


def test_the_hook_advises_and_lets_the_commit_pass(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"fixtures/people.csv": "id,email\n" + rows(4), "fixtures/card.json": json.dumps({"card": CARD})})
    assert cli.main(["hook"]) == 0
    out = capsys.readouterr().out
    assert "personal-data" in out and "4 mail addresses" in out and "card number" in out
    assert CARD not in out and "lindqvist" not in out


def test_the_setting_chooses_the_kinds(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"people.csv": "id,email\n" + rows(4), "card.json": json.dumps({"card": CARD})}
    for kinds, said in (('["card"]', [False, True]), ('["email"]', [True, False]), ("[]", [False, False])):
        repo.stage({**files, ".aisec.toml": f"personal-data = {kinds}\n"})
        assert cli.main(["hook"]) == 0
        out = capsys.readouterr().out
        assert ["4 mail addresses" in out, "payment card number" in out] == said


def test_an_unknown_kind_is_an_error(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({".aisec.toml": 'personal-data = ["crad"]\n', "a.py": "x = 1\n"})
    assert cli.main(["hook"]) == 2
    written = capsys.readouterr()
    assert "the nearest is 'card'" in written.out + written.err


def test_a_comment_for_a_kind_that_is_off_is_not_called_unused(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    line = f'card = "{CARD}"  # aisec: ignore[personal-data] -- a test account of ours\n'
    for kinds in ('["email"]', '["card"]'):
        repo.stage({"a.py": line, ".aisec.toml": f"personal-data = {kinds}\n"})
        assert cli.main(["hook"]) == 0
        assert "bad-suppression" not in capsys.readouterr().out


def test_moving_a_list_is_not_news_and_asks_for_no_rotation(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"people.csv": "id,email\n" + rows(4)})
    repo.stage({"people.csv": "id,email\n\n" + rows(4)})
    assert cli.main(["hook"]) == 0
    assert "mail addresses" not in capsys.readouterr().out
    repo.stage({"people.csv": "id,email\n" + rows(4).replace("\n", ",x\n")})
    assert cli.main(["hook"]) == 0
    assert "rotate" not in capsys.readouterr().out
