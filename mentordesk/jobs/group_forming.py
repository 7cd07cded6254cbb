"""Groups as Solve forms them: what each gathers around, which are given up, who fits in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mentordesk.commands.judging import Judged
from mentordesk.domain.group import EVERY_BOND, LEAST, Bond
from mentordesk.domain.match import Aim
from mentordesk.domain.places import language_name
from mentordesk.domain.round import Scheme
from mentordesk.progress import Progress
from mentordesk.wording import blocks

if TYPE_CHECKING:  # numpy is read only when groups are formed
    from mentordesk.matching.around import Around


@dataclass(frozen=True)
class Search:
    """What the members of a group are to have in common, and whether to look for better ones.

    Not `is_long`, the first groups found are taken: enough for the meters and for comparing.
    """

    bonds: frozenset[Bond] = EVERY_BOND
    is_long: bool = True


FIRST = Search(is_long=False)


@dataclass(frozen=True)
class GroupLeft:
    """A mentor whose group a plan gives up, with why as a sentence without a full stop.

    `mentee_ids` would have been in it.
    """

    mentor_id: str
    mentor: str
    why: str
    mentee_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class GroupAround:
    """What holds the new group of a mentor together; None where it is open.

    `language` is its code. `hour` is weekday (0 = Monday), first and last minute of the day, by
    the clock of `zone`, the mentor's. `lacks` are ties that were wanted and could not be had.
    """

    mentor_id: str
    mentor: str
    topic_id: str | None
    topic: str | None
    language: str | None
    hour: tuple[int, int, int] | None
    zone: str | None
    lacks: tuple[Bond, ...] = ()

    @property
    def words(self) -> str:
        """As on the card: topic, language and hour."""
        language = language_name(self.language) if self.language else None
        return blocks.gathers(self.topic, language, self.hour)


@dataclass(frozen=True, eq=False)
class Groups:
    """The groups of a plan: `judged` allows what they allow. A round of pairs has none."""

    judged: Judged
    around: tuple[GroupAround, ...] = ()
    left: tuple[GroupLeft, ...] = ()
    whole: Judged | None = field(default=None, repr=False)

    def why_in_none(self, mentee_id: str) -> str:
        """Why somebody fits into no group though some mentors could take them; else empty."""
        if self.whole is None:
            return ""
        name = self.whole.mentees[mentee_id].name
        options = self.whole.options
        could = {
            mentor.id for mentor in options.mentors if options.blocked(mentor.id, mentee_id) is None
        }
        misses = self._misses(mentee_id, could)
        if misses is None or not could:
            return ""
        given_up = [left for left in self.left if left.mentor_id in could]
        if given_up and not misses:
            mentors = [left.mentor for left in given_up]
            nearest = max(given_up, key=lambda left: len({*left.mentee_ids, mentee_id}))
            wanted = LEAST - len({*nearest.mentee_ids, mentee_id})
            return blocks.left_without_group(name, mentors, LEAST, nearest.mentor, wanted)
        return blocks.fits_no_group(name, misses) if misses else ""

    def _misses(self, mentee_id: str, could: Collection[str]) -> Mapping[str, int] | None:
        """In how many groups something is in the way, by what; None where one would fit."""
        options = self.judged.options
        mentee = options.mentees[options.places.row[mentee_id]]
        found: Counter[str] = Counter()
        for around in self.around:
            if around.mentor_id not in could:
                continue
            if options.allowed[
                options.places.row[mentee_id], options.places.column[around.mentor_id]
            ]:
                return None
            if mentee.topics and around.topic_id and around.topic_id not in mentee.topics:
                found[Bond.TOPIC.value] += 1
            elif mentee.languages and around.language and around.language not in mentee.languages:
                found[Bond.LANGUAGE.value] += 1
            else:
                found[Bond.HOUR.value] += 1
        return found


def groups_of(judged: Judged, aim: Aim, search: Search, progress: Progress | None = None) -> Groups:
    """The groups a round forms around its locked pairs; raises as solving does for those.

    Asked to stop, it answers with the best found so far.
    """
    if judged.rows.round.scheme is not Scheme.GROUP:
        return Groups(judged)
    from mentordesk.matching.groups import TRIALS, form_groups
    from mentordesk.matching.solve import Aim as Goal

    options = judged.options
    places = options.places
    locked = [(row, column) for _, row, column in places.of(options.pool.locked)]
    standing = {
        mentor.id: mentor.group.topic_id
        for mentor in judged.rows.mentors
        if mentor.group is not None
    }
    formed = form_groups(
        options, Goal(aim.value), LEAST, locked, standing, search.bonds,
        trials=TRIALS if search.is_long else 0, progress=progress,
    )  # fmt: skip
    names = {topic_id: name for mentor in judged.rows.mentors for topic_id, name in mentor.topics}
    around = tuple(
        GroupAround(
            mentor_id, judged.mentors[mentor_id].name, found.topic,
            names.get(found.topic) if found.topic else None, found.language, found.hour,
            judged.mentors[mentor_id].zone,
            () if mentor_id in standing else _lacks(found, search.bonds),
        )
        for mentor_id, found in formed.around.items()
    )  # fmt: skip
    left = []
    for given_up in formed.given_up:
        mentor = judged.mentors[given_up.mentor_id].name
        why = blocks.group_left(mentor, len(given_up.mentee_ids), LEAST)
        left.append(GroupLeft(given_up.mentor_id, mentor, why, given_up.mentee_ids))
    narrowed = Judged(judged.rows, replace(options, allowed=formed.allowed))
    return Groups(narrowed, around, tuple(left), judged)


def _lacks(found: Around, wanted: Collection[Bond]) -> tuple[Bond, ...]:
    """The ties that were wanted of a group and that nothing said about its mentor allows."""
    ties = {Bond.TOPIC: found.topic, Bond.LANGUAGE: found.language, Bond.HOUR: found.hour}
    return tuple(bond for bond, tie in ties.items() if bond in wanted and tie is None)
