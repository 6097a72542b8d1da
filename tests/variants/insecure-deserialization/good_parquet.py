import pandas as pd


def summarize(dataset_path: str) -> dict:
    """Summary statistics of a dataset file."""
    if dataset_path.endswith(".csv"):
        frame = pd.read_csv(dataset_path)
    else:
        frame = pd.read_parquet(dataset_path)
    return {"rows": len(frame), "columns": list(frame.columns)}
