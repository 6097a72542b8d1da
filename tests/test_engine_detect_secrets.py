"""The detect-secrets adapter: the plugins' own results through the probes, our review of them, what gets imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import rules
from aisec_hooks.engines import detect_secrets as adapter
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_codes import PLUGINS, Plugin
from aisec_hooks.model import Confidence, Match, Note
from aisec_hooks.syntax.folded import fold
from aisec_hooks.syntax.source import Source
from tests.check import expand

ENGINE = adapter.DetectSecrets()
PATHS = ("app.py", "settings.yaml", "main.go", "run.cpp", "main.tf", "app.ini", "notes.txt", "a.m")
NAMED = (
    "password",
    "api_key",
    "secret_key",
    "aws_secret_key",
    "ibm_cloud_iam_api_key",
    "cloudant_password",
    "sl-token",
)
SHAPES = (
    '{name} = "{value}"',
    "{name} == '{value}'",
    '"{value}" != my_{name}_x',
    '"{name}": "{value}",',
    "{name}: {value}",
    "{name} := `{value}`",
    'self.{name}["x"] = @"{value}"',
    '{name}("{value}");',
    'char {name}[25] = "{value}";',
    '{name}.assign("{value}",17);',
    '{name} some text "{value}";',
    "{name} => '{value}'",
    "-{name}={value}",
)
VALUES = (
    "{{hex:48}}",
    "{{lower:64}}",
    "{{alnum:44}}",
    "{{base64:40}}",
    "{{hex:64}}",
    "{{digits:12}}",
    "hunter2",
    "a b",
    "",
)
TOKENS = (
    " AKC{{alnum:20}} ",
    '"AP5{{alnum:12}}"',
    "AKIA{{upper:16}}x",
    "A3TX{{upper:16}}",
    "aws_key = '{{base64:40}}'",
    "AWS the PASSWORD is: '{{base64:40}}'",
    "AccountKey={{base64:86}}==;",
    "https://me:{{alnum:9}}@example.net/x",
    "a://b:c@d e://f:{{alnum:4}}@g",
    "https://acc:{{hex:64}}@acc.cloudant.com/",
    "M{{alnum:23}}.{{alnum:6}}.{{alnum:27}}",
    "x ghp_{{checked:36}} gho_{{alnum:36}}",
    "glpat-{{alnum:20}} glcbt-{{alnum:24}} glcbt-1f_{{alnum:24}} GR1348941{{alnum:20}} glimt-{{alnum:25}}",
    "['{{alnum:40}}', \"{{hex:40}}\", '{{digits:30}}', '{{hex:9}}', \"{{alnum:23}}\"]",
    "52.{{digits:2}}.11.7:8080 10.1.2.3 1.2.3.4.5 v8.8.8.8",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.{{alnum:43}} eyJ0.eyJ1.x",
    "{{lower:32}}-us12",
    "//npm.example.org/:_authToken=npm_{{checked:36}}",
    "//x/:_authToken= {{hex:8}}-{{hex:4}}-{{hex:4}}-{{hex:4}}-{{hex:12}}",
    "sk-{{alnum:20}}T3BlbkFJ{{alnum:20}}",
    "-----BEGIN RSA PRIVATE KEY-----",
    "PuTTY-User-Key-File-2: ssh-rsa",
    "pypi-AgEIcHlwaS5vcmc{{alnum:70}}",
    "pypi-AgENdGVzdC5weXBpLm9yZw{{alnum:75}}",
    "SG.{{alnum:22}}.{{alnum:43}}",
    "XOXB-{{digits:10}}-{{lower:20}}",
    "https://Hooks.slack.com/services/T{{alnum:8}}/B{{alnum:8}}/{{alnum:24}}",
    "https://api.softlayer.com/soap/v3/{{lower:64}}",
    "sq0csp-{{alnum:43}}",
    "rk_live_{{alnum:24}}",
    "{{digits:9}}:{{alnum:35}}",
    "AC{{lower:32}} SK{{hex:32}}",
    "pa\u017f\u017fword = 'dotless and long s' \u0130 \u212aey: 'x'",
)


def corpus() -> str:
    """Made-up lines for every plugin, and the plugins' own source, which is full of near misses."""
    made = [
        shape.replace("{name}", name).replace("{value}", value)
        for shape in SHAPES
        for name in NAMED
        for value in VALUES
    ]
    package = Path(adapter._import("base").__file__).parent
    real = [line for file in sorted(package.glob("*.py")) for line in file.read_text("utf-8").split("\n")]
    return expand("\n".join([*made, *TOKENS]), "parity") + "\n" + "\n".join(real)


