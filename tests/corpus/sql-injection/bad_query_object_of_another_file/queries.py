class Query:
    def __init__(self):
        self.parts = []

    def like(self, column, text):
        self.parts.append(f"{column} LIKE '%{text.strip()}%'")

    def run(self, connection):
        return connection.execute("SELECT id FROM notes WHERE " + " AND ".join(self.parts)).fetchall()
