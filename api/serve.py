"""gunicorn with our application: models load once in the parent, workers share them by copy-on-write."""

import gc
import os
import tempfile
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from api.settings import Settings

_THREADS = 4
"""Per worker: a long batch must not keep a health check waiting."""
_TIMEOUT_SECONDS = 60
_GRACEFUL_SECONDS = 5
"""Longest request that a stop waits for; a worker that was still starting misses the first signal."""


class Server(BaseApplication):  # type: ignore[misc]
    """One address, a few workers."""

    def __init__(self, settings: Settings, host: str, port: int, workers: int) -> None:
        self._settings = settings
        self._options: dict[str, Any] = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": _THREADS,
            "timeout": _TIMEOUT_SECONDS,
            "graceful_timeout": _GRACEFUL_SECONDS,
            "preload_app": True,
            "loglevel": "warning",
            "when_ready": lambda _server: print("Ready. Stop with Ctrl+C.", flush=True),
            "post_fork": _post_fork,
            "child_exit": _child_exit,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        from api.app import create_app

        app = create_app(self._settings)
        # Keeps the collector from touching, and so copying, the pages that the workers share.
        gc.collect()
        gc.freeze()
        return app


def _post_fork(server: Any, _worker: Any) -> None:
    # A database connection must not be shared between processes.
    from api.rooms import EXTENSION

    server.app.wsgi().extensions[EXTENSION].engine.dispose(close=False)


def _child_exit(_server: Any, worker: Any) -> None:
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def serve(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve until stopped. Figures of all workers are added up through a folder of this run's own."""
    with tempfile.TemporaryDirectory(prefix="henshin-metrics-") as folder:
        # prometheus-client reads this once, when it is first imported: hence the late imports in this module.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        Server(settings, host, port, workers).run()
