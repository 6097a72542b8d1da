"""What reaches a call: outside text followed through functions, files and templates."""
