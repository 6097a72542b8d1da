"""What templates print where, and what the engine for template files says of it."""

from __future__ import annotations

import ast
import sys
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks import rules
from aisec_hooks.engines import engines_for
from aisec_hooks.engines.syntax_words import WORDS
from aisec_hooks.engines.templates import Templates
from aisec_hooks.flow import templates
from aisec_hooks.flow.template_danger import Danger
from aisec_hooks.flow.template_markup import Context
from aisec_hooks.flow.template_prints import Print
from aisec_hooks.flow.templates import lookup, printed, rendered, unescaped
from aisec_hooks.model import Confidence, Hit, SyntaxRule, Tier
from aisec_hooks.syntax.around import File
from aisec_hooks.syntax.source import Kind, Module, Source
from tests.check import Example, check_text

S, C, U = Danger.SCHEME, Danger.CONTEXT, Danger.UNESCAPED
HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW


def shown(text: str, path: str = "page.html", framework: str = "flask") -> list[tuple[str, Danger]]:
    """(variable, danger) of all that is dangerous."""
    return [(name, p.danger) for p in rendered(text, path, framework) if p.danger for name in p.variables]


def only(text: str, path: str = "page.html", framework: str = "flask") -> Print:
    found = printed(text, path, framework)
    assert len(found) == 1, found
    return found[0]


def judged(text: str, path: str = "page.html") -> list[tuple[int, Confidence]]:
    """(line, confidence) of what the engine for template files reports."""
    source = Source(path, text.encode())
    engine = Templates()
    return [(m.span.start_line, m.confidence) for m in engine.check(source)] if engine.wants(source) else []


# --- escaping and where it is enough -----------------------------------------------------------

PLACES: list[tuple[str, Context, Danger | None]] = [
    ("<p>{{ a }}</p>", Context.TEXT, None),
    ("<textarea>{{ a }}</textarea>", Context.TEXT, None),
    ("<title>{{ a }}</title>", Context.TEXT, None),
    ("<!-- {{ a }} -->", Context.COMMENT, None),
    ("<!-- <script> -->{{ a }}", Context.TEXT, None),
    ("<script>f()</script>{{ a }}", Context.TEXT, None),
    ("<style>b { color: {{ a }} }</style>", Context.STYLE, None),
    ('<b title="{{ a }}">', Context.ATTRIBUTE, None),
    ("<b title='{{ a }}'>", Context.ATTRIBUTE, None),
    ('<b title="x > {{ a }}">', Context.ATTRIBUTE, None),
    ("<b title={{ a }}>", Context.UNQUOTED, C),
    ("<b title=x{{ a }}>", Context.UNQUOTED, C),
    ("<b {{ a }}>", Context.TAG, C),
    ("<b data-{{ a }}='1'>", Context.TAG, C),
    ("<b class='x' {{ a }}='1'>", Context.TAG, C),
    ("<{{ a }}>", Context.TAG, C),
    ('<a href="{{ a }}">', Context.URL, S),
    ('<a href=" {{ a }}">', Context.URL, S),
    ('<a href="/search?q={{ a }}">', Context.ATTRIBUTE, None),
    ("<a href=\"{% url 'search' %}?q={{ a }}\">", Context.ATTRIBUTE, None),
    ('<img src="{{ a }}">', Context.ATTRIBUTE, None),
    ('<iframe src="{{ a }}">', Context.URL, S),
    ('<form action="{{ a }}">', Context.URL, S),
    ('<button formaction="{{ a }}">', Context.URL, S),
    ('<iframe srcdoc="{{ a }}">', Context.DOCUMENT, C),
    ('<b onclick="f({{ a }})">', Context.HANDLER, C),
    ("<b onclick=\"f('{{ a }}')\">", Context.HANDLER_STRING, C),
    ('<b onclick="f(&quot;{{ a }}&quot;)">', Context.HANDLER_STRING, C),
    ('<b @click="f({{ a }})">', Context.HANDLER, C),
    ('<b x-data="{ n: {{ a }} }">', Context.HANDLER, C),
    ("<a href=\"javascript:f('{{ a }}')\">", Context.HANDLER_STRING, C),
    ("<script>let x = {{ a }};</script>", Context.SCRIPT, C),
    ("<script>let x = '{{ a }}';</script>", Context.SCRIPT_STRING, None),
    ('<script type="module">let x = "{{ a }}";</script>', Context.SCRIPT_STRING, None),
    ("<script>let x = `{{ a }}`;</script>", Context.SCRIPT_TEMPLATE, C),
    ("<script>// it's here\nlet x = {{ a }};</script>", Context.SCRIPT, C),
    ("<script>/* ' */ let x = {{ a }};</script>", Context.SCRIPT, C),
    ("<script>let r = /['\"]/; let x = {{ a }};</script>", Context.SCRIPT, C),
    ("<script>let h = 4 / 2; let x = '{{ a }}'; f(1 / 2)</script>", Context.SCRIPT_STRING, None),
    ("<script>let x = 'it\\'s {{ a }}';</script>", Context.SCRIPT_STRING, None),
    ('<script type="application/json">{{ a }}</script>', Context.BLOCK, None),
    ('<script type="text/template"><b>{{ a }}</b></script>', Context.BLOCK, None),
    ("<SCRIPT>let x = {{ a }};</SCRIPT>", Context.SCRIPT, C),
]


