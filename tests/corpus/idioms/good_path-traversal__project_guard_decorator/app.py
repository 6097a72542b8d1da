from flask import Flask, Response

from guards import inside_library

app = Flask(__name__)


@app.get("/books/<path:book>")
@inside_library
def read_book(book):
    return Response(book.read_bytes(), mimetype="application/epub+zip")
