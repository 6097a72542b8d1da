from django.http import HttpResponse


def certificate(request):
    course = request.GET.get("course", "python basics")
    course = course.replace("{", "{{").replace("}", "}}")
    line = f"This certifies that {{user.first_name}} finished {course}"
    return HttpResponse(line.format(user=request.user), content_type="text/plain")
