"""The questions asked before a deed with a group: who joins, why one leaves, what it becomes."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.commands.group_endings import CloseGroup, ConvertGroup, MergeGroups
from mentordesk.commands.groups import EditGroup, JoinGroup, LeaveGroup, NewGroup, SetGroupSize
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import LEAST, WARN_ABOVE, GroupState
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.groups import (
    Choosable,
    GroupRow,
    MemberRow,
    groups,
    may_join,
    may_lead,
)
from mentordesk.ui.asking import Asker, Fields, Values
from mentordesk.ui.choice_fields import ChoiceField, word_choice
from mentordesk.ui.fields import LineField, NumberField
from mentordesk.ui.relationships.group_choosing import ChoosePeople
from mentordesk.ui.text_fields import TextField
from mentordesk.wording import groups as said
from mentordesk.wording.words import many

NOBODY = Choosable("", "Nobody", None)


class GroupAsks(Asker):
    """Asks for the values of a deed with a group, and does it."""

    def new(self, round_id: str | None) -> str | None:
        """Title, mentor, theme and size of a new group; its id, or None when none was made."""
        rounds = self._rounds(Scheme.GROUP)
        start = round_id if any(i == round_id for _, i in rounds) else None
        made: list[str] = []
        fields: Fields = [
            ("title", LineField("Title"), None),
            ("mentor", self._people("Mentor", self._desk.ask(may_lead), said.NO_MENTORS), None),
            ("theme", TextField("Theme"), None),
            *self._sizes(LEAST, WARN_ABOVE, None),
        ]
        if len(rounds) != 1 or start is None:
            first = start or (rounds[0][1] if rounds else None)
            fields.insert(0, ("round", ChoiceField("Round", rounds), first))

        def make(v: Values) -> NewGroup:
            return NewGroup(
                v.get("round", start) or "", v["title"] or "", v["mentor"], v["theme"],
                v["least"], v["most"], v["reason"],
            )  # fmt: skip

        def keep(values: Values) -> None:
            made.append(str(values["group_id"]))

        who = "It recruits until its members are placed."
        self._ask("New group", who, fields, "Make it", make, keep)
        return made[0] if made else None

    def size(self, group: GroupRow) -> None:
        """The least and the most members, and why more than ten."""
        self._ask(
            "Size of the group", group.title,
            self._sizes(group.least, group.most, group.size_reason), "Set it",
            lambda v: SetGroupSize(group.id, v["least"], v["most"], v["reason"]),
        )  # fmt: skip

    def mentor(self, group: GroupRow) -> None:
        """Who leads it from now on."""
        people = self._desk.ask(may_lead)
        self._ask(
            "Change the mentor", group.title,
            [("mentor", self._people("Mentor", people, said.NO_MENTORS), group.mentor_id)],
            "Change", lambda v: EditGroup(group.id, "mentor_id", v["mentor"]),
        )  # fmt: skip

    def co_mentor(self, group: GroupRow) -> None:
        """Who leads it beside the mentor, or nobody."""
        people = [NOBODY, *(p for p in self._desk.ask(may_lead) if p.id != group.mentor_id)]
        self._ask(
            "Change the co-mentor", group.title,
            [("co_mentor", self._people("Co-mentor", people, ""), group.co_mentor_id or "")],
            "Change", lambda v: EditGroup(group.id, "co_mentor_id", v["co_mentor"]),
        )  # fmt: skip

    def join(self, group: GroupRow) -> None:
        """Whom of those waiting to place in it."""
        waiting = self._desk.ask(may_join, group.round_id)
        field = ChoosePeople("Mentees", waiting, several=True, empty=said.NOBODY_WAITS)
        free = max(0, group.most - group.members)
        self._ask(
            "Place mentees", f"{group.title}: {many(free, 'free place')}",
            [("people", field, ())], "Place them",
            lambda v: JoinGroup(group.id, v["people"]) if v["people"] else None,
        )  # fmt: skip

    def leave(self, group: GroupRow, member: MemberRow) -> None:
        """Why somebody leaves, and when; the group goes on."""
        today = self._desk.today()
        self._ask(
            "Somebody leaves", f"{member.name} leaves “{group.title}”, which goes on.",
            [
                ("reason", word_choice("Why", ClosingReason), ClosingReason.MENTEE_UNAVAILABLE),
                ("on", self._day("Day"), today),
            ],
            "Note it",
            lambda v: LeaveGroup(group.id, (member.person_id,), v["reason"], v["on"]),
        )  # fmt: skip

    def merge(self, group: GroupRow) -> None:
        """Into which other open group of the round its members go."""
        others = [
            (f"{one.title}: {said.size(one.members, one.least, one.most)}", one.id)
            for one in self._desk.ask(groups, self._desk.today())
            if one.round_id == group.round_id
            and one.id != group.id
            and one.state is not GroupState.CLOSED
        ]
        first = others[0][1] if others else None
        self._ask(
            "Merge the group", f"The members of “{group.title}” join the other; it is closed.",
            [("into", ChoiceField("Into", others), first)], "Merge",
            lambda v: MergeGroups(group.id, v["into"]) if v["into"] else None,
        )  # fmt: skip

    def convert(self, group: GroupRow) -> None:
        """In which round of pairs its members go on with the mentor."""
        rounds = self._rounds(Scheme.MATCHED)
        first = rounds[0][1] if rounds else None
        self._ask(
            "Make pairs of the group",
            f"Each member of “{group.title}” becomes a pair with {group.mentor}; it is closed.",
            [("round", ChoiceField("Round", rounds), first)], "Make pairs",
            lambda v: ConvertGroup(group.id, v["round"]) if v["round"] else None,
        )  # fmt: skip

    def close(self, group: GroupRow) -> None:
        """Why it closes, and when."""
        usual = ClosingReason.PLANNED_END
        if group.state is not GroupState.ENDING:
            usual = ClosingReason.NEVER_STARTED if group.started_on is None else usual
        self._ask(
            "Close the group", group.title,
            [
                ("reason", word_choice("Why", ClosingReason), usual),
                ("on", self._day("Day"), self._desk.today()),
            ],
            "Close", lambda v: CloseGroup(group.id, v["reason"], v["on"]),
        )  # fmt: skip

    def _people(self, caption: str, people: Sequence[Choosable], empty: str) -> ChoosePeople:
        return ChoosePeople(caption, people, empty=empty)

    def _sizes(self, least: int, most: int, reason: str | None) -> Fields:
        return [
            ("least", NumberField("At least", 1, 100, may_be_empty=False), least),
            ("most", NumberField("At most", 1, 100, may_be_empty=False), most),
            ("reason", TextField("Why more than 10"), reason),
        ]
