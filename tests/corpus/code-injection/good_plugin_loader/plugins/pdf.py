def run(document):
    return {"kind": "pdf", "size": len(document)}
