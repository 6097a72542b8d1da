"""Firestore: documents that are written as they are handed over."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import Sink, SourceKind

_PACKAGES = ("google.cloud.firestore", "google.cloud.firestore_v1")
_CLIENTS = ("Client", "AsyncClient")
_DOCUMENT = "google.cloud.firestore.DocumentReference"
_COLLECTION = "google.cloud.firestore.CollectionReference"
_CLIENT = "google.cloud.firestore.Client"
_BATCH = "google.cloud.firestore.WriteBatch"
_SNAPSHOT = "google.cloud.firestore.DocumentSnapshot"

LIBRARY = Library(
    name="firestore",
    readings=(Reading(names=of(_SNAPSHOT, "to_dict get"), kind=SourceKind.STORED, whole=True),),
    returns={
        **{f"{package}.{client}": _CLIENT for package in _PACKAGES for client in _CLIENTS},
        "firebase_admin.firestore.client": _CLIENT,
        "firebase_admin.firestore_async.client": _CLIENT,
        f"{_CLIENT}.collection": _COLLECTION,
        f"{_CLIENT}.document": _DOCUMENT,
        f"{_CLIENT}.batch": _BATCH,
        f"{_CLIENT}.transaction": _BATCH,
        f"{_COLLECTION}.document": _DOCUMENT,
        f"{_DOCUMENT}.collection": _COLLECTION,
        f"{_DOCUMENT}.get": _SNAPSHOT,
    },
    sinks={
        "missing-input-validation": (
            Sink(
                calls=of(_DOCUMENT, "set update create"),
                arguments=(0, "document_data", "field_updates"),
                shape="write",
            ),
            Sink(calls=(f"{_COLLECTION}.add",), arguments=(0, "document_data"), shape="write"),
            Sink(calls=of(_BATCH, "set update create"), arguments=(1, "document_data", "field_updates"), shape="write"),
        ),
    },
)
