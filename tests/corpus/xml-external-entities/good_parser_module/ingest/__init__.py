from .parsers import closed_parser as default_parser, open_parser

__all__ = ["default_parser", "open_parser"]
