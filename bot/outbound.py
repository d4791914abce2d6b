"""Calls to other people's servers: a session that takes nothing from the environment, and what an error of it means."""

from __future__ import annotations

import logging

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import MaxRetryError


def session(https_proxy: str, threads: int) -> requests.Session:
    """Neither proxies nor passwords come from the environment unasked. To be made after a fork, never before."""
    # Below this it may write whole addresses, secret and token in them: at debug, or when a header is malformed.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    made = requests.Session()
    made.trust_env = False
    if https_proxy:
        made.proxies["https"] = https_proxy
    for scheme in ("https://", "http://"):
        made.mount(scheme, HTTPAdapter(pool_maxsize=threads))
    return made


def never_left(error: requests.RequestException) -> bool:
    """No connection was made, so nobody can have heard anything."""
    return bool(error.args) and isinstance(error.args[0], MaxRetryError)
