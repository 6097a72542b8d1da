"""Anthropic: answers of its models and the input with which they call tools."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="anthropic",
    readings=(
        Reading(
            names=(
                *of(
                    "anthropic.Anthropic",
                    "messages.create messages.stream messages.parse completions.create beta.messages.create"
                    " beta.messages.stream beta.messages.parse beta.messages.tool_runner messages.batches.results",
                ),
                *of("", "messages.create messages.stream beta.messages.create completions.create"),
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    entries=(Entry(decorators=("anthropic.beta_tool", "anthropic.beta_async_tool"), kind=SourceKind.MODEL),),
    returns=giving(
        "anthropic.Anthropic",
        "anthropic.AsyncAnthropic anthropic.AnthropicBedrock anthropic.AsyncAnthropicBedrock"
        " anthropic.AnthropicVertex"
        " anthropic.AsyncAnthropicVertex anthropic.Client anthropic.Anthropic.with_options",
    ),
)
