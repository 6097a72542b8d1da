import ast


def length(text):
    return len(text)


def shout(text):
    return text.upper() + "!"


def evaluate(text):
    tree = ast.parse(text, mode="eval")
    return ast.literal_eval(tree)