def of_plugin(plugin: Plugin, path: str, text: str) -> set[tuple[int, str]]:
    """(line, secret) as the plugin's own `analyze_line` has them, run on every line."""
    detector = adapter._detector(plugin)
    return {
        (number, found.secret_value)
        for number, line in enumerate(text.split("\n"), 1)
        for found in detector.analyze_line(filename=path, line=line, line_number=number)
    }


def through_probe(plugin: Plugin, path: str, text: str) -> set[tuple[int, str]]:
    source, offsets = Source(path, text.encode()), places.Offsets(text)
    return {
        (offsets.line(start), secret)
        for start, line in adapter.stretches(source, fold(text), plugin, offsets)
        for secret in adapter.run(plugin, path, line)
    }


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda p: p.name)
def test_probe_loses_nothing(plugin: Plugin) -> None:
    text = corpus()
    for path in PATHS if plugin.name == "KeywordDetector" else PATHS[:1]:
        expected = {(n, s) for n, s in of_plugin(plugin, path, text) if s or plugin.extent}
        assert expected, "the corpus must hold something for every plugin"
        assert through_probe(plugin, path, text) == expected


@given(
    st.lists(
        st.sampled_from(
            [*NAMED, *VALUES[:5], *TOKENS, '"', "'", " = ", ": ", "==", "!=", ";", "`", "@", "://", ":", "\n", "_"]
        ),
        max_size=12,
    )
)
def test_probe_loses_nothing_in_jumbled_text(pieces: list[str]) -> None:
    text = expand("".join(pieces), "jumble")
    for plugin in PLUGINS:
        for path in ("a.py", "a.yaml", "a.go"):
            expected = {(n, s) for n, s in of_plugin(plugin, path, text) if s or plugin.extent}
            assert through_probe(plugin, path, text) == expected


def test_every_installed_plugin_has_a_rule() -> None:
    from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

    installed: Mapping[str, type[Any]] = get_mapping_from_secret_type_to_class()
    assert {p.name for p in PLUGINS} == {c.__name__ for c in installed.values()}
    assert {p.rule for p in PLUGINS} <= set(rules.NAMES)
    for plugin in PLUGINS:
        assert plugin.confidence <= rules.rule(plugin.rule).confidence
        assert hasattr(adapter._import(plugin.module), plugin.name)


