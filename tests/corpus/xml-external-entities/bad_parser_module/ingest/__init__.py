from .parsers import closed_parser, open_parser as default_parser

__all__ = ["closed_parser", "default_parser"]
