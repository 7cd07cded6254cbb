"""A mentee's own weights: what counts for this one person in the score, instead of the round's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import open_round
from mentordesk.commands.people import get_person
from mentordesk.commands.rounds import dump_weights
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.matching.pool import Criterion, weights_are_sound
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application


@dataclass(frozen=True)
class SetOwnWeights:
    """Sets what counts for one mentee in a round; without weights those of the round count."""

    round_id: str
    mentee_id: str
    weights: tuple[tuple[Criterion, int], ...] | None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps them with the application.

        Raises `Refused` WEIGHTS_SUM, ROUND_FINISHED, or NOT_FOUND for whoever did not apply.
        """
        found = open_round(session, self.round_id)
        query = select(Application).where(
            Application.round_id == found.id,
            Application.person_id == self.mentee_id,
            Application.role == Role.MENTEE,
        )
        application = session.scalars(query).first()
        if application is None:
            raise Refused(Reason.NOT_FOUND, what="application", id=self.mentee_id)
        application.weights = None
        if self.weights is not None:
            weights = dict(self.weights)
            if not weights_are_sound(weights):
                raise Refused(Reason.WEIGHTS_SUM, total=sum(weights.values()))
            application.weights = dump_weights(weights)
        name = get_person(session, self.mentee_id).display_name
        return {"mentee": name, "round": found.name, "own": self.weights is not None}
