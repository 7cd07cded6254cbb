"""Judges the pairs of a snapshot: score, reasons in words, and what speaks against a pair."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mentordesk.commands.pooling import countries, pieces, to_pool
from mentordesk.matching.pool import Blocked, Clash, Criterion, Pair
from mentordesk.store.queries.pool import PoolMentee, PoolMentor, PoolRows
from mentordesk.store.queries.standing import MarkRow
from mentordesk.wording import blocks
from mentordesk.wording.matching import reason

if TYPE_CHECKING:  # numpy is read only when pairs are judged
    from mentordesk.matching.options import Options
    from mentordesk.matching.reasons import Reason
    from mentordesk.matching.scores import Weights


@dataclass(frozen=True)
class ToldReason:
    """One criterion's word on a pair: `verdict` for, against or missing; points of possible.

    `values` are what the text is made of, with names instead of ids, so that a record keeps what
    was true when it was decided.
    """

    criterion: str
    verdict: str
    points: int
    possible: int
    text: str
    values: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Judged:
    """A snapshot of a round with all its pairs judged; plain values, safe across threads."""

    rows: PoolRows
    options: Options

    @cached_property
    def mentors(self) -> Mapping[str, PoolMentor]:
        """Mentors by id."""
        return {row.id: row for row in self.rows.mentors}

    @cached_property
    def mentees(self) -> Mapping[str, PoolMentee]:
        """Mentees by id."""
        return {row.id: row for row in self.rows.mentees}

    @cached_property
    def marks(self) -> Mapping[Pair, MarkRow]:
        """What a second reader marked, by pair."""
        return {(row.mentor_id, row.mentee_id): row for row in self.rows.marks}

    def score(self, pair: Pair) -> int:
        """The score of a pair, 0 to 100."""
        return self.options.score(*pair)

    def reasons(self, pair: Pair) -> tuple[ToldReason, ...]:
        """The reasons of a pair in words; their points sum to the score."""
        mentor, mentee = self.names(pair)
        told = []
        for found in self.options.reasons(*pair):
            values = self._named(found, pair)
            criterion, verdict = found.criterion.value, found.verdict.value
            text = reason(criterion, verdict, values, mentor, mentee)
            told.append(ToldReason(criterion, verdict, found.points, found.possible, text, values))
        return tuple(told)

    def hard(self, pair: Pair) -> Blocked | None:
        """Why a pair cannot be, a full mentor included."""
        found = self.options.blocked(*pair)
        return found if isinstance(found, Blocked) else None

    def soft(self, pair: Pair) -> tuple[Clash, ...]:
        """What asks for a reason, given or not."""
        return self.options.soft(*pair)

    def clause(self, kind: Blocked | Clash, pair: Pair) -> str:
        """A block or clash of a pair in words, to stand behind a colon."""
        return blocks.block(kind.value, self._details(kind, pair), *self.names(pair))

    def against(self, kinds: Iterable[Blocked | Clash], pair: Pair) -> str:
        """Several blocks or clashes of a pair in words, to stand behind a colon."""
        return blocks.all_of([self.clause(kind, pair) for kind in kinds])

    def names(self, pair: Pair) -> tuple[str, str]:
        """The names of a pair."""
        return self.mentors[pair[0]].name, self.mentees[pair[1]].name

    @cached_property
    def _topics(self) -> Mapping[str, str]:
        people: list[PoolMentor | PoolMentee] = [*self.rows.mentors, *self.rows.mentees]
        found = {topic_id: name for row in people for topic_id, name in row.topics}
        return found | {i: name for row in self.rows.mentors for i, name in row.refused_topics}

    def _named(self, found: Reason, pair: Pair) -> dict[str, Any]:
        """The values of a reason with names for ids, and texts as the mentee typed them."""
        values = {k: list(v) if isinstance(v, tuple) else v for k, v in found.values.items()}
        mentee = self.mentees[pair[1]]
        typed: Mapping[str, str] = {}
        if found.criterion is Criterion.TOPICS:
            typed = self._topics
        elif found.criterion is Criterion.SECTOR:
            typed = pieces(mentee.sectors)
        elif found.criterion is Criterion.COUNTRY:
            typed = countries(mentee.country_wanted)
        for key in ("shared", "wanted"):
            if key in values:
                values[key] = [typed.get(word, word) for word in values[key]]
        return values

    def _details(self, kind: Blocked | Clash, pair: Pair) -> dict[str, Any]:
        mentor, mentee = self.mentors[pair[0]], self.mentees[pair[1]]
        if kind is Clash.FEW_COMMON_HOURS:
            places = self.options.places
            cell = places.row[pair[1]], places.column[pair[0]]
            return {"minutes": int(self.options.fits.minutes[cell])}
        if kind is Clash.SAME_EMPLOYER:
            return {"employer": mentor.employer}
        if kind is Clash.READER_AGAINST:
            mark = self.marks[pair]
            return {"reader": mark.reader, "note": mark.note}
        if kind is Clash.TOPIC_REFUSED:
            refused = {topic_id for topic_id, _ in mentor.refused_topics}
            return {"topics": [name for topic_id, name in mentee.topics if topic_id in refused]}
        if kind is Blocked.CONSENT_WITHDRAWN:
            return {"people": [row.name for row in (mentor, mentee) if not row.shares]}
        return {}


def judge(rows: PoolRows, *, keep: Iterable[Pair] | None = None) -> Judged:
    """Scores and checks every pair of a snapshot; `keep` as in `to_pool`.

    Raises `ValueError` when the round's weights do not add to 100.
    """
    from mentordesk.matching.options import build_options

    return Judged(rows, build_options(to_pool(rows, keep=keep)))


def reweighed(judged: Judged, weights: Weights, own: Mapping[str, Weights | None]) -> Judged:
    """The same snapshot judged with other weights of the round, and of some mentees by id.

    Raises `ValueError` when weights do not add to 100.
    """
    from mentordesk.matching.options import reweighed as weighed

    of_round = replace(judged.rows.round, weights={c.value: w for c, w in weights.items()})
    return Judged(replace(judged.rows, round=of_round), weighed(judged.options, weights, own))


def dump_reasons(reasons: Iterable[ToldReason]) -> str:
    """Reasons as a pair's record keeps them."""
    kept = [
        {
            "criterion": r.criterion, "verdict": r.verdict, "points": r.points,
            "possible": r.possible, "values": dict(r.values),
        }
        for r in reasons
    ]  # fmt: skip
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def load_reasons(kept: str | None, mentor: str, mentee: str) -> tuple[ToldReason, ...]:
    """The reasons a record keeps, in words."""
    return tuple(
        ToldReason(
            r["criterion"], r["verdict"], r["points"], r["possible"],
            reason(r["criterion"], r["verdict"], r["values"], mentor, mentee), r["values"],
        )
        for r in json.loads(kept or "[]")
    )  # fmt: skip
