from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html


def rename_project(request):
    new_name = request.POST["name"]
    messages.success(request, format_html(f"Renamed to <strong>{new_name}</strong>"))  # finding
    return redirect("projects")
