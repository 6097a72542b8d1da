import sqlite3

from llama_index.core import SimpleDirectoryReader, VectorStoreIndex

documents = SimpleDirectoryReader("manuals").load_data()
query_engine = VectorStoreIndex.from_documents(documents).as_query_engine()


def parts_for(symptom):
    response = query_engine.query(f"Give only the number of the part that causes this symptom: {symptom}")
    part = int(str(response).strip())
    db = sqlite3.connect("parts.db")
    try:
        return db.execute(f"SELECT sku, price FROM parts WHERE id = {part}").fetchall()
    finally:
        db.close()
