"""Every way in which a change asks for a package: the invented one has to be found in each of them."""

from __future__ import annotations

import json
import time

import pytest

from aisec_hooks import pipeline
from aisec_hooks.model import Tier
from aisec_hooks.settings import Settings
from tests.test_dependencies import INVENTED, said


def lines(path: str, text: str) -> list[tuple[int, Tier]]:
    return [(line, tier) for _, line, tier in said({path: text}, "unknown-package")]


def notebook(*cells: str) -> str:
    made = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": cell} for cell in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


@pytest.mark.parametrize(
    "command",
    [
        "pip download X",
        "pip wheel X",
        "rye add X",
        "python -mpip install X",
        "timeout 60 pip install X",
        "retry 3 pip install X",
        "arch -arm64 pip install X",
        "gosu app pip install X",
        'su app -c "pip install X"',
        "runuser -u app -- pip install X",
        "docker run --rm image pip install X",
        "docker compose exec web pip install X",
        "ssh host pip install X",
        "$(which pip) install X",
        "setup() { pip install X; }",
        "function setup() { pip install X; }",
        'eval "pip install X"',
    ],
)
def test_commands(command: str) -> None:
    assert lines("setup.sh", f"#!/bin/sh\n{command.replace('X', INVENTED)}\n") == [(2, Tier.BLOCKING)]
    assert lines("bin/setup", f"#!/usr/bin/env bash\n{command.replace('X', INVENTED)}\n") == [(2, Tier.BLOCKING)]


@pytest.mark.parametrize(
    "text",
    [
        'HELP="pip install X"\n',
        'usage_text="pip install X"\n',
        "echo pip install X\n",
        "f() { echo pip install X; }\n",
        "# docker run image pip install X\n",
        "echo see docker run image pip install X\n",
        "apt-get install -y X; brew install X; cargo install X; conda install X; gem install X\n",
    ],
)
def test_what_is_only_said_or_no_pip(text: str) -> None:
    assert lines("setup.sh", text.replace("X", INVENTED)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("FROM a\nRUN pip install \\\n    flask \\\n    # why\n    X==1 \\\n  && true\n", 5),
        ("FROM a\nRUN pip install \\\n    flask \\\n\n    X==1\n", 5),
        ('FROM a\nCMD ["sh", "-c", "pip install X && python app.py"]\n', 2),
        ("FROM a\nONBUILD RUN pip install X\n", 2),
        ("FROM a\nRUN <<EOF\npip install X\nEOF\n", 3),
    ],
)
def test_dockerfiles(text: str, line: int) -> None:
    assert lines("Dockerfile", text.replace("X", INVENTED)) == [(line, Tier.BLOCKING)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  - run: >-\n      pip install\n      flask\n      X\n    name: b\n", 5),
        ("a:\n  - run: |\n      pip install flask\n      pip install X\n", 4),
        ('a:\n  command: ["pip", "install", "X"]\n', 2),
        ('a:\n  args: ["python", "-m", "pip", "install", "flask", "X[all]>=1"]\n', 2),
        ('a:\n  command: ["sh", "-c", "pip install X"]\n', 2),
        ("repos:\n- hooks:\n  - id: mypy\n    additional_dependencies: [types-requests, X]\n", 4),
        ("repos:\n- hooks:\n  - id: other\n    additional_dependencies:\n    - flask\n    - X==1.0\n", 6),
        ("- hosts: all\n  tasks:\n  - name: a\n    pip:\n      name: X\n", 5),
        ("- ansible.builtin.pip:\n    name:\n      - flask\n      - X\n    state: latest\n", 4),
        ("channels: [a]\ndependencies:\n- pip:\n  - X\n", 4),
        ("dependencies: [python, {pip: [X]}]\n", 1),
    ],
)
def test_yaml(text: str, line: int) -> None:
    assert lines("ci/tasks.yml", text.replace("X", INVENTED)) == [(line, Tier.BLOCKING)]


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  description: |\n    First:\n      pip install X\n  version: 1\n",
        "a:\n  help: pip install X\n",
        'a:\n  run: |\n    run(["pip", "install", "--python", path, X])\n',
        "repos:\n- hooks:\n  - id: eslint\n    additional_dependencies:\n    - X\n    - X-b@8.1.0\n",
        "- package:\n    name: X\n- apt:\n    name: X\n- pip:\n    requirements: X.txt\n",
        "a:\n  steps:\n  - name: pip install X\n    run: pip install flask\n",
    ],
)
def test_yaml_for_people_and_other_tools(text: str) -> None:
    assert lines("ci/tasks.yml", text.replace("X", INVENTED)) == []


def test_very_many_commands_are_no_long_wait() -> None:
    text = f"pip install {INVENTED}\n" + "uv run --with " * 100_000
    started = time.process_time()
    report = pipeline.check_files([("setup.sh", text.encode())], Settings())
    assert time.process_time() - started < 60
    assert [f.rule for f in report.findings if f.engine == "dependencies"] == ["unknown-package"]
    assert any("more commands" in note.message for note in report.notes)


def test_very_long_sums_are_survived() -> None:
    text = "run(['pip', 'install'] + " + " + ".join(f"['{INVENTED}-{n}']" for n in range(900)) + ")\n"
    report = pipeline.check_files([("tasks.py", text.encode())], Settings())
    told = [f for f in report.findings if f.rule == "unknown-package"]
    assert not report.failures and len(told) > 890  # some may have the fingerprint of a name that exists


