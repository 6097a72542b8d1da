"""The programs that install packages: their commands, and what their options are followed by."""

from __future__ import annotations

from msgspec import Struct

from aisec_hooks.dependencies.requirement import Ecosystem

_PIP = frozenset(
    "-r --requirement -c --constraint -t --target --prefix --root --src --platform --python-version "
    "--implementation --abi --upgrade-strategy --progress-bar --global-option --install-option "
    "--config-settings -C --config-setting --no-binary --only-binary --use-feature --use-deprecated --cert "
    "--client-cert --timeout --retries --proxy --log --cache-dir --exists-action --python --report --group "
    "--keyring-provider --resume-retries -b --build -d --dest --destination-dir --destination-directory -w "
    "--wheel-dir".split()
)
_UV = frozenset(
    "-r --requirement --requirements -c --constraint --constraints -b --build-constraint --override -t "
    "--target --prefix --python-version --python-platform -p --python --extra --optional --package --script "
    "--rev --tag --branch --bounds -m --marker --env-file --link-mode --prerelease --resolution "
    "--exclude-newer --refresh-package --reinstall-package -P --upgrade-package --torch-backend "
    "--no-build-package --no-binary-package --no-binary --only-binary -C --config-setting "
    "--allow-insecure-host --directory --project --config-file --cache-dir --keyring-provider".split()
)
_POETRY = frozenset("--python --platform -P --project -C --directory -E --extras --markers".split())
_PDM = frozenset("-p --project -L --lockfile --venv -k --skip".split())
_PIPENV = frozenset("-r --requirements --python -p --pypi-mirror --categories --extra-pip-args".split())
_PIPX = frozenset("--python --suffix --pip-args --backend".split())
_NPM = frozenset(
    "--registry --prefix -w --workspace --tag --cache --userconfig --loglevel --cwd -C --filter -F --omit -c "
    "--call".split()
)
_WITH = frozenset({"--with", "--from"})
_EDITABLE = frozenset({"-e", "--editable"})


class Command(Struct, frozen=True, kw_only=True):
    """How one command is told what to install."""

    valued: frozenset[str]
    """Options that are followed by a value which is no package."""
    named: frozenset[str] = frozenset()
    """Options whose value is one package or several with commas between them."""
    groups: frozenset[str] = frozenset()
    """Options whose value is the group that the packages go into."""
    sources: frozenset[str] = frozenset()
    """Options whose value is the name of an index that the packages come from."""
    competing: bool = True
    """Whether a further index is asked for every package as well, and may win."""
    dev: frozenset[str] = frozenset()
    """Options without a value that put them into the group "dev"."""
    most: int = 1_000
    """How many words are packages: behind one that is run, everything is for it."""
    ecosystem: Ecosystem = Ecosystem.PYPI


_PIP_INSTALL = Command(valued=_PIP, named=_EDITABLE)
_UV_INSTALL = Command(valued=_UV | {"--group"}, named=_EDITABLE, competing=False)
_UV_ADD = Command(valued=_UV, named=_EDITABLE, groups=frozenset({"--group"}), dev=frozenset({"--dev"}), competing=False)
_UV_TOOL = Command(valued=_UV | {"--group"}, named=_WITH, most=1, competing=False)
_UV_RUN = Command(valued=_UV | {"--group"}, named=_WITH, most=0, competing=False)
_PIPX_RUN = Command(valued=_PIPX, named=frozenset({"--spec", "--with"}), most=1)
_PIPX_INSTALL = Command(valued=_PIPX, named=frozenset({"--preinstall"}))
_POETRY_ADD = Command(
    valued=_POETRY,
    groups=frozenset({"--group", "-G"}),
    dev=frozenset({"--dev", "-D"}),
    sources=frozenset({"--source"}),
)
_PDM_ADD = Command(valued=_PDM, groups=frozenset({"--group", "-G", "-dG"}), dev=frozenset({"--dev", "-d"}))
_PIPENV_INSTALL = Command(
    valued=_PIPENV,
    named=_EDITABLE,
    dev=frozenset({"--dev", "-d"}),
    sources=frozenset({"--index"}),
    competing=False,
)
_NPM_ADD = Command(valued=_NPM, dev=frozenset({"--save-dev", "-D", "--dev"}), ecosystem=Ecosystem.NPM)
_NPM_RUN = Command(valued=_NPM, named=frozenset({"-p", "--package"}), most=1, ecosystem=Ecosystem.NPM)

COMMANDS: dict[str, dict[tuple[str, ...], Command]] = {
    "pip": {("install",): _PIP_INSTALL, ("download",): _PIP_INSTALL, ("wheel",): _PIP_INSTALL},
    "easy_install": {(): Command(valued=frozenset({"-i", "-d", "-f", "-s", "-b"}))},
    "uv": {
        ("pip", "install"): _UV_INSTALL,
        ("add",): _UV_ADD,
        ("tool", "install"): _UV_TOOL,
        ("tool", "run"): _UV_TOOL,
        ("run",): _UV_RUN,
    },
    "uvx": {(): _UV_TOOL},
    "pipx": {("install",): _PIPX_INSTALL, ("inject",): _PIPX_INSTALL, ("run",): _PIPX_RUN},
    "pipenv": {("install",): _PIPENV_INSTALL},
    "poetry": {("add",): _POETRY_ADD, ("self", "add"): _POETRY_ADD},
    "pdm": {("add",): _PDM_ADD},
    "rye": {("add",): _UV_ADD, ("install",): _UV_TOOL},
    "micropip": {("install",): _PIP_INSTALL},
    "piplite": {("install",): _PIP_INSTALL},
    "npm": {("install",): _NPM_ADD, ("i",): _NPM_ADD, ("add",): _NPM_ADD, ("exec",): _NPM_RUN},
    "pnpm": {("install",): _NPM_ADD, ("i",): _NPM_ADD, ("add",): _NPM_ADD, ("dlx",): _NPM_RUN},
    "yarn": {("add",): _NPM_ADD, ("global", "add"): _NPM_ADD, ("dlx",): _NPM_RUN},
    "bun": {("install",): _NPM_ADD, ("i",): _NPM_ADD, ("add",): _NPM_ADD},
    "npx": {(): _NPM_RUN},
    "bunx": {(): _NPM_RUN},
}
"""By program, and the words behind its name."""
