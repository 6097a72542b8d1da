from django.shortcuts import render
from django.utils.safestring import mark_safe


def profile(request):
    bio = request.POST.get("bio", "")
    formatted = mark_safe("<p>" + bio.replace("\n", "<br>") + "</p>")  # finding
    return render(request, "profile.html", {"bio": formatted})
