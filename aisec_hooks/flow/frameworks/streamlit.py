"""Streamlit: what users type and upload, and text that it prints as HTML."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import Sink, SourceKind

_WIDGETS = "text_input text_area chat_input data_editor"
_UPLOADS = "file_uploader camera_input audio_input"

LIBRARY = Library(
    name="streamlit",
    readings=(
        Reading(
            names=(
                *of("streamlit", _WIDGETS),
                *of("streamlit.sidebar", _WIDGETS),
                *of("", _WIDGETS),
                "streamlit.query_params",
                "streamlit.experimental_get_query_params",
                "streamlit.context.headers",
                "streamlit.context.cookies",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=(*of("streamlit", _UPLOADS), *of("streamlit.sidebar", _UPLOADS), *of("", _UPLOADS)),
            kind=SourceKind.REQUEST,
            gives="file object",
        ),
    ),
    sinks={
        "cross-site-scripting": (
            Sink(
                calls=("streamlit.markdown", "streamlit.write", "streamlit.caption", "streamlit.sidebar.markdown"),
                arguments=(0, "body"),
                only_if=(("unsafe_allow_html", "True"),),
                shape="html",
            ),
            Sink(calls=("streamlit.html", "streamlit.components.v1.html"), arguments=(0, "body", "html"), shape="html"),
        )
    },
)
