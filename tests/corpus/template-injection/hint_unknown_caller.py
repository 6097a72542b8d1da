from jinja2 import Environment

_env = Environment(trim_blocks=True, autoescape=True)


def fill(text: str, **values: object) -> str:
    return _env.from_string(text).render(**values)


def fill_many(texts: list[str], **values: object) -> list[str]:
    return [fill(text, **values) for text in texts]
