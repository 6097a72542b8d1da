"""What must not leave the house, replaced by placeholders that an assistant can work with."""
