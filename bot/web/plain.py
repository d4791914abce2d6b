"""Flask without what a callback does not need, and would pay for with each message; what people open is behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Request, Response
from werkzeug.routing import MapAdapter

ITS_PATHS = ("/i/", "/c/", "/my", "/sign-on", "/sign-out", "/static/")


class PlainFlask(Flask):
    """None of its functions is `async`, none of its pages belongs to a host, and no address is built.

    `pages` is another application, with all that pages for people need: it answers what is below one of `ITS_PATHS`.
    """

    pages: Flask | None = None

    def __init__(self, name: str) -> None:
        super().__init__(name, static_folder=None)
        self.url_map.merge_slashes = False  # to send somebody on to the right address, its host would be needed

    def wsgi_app(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self.pages is not None and environ["PATH_INFO"].startswith(ITS_PATHS):
            return self.pages.wsgi_app(environ, start_response)
        return super().wsgi_app(environ, start_response)

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
