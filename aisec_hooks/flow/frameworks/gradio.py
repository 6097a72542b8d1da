"""Gradio: functions that components and buttons of a page call."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, of

LIBRARY = Library(
    name="gradio",
    entries=(
        Entry(
            registrars=(
                *of("gradio", "Interface ChatInterface Blocks.load"),
                *of("", "click submit change input upload select blur key_up stop_recording then success load"),
            ),
            converted=True,
        ),
        Entry(
            decorators=tuple(".click .submit .change .input .upload gradio.on gradio.render".split()), converted=True
        ),
    ),
    objects=("gradio.Request", "gradio.Progress", "gradio.State", "gradio.EventData", "gradio.SelectData"),
)
