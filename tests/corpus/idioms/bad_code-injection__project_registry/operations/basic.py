import ast


def length(text):
    return len(text)


def shout(text):
    return text.upper() + "!"


def evaluate(text):
    tree = ast.parse(text, mode="eval")
    return eval(compile(tree, "<text>", "eval"), {"__builtins__": {}})
