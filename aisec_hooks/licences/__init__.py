"""Licences: their kinds, expressions of them, how people write them, and what settings say of them."""
