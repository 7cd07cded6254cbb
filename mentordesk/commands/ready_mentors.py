"""Nobody is offered, introduced or put in charge who lacks what the programme asks of mentors.

What it asks is set in Settings: the training, the current code of conduct, both or neither.
"""

from __future__ import annotations

from collections.abc import Iterable

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.ready_mentors import unready
from mentordesk.store.queries.rounds import programme
from mentordesk.store.session import WriteSession
from mentordesk.wording.words import listed


def refuse_unready(session: WriteSession, person_ids: Iterable[str | None]) -> None:
    """Raises `Refused` NOT_TRAINED or CODE_NOT_ACCEPTED for mentors who are not ready yet.

    Only for what the programme requires; what it does not is a warning of the window.
    """
    session.flush()
    house = programme(session.connection())
    if not (house.require_training or house.require_code):
        return
    lacking = unready(session.connection(), {one for one in person_ids if one})
    if house.require_training and lacking.training:
        raise Refused(Reason.NOT_TRAINED, names=listed(list(lacking.training)))
    if house.require_code and lacking.code:
        version = house.code_of_conduct_version or "of the programme"
        raise Refused(Reason.CODE_NOT_ACCEPTED, names=listed(list(lacking.code)), version=version)
