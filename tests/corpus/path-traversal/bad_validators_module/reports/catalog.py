REPORTS = ("daily.csv", "weekly.csv", "monthly.csv")


def is_known_report(name: str) -> bool:
    return name.endswith(".csv") or name in REPORTS
