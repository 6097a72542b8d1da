"""Instructor: objects that a model fills in; their fields are of the types asked for."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="instructor",
    readings=(
        Reading(
            names=(
                *of(
                    "instructor.Instructor",
                    "chat.completions.create create messages.create chat.completions.create_partial",
                ),
                *of(
                    "instructor.Instructor", "chat.completions.create_with_completion chat.completions.create_iterable"
                ),
            ),
            kind=SourceKind.MODEL,
            harmless=("missing-input-validation",),
        ),
    ),
    returns=giving(
        "instructor.Instructor",
        "instructor.from_openai instructor.from_anthropic instructor.from_provider instructor.patch instructor.apatch"
        " instructor.from_litellm instructor.from_gemini instructor.AsyncInstructor",
    ),
)
