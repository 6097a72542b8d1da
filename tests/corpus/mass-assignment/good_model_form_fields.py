from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpResponse, JsonResponse
from django.views import View


class RegisterForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["username", "email", "first_name"]


class RegisterView(View):
    def post(self, request, *args, **kwargs):
        form = RegisterForm(request.POST)
        if not form.is_valid():
            return JsonResponse(form.errors, status=400)
        user = get_user_model().objects.create(**form.cleaned_data)
        user.set_password(request.POST["password"])
        user.save()
        return HttpResponse(status=201)
