from django.db import connection
from django.http import JsonResponse
from django.views.decorators.http import require_GET


@require_GET
def order_report(request):
    sql = "SELECT id, total FROM shop_order WHERE 1 = 1"
    status = request.GET.get("status")
    if status:
        sql += " AND status = '" + status + "'"
    country = request.GET.get("country")
    if country:
        sql += f" AND country = '{country}'"
    sql += " ORDER BY created_at DESC"
    with connection.cursor() as cursor:
        cursor.execute(sql)  # finding
        orders = [{"id": row[0], "total": row[1]} for row in cursor.fetchall()]
    return JsonResponse({"orders": orders})
