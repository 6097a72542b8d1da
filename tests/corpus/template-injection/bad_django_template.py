from django.conf import settings
from django.http import HttpResponse
from django.template import Context, Template
from django.utils.html import strip_tags
from django.views.decorators.http import require_POST


@require_POST
def preview_signature(request):
    signature = strip_tags(request.POST.get("signature", ""))
    source = "{% autoescape on %}" + signature + "{% endautoescape %}<br>{{ company }}"
    rendered = Template(source).render(Context({"company": settings.COMPANY_NAME, "user": request.user}))
    return HttpResponse(rendered)
