import logging
import posixpath

from app.catalog import tree
from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()
logger = logging.getLogger(__name__)


@app.get("/catalog")
def catalog_node(path: str):
    """A virtual tree in memory: the path never reaches the file system."""
    node = tree.open(posixpath.join("/root", path))
    logger.info("opened /root/%s", path)
    return JSONResponse({"path": f"/root/{path}", "children": node.children})
