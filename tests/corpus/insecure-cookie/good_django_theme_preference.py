from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.shortcuts import redirect
from django.views.generic import FormView

THEMES = ("light", "dark")


class LoginView(FormView):
    form_class = AuthenticationForm
    template_name = "login.html"

    def form_valid(self, form):
        login(self.request, form.get_user())
        response = redirect("home")
        theme = self.request.POST.get("theme")
        if theme in THEMES:
            response.set_cookie("theme", theme, max_age=31536000)
        return response
