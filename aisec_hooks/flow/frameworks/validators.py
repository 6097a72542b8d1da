"""Validators of whole structures."""

from __future__ import annotations

from aisec_hooks.flow.library import Library

LIBRARY = Library(name="validators", objects=("cerberus.Validator", "marshmallow.Schema"))