@pytest.mark.parametrize(("text", "context", "danger"), PLACES, ids=lambda v: v if isinstance(v, str) else "")
def test_place_of_an_escaped_variable(text: str, context: Context, danger: Danger | None) -> None:
    found = only(text)
    assert (found.context, found.danger, found.variables, found.escaped) == (context, danger, ("a",), True)


@pytest.mark.parametrize("text", [text for text, _, _ in PLACES])
def test_no_place_takes_an_unescaped_variable(text: str) -> None:
    assert only(text.replace("{{ a }}", "{{ a|safe }}")).danger is U


@pytest.mark.parametrize("text", [text for text, _, _ in PLACES])
def test_every_place_takes_a_number(text: str) -> None:
    assert printed(text.replace("{{ a }}", "{{ a|int }}"), "page.html", "flask") == ()


ENCODED = [
    ("<script>let x = {{ a|tojson }};</script>", None),
    ("<script>let x = {{ a|escapejs }};</script>", C),
    ("<script>let x = '{{ a|escapejs }}';</script>", None),
    ("<script>let x = `{{ a|escapejs }}`;</script>", C),
    ('<script>let x = "{{ a|tojson }}";</script>', C),
    ("<b title='{{ a|tojson }}'>", None),
    ('<b title="{{ a|tojson }}">', C),
    ('<b title="{{ a|tojson|forceescape }}">', None),
    ("<b onclick=\"f('{{ a|escapejs }}')\">", None),
    ("<b onclick='f({{ a|tojson }})'>", None),
    ('<b onclick="f({{ a|tojson }})">', C),
    ('<b onclick="f({{ a|tojson|forceescape }})">', None),
    ('<a href="{{ a|urlencode }}">', None),
    ("<b title={{ a|urlencode }}>", None),
    ('{{ a|json_script:"id" }}', None),
    ("<p>{{ a|tojson|safe }}</p>", None),
]


@pytest.mark.parametrize(("text", "danger"), ENCODED, ids=lambda v: v if isinstance(v, str) else "")
def test_place_of_an_encoded_variable(text: str, danger: Danger | None) -> None:
    assert only(text).danger is danger


# --- expressions ------------------------------------------------------------------------------