def run_python(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


PROLOGUE = (
    "import sys\nfrom aisec_hooks.engines.detect_secrets import DetectSecrets\n"
    "from aisec_hooks.syntax.source import Source\n"
    "engine = DetectSecrets()\n"
)


def test_plain_text_does_not_import_the_plugins() -> None:
    run_python(
        PROLOGUE + "assert not engine.wants(Source('a.py', b'def f(key):\\n    return key + 1  # a token\\n'))\n"
        "assert not any(name.startswith(('detect_secrets', 'requests')) for name in sys.modules)\n"
    )


def test_requests_is_not_imported_and_can_be_afterwards() -> None:
    text = expand("\n".join([*TOKENS, 'password = "hunter2x"']), "imports")
    run_python(
        PROLOGUE + f"found = list(engine.check(Source('a.py', {text.encode()!r})))\nassert len(found) > 10\n"
        "assert not any(name.partition('.')[0] in ('requests', 'urllib3', 'certifi') for name in sys.modules)\n"
        "assert not any(name.startswith('detect_secrets') for name in sys.modules)\n"
        "import requests\nassert requests.Response().status_code is None\n"
        "from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class as mapping\n"
        "from detect_secrets.core.scan import scan_line\nassert len(mapping()) > 20 and callable(scan_line)\n"
        f"assert list(DetectSecrets().check(Source('a.py', {text.encode()!r}))) == found\n"
    )


def checked(text: str, path: str = "app.py") -> list[Match]:
    source = Source(path, expand(text, "review").encode())
    found = [m for m in ENGINE.check(source) if isinstance(m, Match)]
    for match in found:
        assert source.segment(match.span) == match.secret
        assert match.secret not in match.message and match.secret not in repr(match)
    return found


def verdicts(text: str, path: str = "app.py") -> list[tuple[str, Confidence]]:
    """Rule and confidence of the strongest match on each span's start, as the pipeline keeps it."""
    strongest: dict[object, Match] = {}
    for match in sorted(checked(text, path), key=lambda m: m.confidence):
        strongest[match.span.start_line, match.span.start_column] = match
    return [(m.rule, m.confidence) for m in strongest.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('t = "ghp_{{checked:36}}"', ("provider-token", Confidence.HIGH)),
        ('t = "glpat-{{alnum:20}}"', ("provider-token", Confidence.HIGH)),
        ('t = "glcbt-{{alnum:20}}"', ("provider-token", Confidence.HIGH)),
        ('t = "AKIA{{upper:16}}"', ("provider-token", Confidence.HIGH)),
        ("//npm.example.org/:_authToken=npm_{{checked:36}}", ("provider-token", Confidence.HIGH)),
        ("u = 'amqp://a:{{alnum:14}}@mq.example.net/x'", ("credentials-in-url", Confidence.HIGH)),
        ("u = 'amqp://a:{{alnum:14}}@localhost/x'", ("credentials-in-url", Confidence.MEDIUM)),
        ('k = "-----BEGIN RSA PRIVATE KEY-----\\n{{base64:64}}\\n"', ("private-key", Confidence.HIGH)),
        ('h = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.{{alnum:43}}"', ("json-web-token", Confidence.HIGH)),
        ('db_password = "hunter2x"', ("hardcoded-secret", Confidence.LOW)),
        ('f("{{alnum:64}}")', ("high-entropy-string", Confidence.LOW)),
        ('h = "52.17.203.44"', ("public-ip-address", Confidence.LOW)),
    ],
)
def test_kinds(text: str, expected: tuple[str, Confidence]) -> None:
    assert verdicts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "k = 'AKIAIOSFODNN7" + "EXAMPLE'",
        "aws_secret_key = 'wJalrXUtnFEMI/K7" + "MDENG/bPxRfiCYEXAMPLEKEY'",
        "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFs" + "uFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "t = 'ghp_" + "x" * 36 + "'",
        "if '-----BEGIN RSA PRIVATE KEY-----' in text: pass",
        "u = f'https://{user}:{password}@example.net'",
        "u = 'https://user:password@example.com'",
        "SHA256 = '{{hex:64}}'",
        "f('123e4567-e89b-12d3-a456-426614174000')",
        "api_key = 'your-api-key-here'",
        "password = '${PASSWORD}'",
        "h = '203.0.113.9'",
        "__version__ = '41.12.13.14'",
    ],
)
def test_samples_and_stand_ins_are_silent(text: str) -> None:
    assert verdicts(text) == []


def test_hash_files_are_silent() -> None:
    for path in (
        "poetry.lock",
        "package-lock.json",
        "a/style.css",
        "logo.svg",
        "app.js.map",
        "SHA256SUMS",
        "sbom.cdx.json",
    ):
        assert verdicts('{"x": "{{alnum:64}}", "y": "{{hex:40}}"}', path) == []


def test_the_repository_settings_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".secrets.baseline").write_text('{"plugins_used": [], "filters_used": []}')
    monkeypatch.chdir(tmp_path)
    assert verdicts('t = "ghp_{{checked:36}}"  # pragma: allowlist secret') == [("provider-token", Confidence.HIGH)]


def test_long_line_is_looked_at_in_windows() -> None:
    text = "a" * 300_000 + ' "ghp_{{checked:36}}" ' + "b" * 300_000
    assert ("provider-token", 300_003) in [(m.rule, m.span.start_column) for m in checked(text, "app.js")]


def test_hostile_line_ends_with_a_note() -> None:
    source = Source("a.yaml", b'password="' * 200_000)
    found = list(ENGINE.check(source))
    assert [type(f) for f in found] == [Note]


@given(st.text(max_size=200))
def test_any_text_is_checked(text: str) -> None:
    for path in ("a.py", "a.yaml", ".env"):
        list(ENGINE.check(Source(path, text.encode("utf-8", "surrogatepass"))))
