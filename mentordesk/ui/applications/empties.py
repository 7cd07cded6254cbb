"""What the Applications page says where there is nothing, with the way on."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from mentordesk.ui.applications.model import Which
from mentordesk.ui.icons import Icon

if TYPE_CHECKING:
    from mentordesk.ui.applications.page import ApplicationsPage


class Part(Enum):
    """What else stands on the page; the value is what the button says."""

    MENTORS = "Mentors to ask"
    TOPICS = "Topics unmet"


def say_empty(page: ApplicationsPage) -> None:
    """Say what belongs into the part that is shown."""
    say, go = page.empty.say, page.go.emit
    if page.round_id is None:
        start = ("Start a round", lambda: go("settings", "rounds"))
        say(Icon.CALENDAR, "No round yet", "Applications are to a round.", start)
    elif page.part_shown is Part.MENTORS:
        text = "Who mentored in an earlier round stands here, with how it went."
        say(Icon.PEOPLE, "Nobody mentored before this round", text)
    elif page.part_shown is Part.TOPICS:
        text = "The topics of mentees who wait stand here, and who could take them."
        say(Icon.TAG, "No topics are wanted", text)
    elif page.model.counts.get(Which.ALL):
        text = "No application is in this part of the table."
        say(Icon.CHECK, "Nothing here", text, ("Show all", page.show_all))
    else:
        say(
            Icon.FILE,
            "Nobody has applied yet",
            "Applications of mentees stand here, with what is missing. Import replies, or add "
            "people to the round under People.",
            ("Import…", lambda: go("import", None)),
            ("Go to People", lambda: go("people", None)),
        )
