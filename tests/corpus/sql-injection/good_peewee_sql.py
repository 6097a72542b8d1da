from bottle import Bottle, request, response
from peewee import SQL, CharField, IntegerField, Model, SqliteDatabase, fn

db = SqliteDatabase("library.db")
app = Bottle()


class Book(Model):
    title = CharField()
    author = CharField()
    year = IntegerField()

    class Meta:
        database = db


@app.get("/books")
def books():
    author = request.query.get("author", "")
    title = request.query.get("title")
    found = Book.select().where(SQL("lower(author) = lower(?)", [author]))
    if title:
        found = found.where(fn.LOWER(Book.title).contains(title.lower()))
    response.content_type = "application/json"
    return {"books": [b.title for b in found.limit(30)]}
