import re
import sys

import anthropic

FENCE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def generate(task: str) -> str:
    client = anthropic.Anthropic()
    message = client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=2000,
        messages=[{"role": "user", "content": f"Write a Python script: {task}"}],
    )
    found = FENCE.search(message.content[0].text)
    return found.group(1) if found else ""


def main() -> None:
    source = generate(" ".join(sys.argv[1:]))
    if source:
        exec(compile(source, "<generated>", "exec"), {"__builtins__": __builtins__})


if __name__ == "__main__":
    main()
