def spending(match, currency="EUR"):
    return [
        {"$match": match},
        {"$group": {"_id": "$category", "total": {"$sum": "$amount"}}},
        {"$project": {"total": 1, "currency": {"$literal": currency}}},
    ]
