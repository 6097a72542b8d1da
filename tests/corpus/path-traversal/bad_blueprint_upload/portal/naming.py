def tidy(original: str) -> str:
    return original.strip().lower().replace(" ", "_")
