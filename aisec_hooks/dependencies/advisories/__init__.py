"""Known vulnerabilities: records of the OSV format, the index that is made of them, what it says of a version."""
