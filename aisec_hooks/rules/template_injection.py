"""Data of the rule template-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_SANDBOXES = (
    "jinja2.sandbox.SandboxedEnvironment.from_string",
    "jinja2.sandbox.ImmutableSandboxedEnvironment.from_string",
)

RULE = FlowRule(
    name="template-injection",
    title="Template source built from outside text",
    message="text from {source} becomes part of the template that {sink} compiles, and can run code in it",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(1336, 94),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "name"},
    sinks=(
        # what else these are given are the template's variables
        Sink(
            calls=(
                *("render_template_string", "flask.render_template_string", "flask.stream_template_string"),
                *("flask.templating.render_template_string", "quart.render_template_string"),
                *("quart.stream_template_string", "jinja2.Template", "jinja2.environment.Template"),
                *("jinja2.nativetypes.NativeTemplate", "jinja2.Environment.from_string"),
                *("jinja2.environment.Environment.from_string", "jinja2.nativetypes.NativeEnvironment.from_string"),
                *("jinja2.Environment.compile_expression", "jinja2.Environment.compile"),
                *("flask.Flask.jinja_env.from_string", "bottle.SimpleTemplate", "bottle.Jinja2Template"),
                *("bottle.MakoTemplate", "genshi.template.MarkupTemplate", "genshi.template.TextTemplate"),
                *("genshi.template.NewTextTemplate", "Cheetah.Template.Template", "airspeed.Template"),
            ),
            arguments=(0, "source"),
        ),
        Sink(
            calls=(
                *("mako.template.Template", "tornado.template.Template", "web.template.Template"),
                *("chameleon.PageTemplate", "chameleon.PageTextTemplate", "jinja2.DictLoader"),
            ),
            arguments=(0, "text", "template_string", "body", "mapping"),
        ),
        Sink(calls=("mako.lookup.TemplateLookup.put_string",), arguments=(1, "text")),
        # a name without any of "\n{%$<" would be a file's; what comes from outside may be the source all the same
        Sink(calls=("bottle.template", "bottle.jinja2_template", "bottle.mako_template"), arguments=(0,)),
        # no code in Django's, but {% debug %}, {% include %} and every attribute of what is in the context
        Sink(
            calls=(
                "django.template.Template",
                "django.template.base.Template",
                "django.template.Engine.from_string",
                "django.template.engine.Engine.from_string",
                "django.template.engines",
            ),
            arguments=(0, "template_string", "template_code"),
        ),
        Sink(
            calls=(".from_string",),
            arguments=(0, "source", "template_code"),
            receivers=("env", "jinja", "engine", "templates"),
        ),
        Sink(calls=_SANDBOXES, arguments=(0, "source"), ceiling=Confidence.LOW),
        Sink(
            calls=(
                "langchain.prompts.PromptTemplate.from_template",
                "langchain_core.prompts.PromptTemplate.from_template",
                "langchain_core.prompts.ChatPromptTemplate.from_template",
                "langchain.prompts.PromptTemplate",
                "langchain_core.prompts.PromptTemplate",
            ),
            arguments=(0, "template"),
            only_if=(("template_format", "'jinja2'"),),
        ),
    ),
    # an HTML escape leaves braces alone
    sanitizers=(),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
        SourceKind.STORED: Confidence.MEDIUM,
    },
)
