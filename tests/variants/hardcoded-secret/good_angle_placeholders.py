import argparse

EXAMPLE = """
[provider]
api_key = <your-api-key>
secret = <your-secret>
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes a sample configuration")
    parser.add_argument("--api-key", default=None, help="the API key, such as <your-key>")
    arguments = parser.parse_args()
    print(EXAMPLE if arguments.api_key is None else "api_key is taken from the command line")
