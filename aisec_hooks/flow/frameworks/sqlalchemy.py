"""SQLAlchemy and what is built on it: engines, connections, sessions and their rows."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_SESSION = "sqlalchemy.orm.Session"
_CONNECTION = "sqlalchemy.engine.Connection"
_RESULT = "sqlalchemy.engine.Result"
_QUERY = "sqlalchemy.orm.Query"
_CHAIN = (
    "filter filter_by order_by limit offset join outerjoin options group_by having distinct with_entities select_from"
)

LIBRARY = Library(
    name="sqlalchemy",
    readings=(
        Reading(
            names=(
                *of(
                    _RESULT,
                    "all first one one_or_none fetchone fetchall fetchmany scalar scalar_one scalar_one_or_none",
                ),
                *of(_RESULT, "mappings partitions"),
                f"{_RESULT}[]",
                *of(_QUERY, "all first one one_or_none scalar get get_or_404 first_or_404 one_or_404 paginate"),
                f"{_QUERY}[]",
                *of(_SESSION, "get get_one scalar"),
                *of(_CONNECTION, "scalar"),
            ),
            kind=SourceKind.STORED,
        ),
    ),
    returns={
        **giving(
            "sqlalchemy.engine.Engine",
            "sqlalchemy.create_engine sqlalchemy.engine.create_engine sqlalchemy.ext.asyncio.create_async_engine"
            " sqlmodel.create_engine sqlalchemy.ext.asyncio.AsyncEngine sqlalchemy.Engine"
            " sqlalchemy.engine_from_config"
            " flask_sqlalchemy.SQLAlchemy.engine flask_sqlalchemy.SQLAlchemy.get_engine",
        ),
        **giving(
            _CONNECTION,
            "sqlalchemy.engine.Engine.connect sqlalchemy.engine.Engine.begin sqlalchemy.Connection"
            " sqlalchemy.ext.asyncio.AsyncConnection sqlalchemy.engine.Connection.execution_options"
            " sqlalchemy.orm.Session.connection sqlalchemy.engine.base.Connection",
        ),
        # an object that makes sessions when it is called
        **giving(
            "sqlalchemy.orm.Sessions",
            "sqlalchemy.orm.sessionmaker sqlalchemy.ext.asyncio.async_sessionmaker"
            " sqlalchemy.orm.session.sessionmaker"
            " sqlalchemy.orm.scoped_session",
        ),
        **giving(
            _SESSION,
            "sqlalchemy.orm.Sessions sqlalchemy.ext.asyncio.AsyncSession sqlalchemy.orm.session.Session"
            " sqlmodel.Session sqlmodel.ext.asyncio.session.AsyncSession flask_sqlalchemy.SQLAlchemy.session"
            " sqlalchemy.orm.Session.begin sqlalchemy.ext.asyncio.session.AsyncSession",
        ),
        **giving(
            _RESULT,
            "sqlalchemy.orm.Session.execute sqlalchemy.orm.Session.exec sqlalchemy.orm.Session.scalars"
            " sqlalchemy.engine.Connection.execute sqlalchemy.engine.Connection.exec_driver_sql"
            " sqlalchemy.engine.Connection.scalars sqlalchemy.engine.Engine.execute sqlalchemy.engine.Result.scalars"
            " sqlalchemy.engine.Result.mappings sqlalchemy.engine.Result.unique sqlalchemy.CursorResult",
        ),
        **giving(
            _QUERY,
            "sqlalchemy.orm.Session.query flask_sqlalchemy.SQLAlchemy.Model.query "
            + " ".join(f"{_QUERY}.{name}" for name in _CHAIN.split()),
        ),
        "flask_sqlalchemy.SQLAlchemy": "flask_sqlalchemy.SQLAlchemy",
    },
)
