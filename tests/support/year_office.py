"""An office with a set clock: its mornings, what it writes down, and every step it was refused."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from mentordesk.domain.refusal import Refused
from mentordesk.store.queries.today import today_items
from mentordesk.store.workspace import Surroundings, Workspace
from mentordesk.wording import today as said
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.year_rows import read
from tests.support.year_rules import Rules

LONDON = ZoneInfo("Europe/London")
STATES = ("application", "match", "mentoring_group", "group_member", "ask", "ask_offer", "round")


@dataclass(frozen=True)
class Sitting:
    """The post of a day, typed in as one step: as an import of forms does it."""

    commands: tuple

    def apply(self, session):
        """Each in turn."""
        values = [command.apply(session) for command in self.commands]
        return {"values": values}


class Office:
    """Opens a file, and every morning looks at what needs it."""

    def __init__(self, path, first):
        self.day, self.opened = first, first
        self.post = defaultdict(list)
        self.seen = defaultdict(list)  # (rule, id, part): the days on which it stood there
        self.met, self.reached = set(), defaultdict(set)
        self._read = None
        around = Surroundings(now=self.now, who=lambda: "Ruth")
        self.workspace = Workspace.create(path, "Mentoring", around=around)

    def now(self):
        """Half past midnight in London, in UTC: in summer that is the evening of the day before."""
        return dt.datetime.combine(self.day, dt.time(0, 30), LONDON).astimezone(dt.UTC)

    def do(self, command):
        """Runs a command and gives what it returns; it has a sentence in the history."""
        done = self.workspace.run(command)
        if not isinstance(command, Sitting):
            assert "…" not in sentence(done.name, done.values), command
        self._read = None
        return done.values

    def forget(self):
        """Reads the file anew: a job has written to it."""
        self._read = None

    @property
    def tables(self):
        """The rows of the file as they are now."""
        if self._read is None:
            self._read = self.workspace.ask(read)
            for table in STATES:
                self.reached[table] |= {row["state"] for row in self._read[table]}
        return self._read

    def together(self, *commands):
        """Types several things in as one step."""
        return self.do(Sitting(commands))["values"] if commands else []

    def refused(self, reason, command):
        """Tries what may not be: it is refused with a sentence, and nothing is changed."""
        before = self.tables
        try:
            self.workspace.run(command)
        except Refused as no:
            told = refusal(no)
            assert no.reason is reason, (no.reason, command)
            assert str(told) and "…" not in str(told), told
            assert "{" not in str(told), told
            assert self.workspace.ask(read) == before, command
            self.met.add(reason)
            return
        raise AssertionError(f"not refused: {command}")

    def on(self, day, deed):
        """Has something happen on a day: a date, or so many days from today."""
        self.post[day if isinstance(day, dt.date) else self.day + dt.timedelta(day)].append(deed)

    def look(self):
        """What needs the office now; exactly what the rules say, each with its sentences."""
        assert self.workspace.today() == self.day
        found = self.workspace.ask(today_items, self.day)
        told = {(i.needs.value, i.id, i.since, i.part, i.count) for i in found}
        should = Rules(self.tables, self.day).shown()
        assert told == should, (self.day, "too much", told - should, "missing", should - told)
        assert len(told) == len(found)
        for item in found:
            days = self.seen[item.needs, item.id, item.part]
            if not days:
                assert said.why(item) and said.deed(item)
            if self.day not in days:
                days.append(self.day)
        return found

    def rows(self, table, **which):
        """The rows of a table in which these columns hold these values."""
        return [r for r in self.tables[table] if all(r[k] == v for k, v in which.items())]

    def row(self, table, row_id):
        """One row by its id."""
        return next(r for r in self.tables[table] if r["id"] == row_id)

    def stretches(self, needs, row_id, part=""):
        """The first day of every unbroken stretch on which an item stood on the list."""
        days, one = self.seen.get((needs, row_id, part), []), dt.timedelta(days=1)
        return [day for day in days if day - one not in days]