UNESCAPED = [
    "{{ a|safe }}",
    "{{a|safe}}",
    "{{- a | safe -}}",
    "{{ a\n | safe }}",
    "{{ a|upper|safe }}",
    "{{ a|safe|upper }}",
    "{{ a|safe|escape }}",
    "{{ a|default('x')|safe }}",
    "{{ x|default(a)|safe }}",
    '{{ a|default:"x"|safe }}',
    "{{ a|safeseq|join:', ' }}",
    "{{ Markup(a) }}",
    "{{ mark_safe(a) }}",
    "{{ ('<b>' ~ a ~ '</b>')|safe }}",
    "{{ ('<b>%s</b>' % a)|safe }}",
    "{{ '<b>{}</b>'.format(a)|safe }}",
    "{{ '<b>%s</b>'|format(a)|safe }}",
    "{{ a|replace('\\n', '<br>')|safe }}",
    "{{ (a if x else '')|safe }}",
    "{{ a|safe if x else '' }}",
    "{{ (a or '')|safe }}",
    "{{ a.strip()|safe }}",
    "{{ [a, 'x']|join(' ')|safe }}",
    "{{ {'k': {'l': a}}|safe }}",
    "{{ '}}' ~ a|safe }}",
    "{% autoescape false %}{{ a }}{% endautoescape %}",
    "{% autoescape off %}{{ a }}{% endautoescape %}",
    "{% autoescape off %}{% if x %}{% endif %}{{ a }}{% endautoescape %}",
    "{% set b = a|safe %}{{ b }}",
    "{% set b, c = a, 1 %}{{ b|safe }}",
    "{% set ns.b = a %}{{ ns.b|safe }}",
    "{% if x %}{% set b = a %}{% else %}{% set b = '' %}{% endif %}{{ b|safe }}",
    "{% with b=a %}{{ b|safe }}{% endwith %}",
    "{% with a as b %}{{ b|safe }}{% endwith %}",
    "{% with b = a|safe, c = 1 %}{{ b }}{% endwith %}",
    "{% blocktrans with b=a|safe %}<b>{{ b }}</b>{% endblocktrans %}",
    "{% macro m(p) %}{{ p|safe }}{% endmacro %}{{ m(a) }}",
    "{{ m(a) }}{% macro m(p) %}{{ p|safe }}{% endmacro %}",
    "{% macro m(p, q=1) %}{{ p|safe }}{% endmacro %}{{ m(q=2, p=a) }}",
    "{% macro m(p) %}{{ p }}{% endmacro %}{{ m(a|safe) }}",
    "{% macro n(q) %}{{ q|safe }}{% endmacro %}{% macro m(p) %}{{ n(p) }}{% endmacro %}{{ m(a) }}",
    "{% for b in [a|safe, 'x'] %}{{ b }}{% endfor %}",
    "{% for b in [a, 'x'] %}{{ b|safe }}{% endfor %}",
    "{% firstof a|safe x %}",
    "{% raw a %}",
    "{% filter upper %}{{ a|safe }}{% endfilter %}",
    "{% raw %}{{ x }}{% endraw %}{{ a|safe }}",
    "{% verbatim v %}{{ x|safe }}{% endverbatim v %}{{ a|safe }}",
]


@pytest.mark.parametrize("text", UNESCAPED)
def test_variable_is_printed_unescaped(text: str) -> None:
    assert ("a", U) in shown(text)


