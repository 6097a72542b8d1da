from django.shortcuts import render


def preview(request):
    context = {
        "title": request.POST.get("title", ""),
        "body": request.POST.get("body", ""),
    }
    return render(request, "blog/preview.html", context)
