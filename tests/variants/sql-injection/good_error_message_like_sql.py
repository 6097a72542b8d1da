from app.services import menu
from fastapi import APIRouter, HTTPException

router = APIRouter()


@router.post("/menu/{section}/{dish}")
def order_dish(section: str, dish: str):
    if not menu.has_section(section):
        raise HTTPException(status_code=404, detail=f"Cannot select a dish from '{section}'")
    if not menu.update(section, dish):
        raise HTTPException(status_code=409, detail="Insert '%s' into the menu before ordering it" % dish)
    return {"status": "ordered"}