HARMLESS = [
    "{{ a }}",
    "{{ a|e|safe }}",
    "{{ a|escape }}",
    "{{ a|forceescape|safe }}",
    "{{ a|safe|force_escape }}",
    "{{ '<b>x</b>'|safe }}",
    "{{ Markup('<b>%s</b>') % a }}",
    "{{ Markup('<b>{}</b>').format(a) }}",
    "{{ '<b>%s</b>'|safe|format(a) }}",
    "{{ Markup('<b>') + a }}",
    "{{ Markup('<b>') ~ a }}",
    "{{ a|e|replace('\\n', '<br>'|safe) }}",
    "{{ a|replace('\\n', '<br>'|safe) }}",
    "{{ a|map('e')|join('<br>')|safe }}",
    "{{ a|linebreaks|safe }}",
    "{{ a|length|safe }}",
    "{{ a|tojson|safe }}",
    "{{ a|bleach_clean|safe }}",
    "{{ 'checked' if a == 'x' else '' }}",
    "{{ ('checked' if a in x else '')|safe }}",
    "{{ (a is defined)|safe }}",
    "{{ (a - 1)|safe }}",
    "{{ url_for('page', name=a)|safe }}",
    "{{ form.hidden_tag()|safe }}",
    "{{ _('<b>bold</b>')|safe }}",
    "{{ loop.index|safe }}",
    "{{ super()|safe }}",
    "{% raw %}{{ a|safe }}{% endraw %}",
    "{% verbatim %}{{ a|safe }}{% endverbatim %}",
    "{% comment %}{{ a|safe }}{% endcomment %}",
    "{# {{ a|safe }} #}",
    "{% autoescape false %}{% endautoescape %}{{ a }}",
    "{% autoescape false %}{% autoescape true %}{{ a }}{% endautoescape %}{% endautoescape %}",
    "{% autoescape false %}{{ a|e }}{% endautoescape %}",
    "{% set b %}<b>{{ a }}</b>{% endset %}{{ b|safe }}",
    "{% set b = '<b>x</b>' %}{{ b|safe }}",
    "{% for b in ['x', 'y'] %}{{ b|safe }}{% endfor %}",
    "{% macro m(p) %}{{ p }}{% endmacro %}{{ m(a) }}",
    "{% macro m(p) %}{{ p|safe }}{% endmacro %}{{ m('<b>') }}",
    "{% import 'forms.html' as forms %}{{ forms.input(a)|safe }}",
    "{% from 'forms.html' import input %}{{ input(a)|safe }}",
    "{% filter forceescape %}{{ a|safe }}{% endfilter %}",
    "{% url 'page' a as b %}{{ b|safe }}",
    "{% firstof a 'x' %}",
    "{% trans 'x' as b %}{{ b|safe }}",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_nothing_dangerous_is_printed(text: str) -> None:
    assert shown(text) == []


PATHS = [
    ("{{ user.name|safe }}", "user.name"),
    ("{{ user['name']|safe }}", "user.name"),
    ("{{ user.get('name')|safe }}", "user.name"),
    ("{{ user[key]|safe }}", "user.*"),
    ("{{ users.0.name|safe }}", "users.0.name"),
    ("{{ users[0].name|safe }}", "users.0.name"),
    ("{% for user in users %}{{ user.name|safe }}{% endfor %}", "users.*.name"),
    ("{% for key, value in data.items() %}{{ value|safe }}{% endfor %}", "data.*"),
    ("{% for key, value in data.items %}{{ value|safe }}{% endfor %}", "data.*"),
    ("{% with p=user.profile %}{{ p.bio|safe }}{% endwith %}", "user.profile.bio"),
    ("{% macro m(u) %}{{ u.bio|safe }}{% endmacro %}{{ m(users[0]) }}", "users.0.bio"),
    ("{{ user.full_name()|safe }}", "user.full_name"),
    ("{{ request.args.get('q', '')|safe }}", "request.args.q"),
]


@pytest.mark.parametrize(("text", "path"), PATHS)
def test_path_of_what_is_printed(text: str, path: str) -> None:
    assert shown(text) == [(path, U)]


def test_a_name_means_itself_again_where_its_block_ends() -> None:
    text = "{% for a in b %}{{ a|safe }}{% endfor %}{{ a|safe }}{% with a=c %}{{ a|safe }}{% endwith %}{{ a|safe }}"
    assert [name for name, _ in shown(text)] == ["b.*", "a", "c", "a"]


def test_a_branch_starts_where_the_other_started() -> None:
    text = '<a {% if x %}href="{{ a }}{% else %}title="{{ b }}{% endif %}">{{ c }}</a>'
    assert [(p.variables[0], p.context) for p in printed(text, "page.html", "flask")] == [
        ("a", Context.URL),
        ("b", Context.ATTRIBUTE),
        ("c", Context.TEXT),
    ]


def test_what_a_filter_nobody_knows_does_is_in_doubt() -> None:
    assert [p.doubtful for p in only("{{ a|shorten|safe }}").pieces] == [True]
    assert [p.doubtful for p in only("{{ a|trim|safe }}").pieces] == [False]


def test_spans_are_of_the_whole_print() -> None:
    text = "<p>\n  é{{ a|safe }}{{ b\n|safe }}"
    spans = [
        (p.span.start_line, p.span.start_column, p.span.end_line, p.span.end_column)
        for p in rendered(text, "x.html", "flask")
    ]
    assert spans == [(2, 4, 2, 16), (2, 16, 3, 9)]
    source = Source("x.html", text.encode())
    assert [source.segment(p.span) for p in rendered(text, "x.html", "flask")] == ["{{ a|safe }}", "{{ b\n|safe }}"]


# --- frameworks -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "framework", "escapes"),
    [
        ("page.html", "flask", True),
        ("page.HTML", "flask", True),
        ("icon.svg", "flask", True),
        ("mail.txt", "flask", False),
        ("page.html.j2", "flask", False),
        ("", "flask", True),
        ("icon.svg", "select", False),
        ("page.xml", "select", True),
        ("mail.txt", "django", True),
        ("page.html", "django", True),
        ("page.html", "jinja2", False),
        ("", "jinja2", False),
        ("page.html", "starlette", True),
        ("page.mako", "mako", False),
        ("page.mako", "escapes", True),
    ],
)
def test_what_is_escaped_by_default(path: str, framework: str, escapes: bool) -> None:
    text = "<p>${a}</p>" if path.endswith(".mako") else "<p>{{ a }}</p>"
    assert only(text, path, framework).escaped is escapes


def test_marks_of_django_close_in_their_line() -> None:
    assert shown("{{ a\n|safe }}{{ b|safe }}", framework="django") == [("b", U)]


