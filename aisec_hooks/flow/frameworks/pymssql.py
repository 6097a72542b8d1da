"""pymssql."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver("pymssql")
