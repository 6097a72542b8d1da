from django.shortcuts import redirect
from django.views import View


class ReturnMixin:
    return_param = "return"

    def get_return_url(self):
        return self.request.GET.get(self.return_param, "/")


class DismissBanner(ReturnMixin, View):
    def post(self, request):
        request.session["banner"] = False
        return redirect(self.get_return_url())
