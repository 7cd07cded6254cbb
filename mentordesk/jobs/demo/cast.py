"""Who plays what in the demo, and when: three rounds around the given day."""

from __future__ import annotations

import datetime as dt
import random

from mentordesk.commands.demo import DemoRound, FillDemo, Invented
from mentordesk.domain.round import Scheme, add_months
from mentordesk.jobs.demo.invent import SECTORS, TOPICS
from mentordesk.wording.dates import MONTHS

MOST_MENTORS, MOST_MENTEES = 300, 260
"""However many people are on file, a round stays of a size one coordinator can run."""

_NOT_YET_INTRODUCED = dt.timedelta(days=8)
"""So far off, or further, is the start of the opening round; introductions are a week before."""


class Cast:
    """Mentors first, fewer than are needed, then the mentees of each round; the rest is on file."""

    def __init__(self, people: tuple[Invented, ...], dice: random.Random, day: dt.date) -> None:
        self.people = people
        self._dice = dice
        self._day = day
        self.code_version = str(day.year - 1)
        """Of the code of conduct: nobody accepted it before it was written."""
        experienced = [p.number for p in people if p.years >= 4]
        junior = [p.number for p in people if p.years < 12]
        count = min(len(experienced), len(people) // 8 + 2, MOST_MENTORS)
        self.mentors = dice.sample(experienced, count)
        chosen = set(self.mentors)
        mentees = [n for n in junior if n not in chosen]
        dice.shuffle(mentees)
        share = min(MOST_MENTEES, max(1, len(people) * 16 // 100))
        self.opening = mentees[:share]
        self.running = mentees[share : share + share * 2 // 3]
        self.finished = mentees[share + share * 2 // 3 : share + share * 4 // 3]
        # Somebody of the finished round applies again.
        if len(self.opening) > 4 and self.finished:
            self.opening[-1] = self.finished[0]

    def fill(self) -> FillDemo:
        """The command that adds everybody, and the rounds in the order of their start."""
        opening = self._day.replace(day=1)
        while opening < self._day + _NOT_YET_INTRODUCED:
            opening = add_months(opening, 1)
        return FillDemo(
            people=self.people,
            mentors=frozenset(self.mentors),
            rounds=(
                self._round(add_months(opening, -15), self.finished, 55),
                self._round(add_months(opening, -3), self.running, 70),
                self._round(opening, self.opening, 33),
            ),
            topics=TOPICS,
            sectors=SECTORS,
            code_version=self.code_version,
        )

    def _round(self, starts: dt.date, mentees: list[int], percent: int) -> DemoRound:
        """A round in which so many of a hundred mentors signed up, and one mentee in 19 left."""
        count = len(self.mentors) * percent // 100
        mentors = sorted(self._dice.sample(self.mentors, count))
        return DemoRound(
            f"Matched Mentoring {MONTHS[starts.month - 1]} {starts.year}",
            Scheme.MATCHED,
            starts,
            self._day,
            tuple(mentees),
            tuple(mentors),
            frozenset(mentees[7::19]),
        )