def test_forms_that_people_fill_in() -> None:
    text = f"body:\n- attributes:\n    value: |\n      pip install {INVENTED}\n"
    assert lines(".github/ISSUE_TEMPLATE/bug.yml", text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("import subprocess, sys\nsubprocess.check_call([sys.executable, '-m', 'pip', 'install', 'X'])\n", 2),
        ("import subprocess\ncommand = [\n    'pip',\n    'install',\n    'X>=1',\n]\n", 5),
        ("import subprocess\nsubprocess.run('pip install X', shell=True)\n", 2),
        ("check_call([sys.executable, '-m', 'pip', 'install'] + ['X'] + more)\n", 1),
        ("run(['sudo', '-H', '/usr/bin/pip3', 'install', 'X'])\n", 1),
        ("import os, sys\nos.system(f'{sys.executable} -m pip install X')\n", 2),
        ("import os\nos.system('''\npip install flask\npip install X\n''')\n", 4),
        ("import pip\npip.main(['install', 'X'])\n", 2),
        ("from invoke import task\n@task\ndef setup(c):\n    c.run('pip install X')\n", 4),
        ("import nox\n@nox.session\ndef t(session):\n    session.install('pytest', 'X')\n", 4),
        ("import modal\nimage = modal.Image.debian_slim().pip_install('flask', 'X')\n", 2),
        ("é = 'é'; run(['pip', 'install', 'X'])\n", 1),
    ],
)
def test_programs(text: str, line: int) -> None:
    assert lines("tasks.py", text.replace("X", INVENTED)) == [(line, Tier.BLOCKING)]


@pytest.mark.parametrize(
    "text",
    [
        "raise ImportError('pip install X')\n",
        "print('pip install X')\n",
        "HELP = 'pip install X'\n",
        "'''\npip install X\n'''\n",
        "run(['pip', 'install', name, '-r', 'X.txt'])\n",
        "run(['apt-get', 'install', 'X'])\n",
        "session.install('-e', '.', '-r', 'X.txt')\n",
        "MANAGERS = ['apt', 'easy_install', 'X', 'yum']\n",
        "WORDS = ('pip', 'install', 'X')\nknown = frozenset(['pip', 'install', 'X'])\n",
        "match(['build', 'pip', 'install', 'X'])\n",
        "parser.add_argument('pip', 'install')\nlog.info('pip install %s', 'X')\n",
    ],
)
def test_programs_that_only_speak_of_it(text: str) -> None:
    assert lines("tasks.py", text.replace("X", INVENTED)) == []


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("setup.py", "def asked():\n    return ['flask', 'X']\nsetup(install_requires=asked())\n", 2),
        ("setup.py", "setup(install_requires=[f'X=={V}'])\n", 1),
        ("setup.py", "setup(install_requires=['X=={}'.format(V)])\n", 1),
        ("setup.py", "setup(install_requires=['X==%s' % V])\n", 1),
        ("setup.py", "V = '1.0'\nsetup(install_requires=['X==' + V])\n", 2),
        ("tox.ini", "[testenv]\ncommands =\n  pytest\n  pip install X\n", 4),
        ("tox.toml", '[env_run_base]\ndeps = ["pytest", "X"]\n', 2),
        ("hatch.toml", '[envs.test]\ndependencies = ["X"]\n', 2),
        ("pixi.toml", '[pypi-dependencies]\nX = "*"\n', 2),
        ("pyproject.toml", '[tool.pixi.feature.a.pypi-dependencies]\nX = "*"\n', 2),
        ("pyproject.toml", '[tool.tox.env.lint]\ndeps = ["X"]\n', 2),
        ("pyproject.toml", '[tool.cibuildwheel]\ntest-requires = "pytest X"\n', 2),
        ("pyproject.toml", '[tool.briefcase.app.a]\nrequires = ["X"]\n', 2),
        ("requirements.txt", 'flask==3.0.3\n"X==1.0",\n', 2),
        ("requirements.txt", "flask==3.0.3\nX^1.0\n", 2),
        ("Makefile", "install:\n\t-pip install X\n", 2),
        ("Vagrantfile", 'config.vm.provision "shell", inline: "pip install X"\n', 1),
        (".devcontainer/devcontainer.json", '{\n "postCreateCommand": "pip install X"\n}\n', 2),
        ("main.tf", "resource a b {\n  user_data = <<EOF\npip install X\nEOF\n}\n", 3),
    ],
)
def test_manifests(path: str, text: str, line: int) -> None:
    assert lines(path, text.replace("X", INVENTED)) == [(line, Tier.BLOCKING)]


def test_system_requirements_in_words_are_no_packages() -> None:
    assert lines("requirements.txt", "- Python 3.10\n- PostgreSQL-server-thing 14\nflask==3.0.3\n") == []


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        (f"%%sh\nset -e\npython -m pip install {INVENTED}\n", 3),
        (f"!pip install flask \\\n   {INVENTED}\n", 2),
        (f"!uv pip install --system {INVENTED}", 1),
    ],
)
def test_notebooks(cell: str, line: int) -> None:
    places = said({"a.ipynb": notebook(cell)}, "unknown-package")
    assert [tier for *_, tier in places] == [Tier.BLOCKING]
    assert json.loads(notebook(cell))["cells"][0]["source"].split("\n")[line - 1].find(INVENTED) >= 0
