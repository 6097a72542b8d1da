import argparse

ALLOWED_FORMATS = ("json", "yaml", "parquet")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Converts files that pickle.load() used to read")
    parser.add_argument("source", help="a dump, not written by pickle.dumps or yaml.dump")
    parser.add_argument("--format", choices=ALLOWED_FORMATS, default="json")
    arguments = parser.parse_args()
    if arguments.source.endswith((".pkl", ".pickle")):
        parser.error("pickle files are not accepted: pickle.loads(data) would run their code")
    return arguments
