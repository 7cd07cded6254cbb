"""How many examples each law is tried on, and from which seed."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, seed, settings

LONG = "MENTORDESK_LONG"
"""The environment variable that asks for 1,000 examples of each law and for larger screens."""


def is_long() -> bool:
    """Whether this is the long run."""
    return bool(os.environ.get(LONG))


def choose_profile() -> None:
    """Let every law follow the kind of run, unless it says otherwise; no example has a deadline."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    settings.register_profile("usual", max_examples=25, deadline=None)
    settings.register_profile("long", max_examples=1000, deadline=None, suppress_health_check=slow)
    settings.load_profile("long" if is_long() else "usual")


def dear(usual: int) -> settings:
    """For laws with dear examples: so many in each run, and 40 times as many in the long one."""
    return settings(max_examples=usual * (40 if is_long() else 1))


def seed_of_run(config: pytest.Config) -> int:
    """The one fresh number that order and examples follow from, on every process of the run."""
    found = config.getoption("randomly_seed", None)
    if not isinstance(found, int):  # the order was fixed by hand: the examples still change
        found = random.Random().getrandbits(32)
        config.option.randomly_seed = found
    return found


def follow_seed(config: pytest.Config, items: Iterable[pytest.Item]) -> None:
    """Draw the examples from the seed of the run, unless another was given for them."""
    if config.getoption("--hypothesis-seed", None) is not None:
        return
    number = seed_of_run(config)
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            seed(number)(item.obj)
