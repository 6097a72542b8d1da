"""Names that PyPI is no judge of because the repository itself says where they come from."""

from __future__ import annotations

import pytest

from aisec_hooks.model import Tier
from tests.test_dependencies import INVENTED, MANIFEST, MODULE, PRIVATE, said

LIST = {"services/shop/requirements.txt": f"{INVENTED}==1.0\n"}
LOCK = f'version = 1\n[[package]]\nname = "{INVENTED}"\nversion = "1.0"\n'
HASHED = f'{LOCK}sdist = {{ url = "https://f.example/a.tar.gz", hash = "sha256:{"0a" * 32}" }}\n'
PROJECT = f'[project]\nname = "shop"\ndependencies = ["{INVENTED}"]\n'


def tiers(files: dict[str, str]) -> list[Tier]:
    return [tier for *_, tier in said(files, "unknown-package")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("packages/core/pyproject.toml", f'[project]\nname = "{INVENTED}"\n'),
        ("libs/core/setup.py", f"from setuptools import setup\nsetup(name='{INVENTED}')\n"),
        ("libs/core/setup.py", f"NAME = '{INVENTED}'\nfrom setuptools import setup\nsetup(name=NAME)\n"),
        ("libs/core/setup.cfg", f"[metadata]\nname = {INVENTED}\n"),
        ("libs/core/pyproject.toml", f'[tool.flit.metadata]\ndist-name = "{INVENTED}"\n'),
    ],
)
def test_a_project_of_the_repository_is_known_wherever_it_is_described(path: str, text: str) -> None:
    assert tiers({**LIST, path: text}) == []
    workflow = {".github/workflows/ci.yml": f"jobs:\n  a:\n    steps:\n      - run: pip install {INVENTED}\n"}
    assert tiers({**workflow, path: text}) == []
    assert tiers(LIST) == tiers(workflow) == [Tier.BLOCKING]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Dockerfile", f"ARG TOKEN\nRUN pip install --index-url {PRIVATE} -r requirements.txt\n"),
        ("docker/app.Dockerfile", f"RUN pip install --extra-index-url={PRIVATE} -r requirements.txt\n"),
        (".gitlab-ci.yml", "variables:\n  PIP_EXTRA_INDEX_URL: https://x:$CI_JOB_TOKEN@git.example.com/simple\n"),
        (".github/workflows/ci.yml", "env:\n  UV_INDEX_URL: ${{ secrets.INDEX }}\n"),
        ("Makefile", f"install:\n\tpip install -i {PRIVATE} -r requirements.txt\n"),
        ("Dockerfile", "RUN pip install --index-url https://mirror.acme.example/simple -r requirements.txt\n"),
        ("deploy/setup.sh", "pip install --index-url $INDEX -r requirements.txt\n"),
    ],
)
def test_an_index_that_only_the_pipeline_names_makes_it_advice(path: str, text: str) -> None:
    assert tiers({**LIST, path: text}) == [Tier.ADVICE]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Dockerfile", "RUN rm -f x && docker build -f y -i z && pip install -r requirements.txt\n"),
        ("Dockerfile", "RUN pip install --index-url https://pypi" + ".org/simple flask\n"),
        (".gitlab-ci.yml", 'variables:\n  PIP_INDEX_URL: "https://pypi' + '.org/simple"\n'),
    ],
)
def test_what_is_no_other_index_leaves_it_blocked(path: str, text: str) -> None:
    assert tiers({**LIST, path: text}) == [Tier.BLOCKING]


def test_a_lock_file_tells_that_somebody_found_it() -> None:
    assert tiers({"pyproject.toml": PROJECT, "uv.lock": HASHED}) == [Tier.ADVICE]
    assert tiers({"pyproject.toml": PROJECT, "uv.lock": LOCK}) == [Tier.BLOCKING]
    private = f'{LOCK}source = {{ registry = "{PRIVATE}" }}\n'
    assert tiers({"pyproject.toml": PROJECT, "uv.lock": private}) == []
    editable = f'{LOCK}source = {{ editable = "packages/core" }}\n'
    assert tiers({"pyproject.toml": PROJECT, "uv.lock": editable}) == []


def test_what_is_called_like_the_project_is_likely_its_own() -> None:
    project = '[project]\nname = "{}"\ndependencies = ["{}-bench-harness-kit"]\n'
    assert tiers({"pyproject.toml": project.format("meridianflow", "meridianflow")}) == [Tier.ADVICE]
    assert tiers({"pyproject.toml": project.format("meridianflow", "fastapi")}) == [Tier.BLOCKING]


def test_an_index_by_name_is_another_one() -> None:
    sources = '[[source]]\nname = "pypi"\nurl = "https://pypi' + '.org/simple"\n[packages]\n'
    assert tiers({"Pipfile": f'{sources}{INVENTED} = {{version = "*", index = "acme"}}\n'}) == []
    assert tiers({"Pipfile": f'{sources}{INVENTED} = {{version = "*", index = "pypi"}}\n'}) == [Tier.BLOCKING]
    for command in ("poetry add --source acme", "pipenv install --index acme", "poetry add --source=acme"):
        assert tiers({"setup.sh": f"{command} {INVENTED}\n"}) == []
    assert tiers({"setup.sh": f"poetry add --source pypi {INVENTED}\n"}) == [Tier.BLOCKING]


