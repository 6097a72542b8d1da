import sys

from llm import complete_json
from warehouse import Warehouse


def report(question):
    plan = complete_json(f'Answer as {{"measure": ..., "limit": ...}} for: {question}')
    return Warehouse().top(plan["measure"], int(plan["limit"]))


if __name__ == "__main__":
    print(report(sys.argv[1]))
