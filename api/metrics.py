"""Figures for Prometheus: counts and durations, never a word of a comment."""

import os
import time

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest, multiprocess


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "henshin_requests", "Requests answered", ["method", "endpoint", "status"], registry=self._registry
        )
        self._seconds = Histogram("henshin_request_seconds", "Seconds to answer", ["endpoint"], registry=self._registry)
        self.comments = Counter("henshin_comments", "Comments judged", registry=self._registry)

    def watch(self, app: Flask) -> None:
        """Count every request of `app`."""
        app.before_request(self._start)
        app.after_request(self._finish)

    def exposition(self) -> Response:
        """All workers' figures in Prometheus' text format."""
        registry = self._registry
        if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            registry = CollectorRegistry()
            multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    @staticmethod
    def _start() -> None:
        g.started = time.perf_counter()

    def _finish(self, response: Response) -> Response:
        # The endpoint, not the path: a path is the caller's text and could be anything.
        endpoint = request.endpoint or "unknown"
        self._requests.labels(request.method, endpoint, response.status_code).inc()
        if "started" in g:
            self._seconds.labels(endpoint).observe(time.perf_counter() - g.started)
        return response
