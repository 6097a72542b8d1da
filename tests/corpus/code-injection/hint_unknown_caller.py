import operator

FUNCTIONS = {"add": operator.add, "sub": operator.sub}


def cell(expression, sheet):
    if expression.startswith("="):
        return eval(expression[1:], {"__builtins__": {}}, {**FUNCTIONS, **sheet})
    return expression


def recalculate(rows):
    done = {}
    for name, expression in rows:
        done[name] = cell(expression, done)
    return done
