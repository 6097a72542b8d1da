import re


def build(expression, whole_word=False):
    expression = re.escape(expression)
    if whole_word:
        return re.compile(r"\b" + expression + r"\b")
    return re.compile(expression)
