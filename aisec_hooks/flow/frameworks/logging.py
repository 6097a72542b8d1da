"""Loggers: the standard library's, structlog's and loguru's."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, giving

LIBRARY = Library(
    name="logging",
    returns={
        **giving(
            "logging.Logger",
            "logging.getLogger logging.Logger.getChild logging.LoggerAdapter logging.root structlog.get_logger"
            " structlog.getLogger structlog.stdlib.get_logger loguru.logger loguru.logger.bind loguru.logger.opt"
            " logging.Logger.bind logging.Logger.opt absl.logging multiprocessing.get_logger",
        ),
    },
    objects=("logging.Handler", "logging.LogRecord"),
)
