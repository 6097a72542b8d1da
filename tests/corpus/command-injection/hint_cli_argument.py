import argparse
import os


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="watch a log file")
    parser.add_argument("path")
    parser.add_argument("--lines", type=int, default=10)
    return parser


def main() -> int:
    options = build_parser().parse_args()
    return os.system(f"tail -n {options.lines} -f {options.path}")


if __name__ == "__main__":
    raise SystemExit(main())