MAKO = """\
<%page args="user"/>
<%def name="row(item)"><td>${item.name}</td><td>${item.note | h}</td></%def>
<%text>${nothing}</%text>
## ${nothing}
<% n = nothing %>
% for item in items:
<tr title="${item.title | n}">${row(item)}</tr>
% endfor
<script>let x = ${user.id | h};</script>
"""


def test_mako() -> None:
    assert shown(MAKO, "page.mako", "mako") == [("items.*.name", U), ("items.*.title", U), ("user.id", C)]
    escaped = '<%page expression_filter="h"/>\n<p>${a} ${b | n} ${c | trim, n}</p>'
    assert shown(escaped, "page.mako", "mako") == [("b", U), ("c", U)]


def test_tornado() -> None:
    text = "{{ a }}{% raw b %}{% module c(d) %}{% autoescape None %}{{ e }}"
    assert [name for name, _ in shown(text, "page.html", "tornado")] == ["b", "c()", "d", "e"]


# --- for the dataflow engine -------------------------------------------------------------------


def test_unescaped_names_the_variables_of_a_text_in_the_code() -> None:
    assert unescaped("{{ a }} {{ b.c|safe }} {{ b.d|safe }} {{ e|upper|safe }}") == ["b", "e"]
    assert unescaped("<b title={{ a }}><script>f({{ b }})</script>") == ["a", "b"]
    assert unescaped("{% for a in b %}{{ a|safe }}{% endfor %}{% autoescape false %}{{ c }}{% endautoescape %}") == [
        "b",
        "c",
    ]
    assert unescaped('<a href="{{ a }}">{{ a }}</a>{{ b|e|safe }}') == []  # links are for another rule to judge


def test_lookup_goes_from_near_to_far() -> None:
    found = list(lookup("shop/list.html", "src/shop/views/pages.py"))
    assert found[0] == "src/shop/views/templates/shop/list.html"
    for path in ("src/shop/templates/shop/list.html", "src/templates/shop/list.html", "templates/shop/list.html"):
        assert path in found
    assert found.index("src/shop/templates/shop/list.html") < found.index("templates/shop/list.html")
    assert len(found) == len(set(found))
    other_app = list(lookup("shop/list.html", "core/views.py"))
    assert "shop/templates/shop/list.html" in other_app
    assert "web/pages/list.html" in list(lookup("./list.html", "web/app.py", folders=["./pages/"]))
    assert "app/templates/list.html" in list(lookup("list.html", "run.py"))


@pytest.mark.parametrize("name", ["", ".", "../secret.html", "a/../../b.html", "a/" * 50, "a\0.html"])
def test_lookup_stays_inside(name: str) -> None:
    assert list(lookup(name, "app/views.py")) == []


def test_absolute_names_are_below_the_folders() -> None:
    assert next(iter(lookup("/list.html", "app/views.py"))) == "app/templates/list.html"


