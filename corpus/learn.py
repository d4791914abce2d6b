"""``./run learn``: makes the weights from the phrases, and says how well those of one part read the other.

The phrases are masked by the product itself, on a database of its own with the demo's people, as they are in use.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

try:
    import numpy
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
except ImportError:
    sys.exit("./run learn: .venv/bin/python -m pip install --require-hashes -r requirements-learn.txt")

from bot.chat.handlers import Handlers
from bot.chat.heard import hear
from bot.chat.readers import Situation
from bot.chat.spelling.plainly import plainly
from bot.chat.understanding import features
from bot.chat.understanding.intents import IN_ONE, WEIGHTS
from bot.chat.understanding.telling import told_of
from bot.db import schema, store
from bot.db.store import Purpose
from bot.demo import top_up
from bot.interviews import people
from bot.launch import embedded
from bot.times.zones import company_zone
from corpus.phrases import Phrase, fingerprint, held_out, phrases

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=company_zone())  # what day a phrase was learned on changes no weight
SEEN_AT_LEAST = 3  # times, or a piece is chance
STRENGTH = 2.0  # the inverse of the penalty on large weights
LEAST = 0.05  # what is below adds nothing but bytes
PARTS = 5


def main() -> int:
    if never := held_out():
        sys.exit(f"./run learn: never to be learned from: {', '.join(never)}")
    known = list(phrases())
    pieces = _pieces(known)
    counted = Counter(one for row in pieces for one in row)
    vectors = DictVectorizer(dtype=numpy.float32)
    seen = vectors.fit_transform([{one: 1.0 for one in row if counted[one] >= SEEN_AT_LEAST} for row in pieces])
    wanted = numpy.array([one.intent for one in known])
    learner = LogisticRegression(C=STRENGTH, max_iter=3000)
    if "--quick" not in sys.argv:
        _report(known, learner, seen, wanted)
    learner.fit(seen, wanted)
    _write(learner, vectors.get_feature_names_out())
    return 0


def _pieces(known: Sequence[Phrase]) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder, embedded.using(Path(folder)) as url:
        store.connect(url, Purpose.TOOL)
        with store.connected():
            schema.migrate()
        top_up(NOW)
        with store.connected():
            speakers = {one: people.known(one) for one in {phrase.user_id for phrase in known}}
            unknown = [one for one, member in speakers.items() if member is None]
            if unknown:
                raise SystemExit(f"no such account: {', '.join(unknown)}")
            return [_of(one.text, Situation(speakers[one.user_id], NOW)) for one in known]


def _of(text: str, situation: Situation) -> list[str]:
    said = hear(plainly(text, situation).plain)
    told = told_of(said, _NO_HANDLERS, situation)
    return features.of_masked(told.masked, situation, asks=said.asks)


_NO_HANDLERS = Handlers({}, {})


def _report(known: Sequence[Phrase], learner: LogisticRegression, seen: object, wanted: numpy.ndarray) -> None:
    """Each part is read by what was learned from the others."""
    parts = StratifiedKFold(PARTS, shuffle=True, random_state=0)
    likely = cross_val_predict(learner, seen, wanted, cv=parts, method="predict_proba")
    names = numpy.unique(wanted)
    order = numpy.argsort(-likely, axis=1)
    first = names[order[:, 0]]
    among_three = [want in names[row[:3]] for want, row in zip(wanted, order, strict=True)]
    print(f"{len(known)} phrases, {len(names)} intents")
    print(f"first: {numpy.mean(first == wanted):.1%}, among three: {numpy.mean(among_three):.1%}")
    for name in names:
        of_it = wanted == name
        print(f"  {name:16} {of_it.sum():5}  {numpy.mean(first[of_it] == name):6.1%}")
    if "--misses" in sys.argv:
        for one, got, row in zip(known, first, numpy.max(likely, axis=1), strict=True):
            if one.intent != got:
                print(f"  {one.intent:14} read as {got:14} {row:.2f}  {one.text}")


def _write(learner: LogisticRegression, pieces: Sequence[str]) -> None:
    kept: dict[str, list[int]] = {}
    for place, piece in enumerate(pieces):
        weights = learner.coef_[:, place]
        row = [
            value
            for which, weight in enumerate(weights)
            if abs(weight) >= LEAST
            for value in (which, round(weight * IN_ONE))
        ]
        if row:
            kept[str(piece)] = row
    head = {
        "corpus": fingerprint(),
        "names": [str(one) for one in learner.classes_],
        "bias": [round(one * IN_ONE) for one in learner.intercept_],
    }
    WEIGHTS.write_text(_in_lines(head, kept), encoding="utf-8")
    print(f"{WEIGHTS}: {len(kept)} pieces, {WEIGHTS.stat().st_size // 1024} KiB")


def _in_lines(head: dict[str, object], kept: dict[str, list[int]]) -> str:
    """JSON with a piece a line: what has changed is seen in a diff, and who searches finds one line."""
    rows = [f"{_dumped(piece)}:{_dumped(row)}" for piece, row in kept.items()]
    return _dumped(head)[:-1] + ',"weights":{\n' + ",\n".join(rows) + "\n}}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
