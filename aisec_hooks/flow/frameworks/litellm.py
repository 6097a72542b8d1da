"""LiteLLM: answers of any model."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="litellm",
    readings=(
        Reading(
            names=(
                *of("litellm", "completion acompletion text_completion atext_completion responses aresponses"),
                *of("litellm.Router", "completion acompletion"),
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    objects=("litellm.Router",),
)
