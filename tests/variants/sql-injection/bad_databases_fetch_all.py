from app.config import settings
from databases import Database
from fastapi import APIRouter

router = APIRouter()
database = Database(settings.database_url)


@router.get("/authors/{surname}/papers")
async def papers_by_author(surname: str):
    query = "SELECT id, title FROM papers WHERE author_surname = '{surname}'".format(surname=surname)
    rows = await database.fetch_all(query=query)  # finding
    return [{"id": row["id"], "title": row["title"]} for row in rows]