def test_a_number_is_no_name() -> None:
    text = "from setuptools import setup\nV = '1.14.0'\nsetup(install_requires=['flask', V])\n"
    assert tiers({"setup.py": text}) == []


# --- competing indexes -----------------------------------------------------------------------


def confusion(files: dict[str, str]) -> list[Tier]:
    return [tier for *_, tier in said(files, "dependency-confusion")]


def test_the_first_index_of_uv_and_pipenv_wins() -> None:
    uv = f'[project]\nname = "shop"\ndependencies = ["{INVENTED}"]\n[tool.uv]\nextra-index-url = ["{PRIVATE}"]\n'
    assert confusion({"pyproject.toml": uv}) == []
    assert confusion({"setup.sh": f"uv pip install --extra-index-url {PRIVATE} {INVENTED}\n"}) == []
    second = f'[[source]]\nname = "a"\nurl = "{PRIVATE}"\n[[source]]\nname = "b"\nurl = "{PRIVATE}/b"\n'
    assert confusion({"Pipfile": f'{second}[packages]\n{INVENTED} = "*"\n'}) == []


def test_a_supplemental_source_competes() -> None:
    source = f'[[tool.poetry.source]]\nname = "acme"\nurl = "{PRIVATE}"\npriority = "supplemental"\n'
    asked = f'[tool.poetry.dependencies]\n{INVENTED} = "^1"\n'
    assert confusion({"pyproject.toml": f"{asked}{source}"}) == [Tier.BLOCKING]
    bound = f'[tool.poetry.dependencies]\n{INVENTED} = {{version = "^1", source = "acme"}}\n'
    assert confusion({"pyproject.toml": f"{bound}{source}"}) == [Tier.ADVICE]


@pytest.mark.parametrize("value", ["$INDEX", "${INDEX}/simple", "${{ secrets.INDEX }}", "%INDEX%"])
def test_an_index_in_a_variable_counts_where_a_name_is_free(value: str) -> None:
    command = f'RUN pip install --extra-index-url "{value}" '
    assert confusion({"Dockerfile": f"{command}{INVENTED}\n"}) == [Tier.BLOCKING]
    assert confusion({"Dockerfile": f"{command}flask\n"}) == []


# --- modules ---------------------------------------------------------------------------------


def imported(text: str, **more: str) -> list[Tier]:
    files = {**MANIFEST, "shop/app.py": text, **{name.replace("__", "/"): content for name, content in more.items()}}
    return [tier for _, _, tier in said(files, "unknown-import")]


@pytest.mark.parametrize(
    "text",
    [
        "import order_service_pb2\n",
        "from order_service_pb2_grpc import Stub\n",
        "from my_bot_config import TOKEN\n",
        "import local_settings_of_shop\n",
        f"import {MODULE}  # type: ignore[import-not-found]\n",
        f"import {MODULE}  # pylint: disable=import-error\n",
        f"import importlib.util\nimport {MODULE}\n",
        f"import builtins\ntry:\n    import {MODULE}\nexcept builtins.ImportError:\n    pass\n",
        f"import bpy\nimport {MODULE}\n",
    ],
)
def test_modules_that_may_be_there_all_the_same(text: str) -> None:
    assert set(imported(text)) <= {Tier.ADVICE}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("setup.py", f"setup(ext_modules=[Extension('{MODULE}', ['a.c'])])\n"),
        ("native/CMakeLists.txt", f"pybind11_add_module({MODULE} src/main.cpp)\n"),
        ("native/Cargo.toml", f'[lib]\nname = "{MODULE}"\n'),
        ("pyproject.toml", f'[tool.maturin]\nmodule-name = "{MODULE}"\n'),
        (".gitignore", f"{MODULE}.py\n"),
        (".gitmodules", f'[submodule "x"]\n\tpath = libs/{MODULE}\n'),
        ("Dockerfile", "RUN pip install git+https://git.example.com/acme/core\n"),
        ("package.xml", "<package/>\n"),
    ],
)
def test_modules_that_the_build_speaks_of(path: str, text: str) -> None:
    files = {**MANIFEST, "shop/app.py": f"import {MODULE}\n"}
    assert {tier for *_, tier in said({**files, path: text}, "unknown-import")} <= {Tier.ADVICE}
    assert [tier for *_, tier in said({**files, path: "\n"}, "unknown-import")] == [
        Tier.ADVICE if path == "package.xml" else Tier.BLOCKING
    ]


def test_remarks_about_something_else_change_nothing() -> None:
    for remark in ("type: ignore[import-untyped]", "noqa: E402", "see import errors"):
        assert imported(f"import {MODULE}  # {remark}\n") == [Tier.BLOCKING]
