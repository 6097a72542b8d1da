"""Secrets in a repository's history: every blob is looked at once, and what was found is remembered."""
