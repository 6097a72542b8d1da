import os

from .plan import plan_files


def write_project(idea, folder):
    os.makedirs(folder, exist_ok=True)
    for name, text in plan_files(idea).items():
        with open(f"{folder}/{name}", "w", encoding="utf-8") as out:
            out.write(text)
