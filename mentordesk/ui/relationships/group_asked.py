"""The questions asked before a deed with a group: who joins, why one leaves, what it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mentordesk.commands.group_applying import AskForGroup
from mentordesk.commands.group_endings import CloseGroup, ConvertGroup, MergeGroups
from mentordesk.commands.group_places import JoinGroup, LeaveGroup
from mentordesk.commands.groups import EditGroup, NewGroup, SetGroupSize
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import LEAST, WARN_ABOVE, GroupState
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.group_choices import Choosable, may_join, may_lead
from mentordesk.store.queries.groups import GroupDetail, GroupRow, MemberRow, groups
from mentordesk.store.queries.reasons_given import last_reasons
from mentordesk.store.queries.rounds import topics
from mentordesk.ui.asking import Asker, Fields, Shape, Values
from mentordesk.ui.choice_fields import ChoiceField, word_choice
from mentordesk.ui.fields import LineField, NumberField
from mentordesk.ui.relationships.group_choosing import SHOWN, ChoosePeople
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.widgets import completer
from mentordesk.wording import groups as said
from mentordesk.wording.words import many

NOBODY = Choosable("", "Nobody", None)
BEGINS = (("to recruit at once", False), ("as a plan for later", True))
SIZES = Shape(frozenset({"most"}), {Reason.GROUP_SIZE: "reason"})
"""Least and most side by side, and why only where the size asks for it."""


class GroupAsks(Asker):
    """Asks for the values of a deed with a group, and does it."""

    def new(self, round_id: str | None, mentor_id: str | None = None) -> str | None:
        """Title, theme, topic, mentors and size of a new group, and whether it recruits already.

        Answers its id, or None when none was made. `mentor_id` is the mentor to begin with.
        """
        rounds = self._rounds(Scheme.GROUP)
        start = round_id if any(i == round_id for _, i in rounds) else None
        made: list[str] = []
        fields: Fields = [
            ("title", LineField("Title"), None),
            ("theme", TextField("Theme"), None),
            ("topic", self._topics(), None),
            ("planned", ChoiceField("It begins", BEGINS), False),
            ("mentor", self._mentors("Mentor", (), said.NO_MENTORS), mentor_id),
            ("co_mentor", self._mentors("Co-mentor", (NOBODY,)), ""),
            *self._sizes(LEAST, WARN_ABOVE, None),
        ]
        if len(rounds) != 1 or start is None:
            first = start or (rounds[0][1] if rounds else None)
            fields.insert(0, ("round", ChoiceField("Round", rounds), first))

        def make(v: Values) -> NewGroup:
            return NewGroup(
                v.get("round", start) or "", v["title"] or "", v["mentor"], v["theme"],
                v["least"], v["most"], v["reason"], v["planned"], v["topic"],
                v["co_mentor"] or None,
            )  # fmt: skip

        def keep(values: Values) -> None:
            made.append(str(values["group_id"]))

        who = "Only planned, nobody can ask for it yet; recruiting, it waits for its members."
        shape = replace(SIZES, width=520)
        self._ask("New group", who, fields, "Make it", make, keep, shape)
        return made[0] if made else None

    def size(self, group: GroupRow) -> None:
        """The least and the most members, and why more than ten."""
        self._ask(
            "Size of the group", group.title,
            self._sizes(group.least, group.most, group.size_reason), "Set it",
            lambda v: SetGroupSize(group.id, v["least"], v["most"], v["reason"]), shape=SIZES,
        )  # fmt: skip

    def topic(self, group: GroupRow) -> None:
        """What it is about, by the list of topics."""
        self._ask(
            "Change the topic", group.title, [("topic", self._topics(), group.topic_id)], "Change",
            lambda v: EditGroup(group.id, "topic_id", v["topic"]),
        )  # fmt: skip

    def mentor(self, group: GroupRow) -> None:
        """Who leads it from now on."""
        self._ask(
            "Change the mentor", group.title,
            [("mentor", self._mentors("Mentor", (), said.NO_MENTORS, SHOWN), group.mentor_id)],
            "Change", lambda v: EditGroup(group.id, "mentor_id", v["mentor"]),
        )  # fmt: skip

    def co_mentor(self, group: GroupRow) -> None:
        """Who leads it beside the mentor, or nobody."""
        field = self._mentors("Co-mentor", (NOBODY,), "", SHOWN, but_id=group.mentor_id)
        self._ask(
            "Change the co-mentor", group.title,
            [("co_mentor", field, group.co_mentor_id or "")],
            "Change", lambda v: EditGroup(group.id, "co_mentor_id", v["co_mentor"]),
        )  # fmt: skip

    def join(self, found: GroupDetail, chosen: Sequence[str] = ()) -> None:
        """Whom of those waiting to place in it, who asked for it first; `chosen` are ticked.

        Where a rule speaks against somebody, the reason is asked for when it is known.
        """
        group, asked = found.row, [one.id for one in found.asked]
        waiting = [one for one in self._desk.ask(may_join, group.round_id) if one.id not in asked]
        people = sorted([*map(_asks, found.asked), *waiting], key=lambda one: one.id not in chosen)
        field = ChoosePeople("Mentees", people, several=True, empty=said.NOBODY_WAITS)
        free = max(0, group.most - group.members)
        self._ask(
            "Place mentees", f"{group.title}: {many(free, 'free place')}",
            [("people", field, chosen), ("why", self._reason(), None)], "Place them",
            lambda v: JoinGroup(group.id, v["people"], v["why"]) if v["people"] else None,
            shape=Shape(later={Reason.NEEDS_REASON: "why"}),
        )  # fmt: skip

    def asks(self, found: GroupDetail) -> None:
        """Who asked for it, and waits for a place in it."""
        asked = {one.id for one in found.asked}
        people = [p for p in self._desk.ask(may_join, found.row.round_id) if p.id not in asked]
        field = ChoosePeople("Mentees", people, several=True, empty=said.NOBODY_WAITS)
        self._ask(
            "Somebody asks for it", f"{found.row.title}. They wait until they are placed.",
            [("people", field, ())], "Note it",
            lambda v: AskForGroup(found.row.id, v["people"]) if v["people"] else None,
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

    def _mentors(
        self,
        caption: str,
        first: Sequence[Choosable],
        empty: str = "",
        lines: int = 3,
        but_id: str | None = None,
    ) -> ChoosePeople:
        people = [one for one in self._desk.ask(may_lead) if one.id != but_id]
        return ChoosePeople(caption, [*first, *people], empty=empty, lines=lines)

    def _topics(self) -> ChoiceField:
        known = [(one.name, one.id) for one in self._desk.ask(topics)]
        return ChoiceField("Topic", [("None of the list", None), *known])

    def _reason(self) -> LineField:
        """Why somebody is right all the same; what was said of others lately is offered."""
        field = LineField("Why it is right all the same")
        field.line.setCompleter(completer(self._desk.ask(last_reasons), field.line))
        return field

    def _sizes(self, least: int, most: int, reason: str | None) -> Fields:
        return [
            ("least", NumberField("At least", 1, 100, may_be_empty=False), least),
            ("most", NumberField("At most", 1, 100, may_be_empty=False), most),
            ("reason", TextField("Why more than 10"), reason),
        ]


def _asks(one: Choosable) -> Choosable:
    return replace(one, detail=" · ".join(filter(None, ("asked for it", one.detail))))
