"""Django REST framework: API views, view sets and serializers."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="rest_framework",
    readings=(
        Reading(
            names=of(
                "rest_framework.request.Request",
                "query_params GET COOKIES META headers body path path_info stream get_full_path build_absolute_uri",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=(*of("rest_framework.request.Request", "data POST"), ".initial_data"),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
        Reading(
            names=("rest_framework.request.Request.FILES",),
            kind=SourceKind.REQUEST,
            gives="django.utils.datastructures.FileMultiValueDict",
        ),
        Reading(
            names=("rest_framework.serializers.Serializer.validated_data", ".validated_data"),
            kind=SourceKind.REQUEST,
            harmless=("missing-input-validation",),
        ),
        # the URL's pattern is in another file and may well convert it
        Reading(names=of("rest_framework.views.APIView", "kwargs args"), kind=SourceKind.PARAMETER),
    ),
    entries=(
        Entry(
            decorators=("rest_framework.decorators.api_view",),
            typed={0: "rest_framework.request.Request"},
            converted=True,
        ),
        Entry(
            decorators=of("rest_framework.decorators", "action detail_route list_route"),
            own="rest_framework.views.APIView",
            typed={"request": "rest_framework.request.Request"},
            converted=True,
        ),
        Entry(
            bases=("rest_framework.views.APIView", "*APIView", "*ViewSet", "*ViewSetMixin"),
            methods=tuple(
                "get post put delete patch head options list retrieve create update partial_update destroy"
                " perform_create perform_update perform_destroy".split()
            ),
            own="rest_framework.views.APIView",
            typed={"request": "rest_framework.request.Request", "serializer": "", "instance": ""},
            converted=True,
        ),
    ),
    returns={
        "rest_framework.views.APIView.get_serializer": "rest_framework.serializers.Serializer",
        "rest_framework.serializers.ModelSerializer": "rest_framework.serializers.Serializer",
        "rest_framework.views.APIView.request": "rest_framework.request.Request",
        **giving(
            "rest_framework.views.APIView",
            "rest_framework.generics.GenericAPIView rest_framework.viewsets.ViewSet"
            " rest_framework.viewsets.GenericViewSet rest_framework.viewsets.ModelViewSet",
        ),
    },
    objects=("rest_framework.serializers.Serializer",),
)
