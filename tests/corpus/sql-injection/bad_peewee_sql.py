from bottle import Bottle, request, response
from peewee import SQL, CharField, IntegerField, Model, SqliteDatabase

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
    found = Book.select().where(SQL("lower(author) = lower('" + author + "')")).limit(30)
    response.content_type = "application/json"
    return {"books": [b.title for b in found]}
