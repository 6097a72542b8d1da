"""Settings out of the environment and out of .env files."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="dotenv",
    readings=(
        Reading(
            names=(
                *of("dotenv", "dotenv_values get_key"),
                *of("environs.Env", "str list dict json url path"),
                *of("environ.Env", "str list dict json url path"),
                "decouple.config",
                "starlette.config.Config",
            ),
            kind=SourceKind.ENVIRONMENT,
        ),
    ),
    returns={"environs.env": "environs.Env"},
    objects=("environs.Env", "environ.Env"),
)
