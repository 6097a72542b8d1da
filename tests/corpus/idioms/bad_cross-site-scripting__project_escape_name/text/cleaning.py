def escape(value):
    return " ".join(value.replace("\x1b", "").split())
