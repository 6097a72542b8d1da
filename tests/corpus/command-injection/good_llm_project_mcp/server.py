from mcp.server.fastmcp import FastMCP

from network import lookup

mcp = FastMCP("network tools")


@mcp.tool()
def dns(host: str, record: str = "A") -> str:
    """Look up a DNS record of a host."""
    return lookup(host, record)


if __name__ == "__main__":
    mcp.run()
