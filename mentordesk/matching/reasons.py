"""Why a pair has its score: one reason for each criterion, points summing to the score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.matching.fits import Fits
from mentordesk.matching.pool import Criterion, Mentee, Mentor, Verdict
from mentordesk.matching.scores import pair_points


@dataclass(frozen=True)
class Reason:
    """One criterion's word on one pair: `points` earned of `possible`.

    `values` is what the sentence needs. Missing: `lacking`, a tuple of "mentee" and "mentor"
    (for COUNTRY and WISHES "preference" when the mentee stated none). Else TOPICS: `shared` in
    the mentee's order, `wanted`, `first` (whether the first is among them); SECTOR and COUNTRY:
    `shared`, `wanted`, sorted; HOURS: `minutes` a week; LANGUAGE: `languages` (the best common
    ones), `level`; STAGE: `years` the mentor is ahead; WISHES: `rank` of the mentor among all
    `wished` for (two numbers; rank 0 for somebody who is not); FAIRNESS: `new`, a tuple of
    "mentee", "mentor", and `times_left_out` of the mentee; WAITING: the same and `days` since
    applying, or None.
    """

    criterion: Criterion
    verdict: Verdict
    points: int
    possible: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class PairView:
    """Two people, and where they stand in the arrays of fits."""

    mentor: Mentor
    mentee: Mentee
    fits: Fits
    row: int
    column: int


def reasons_for(pair: PairView, weights: Mapping[Criterion, int]) -> tuple[Reason, ...]:
    """All reasons in the order of `Criterion`; one that weighs nothing is left out.

    The verdict is FOR from half of the weight upward, AGAINST below, MISSING where an answer is.
    """
    found = []
    for criterion in Criterion:
        weight = weights[criterion]
        if weight == 0:
            continue
        points = pair_points(pair.fits, criterion, weight, pair.row, pair.column)
        if pair.fits.missing[criterion][pair.row, pair.column]:
            lacking = {"lacking": _LACKING[criterion](pair)}
            found.append(Reason(criterion, Verdict.MISSING, points, weight, lacking))
        else:
            verdict = Verdict.FOR if 2 * points >= weight else Verdict.AGAINST
            found.append(Reason(criterion, verdict, points, weight, _VALUES[criterion](pair)))
    return tuple(found)


def _sides(mentee_told: object, mentor_told: object) -> tuple[str, ...]:
    """Which of the two gave no answer."""
    return tuple(
        side for side, told in (("mentee", mentee_told), ("mentor", mentor_told)) if not told
    )


def _country_lacking(pair: PairView) -> tuple[str, ...]:
    return ("mentor",) if pair.mentee.country_wanted else ("preference",)


def _hours_lacking(pair: PairView) -> tuple[str, ...]:
    mentee, mentor = pair.mentee, pair.mentor
    return _sides(mentee.hours and mentee.zone, mentor.hours and mentor.zone)


_LACKING: Mapping[Criterion, Callable[[PairView], tuple[str, ...]]] = {
    Criterion.TOPICS: lambda pair: _sides(pair.mentee.topics, pair.mentor.topics),
    Criterion.SECTOR: lambda pair: _sides(pair.mentee.sectors, pair.mentor.sectors),
    Criterion.HOURS: _hours_lacking,
    Criterion.LANGUAGE: lambda pair: _sides(pair.mentee.languages, pair.mentor.languages),
    Criterion.STAGE: lambda pair: _sides(
        pair.mentee.years is not None, pair.mentor.years is not None
    ),
    Criterion.COUNTRY: _country_lacking,
    Criterion.WISHES: lambda pair: ("preference",),
    Criterion.WAITING: lambda pair: ("mentee",),
}


def _topics(pair: PairView) -> dict[str, Any]:
    wanted = tuple(dict.fromkeys(pair.mentee.topics))
    both = tuple(topic for topic in wanted if topic in pair.mentor.topics)
    return {"shared": both, "wanted": wanted, "first": wanted[0] in both}


def _sector(pair: PairView) -> dict[str, Any]:
    both = pair.mentee.sectors & pair.mentor.sectors
    return {"shared": tuple(sorted(both)), "wanted": tuple(sorted(pair.mentee.sectors))}


def _hours(pair: PairView) -> dict[str, Any]:
    return {"minutes": int(pair.fits.minutes[pair.row, pair.column])}


def _language(pair: PairView) -> dict[str, Any]:
    level = int(pair.fits.level[pair.row, pair.column])
    mine, theirs = pair.mentee.languages, pair.mentor.languages
    best = tuple(
        code for code in sorted(mine.keys() & theirs.keys())
        if min(mine[code], theirs[code]) == level
    )  # fmt: skip
    return {"languages": best, "level": level}


def _stage(pair: PairView) -> dict[str, Any]:
    return {"years": int(pair.fits.years_ahead[pair.row, pair.column])}


def _country(pair: PairView) -> dict[str, Any]:
    places = pair.mentor.countries_worked | {pair.mentor.country}
    both = pair.mentee.country_wanted & places
    return {"shared": tuple(sorted(both)), "wanted": tuple(sorted(pair.mentee.country_wanted))}


def _wishes(pair: PairView) -> dict[str, Any]:
    wishes = pair.mentee.wishes
    rank = wishes.index(pair.mentor.id) + 1 if pair.mentor.id in wishes else 0
    return {"rank": rank, "wished": len(wishes)}


def _fairness(pair: PairView) -> dict[str, Any]:
    new = _sides(pair.mentee.has_pair, pair.mentor.has_pair)
    return {"new": new, "times_left_out": pair.mentee.times_left_out}


def _waiting(pair: PairView) -> dict[str, Any]:
    return {"days": pair.mentee.days_waited, "times_left_out": pair.mentee.times_left_out}


_VALUES: Mapping[Criterion, Callable[[PairView], dict[str, Any]]] = {
    Criterion.TOPICS: _topics,
    Criterion.SECTOR: _sector,
    Criterion.HOURS: _hours,
    Criterion.LANGUAGE: _language,
    Criterion.STAGE: _stage,
    Criterion.COUNTRY: _country,
    Criterion.WISHES: _wishes,
    Criterion.FAIRNESS: _fairness,
    Criterion.WAITING: _waiting,
}
