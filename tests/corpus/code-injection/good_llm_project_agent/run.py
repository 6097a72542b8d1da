import sys

from agent import Assistant

MAPPERS = {"double": lambda row: row * 2, "negate": lambda row: -row, "keep": lambda row: row}


def transform(rows, description):
    assistant = Assistant().ask(f"Answer with one of {sorted(MAPPERS)}: {description}")
    mapper = MAPPERS.get(assistant.last.strip().lower(), MAPPERS["keep"])
    return [mapper(row) for row in rows]


if __name__ == "__main__":
    print(transform([1, 2, 3], sys.argv[1]))
