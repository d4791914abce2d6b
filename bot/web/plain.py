"""Flask without what these pages do not have, and would pay for with each message."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Request, Response
from werkzeug.routing import MapAdapter


class PlainFlask(Flask):
    """None of its functions is `async`, none of its pages belongs to a host, and no address is built."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.url_map.merge_slashes = False  # to send somebody on to the right address, its host would be needed

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        if request is None:
            return None
        return self.url_map.bind("", path_info=request.path, default_method=request.method)


class Whole(Response):
    """The answer to a POST, there as a whole: neither its length nor another address is left to be found out."""

    def get_wsgi_response(self, environ: dict[str, Any]) -> tuple[Iterable[bytes], str, list[tuple[str, str]]]:
        return self.response, self.status, self.headers.to_wsgi_list()  # type: ignore[return-value]  # bytes were given
