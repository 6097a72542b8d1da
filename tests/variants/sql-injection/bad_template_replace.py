import sqlite3

from flask import jsonify, request
from flask.views import MethodView

QUERY = "SELECT code, discount FROM coupons WHERE code = '__CODE__'"


class CouponView(MethodView):
    def get(self):
        sql = QUERY.replace("__CODE__", request.args.get("code", ""))
        conn = sqlite3.connect("shop.db")
        coupon = conn.execute(sql).fetchone()  # finding
        conn.close()
        return jsonify(discount=coupon[1] if coupon else 0)
