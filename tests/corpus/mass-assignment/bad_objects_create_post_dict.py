from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.views import View


class RegisterView(View):
    def post(self, request, *args, **kwargs):
        attributes = request.POST.dict()
        attributes.pop("csrfmiddlewaretoken", None)
        password = attributes.pop("password")
        user = get_user_model().objects.create(**attributes)
        user.set_password(password)
        user.save()
        return HttpResponse(status=201)
