from string import Template

from django.conf import settings
from django.http import HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_POST


@require_POST
def preview_signature(request):
    signature = escape(request.POST.get("signature", ""))
    source = "<p>" + signature + "</p><br>$company"
    rendered = Template(source).safe_substitute(company=settings.COMPANY_NAME)
    return HttpResponse(rendered)
