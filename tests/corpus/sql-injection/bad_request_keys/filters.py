import logging

COLUMNS = frozenset({"brand", "colour", "size"})
log = logging.getLogger("filters")


def build(args):
    clauses, values = [], []
    for key, value in args.items():
        if key not in COLUMNS:
            log.info("unknown filter %s", key)
        clauses.append(f"{key} = ?")
        values.append(value)
    return " AND ".join(clauses), values
