from secrets import randbelow as pick

from django.core.cache import cache
from rest_framework.response import Response
from rest_framework.views import APIView


class Codes:
    def __init__(self, digits):
        self.digits = digits

    def new(self):
        return "".join(str(pick(10)) for _ in range(self.digits))


class SendCode(APIView):
    codes = Codes(8)

    def post(self, request):
        cache.set(f"otp:{int(request.data['phone'])}", self.codes.new(), timeout=300)
        return Response({"sent": True})
