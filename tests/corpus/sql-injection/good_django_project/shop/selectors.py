from django.db import connection


def _rows(cursor):
    names = [col[0] for col in cursor.description]
    return [dict(zip(names, row)) for row in cursor.fetchall()]


def revenue_for(seller):
    query = """
        SELECT month, SUM(amount) AS total
          FROM shop_sale
         WHERE seller = %s
      GROUP BY month
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [seller])
        return _rows(cursor)


def sales_of(pk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, amount FROM shop_sale WHERE seller_id = %d" % pk)
        return _rows(cursor)
