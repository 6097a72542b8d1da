from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import mark_safe

ICON = mark_safe("<i class='icon-user'></i>")


def profile(request):
    bio = request.POST.get("bio", "")
    formatted = mark_safe("<p>" + escape(bio).replace("\n", "<br>") + "</p>")
    return render(request, "profile.html", {"bio": formatted, "icon": ICON, "name": request.user.username})
