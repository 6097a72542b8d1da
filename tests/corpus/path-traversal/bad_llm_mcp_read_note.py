from pathlib import Path

from mcp.server.fastmcp import FastMCP

mcp = FastMCP("notes")
ROOT = Path.home() / "notes"


@mcp.tool()
def read_note(name: str) -> str:
    """Read one of the user's notes."""
    path = ROOT / name
    if not path.exists():
        return "no such note"
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    mcp.run(transport="stdio")
