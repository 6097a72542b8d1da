from .session import connect


class ProductRepository:
    def __init__(self):
        self.connection = connect()

    def by_name(self, name):
        sql = "SELECT id, name FROM products WHERE name LIKE ? || '%'"
        return [dict(row) for row in self.connection.execute(sql, (name,))]
