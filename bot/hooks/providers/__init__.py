"""Each file here is a provider: its `PROVIDER` is found by itself."""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Mapping
from importlib import import_module

from bot.hooks.provider import Provider


@functools.cache
def all_by_name() -> Mapping[str, Provider]:
    """Every provider that there is, set up or not."""
    found: list[Provider] = [import_module(f"{__name__}.{one.name}").PROVIDER for one in pkgutil.iter_modules(__path__)]
    return {one.name: one for one in found}
