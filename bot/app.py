"""The composition root: everything is put together here, from settings, and nowhere else."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import peewee
import procrastinate
from flask import Flask, Response
from playhouse.pool import MaxConnectionsExceeded
from werkzeug.exceptions import HTTPException

from bot import metrics, worker
from bot.chat.dispatcher import Dispatcher
from bot.chat.handlers import Handlers
from bot.chat.page_buttons import PageButtons
from bot.db import clock, ownership, queue, store
from bot.db.store import Purpose
from bot.installation import Installation, process
from bot.launch.ownership import owner_in
from bot.log import log, places
from bot.notices.send import Delivery
from bot.resumes.fetching import Fetcher
from bot.rooms.keeping import Keeper
from bot.rooms.provider import RoomProvider
from bot.rooms.showmebug import ShowMeBug
from bot.settings import Settings
from bot.web import callback, domain_proof, health, hooks, site
from bot.web.plain import PlainFlask
from bot.wecom.client import client
from crypto import CallbackCrypto
from crypto.xml import LIMIT


@dataclass(frozen=True)
class App:
    """One installation's parts."""

    settings: Settings
    dispatcher: Dispatcher
    delivery: Delivery
    queue: procrastinate.App
    own_clock: Callable[[], datetime]
    rooms: Keeper
    fetcher: Fetcher
    counts: metrics.Shared | None = None  # of the processes of a web server
    _is_checked: threading.Event = field(default_factory=threading.Event)

    def check_database(self) -> None:
        """Be sure that the database is this mode's.

        Raises: ownership.NotOurs; store.DatabaseDown when it cannot be read.
        """
        try:
            with store.db.connection_context():
                ownership.check(owner_in(self.settings))
        except (peewee.PeeweeException, MaxConnectionsExceeded) as error:  # away, or not migrated yet
            raise store.DatabaseDown from error
        self._is_checked.set()

    def _check_database_once(self) -> None:
        """Before the first message: the database may have been away when this process started."""
        if not self._is_checked.is_set():
            self.check_database()

    @functools.cached_property
    def web(self) -> Flask:
        """The WSGI application: WeCom's callback, other systems' hooks and the health pages, and behind them the pages for people."""
        crypto = CallbackCrypto(
            token=self.settings.wecom_token.get_secret_value(),
            encoding_aes_key=self.settings.wecom_encoding_aes_key.get_secret_value(),
            receive_id=self.settings.wecom_corp_id,
        )
        flask = PlainFlask("bot")
        flask.config["MAX_CONTENT_LENGTH"] = LIMIT
        door = callback.blueprint(
            crypto,
            self.dispatcher,
            self.settings.wecom_corp_id,
            self.settings.wecom_agent_id,
            self.own_clock,
            self._check_database_once,
            on_desk=self.settings.demo_people,
        )
        flask.register_blueprint(door)
        flask.register_blueprint(hooks.blueprint(self.settings, self.own_clock, self._check_database_once))
        token = self.settings.metrics_token
        flask.register_blueprint(
            health.blueprint(
                self.own_clock,
                owner_in(self.settings),
                self.settings.var,
                token.get_secret_value() if token else "",
                self.counts,
            )
        )
        flask.extensions["counts"] = self.counts
        flask.register_blueprint(domain_proof.blueprint(self.settings.var))
        flask.register_error_handler(HTTPException, _bare)
        flask.register_error_handler(Exception, _broken)
        flask.pages = self.pages
        return flask

    @functools.cached_property
    def pages(self) -> Flask:
        """What people open in a browser."""
        buttons = PageButtons(self.dispatcher.handlers, timedelta(seconds=self.settings.undo_window_s))
        return site.site(self.settings, client(self.settings), buttons, self._check_database_once)


def build(
    settings: Settings,
    handlers: Handlers,
    purpose: Purpose,
    *,
    own_clock: Callable[[], datetime] = clock.own,
    counts: metrics.Shared | None = None,
) -> App:
    """The installation that `settings` describe, connected to its database when it is first used.

    `own_clock` is this machine's; see `bot.db.clock` for what it may judge.

    Raises: ValueError without a `database_url`.
    """
    if settings.database_url is None:
        raise ValueError("no database_url")
    database_url = settings.database_url.get_secret_value()
    process.installation = Installation.of(settings)
    store.connect(database_url, purpose)
    work = queue.make(database_url)
    dispatcher = Dispatcher(
        handlers,
        undo_window=timedelta(seconds=settings.undo_window_s),
        admin_user_ids=settings.admin_userids,
    )
    delivery = Delivery(client(settings), settings.base_url)
    worker.register(work, dispatcher, delivery)
    return App(
        settings,
        dispatcher,
        delivery,
        work,
        own_clock,
        Keeper(provider(settings)),
        Fetcher(settings.resume_hosts),
        counts,
    )


def provider(settings: Settings) -> RoomProvider | None:
    """Who makes rooms for this installation, if anybody does."""
    if not settings.showmebug_client_id:
        return None
    is_reached = settings.demo_people or settings.base_url.startswith("https://")
    return ShowMeBug(
        api_base=settings.showmebug_api_base,
        client_id=settings.showmebug_client_id,
        client_secret=settings.showmebug_client_secret.get_secret_value(),
        clock=clock.now,
        callback_uri=f"{settings.base_url.rstrip('/')}/hooks/showmebug" if is_reached else "",
        https_proxy=settings.https_proxy,
    )


def _bare(error: HTTPException) -> Response:
    """A refusal says its status and nothing else."""
    answer = Response(status=error.code or 500)
    for name, value in error.get_headers():
        if name == "Allow":
            answer.headers[name] = value
    return answer


def _broken(error: Exception) -> Response:
    log.error("request failed", error=type(error).__name__, places=places(error))
    return Response(status=500)
