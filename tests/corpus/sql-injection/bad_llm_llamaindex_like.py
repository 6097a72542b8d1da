import sqlite3

from llama_index.core import SimpleDirectoryReader, VectorStoreIndex

documents = SimpleDirectoryReader("manuals").load_data()
query_engine = VectorStoreIndex.from_documents(documents).as_query_engine()


def parts_for(symptom):
    response = query_engine.query(f"Name the one part that causes this symptom: {symptom}")
    part = str(response).strip()
    db = sqlite3.connect("parts.db")
    try:
        return db.execute("SELECT sku, price FROM parts WHERE name LIKE '%" + part + "%'").fetchall()
    finally:
        db.close()