# --- the engine for template files -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("<p>{{ request.args.q|safe }}</p>", HIGH),
        ("<p>{{ request.args.get('q', '')|safe }}</p>", HIGH),
        ("<p>{{ request.GET.q|default:'x'|safe }}</p>", HIGH),
        ("<p>{{ request.form['name']|replace('\\n', '<br>')|safe }}</p>", HIGH),
        ("{% with q=request.GET.q %}<p>{{ q|safe }}</p>{% endwith %}", HIGH),
        ("{% set q = request.args.q %}<b title={{ q }}>", HIGH),
        ("<b onclick=\"f('{{ request.GET.q }}')\">", HIGH),
        ("<script>f({{ request.GET.q }})</script>", HIGH),
        ("<script>f(`{{ request.GET.q }}`)</script>", HIGH),
        ("{% autoescape off %}<p>{{ request.COOKIES.theme }}</p>{% endautoescape %}", HIGH),
        ("{% macro m(p) %}<p>{{ p|safe }}</p>{% endmacro %}{{ m(request.args.q) }}", HIGH),
        ("<p>{{ request.args.q|shorten|safe }}</p>", MEDIUM),
        ("<p>{{ request.path|safe }}</p>", MEDIUM),
        ('<a href="{{ request.GET.next }}">', MEDIUM),
        ("<p>{{ comment.text|safe }}</p>", MEDIUM),
        ("{% for c in comments %}<p>{{ c.text|safe }}</p>{% endfor %}", MEDIUM),
        ("{% autoescape off %}<p>{{ name }}</p>{% endautoescape %}", MEDIUM),
        ("<p>{{ Markup(comment.text) }}</p>", MEDIUM),
        ("<script>let u = '{{ user.name|safe }}';</script>", MEDIUM),
        ("<p>{{ page.content|markdown|safe }}</p>", LOW),
        ("<p>{{ page.body_html|safe }}</p>", LOW),
        ("{% macro m(p) %}<p>{{ p|safe }}</p>{% endmacro %}", LOW),
    ],
)
def test_engine_reports(text: str, confidence: Confidence) -> None:
    assert judged(text) == [(1, confidence)]


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ request.args.q }}</p>",
        '<p title="{{ request.GET.q }}">',
        '<a href="/search?q={{ request.GET.q }}">safe</a>',
        '<a href="{{ request.path }}">safe</a>',
        '<a href="{{ request.META.HTTP_REFERER }}">safe</a>',
        "<script>let q = {{ request.args.q|tojson|safe }};</script>",
        "<script>let q = '{{ request.GET.q|escapejs }}'; safe()</script>",
        "<p>{{ request.args.q|length|safe }}</p>",
        "<option {{ 'selected' if request.args.q == 'x' }}>safe</option>",
        "<p>{{ request.user.id|safe }}</p>",
        "<p>{{ request.args.q|e|safe }}</p>",
        "<p>{{ form.as_p|safe }}{{ form.name.errors|safe }}{{ field.help_text|safe }}{{ field.label|safe }}</p>",
        "<p>{{ field()|safe }}{{ form.hidden_tag()|safe }}{{ render_field(form.name)|safe }}</p>",
        "<p>{{ settings.FOOTER|safe }}{{ config['FOOTER']|safe }}{{ FOOTER|safe }}</p>",
        "<p>{{ _('<b>bold</b>')|safe }}{{ '<b>x</b>'|safe }}{{ item.pk|safe }}{{ total|safe }}</p>",
        "<script>let id = {{ object.id }}, name = {{ object.name }}; safe()</script>",
        '<a href="{{ object.url }}">safe</a>',
        "{% raw %}<p>{{ comment.text|safe }}</p>{% endraw %}",
        "<p>safe {{ vue.text }}</p>",
        "<p ng-if='x' title={{ request.params.q }}>{{ page.text | safe }}</p>",
        "{{#each requests}}<p title={{ request.params.q }}></p>{{/each}}",
    ],
)
def test_engine_stays_silent(text: str) -> None:
    assert judged(text) == []


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("a.j2", "<p>{{ a|safe }}</p>", [(1, MEDIUM)]),
        ("a.html.j2", "{{ a|safe }}", [(1, MEDIUM)]),
        ("a.jinja2", "<p>\n{{ a|safe }}</p>", [(2, MEDIUM)]),
        ("nginx.conf.j2", "server {{ a|safe }}", []),
        ("mail.html", "{% autoescape off %}Dear {{ name }}, welcome{% endautoescape %}", []),
        ("a.xml", "<feed>{{ a|safe }}</feed>", []),
        ("a.xml", "<p>{{ request.args.q|safe }}</p>", [(1, MEDIUM)]),
        ("a.mako", "<p>${a}</p><p>${b | n}</p>", [(1, MEDIUM)]),
        ("a.mako", "<p>${request.params['q']}</p>", [(1, MEDIUM)]),
        ("a.mako", "<p>${request.params['q'] | h}</p>", []),
        ("a.txt", "<p>{{ a|safe }}</p>", []),
        ("a.md", "<p>{{ request.args.q|safe }}</p>", []),
    ],
)
def test_engine_reads_pages_only(path: str, text: str, found: list[tuple[int, Confidence]]) -> None:
    assert judged(text, path) == found


def test_findings_block_where_the_request_is_printed() -> None:
    text = "<p>{{ request.args.q|safe }}</p>\n<p>{{ comment.text|safe }}</p>\n"
    found = check_text(Example("page", "app/templates/page.html", text))
    assert [(f.rule, f.location.span.start_line, f.tier) for f in found] == [
        ("unescaped-template-output", 1, Tier.BLOCKING),
        ("unescaped-template-output", 2, Tier.ADVICE),
    ]
    assert found[0].message == "`request.args.q` is printed unescaped in text"
    assert dict(found[1].names) == {"value": "comment.text"}


