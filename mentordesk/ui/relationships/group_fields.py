"""The tab of a group's own details: edited in place, one undo step each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mentordesk.commands.groups import EditGroup
from mentordesk.domain.group import GroupState
from mentordesk.store.queries.groups import GroupRow
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import DayField, Field, LineField
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, label, row, rule
from mentordesk.wording.groups import size


class GroupFields(Scroll):
    """Title, theme, goals and end to type in; topic, mentors and size behind a button each."""

    def __init__(self, desk: Desk, ask: Callable[[str, GroupRow], object]) -> None:
        super().__init__("About")
        self._desk, self._ask = desk, ask
        self._group: GroupRow | None = None
        self.fields: dict[str, Field] = {
            "title": LineField("Title"),
            "theme": TextField("Theme"),
            "goals": TextField("Goals", paragraphs=True),
            "planned_end_on": DayField("Ends", desk.today),
        }
        for name, field in self.fields.items():
            field.editor.setObjectName(f"group_{name}")
            field.committed.connect(partial(self._write, name))
            self.box.addWidget(field)
        self.box.addSpacing(Space.S)
        self.box.addWidget(rule())
        self._texts = {}
        self._buttons = []
        for name, caption in (
            ("topic", "Change the topic…"),
            ("mentor", "Change the mentor…"),
            ("co_mentor", "Change the co-mentor…"),
            ("size", "Change the size…"),
        ):
            text = self._texts[name] = label("", wraps=True)
            made = button("Change…", partial(self._ask_for, name), kind="quiet", name=f"set_{name}")
            made.setAccessibleName(caption)
            self._buttons.append(made)
            line = row(text, made)
            line.setStretch(0, 1)
            self.box.addLayout(line)
        self.box.addStretch(1)

    def show_group(self, group: GroupRow) -> None:
        """Show what is on file; of a closed group it is only read."""
        self._group = group
        may = not self._desk.is_read_only and group.state is not GroupState.CLOSED
        for name, field in self.fields.items():
            field.set_value(getattr(group, name))
            field.setEnabled(may)
        self._texts["topic"].setText(f"Topic: {group.topic or 'none of the list'}")
        self._texts["mentor"].setText(f"Mentor: {group.mentor}")
        self._texts["co_mentor"].setText(f"Co-mentor: {group.co_mentor or 'nobody'}")
        why = f" ({group.size_reason})" if group.size_reason else ""
        self._texts["size"].setText(f"Members: {size(group.members, group.least, group.most)}{why}")
        for made in self._buttons:
            made.setEnabled(may)
        self.fit()

    def _write(self, name: str, value: object) -> None:
        if self._group is not None:
            text = value if isinstance(value, str) or name == "planned_end_on" else ""
            field = self.fields[name]
            self._desk.do(EditGroup(self._group.id, name, text), refused=field.refuse)  # type: ignore[arg-type]

    def _ask_for(self, name: str) -> None:
        if self._group is not None:
            self._ask(name, self._group)
