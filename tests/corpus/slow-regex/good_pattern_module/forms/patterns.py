import re

VERSION = re.compile(r"^v?(\d+\.?)+$")
COLOUR = re.compile(r"^#[0-9a-f]{6}$")
