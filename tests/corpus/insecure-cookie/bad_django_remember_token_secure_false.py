import secrets

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.shortcuts import redirect
from django.views.generic import FormView

from .models import RememberToken


class LoginView(FormView):
    form_class = AuthenticationForm
    template_name = "login.html"

    def form_valid(self, form):
        login(self.request, form.get_user())
        response = redirect("home")
        value = secrets.token_urlsafe(48)
        RememberToken.objects.create(user=form.get_user(), value=value)
        response.set_cookie("remember_token", value, httponly=True, secure=False)
        return response
