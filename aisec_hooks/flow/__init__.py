"""What reaches a call: taint followed through one function at a time."""
