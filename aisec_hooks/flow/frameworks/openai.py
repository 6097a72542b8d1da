"""OpenAI: answers of its models and the arguments with which they call tools; Azure's and compatible clients, too."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="openai",
    readings=(
        Reading(
            names=(
                *of(
                    "openai.OpenAI",
                    "chat.completions.create chat.completions.parse chat.completions.stream"
                    " beta.chat.completions.parse"
                    " beta.chat.completions.stream completions.create responses.create responses.parse"
                    " responses.retrieve"
                    " responses.stream audio.transcriptions.create audio.translations.create"
                    " beta.threads.messages.list"
                    " beta.threads.runs.create_and_poll beta.threads.runs.retrieve"
                    " chat.completions.with_raw_response.create"
                    " chat.completions.retrieve",
                ),
                *of("", "chat.completions.create chat.completions.parse beta.chat.completions.parse responses.create"),
                *of("", "responses.parse threads.messages.list audio.transcriptions.create"),
                # before 1.0
                *of("openai", "ChatCompletion.create Completion.create ChatCompletion.acreate Completion.acreate"),
                *of("openai", "chat.completions.create completions.create responses.create"),
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    returns=giving(
        "openai.OpenAI",
        "openai.AsyncOpenAI openai.AzureOpenAI openai.AsyncAzureOpenAI openai.Client openai.AsyncClient"
        " openai.OpenAI.with_options openai.lib.azure.AzureOpenAI langfuse.openai.OpenAI",
    ),
)
