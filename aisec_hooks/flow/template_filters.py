"""What filters and functions of templates do to the text they are given."""

from __future__ import annotations

from enum import Enum

from aisec_hooks import late


class Effect(Enum):
    """What becomes of a text."""

    KEEP = "kept"
    """Changed at most in ways that do not matter here; what is marked as markup stays marked."""
    MARK = "marked as markup"
    ESCAPE = "escaped unless marked"
    FORCE = "escaped"
    ESCAPE_IF_ON = "escaped where the template escapes, and marked"
    JSON = "JSON without the characters that HTML knows"
    JAVASCRIPT = "escaped for a string of JavaScript"
    URL = "escaped for a URL"
    CLEAN = "cleaned by a list of harmless tags"
    NOTHING = "no text of the value"
    FORMAT = "kept, arguments put in"
    FRAMEWORK = "markup that a framework made"
    UNKNOWN = "unknown"


def _table(**names: str) -> dict[str, Effect]:
    return {name: Effect[effect.upper()] for effect, text in names.items() for name in text.split()}


FILTERS = _table(
    mark="safe safeseq n mark_safe",
    escape="escape e",
    force="force_escape forceescape h x xml html_escape escape_html xhtml_escape escape_lt_gt",
    escape_if_on="linebreaks linebreaksbr unordered_list urlize urlizetrunc linenumbers xmlattr",
    json="tojson to_json_script json_script htmlsafe_json json_escape safe_json jsonattr",
    javascript="escapejs js_string escape_js escape_javascript",
    url="urlencode u quote url_quote quote_plus url_encode iriencode b64encode base64 md5 sha1 sha256 hexdigest",
    format="format",
    nothing="length count wordcount length_is int float round abs sum floatformat filesizeformat intcomma intword "
    "ordinal apnumber date time datetime timesince timeuntil naturaltime naturalday strftime datetimeformat yesno "
    "pluralize divisibleby slugify random_number get_digit phone2numeric is_defined localtime utc timezone "
    "number_format currency percent isoformat bool id_for_label as_hidden",
    keep="add addslashes attr batch capfirst capitalize center cut d default default_if_none dictsort dictsortreversed "
    "filter first groupby indent items join last list ljust lower lstrip make_list map max min pprint reject "
    "rejectattr replace reverse rjust rstrip safe_or_empty select selectattr slice sort str string stringformat "
    "strip split title trim truncate truncatechars truncatechars_html truncatewords truncatewords_html unicode "
    "unique upper wordwrap center unlocalize localize",
)
"""Of Jinja2, Django and Mako, and what is common among those that projects add."""

FUNCTIONS = _table(
    mark="Markup mark_safe SafeString SafeText literal",
    escape="escape conditional_escape e",
    force="force_escape xhtml_escape html_escape",
    json="tojson htmlsafe_dumps json_script",
    javascript="escapejs",
    url="urlencode quote quote_plus url_escape",
    nothing="range len int float round abs sum now bool lipsum cycler namespace joiner loop super caller",
    framework="url_for static url reverse asset asset_url static_url get_url url_path_for webpack_asset vite_asset "
    "csrf_token csrf_field csrf_input hidden_tag xsrf_form_html xsrf_token get_csrf_token get_flashed_messages "
    "as_p as_ul as_table as_div as_widget label_tag legend_tag render render_field render_form render_bundle "
    "form_field quick_form paginate pagination get_html include_css include_js render_static_file "
    "render_hidden_fields render_css render_js module linkify_pagination",
    keep="str dict list tuple sorted reversed zip enumerate get getlist pop getall get_all setdefault strip lstrip "
    "rstrip upper lower title capitalize replace split rsplit splitlines join encode decode items values keys copy "
    "first one_or_none",
    format="format format_map",
)
"""Functions and methods by their last names."""

TRANSLATIONS = frozenset("_ gettext ngettext pgettext npgettext ugettext trans translate t lazy_gettext N_".split())

_SANITIZER = late.compiled(
    r"sanit|bleach|clean|purif|nh3|strip_?tags|remove_?tags|safe_?html|html_?safe|escape|quote|whitelist|allow"
)
_RAW_HTML = late.compiled(
    r"(?:\A|_)(?:html|markup|svg|icon|icons|widget|form|as_[a-z]+|rendered)\Z|\Arender_|_html(?:_|\Z)"
)


def of_filter(name: str) -> Effect:
    """What a filter does."""
    known = FILTERS.get(name)
    if known is not None:
        return known
    return Effect.CLEAN if _SANITIZER.search(name.lower()) else Effect.UNKNOWN


def of_function(name: str) -> Effect:
    """What a function or method does to its arguments, or a method to what it belongs to."""
    last = name.rpartition(".")[2]
    known = FUNCTIONS.get(last)
    if known is not None:
        return known
    if _SANITIZER.search(last.lower()):
        return Effect.CLEAN
    return Effect.FRAMEWORK if _RAW_HTML.search(last) else Effect.UNKNOWN
