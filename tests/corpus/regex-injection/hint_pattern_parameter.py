import re


def grep(pattern, lines):
    matcher = re.compile(pattern)
    return [number for number, line in enumerate(lines, 1) if matcher.search(line)]
