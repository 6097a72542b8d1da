"""Django: views by function and by class, requests, forms, models and commands."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_VERBS = tuple("get post put delete patch head options dispatch form_valid".split())

LIBRARY = Library(
    name="django",
    readings=(
        Reading(
            names=of(
                "django.http.HttpRequest",
                "GET COOKIES META headers body path path_info content_params get_full_path get_full_path_info"
                " build_absolute_uri read readline readlines",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(names=("django.http.HttpRequest.POST",), kind=SourceKind.REQUEST, whole=True),
        Reading(
            names=("django.http.HttpRequest.FILES",),
            kind=SourceKind.REQUEST,
            gives="django.utils.datastructures.FileMultiValueDict",
        ),
        # the name is cut down to its last part when it is set
        Reading(
            names=("django.core.files.uploadedfile.UploadedFile.name",),
            kind=SourceKind.REQUEST,
            harmless=("path-traversal",),
        ),
        Reading(
            names=of("django.core.files.uploadedfile.UploadedFile", "content_type charset read chunks readlines"),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=("django.core.files.uploadedfile.UploadedFile.file",), kind=SourceKind.REQUEST, gives="file object"
        ),
        # the URL's pattern is in another file and may well convert it
        Reading(names=of("django.views.View", "kwargs args"), kind=SourceKind.PARAMETER),
        Reading(names=(".cleaned_data",), kind=SourceKind.REQUEST, harmless=("missing-input-validation",)),
        Reading(
            names=(
                *of(
                    "django.db.models.Manager", "get first last earliest latest raw values values_list iterator in_bulk"
                ),
                *of("django.db.models.Manager", "aget afirst alast"),
                "django.db.models.Manager[]",
                "django.shortcuts.get_object_or_404",
                "django.shortcuts.get_list_or_404",
            ),
            kind=SourceKind.STORED,
        ),
        Reading(
            names=of("django.db.backends.utils.CursorWrapper", "fetchone fetchall fetchmany"), kind=SourceKind.STORED
        ),
        Reading(names=("django.core.cache.cache.get",), kind=SourceKind.STORED),
    ),
    entries=(
        Entry(
            decorators=(
                *of(
                    "django.views.decorators.http",
                    "require_http_methods require_GET require_POST require_safe condition etag last_modified",
                ),
                *of("django.views.decorators.csrf", "csrf_exempt csrf_protect ensure_csrf_cookie requires_csrf_token"),
                *of("django.views.decorators.cache", "cache_page never_cache cache_control"),
                *of(
                    "django.contrib.auth.decorators",
                    "login_required permission_required user_passes_test login_not_required",
                ),
                "django.contrib.admin.views.decorators.staff_member_required",
                "django.views.decorators.vary.vary_on_headers",
            ),
            typed={"request": "django.http.HttpRequest"},
            converted=True,
        ),
        Entry(
            registrars=("django.urls.path", "django.urls.re_path", "django.conf.urls.url"),
            typed={0: "django.http.HttpRequest"},
        ),
        Entry(
            bases=("django.views.View", "*View", "*ViewMixin"),
            methods=_VERBS,
            own="django.views.View",
            typed={"request": "django.http.HttpRequest", "form": ""},
            converted=True,
        ),
        Entry(
            bases=("django.core.management.base.BaseCommand", "*BaseCommand", "*AppCommand", "*LabelCommand"),
            methods=("handle", "handle_label"),
            kind=SourceKind.INPUT,
            whole=("options",),
        ),
        Entry(
            bases=("*Consumer",),
            methods=tuple("receive receive_json websocket_receive http_request".split()),
            whole=("content",),
        ),
        Entry(
            bases=("*ModelAdmin", "*Middleware", "*MiddlewareMixin"),
            methods=("process_request", "__call__", "save_model", "changelist_view", "response_change"),
            kind=SourceKind.PARAMETER,
            typed={"request": "django.http.HttpRequest"},
        ),
        Entry(
            signature=("request", "*"),
            answers=tuple("*HttpResponse* JsonResponse FileResponse TemplateResponse Response render redirect".split()),
            in_views=True,
            typed={0: "django.http.HttpRequest"},
            converted=True,
        ),
    ),
    returns={
        **giving(
            "django.http.HttpRequest",
            "django.http.request.HttpRequest django.core.handlers.wsgi.WSGIRequest"
            " django.core.handlers.asgi.ASGIRequest django.views.View.request",
        ),
        **giving(
            "django.views.View",
            "django.views.generic.View django.views.generic.base.View django.views.generic.TemplateView"
            " django.views.generic.FormView django.views.generic.ListView django.views.generic.DetailView"
            " django.views.generic.CreateView django.views.generic.UpdateView django.views.generic.DeleteView"
            " django.views.generic.RedirectView",
        ),
        **giving(
            "django.core.files.uploadedfile.UploadedFile",
            "django.utils.datastructures.FileMultiValueDict[] django.utils.datastructures.FileMultiValueDict.get",
        ),
        **giving(
            "django.utils.datastructures.FileMultiValueDict", "django.utils.datastructures.FileMultiValueDict.getlist"
        ),
        **giving(
            "django.db.models.Manager",
            ".objects django.db.models.QuerySet"
            + "".join(
                f" django.db.models.Manager.{m}"
                for m in "all filter exclude order_by annotate select_related prefetch_related using only defer"
                " distinct"
                " reverse none union extra select_for_update alias".split()
            ),
        ),
        "django.db.connection.cursor": "django.db.backends.utils.CursorWrapper",
        "django.db.connections[]": "django.db.connection",
        "django.http.response.HttpResponse": "django.http.HttpResponse",
    },
    objects=tuple(
        "django.db.connection django.contrib.auth.models.User django.forms.Form django.forms.ModelForm"
        " django.http.HttpResponse".split()
    ),
    texts=(
        "django.core.files.uploadedfile.UploadedFile",
        "django.utils.datastructures.FileMultiValueDict",
        "django.http.QueryDict",
    ),
    carriers=of("django.utils.encoding", "force_str smart_str force_bytes iri_to_uri")
    + of("django.utils.http", "urlencode urlsafe_base64_decode")
    + of("django.utils.text", "capfirst wrap Truncator"),
)
