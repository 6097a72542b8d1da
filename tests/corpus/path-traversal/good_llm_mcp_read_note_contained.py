from pathlib import Path

from mcp.server.fastmcp import FastMCP

mcp = FastMCP("notes")
ROOT = (Path.home() / "notes").resolve()


@mcp.tool()
def read_note(name: str) -> str:
    """Read one of the user's notes."""
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT) or not path.exists():
        return "no such note"
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    mcp.run(transport="stdio")
