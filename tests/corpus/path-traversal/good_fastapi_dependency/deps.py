import os
from dataclasses import dataclass

from fastapi import Query


@dataclass
class Selection:
    folder: str
    filename: str


def selection(folder: str = Query("public"), filename: str = Query(...)) -> Selection:
    if folder not in ("public", "press"):
        folder = "public"
    return Selection(folder=folder, filename=os.path.basename(filename))
