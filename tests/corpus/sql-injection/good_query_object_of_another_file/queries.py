class Query:
    def __init__(self):
        self.sql, self.values = "SELECT id FROM notes", []

    def like(self, _column, text):
        self.sql = "SELECT id FROM notes WHERE title LIKE ?"
        self.values.append(f"%{text.strip()}%")

    def run(self, connection):
        return connection.execute(self.sql, self.values).fetchall()
