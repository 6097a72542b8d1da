from django.db import connection
from django.http import JsonResponse


def order_report(request):
    sql = "SELECT id, total FROM shop_order WHERE 1 = 1"
    values = []
    for column in ("status", "country"):
        wanted = request.GET.get(column)
        if wanted:
            sql += f" AND {column} = %s"
            values.append(wanted)
    with connection.cursor() as cursor:
        cursor.execute(sql + " ORDER BY created_at DESC", values)
        orders = [{"id": row[0], "total": row[1]} for row in cursor.fetchall()]
    return JsonResponse({"orders": orders})
