"""Names of packages: which exist, which imitate a popular one, and which package provides a module."""

from __future__ import annotations

import random
import sqlite3
import string
import sys
import zlib
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks.dependencies import curated, imports, names, popular
from aisec_hooks.dependencies.fingerprints import Fingerprints, pack
from aisec_hooks.dependencies.lookalikes import Lookalikes, within_two
from aisec_hooks.dependencies.requirement import Ecosystem
from aisec_hooks.errors import Incomplete
from bench import package_names
from tests.repo import PROJECT, run

DATA = PROJECT / "aisec_hooks" / "dependencies" / "data"
NAMES = st.from_regex(r"[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)
DAY = date(2026, 11, 1)
SQUATS = """
request reqeusts requsts requestss rquests reqests requets requestes reuqests resquests request3 requesrs
python-requests3 requests-py urlib3 urllib urllib4 urlllib3 uurllib3 urllib-3 urilib3 python-urllib3 djnago djanga
diango dajngo djangoo django3 jango djago python-django dangjo flaks falsk flasks fask flask3 python-flask colourama
coloramma coloroma colorsama colrama clorama colarama python-dateutils python3-dateutil dateutils pythondateutil
python-datetutil py-dateutil pytz3 pytzz pytz3-dev jeilyfish jellyfihs jelyfish beautifulsoup beautifulsoup-4
beautifulsup4 beautfulsoup4 beautifulsoop4 beatifulsoup4 bs5 numpyy nmpy nunpy numpi pandass padnas panda pands pandsa
python-pandas scipi sciipy scypy matplotllib matplotib mathplotlib matplotlb mplotlib tensorfow tensoflow tensorflw
tensorfloww tenserflow tensorflow2 pytorch torchh pytorch3 keras2 kerras scikitlearn scikit-leam sklearn sikit-learn
scikit-learm opencv opencv-pyhton open-cv openvc-python opencvpython seleniun selenim slenium selemium pilow pillow3
piilow pyyml pyyaml3 py-yaml pyymal piyaml yaml cryptograhpy crypography cryptographyy criptography pycrypt
pycryptodom pycriptodome pycryptdome paramico paramiki pramiko parmiko setuptool setup-tools setuptoolss setup-tool
virtualnv virtualen virtual-env easyinstall boto33 bot03 botocor botocorre aws-cli awsscli awcli asyncoi aiohtpp
aiohttpp aihttp aiohttp3 fastap1 fastapii fast-api fatsapi pydanticc pydantc pydnatic sqlalchmey sqlalchemyy sqlachemy
sql-alchemy sqlalchemy2 psycopg3 psycopg2binary pyscopg2 psycogp2 pymysq1 pymsql py-mysql redis-py rediss reddis
celerry cellery gunicom gunicor gunicorm uvicom uvicron jinja jinja3 jinjja2 jnija2 markupsaf markupsave werkzueg
werkzuag clik clcik typerr pytesst pytset py-test pyest tqmd tdqm loguro logru httpxx htpx httplib3 websokets
discord-py2 discordpy pyjwtt jwt python-jwtt python-dotnev dotenv ethereium web3-py selfbotts langchian langchan
openaii open-ai opneai hugginface-hub huggingfacehub transfomers tranformers transformer trasnformers
""".split()
HARMLESS = """
requests numpy pandas django flask boto3 urllib3 attrs pyyaml scikit-learn psycopg2 psycopg2-binary psycopg pillow
jinja2 setuptools httpx aiohttp anyio orjson ujson python-rapidjson tqdm rich typer click torch tornado pytest
pytest-cov pytest-xdist python-dateutil types-requests types-pyyaml django-redis flask-login sqlmodel sqlalchemy black
ruff mypy isort flake8 gevent greenlet msgspec pathspec gitpython bandit detect-secrets hatchling hypothesis
jsonschema markdown-it-py mkdocs pre-commit pygments tomli
""".split()


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A small list of names."""
    path = tmp_path / "names.bin"
    path.write_bytes(pack(["requests", "flask", "a"], DAY))
    return path


@settings(max_examples=20, deadline=None)
@given(st.sets(NAMES, max_size=60))
def test_all_names_of_a_list_are_found_in_it(tmp_path_factory: pytest.TempPathFactory, known: set[str]) -> None:
    path = tmp_path_factory.mktemp("names") / "names.bin"
    path.write_bytes(pack(known, DAY))
    found = Fingerprints(path)
    assert all(name in found for name in known)
    assert (found.count, found.taken) == (len(known), DAY)
    assert pack(sorted(known), DAY) == pack(sorted(known, reverse=True), DAY)


@given(NAMES, st.data())
def test_slips_within_four_letters_never_have_the_number_of_the_name(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    letters = data.draw(st.text(string.ascii_lowercase, min_size=1, max_size=4))[: len(name) - start]
    slip = name[:start] + letters + name[start + len(letters) :]
    assert slip == name or zlib.crc32(slip.encode()) != zlib.crc32(name.encode())


@pytest.mark.parametrize(
    "name", ["", "Requests", "requests ", "re_quests", "-a", "requests\n", "réquests", "\ud800", "a" * 100_000]
)
def test_what_is_no_normalised_name_does_not_exist(name: str) -> None:
    assert not names.exists(name)


def test_only_normalised_names_are_packed() -> None:
    with pytest.raises(ValueError, match="not a normalised name"):
        pack(["Requests"], DAY)


@pytest.mark.parametrize("cut", [0, 10, 500, -1])
def test_shortened_list_is_no_answer(packed: Path, cut: int) -> None:
    packed.write_bytes(packed.read_bytes()[:cut])
    with pytest.raises(Incomplete, match=r"names\.bin is damaged"):
        _ = "no-such-name" in Fingerprints(packed)


@pytest.mark.parametrize("at", [0, 9, 30, 2_000, -1])
def test_changed_list_says_of_no_name_that_it_is_absent(packed: Path, at: int) -> None:
    content = bytearray(packed.read_bytes())
    content[at] ^= 1
    packed.write_bytes(content)
    with pytest.raises(Incomplete, match="damaged"):
        _ = "no-such-name" in Fingerprints(packed)


def test_missing_list_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(Incomplete, match="damaged"):
        Fingerprints(tmp_path / "names.bin")


def test_every_popular_name_exists() -> None:
    ranks = popular.ranks(Ecosystem.PYPI)
    assert len(ranks) > 14_900
    assert [name for name in ranks if not names.exists(name)] == []
    assert names.count() > 880_000 and names.snapshot_date() >= DAY


def test_names_that_nobody_has_are_absent() -> None:
    random_ = random.Random(1)
    made = ["".join(random_.choices(string.ascii_lowercase, k=24)) for _ in range(20_000)]
    assert sum(map(names.exists, made)) <= 10, "five are to be expected"


@pytest.mark.parametrize(
    "name", ["flask-jwt-validator", "fastapi-auth-helper", "django-rest-swagger-ui-kit", "yaml", "cv2"]
)
def test_invented_names_are_absent(name: str) -> None:
    assert not names.exists(name)


def test_of_npm_only_the_popular_names_are_known() -> None:
    assert names.exists("no-such-name-at-all", Ecosystem.NPM)
    assert names.popularity("lodash", Ecosystem.NPM) and names.popularity("@types/node", Ecosystem.NPM)
    assert names.is_squat_like("loadsh", Ecosystem.NPM) == "lodash"
    assert names.is_squat_like("lodash", Ecosystem.NPM) == ""
    assert names.is_squat_like("types-node", Ecosystem.NPM) == "@types/node"
    assert names.is_squat_like("yaml", Ecosystem.NPM) == ""
    assert names.is_squat_like("@babel/cores", Ecosystem.NPM) == "", "a scope has one owner"


def test_popularity() -> None:
    assert names.popularity("requests") in range(1, 100)
    assert names.popularity("no-such-name-at-all") is None
    assert max(popular.ranks(Ecosystem.PYPI).values()) <= popular.MOST


def test_known_squats_are_noticed() -> None:
    assert len(SQUATS) >= 200
    missed = [name for name in SQUATS if names.exists(name) and not names.is_squat_like(name)]
    assert len(missed) <= 0.05 * len(SQUATS), missed


def test_squats_have_a_name_that_was_meant() -> None:
    unnamed = [name for name in SQUATS if not names.similar(name)]
    assert len(unnamed) <= 0.05 * len(SQUATS), unnamed


@pytest.mark.parametrize("name", HARMLESS)
def test_popular_names_imitate_nothing(name: str) -> None:
    assert names.exists(name) and names.is_squat_like(name) == ""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("reqeusts", "requests"),
        ("python-dateutils", "python-dateutil"),
        ("beautifullsoop4", "beautifulsoup4"),
        ("debug-toolbar", "django-debug-toolbar"),
        ("cv2", "opencv-python"),
        ("requests", None),
    ],
)
def test_the_first_suggestion(name: str, meant: str | None) -> None:
    found = names.similar(name)
    assert name not in found and len(found) <= 3
    assert meant is None or found[0] == meant


RANKS = {
    "requests": 6,
    "torch": 300,
    "redis": 900,
    "jinja2": 20,
    "python-dateutil": 13,
    "modern": 400,
    "spam": 800,
    "rarely": 14_000,
}
RANKS |= {
    "seldom-used": 14_001,
    "cuda-runtime-cu12": 200,
    "boto3": 1,
    "acme-sdk-kms": 500,
    "widely-known": 999,
    "less-known-name": 4_000,
}


@pytest.mark.parametrize(
    ("name", "imitates"),
    [
        ("rquests", "requests"),
        ("requuests", "requests"),
        ("reqeusts", "requests"),
        ("requesta", "requests"),
        ("re-quests", "requests"),
        ("requests3", "requests"),
        ("rcquests", "requests"),
        ("dateutil-python", "python-dateutil"),
        ("pythondateutil", "python-dateutil"),
        ("rnodern", "modern"),
        ("t0rch", "torch"),
        ("python-redis", "redis"),
        ("redis-py", "redis"),
        ("pyrequests", "requests"),
        ("requests-sdk", "requests"),
        ("requests", ""),
        ("jinja", "jinja2"),
        ("zorch", ""),
        ("spem", ""),
        ("rarelx", ""),
        ("seldom-usde", "seldom-used"),
        ("cuda-runtime-cu13", ""),
        ("boto4", ""),
        ("cuda-runtime-cu112", ""),
        ("acme-sdk-kns", ""),
        ("py-dateutil", "python-dateutil"),
        ("requestses", ""),
        ("jinja2s", "jinja2"),
        ("requests-oauthlib", ""),
        ("less-known-name-api", ""),
        ("x" * 5_000, ""),
        ("", ""),
    ],
)
def test_what_is_taken_for_an_imitation(name: str, imitates: str) -> None:
    assert Lookalikes(RANKS).imitated(name) == imitates


LOOKALIKES = Lookalikes(RANKS)


@given(st.text(max_size=70))
def test_any_text_can_be_asked_for(text: str) -> None:
    assert LOOKALIKES.imitated(text) in {*RANKS, ""}
    assert text not in LOOKALIKES.similar(text, 3)


@given(st.integers(1, 13), st.sampled_from(string.ascii_lowercase))
def test_a_slip_in_a_long_name_is_noticed(at: int, letter: str) -> None:
    name = "less-known-name"
    for slip in (name[:at] + letter + name[at:], name[:at] + name[at + 1 :], name[:at] + letter + name[at + 1 :]):
        assert slip == name or LOOKALIKES.imitated(slip) == name


@given(NAMES, NAMES)
def test_two_slips(one: str, other: str) -> None:
    def distance(a: str, b: str) -> int:
        if not a or not b:
            return len(a) + len(b)
        return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))

    one, other = one[:5], other[:5]
    assert within_two(one, other) == (distance(one, other) <= 2)


@pytest.mark.parametrize("name", curated.misleading())
def test_names_of_modules_mislead(name: str) -> None:
    meant = curated.misleading()[name]
    assert names.is_squat_like(name) == meant == names.similar(name)[0]
    assert names.exists(meant) and (names.popularity(meant) or 0) < (names.popularity(name) or popular.MOST + 1)


def test_nothing_that_misleads_is_without_its_package() -> None:
    assert set(curated._MISLEADING.split()) == set(curated.misleading())
    assert [p for packages in curated.modules().values() for p in packages if not names.exists(p)] == []


@pytest.mark.parametrize(
    ("module", "packages"),
    [
        ("cv2", "opencv-python"),
        ("yaml", "pyyaml"),
        ("PIL", "pillow"),
        ("PIL.Image", "pillow"),
        ("Crypto.Cipher.AES", "pycryptodome"),
        ("google.protobuf.message", "protobuf"),
        ("google.oauth2", "google-auth"),
        ("dateutil.parser", "python-dateutil"),
        ("win32com.client", "pywin32"),
        ("fitz", "pymupdf"),
    ],
)
def test_who_provides_a_module(module: str, packages: str) -> None:
    assert imports.distributions(module)[0] == packages


@pytest.mark.parametrize(
    "module", ["requests", "os", "google", "google.cloud.nothing", "no_such_module", "", "...", "ü", "a." * 10_000]
)
def test_of_others_nothing_is_said(module: str) -> None:
    assert imports.distributions(module) == ()


def test_modules_are_provided_by_packages_that_exist() -> None:
    known = imports._known()
    assert len(known) > 2_000
    assert [p for packages in known.values() for p in packages if not names.popularity(p)] == []


def test_modules_of_python_are_known() -> None:
    assert sys.stdlib_module_names <= imports.STDLIB
    assert {"distutils", "imp", "telnetlib", "annotationlib", "compression", "urllib2"} <= imports.STDLIB
    assert not imports.STDLIB & {"requests", "numpy", "yaml"}
    assert {"google", "azure", "opentelemetry", "zope"} <= imports.NAMESPACES


def test_the_lists_are_within_the_budget() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) <= package_names.BUDGET
    assert "pigar" in (DATA / "NOTICE.md").read_text(encoding="utf-8")


def test_asking_costs_no_imports() -> None:
    said = run(
        sys.executable, "-c",
        "import sys; from aisec_hooks.dependencies import names; names.exists('x'); print(*sys.modules)", cwd=PROJECT,
    )  # fmt: skip
    loaded = set(said.split())
    assert not loaded & {
        "hashlib",
        "importlib.metadata",
        "difflib",
        "requests",
        "packaging",
        "sqlite3",
        "urllib.request",
    }


def test_files_are_built_from_a_listing(tmp_path: Path) -> None:
    listing, out = tmp_path / "listing", tmp_path / "out"
    rows = [
        "name\tversion\tmonth\trank\tsummary",
        "Flask_Login\t1\t2026-01\t2\tx",
        "requests\t2\t2026-01\t1\t",
        "rare\t1\t2020-01\t\t",
    ]
    listing.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert package_names.main([str(listing), str(out), "--date", "2026-11-01"]) == 0
    found = Fingerprints(out / "pypi-names.bin")
    assert found.taken == DAY and found.count == 3
    assert "flask-login" in found and "rare" in found and "other" not in found
    assert zlib.decompress((out / "pypi-popular.txt.z").read_bytes()) == b"requests\nflask-login"


def test_modules_are_taken_from_popular_packages_of_another_name(tmp_path: Path) -> None:
    database = tmp_path / "modules.db"
    provided = {"PyYAML": ["yaml", "tests"], "yaml-copy": ["yaml"], "requests": ["requests"], "stdlib-copy": ["json"]}
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE distributions (id, name)")
        connection.execute("CREATE TABLE top_level_module_names (distribution_id, name)")
        for number, (package, modules) in enumerate(provided.items()):
            connection.execute("INSERT INTO distributions VALUES (?, ?)", (number, package))
            connection.executemany("INSERT INTO top_level_module_names VALUES (?, ?)", [(number, m) for m in modules])
        connection.commit()
    ranks = {"pyyaml": 15, "requests": 6, "stdlib-copy": 9_000}
    known = package_names.modules(database, {*ranks, "yaml-copy"}, ranks)
    assert known == {"yaml": ["pyyaml"]}
    assert zlib.decompress(imports.pack(known)) == b"yaml pyyaml"
