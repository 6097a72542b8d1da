import pymysql


def connect(host: str = "localhost", user: str = "shop", password: str = "Tr4ctor-Lemon-Sky"):  # finding
    """Connect to the shop database."""
    return pymysql.connect(host=host, user=user, password=password, database="shop")


def count_orders() -> int:
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM orders")
        return cursor.fetchone()[0]
