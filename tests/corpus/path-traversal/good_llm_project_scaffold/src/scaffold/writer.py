import os

from .plan import plan_files


def write_project(idea, folder):
    os.makedirs(folder, exist_ok=True)
    for number, text in enumerate(plan_files(idea).values()):
        with open(f"{folder}/part{number:03}.txt", "w", encoding="utf-8") as out:
            out.write(text)
