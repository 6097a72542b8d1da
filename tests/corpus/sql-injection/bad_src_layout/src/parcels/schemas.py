from pydantic import BaseModel, Field


class Search(BaseModel):
    recipient: str = Field(min_length=1, max_length=80)
    depot: int | None = None
    limit: int = Field(default=20, le=200)
