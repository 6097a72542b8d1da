import pandas as pd


def summarize(dataset_path: str) -> dict:
    """Summary statistics of a dataset file."""
    frame = pd.read_pickle(dataset_path)  # finding
    return {
        "rows": len(frame),
        "columns": list(frame.columns),
        "missing": int(frame.isna().sum().sum()),
    }
