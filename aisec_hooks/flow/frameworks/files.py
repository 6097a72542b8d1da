"""Readers of configuration, tables and archives."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="files",
    readings=(
        Reading(
            names=tuple(
                "tomllib.load tomli.load toml.load yaml.safe_load yaml.load plistlib.load ruamel.yaml.YAML.load"
                " configobj.ConfigObj".split()
            ),
            kind=SourceKind.STORED,
            whole=True,
            unless_carried=True,
        ),
        Reading(
            names=(
                *of("csv", "reader DictReader"),
                *of("configparser.ConfigParser", "items sections options"),
                *of("shelve.open", "get"),
                *of("dbm.open", "get"),
                *of("zipfile.ZipFile", "read open namelist infolist"),
                *of("tarfile.TarFile", "extractfile getnames getmembers getmember next"),
                "openpyxl.load_workbook",
                "shelve.open[]",
                "tarfile.TarFile[]",
                "linecache.getline",
            ),
            kind=SourceKind.STORED,
            unless_carried=True,
        ),
    ),
    returns={
        "configparser.RawConfigParser": "configparser.ConfigParser",
        "configparser.SafeConfigParser": "configparser.ConfigParser",
        "tarfile.open": "tarfile.TarFile",
    },
    objects=("zipfile.ZipFile", "shelve.open"),
)
