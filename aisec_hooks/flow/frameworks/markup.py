"""Makers and cleaners of HTML: Markdown, bleach, nh3, BeautifulSoup."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, of

_MARKDOWN = (
    "markdown.Markdown",
    *of("markdown.Markdown", "reset registerExtension registerExtensions set_output_format build_parser"),
)
_MARKDOWN_IT = ("markdown_it.MarkdownIt", *of("markdown_it.MarkdownIt", "use enable disable configure set"))
"""What makes one, or gives back the one that it was asked of."""

LIBRARY = Library(
    name="markup",
    carriers=(
        *of("markdown", "markdown Markdown.convert"),
        *of("markdown2", "markdown Markdown.convert"),
        *of("mistune", "html markdown create_markdown"),
        *of("commonmark", "commonmark"),
        *of("markdown_it.MarkdownIt", "render renderInline"),
        *of("docutils.core", "publish_string publish_parts"),
        *of("bleach", "clean linkify"),
        *of("nh3", "clean clean_text"),
        *of("lxml.html.clean", "clean_html"),
        *of("lxml.html", "fromstring tostring document_fromstring fragment_fromstring"),
        *of("bs4", "BeautifulSoup"),
        "html2text.html2text",
        "premailer.transform",
    ),
    returns={
        **dict.fromkeys(_MARKDOWN, "markdown.Markdown"),
        **dict.fromkeys(_MARKDOWN_IT, "markdown_it.MarkdownIt"),
    },
    sanitizers={
        "cross-site-scripting": (
            *of("bleach", "clean"),
            *of("nh3", "clean clean_text"),
            *of("lxml_html_clean", "clean_html"),
            "html_sanitizer.Sanitizer.sanitize",
        )
    },
)
