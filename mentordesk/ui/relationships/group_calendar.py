"""The questions about the sessions of a group: when and on what, and who came."""

from __future__ import annotations

from mentordesk.commands.group_sessions import (
    MOST_THEME,
    EditGroupSession,
    PlanGroupSession,
    RecordAttendance,
)
from mentordesk.commands.sessions import Told
from mentordesk.domain.meeting import Held, Mode
from mentordesk.store.queries.group_choices import Choosable
from mentordesk.store.queries.groups import GroupDetail, GroupRow, GroupSessionRow, MemberRow
from mentordesk.ui.asking import Asker, Values
from mentordesk.ui.choice_fields import NOT_SAID, word_choice
from mentordesk.ui.fields import LineField, NumberField
from mentordesk.ui.hours import HourField, hour_of, moment
from mentordesk.ui.relationships.group_choosing import ChoosePeople
from mentordesk.wording import groups as said
from mentordesk.wording.dates import short_day


class CalendarAsks(Asker):
    """Asks for a session of a group, and for its attendance."""

    def plan(self, group: GroupRow) -> None:
        """When, and on what."""
        today, zone = self._desk.today(), self._desk.workspace.zone()

        def planned(v: Values) -> PlanGroupSession:
            on = v["on"] or today
            return PlanGroupSession(group.id, on, v["theme"], moment(on, v["begins"], zone))

        self._ask(
            "Plan a session", f"{group.title}. A day that is past can be noted too.",
            [
                ("on", self._day("Day"), today),
                ("begins", HourField(), None),
                ("theme", _theme(), None),
            ],
            "Plan it", planned,
        )  # fmt: skip

    def change(self, group: GroupRow, one: GroupSessionRow) -> None:
        """Another day or theme, how long and how, or that it did not take place."""

        zone = self._desk.workspace.zone()

        def edited(v: Values) -> EditGroupSession:
            on = v["on"] or one.on
            begins = moment(on, v["begins"], zone)
            told = Told(on, v["held"], v["minutes"], v["mode"], begins=begins)
            return EditGroupSession(one.id, told, v["theme"])

        self._ask(
            "Change the session", group.title,
            [
                ("on", self._day("Day"), one.on),
                ("begins", HourField(), hour_of(one.begins, zone)),
                ("theme", _theme(), one.theme),
                ("held", word_choice("What became of it", Held), one.held),
                ("minutes", NumberField("Minutes", 1, 1440), one.minutes),
                ("mode", word_choice("How", Mode, NOT_SAID), one.mode),
            ],
            "Change", edited,
        )  # fmt: skip

    def attendance(self, found: GroupDetail, one: GroupSessionRow) -> None:
        """Who came: everybody is ticked at first, and Space takes a tick away."""
        asked = expected(found, one)
        people = [Choosable(member.person_id, member.name, None) for member in asked]
        field = ChoosePeople("Who came", people, several=True, empty=said.NOBODY_EXPECTED)
        came = [m.person_id for m in asked if one.came.get(m.person_id, not one.came)]

        def noted(v: Values) -> RecordAttendance:
            missed = tuple(p.id for p in people if p.id not in v["came"])
            return RecordAttendance(one.id, v["came"], missed)

        theme = f": {one.theme}" if one.theme else ""
        self._ask(
            "Attendance", f"{found.row.title}, {short_day(one.on)}{theme}",
            [("came", field, came)], "Note it", noted,
        )  # fmt: skip


def expected(found: GroupDetail, one: GroupSessionRow) -> list[MemberRow]:
    """Who belonged to the group on the day of a session, and whoever was noted; each once.

    Where nobody had joined by then the members were typed in later: then all who may have come.
    """
    people = {m.person_id: m for m in found.members if m.may_have_come(one.on)}
    due = [m for m in people.values() if m.is_expected(one.on) or m.person_id in one.came]
    return due or list(people.values())


def _theme() -> LineField:
    field = LineField("Theme")
    field.line.setMaxLength(MOST_THEME)
    return field
