"""pyodbc and aioodbc."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver("pyodbc", connections="aioodbc.connect", cursors="aioodbc.Cursor")
