"""Google's models: google-genai, google-generativeai and Vertex AI."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_GENERATES = "generate_content generate_content_async send_message send_message_async generate_text predict chat"

LIBRARY = Library(
    name="google.genai",
    readings=(
        Reading(
            names=(
                *of(
                    "google.genai.Client",
                    "models.generate_content models.generate_content_stream aio.models.generate_content"
                    " aio.models.generate_content_stream chats.create.send_message interactions.create",
                ),
                *of("", "models.generate_content models.generate_content_stream"),
                *of("google.generativeai.GenerativeModel", _GENERATES),
                *of("google.generativeai", "generate_text chat"),
                *of("google.genai.chats.Chat", "send_message send_message_stream"),
                *of("", "generate_content generate_content_async send_message send_message_stream"),
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    returns={
        **giving(
            "google.generativeai.GenerativeModel",
            "vertexai.generative_models.GenerativeModel vertexai.preview.generative_models.GenerativeModel"
            " google.generativeai.GenerativeModel.start_chat"
            " vertexai.language_models.TextGenerationModel.from_pretrained"
            " vertexai.language_models.ChatModel.from_pretrained",
        ),
        **giving(
            "google.genai.chats.Chat",
            "google.genai.Client.chats.create google.genai.Client.aio.chats.create",
        ),
    },
    objects=("google.genai.Client",),
)
