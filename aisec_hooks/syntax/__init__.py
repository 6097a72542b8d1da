"""The syntax of a file: from bytes to text to tree."""
