from enum import Enum
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

router = APIRouter()


class Platform(str, Enum):
    linux = "linux"
    macos = "macos"
    windows = "windows"


@router.get("/installers/{platform}")
def installer(platform: Platform):
    return FileResponse(Path("/srv/installers") / f"setup-{platform.value}.zip")
