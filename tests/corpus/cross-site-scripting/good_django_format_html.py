from django.shortcuts import render
from django.utils.html import format_html


def profile(request):
    nickname = request.POST.get("nickname", "anonymous")
    badge = format_html("<span class='badge'>{}</span>", nickname)
    return render(request, "accounts/profile.html", {"badge": badge})
