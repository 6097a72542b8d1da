from django.shortcuts import render
from django.utils.safestring import mark_safe


def profile(request):
    nickname = request.POST.get("nickname", "anonymous")
    badge = mark_safe("<span class='badge'>" + nickname + "</span>")
    return render(request, "accounts/profile.html", {"badge": badge})