def test_a_comment_of_the_template_silences() -> None:
    text = "<p>{{ page.text|safe }}</p> {# aisec: ignore[unescaped-template-output] -- cleaned when stored #}\n"
    assert check_text(Example("page", "page.html", text)) == []


def test_only_files_that_are_no_python_are_asked() -> None:
    assert any(isinstance(e, Templates) for e in engines_for(Kind.TEXT))
    assert not any(isinstance(e, Templates) for e in engines_for(Kind.PYTHON))


@pytest.mark.parametrize(
    ("path", "text"),
    [("a.txt", "{{ a|safe }}"), ("a.html", "a safe page"), ("a.html", "{{ a }}"), ("a.css", "{{ request.args.q }}")],
)
def test_other_texts_cost_a_look_at_name_and_words(path: str, text: str) -> None:
    assert not Templates().wants(Source(path, text.encode()))


# --- template-autoescape-off -------------------------------------------------------------------


IMPORTS = """\
import aiohttp_jinja2, django.template, jinja2, mako.lookup, mako.template, mine, starlette.templating, tornado.template
"""


def autoescape(code: str) -> list[tuple[int, Confidence]]:
    """(line, confidence) of what the rule objects to in some code below some imports."""
    source = Source("app.py", f"{IMPORTS}{code}\n".encode())
    rule = rules.rule("template-autoescape-off")
    assert isinstance(rule, SyntaxRule) and isinstance(source.python, Module)
    if not any(word in code for word in WORDS["template-autoescape-off"].on_line):
        return []
    around = File(source).outside
    hits = (h for n in ast.walk(source.python.tree) if isinstance(n, rule.nodes) for h in rule.check(n, around))
    return [(source.span(h.node).start_line, h.confidence) for h in hits if isinstance(h, Hit)]


@pytest.mark.parametrize(
    ("code", "confidence"),
    [
        ("jinja2.Environment(loader=jinja2.FileSystemLoader('templates'))", MEDIUM),
        ("jinja2.Environment(loader=loader, autoescape=False)", MEDIUM),
        ("jinja2.Environment(loader=loader, autoescape=None)", MEDIUM),
        ("jinja2.sandbox.SandboxedEnvironment(loader=loader)", MEDIUM),
        ("jinja2.Environment(loader=jinja2.DictLoader({'a.html': text}), undefined=strict)", MEDIUM),
        ("jinja2.Environment(loader=loader, keep_trailing_newline=True)", LOW),
        ("jinja2.Environment(loader=jinja2.FileSystemLoader('sql'))", LOW),
        ("jinja2.Environment()", LOW),
        ("jinja2.Environment(loader=loader, undefined=strict).get_template('a.html')", MEDIUM),
        ("jinja2.Template('<b>{{ name }}</b>')", MEDIUM),
        ("app.jinja_env.autoescape = False", HIGH),
        ("environment.autoescape = False", MEDIUM),
        ("options = {'autoescape': False}", MEDIUM),
        ("starlette.templating.Jinja2Templates('templates', autoescape=False)", HIGH),
        ("aiohttp_jinja2.setup(app, loader=loader, autoescape=False)", HIGH),
        ("tornado.template.Loader('templates', autoescape=None)", MEDIUM),
        ("django.template.Engine(autoescape=False)", MEDIUM),
        ("django.template.Context(values, autoescape=False)", LOW),
        ("mako.template.Template('<b>${name}</b>')", MEDIUM),
        ("mako.template.Template(filename='page.html')", MEDIUM),
        ("mako.template.Template(text)", LOW),
        ("mako.lookup.TemplateLookup(directories=folders)", LOW),
    ],
)
def test_engine_that_does_not_escape(code: str, confidence: Confidence) -> None:
    assert autoescape(code) == [(2, confidence)]


