"""What was learned is of the phrases that are here, of the commands that there are, and is added up as it was learned."""

from __future__ import annotations

import json
from collections import Counter

from bot.chat.handlers import collect
from bot.chat.understanding.intents import NOTHING, WEIGHTS, Model, model, packed
from corpus.phrases import HELD_OUT, fingerprint, held_out, phrases


def test_the_weights_are_those_of_the_phrases() -> None:
    learned = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert learned["corpus"] == fingerprint(), "the phrases have changed since: ./run learn"


def test_no_set_that_measures_the_others_is_learned_from() -> None:
    assert list(HELD_OUT.glob("*.jsonl"))
    assert held_out() == []


def test_every_phrase_is_of_a_command_and_stands_once() -> None:
    known = list(phrases())
    commands = {*collect("commands").commands, NOTHING}
    assert {one.intent for one in known} <= commands
    assert set(model().names) == {one.intent for one in known}
    said = Counter((one.intent, one.text, one.user_id) for one in known)
    assert [one for one, times in said.items() if times > 1] == []


def test_the_likeliest_is_the_one_whose_pieces_weigh_most() -> None:
    few = Model(("accept", "decline"), (0, 10), {"去": packed({0: 30}), "不": packed({0: -80, 1: 200})})
    yes, no = few.intents(["我", "去"]), few.intents(["我", "不", "去"])
    assert [one.name for one in yes] == ["accept", "decline"]
    assert [one.name for one in no] == ["decline", "accept"]
    assert no[0].likely > yes[0].likely > 0.5
    assert abs(sum(one.likely for one in yes) - 1) < 1e-9
