import os
import tempfile
import zipfile

import pandas as pd


def export(frame: pd.DataFrame, user: int, archive: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, f"export-{user}.csv")
        with open(path, "w", newline="") as out:
            frame.to_csv(out, index=False)
        with zipfile.ZipFile(archive, "a") as bundle:
            bundle.write(path, "export.csv")