@pytest.mark.parametrize(
    "code",
    [
        "jinja2.Environment(loader=loader, autoescape=True)",
        "jinja2.Environment(loader=loader, autoescape=jinja2.select_autoescape())",
        "jinja2.Environment(loader=loader, autoescape=lambda name: True)",
        "jinja2.Environment(loader=loader, **options)",
        "jinja2.Environment(loader=loader, variable_start_string='<<')",
        "jinja2.sandbox.SandboxedEnvironment()",
        "jinja2.nativetypes.NativeEnvironment()",
        "jinja2.Template('Dear {{ name }}')",
        "jinja2.Template('<b>{{ name | e }}</b>')",
        "jinja2.Template('<b>fixed</b>')",
        "jinja2.Template('<b>{{ name }}</b>', autoescape=True)",
        "jinja2.Template(text)",
        "app.jinja_env.autoescape = True",
        "self.autoescape = False",
        "options = {'autoescape': True}",
        "starlette.templating.Jinja2Templates('templates')",
        "tornado.template.Loader('templates')",
        "django.template.Context(values)",
        "mako.template.Template('<b>${name | h}</b>')",
        "mako.template.Template('select ${name}')",
        "mako.template.Template(text, default_filters=['h'])",
        "mako.lookup.TemplateLookup(directories=folders, default_filters=['unicode', 'h'])",
        "mine.Environment(autoescape=False)",
    ],
)
def test_engine_that_escapes_or_makes_no_pages(code: str) -> None:
    assert autoescape(code) == []


def test_our_verdict_stands_for_that_of_bandit() -> None:
    code = "import jinja2\n\nlatex = jinja2.Environment(variable_start_string='<<', autoescape=False)\n"
    assert [f.rule for f in check_text(Example("a", "lines.py", code)) if f.rule == "template-autoescape-off"] == []
    code = "import jinja2\n\npages = jinja2.Environment(loader=loader)\n"
    found = [f for f in check_text(Example("a", "pages.py", code)) if f.rule == "template-autoescape-off"]
    assert [(f.engine, f.location.span.start_line) for f in found] == [("syntax", 3)]


# --- hostile templates --------------------------------------------------------------------------

BITS = """
{{ }} {% %} {# #} ${ } <% %> </% | safe e ( ) [ ] { } " ' ` \\ . , : = ~ % if else endif for in endfor set with as
endwith macro endmacro call endcall autoescape off endautoescape filter endfilter raw endraw verbatim block endblock
import from extends a b m request args <a <script> </script> <style> <!-- --> > / onclick= href= title=
javascript: // /* */ & &quot;
""".split()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([*BITS, "\n"]) | st.text(max_size=3), max_size=60),
    st.sampled_from(["flask", "django", "mako"]),
)
def test_no_text_is_too_odd(bits: list[str], framework: str) -> None:
    text = " ".join(bits)
    for found in printed(text, "", framework):
        assert found.pieces
        source = Source("page.html", text.encode("utf-8", "replace"))
        assert source.segment(found.span).startswith(("{{", "{%", "${"))
    judged(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_lookup_takes_any_name(name: str, importer: str) -> None:
    for path in lookup(name, importer):
        assert ".." not in path.split("/")


HOSTILE = (
    """
{{|{%|{{ $|{{ a }}|{{ '|{{{ }} |{{ (((((|{{ m(m(m(m(|{% raw %}|{% verbatim a %}|{% if x %}{% set a=a~b %}
{% for a in a %}|{% set a = a.b %}|{% set a, b = b, a %}|{% with a=a.b %}{{ a }}|{% macro m(p) %}{{ m(p) }}
{% filter force_escape %}
{% macro m(p) %}{% endmacro %}{{ m(a) }}|{% block b %}|<a href=|<a b='|<script>|<script>'|<script>=/[|<a |<!--
<a onclick='&amp;|<b o{{ a }}='{{ b }}'>|${|${ {|<%def name='a(b)'>|% for a in b:$|</%
""".strip()
    .replace("\n", "|")
    .replace("$|", "\n|")
    .split("|")
)


def work(text: str, framework: str) -> int:
    """How many calls it takes to read a template, of Python's own functions too."""
    count: Counter[str] = Counter()
    sys.setprofile(lambda frame, event, argument: count.update((event,)))
    try:
        templates.printed.__wrapped__(text, "", framework)
    finally:
        sys.setprofile(None)
    return count["call"] + count["c_call"]


@pytest.mark.parametrize("framework", ["flask", "django", "mako"])
@pytest.mark.parametrize("bit", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(bit: str, framework: str) -> None:
    once, twice = (work(bit * (size // len(bit)), framework) for size in (6_000, 12_000))
    assert twice < 2.6 * once + 2_000


@pytest.mark.parametrize(
    "bit", ["{{", "{{ a }}", "{{{ }} ", "{% set a = a.b %}", "<a ", "<script>=/[", "<b o{{ a }}='{{ b }}'>"]
)
def test_a_megabyte_is_read_in_seconds(bit: str) -> None:
    started = time.perf_counter()
    printed(bit * (1_000_000 // len(bit)), "", "flask")
    assert time.perf_counter() - started < 20
