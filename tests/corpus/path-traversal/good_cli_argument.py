import argparse
import json
from pathlib import Path


def parse_args():
    parser = argparse.ArgumentParser(description="convert a settings file")
    parser.add_argument("source", type=Path)
    parser.add_argument("--output", type=Path, default=Path("settings.json"))
    return parser.parse_args()


def main():
    args = parse_args()
    pairs = dict(line.split("=", 1) for line in args.source.read_text().splitlines() if "=" in line)
    args.output.write_text(json.dumps(pairs, indent=2))


if __name__ == "__main__":
    main()
