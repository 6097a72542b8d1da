from .cleaning import escape
