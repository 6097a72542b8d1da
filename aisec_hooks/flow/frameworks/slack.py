"""Bots of Slack, Discord and Telegram: what people write to them."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="bots",
    readings=(
        Reading(names=of("discord.Message", "content clean_content attachments"), kind=SourceKind.MESSAGE),
        Reading(names=("discord.ext.commands.Context.message",), kind=SourceKind.MESSAGE),
        Reading(
            names=(
                *of("telegram.Update", "message effective_message callback_query edited_message inline_query"),
                *of("telegram.ext.ContextTypes.DEFAULT_TYPE", "args match"),
                *of("aiogram.types.Message", "text caption"),
            ),
            kind=SourceKind.MESSAGE,
        ),
    ),
    entries=(
        Entry(
            decorators=tuple(
                ".command .hybrid_command discord.ext.commands.command discord.app_commands.command".split()
            ),
            kind=SourceKind.MESSAGE,
            typed={"ctx": "discord.ext.commands.Context", "interaction": "discord.Interaction"},
        ),
        Entry(
            decorators=tuple(".message .event .action .shortcut".split()),
            kind=SourceKind.MESSAGE,
            typed={"say": "", "ack": "", "client": "", "respond": "", "logger": "logging.Logger", "context": ""},
        ),
        Entry(
            bases=("discord.Client", "discord.ext.commands.Bot", "discord.ext.commands.Cog"),
            methods=("on_message",),
            typed={0: "discord.Message"},
        ),
        Entry(signature=("update", "context"), kind=SourceKind.MESSAGE, typed={0: "telegram.Update", 1: ""}),
    ),
    objects=(
        *of("discord", "Message Interaction Member User Guild"),
        "discord.ext.commands.Context",
        "telegram.Update",
        "telegram.ext.ContextTypes.DEFAULT_TYPE",
        "aiogram.types.Message",
    ),
)
