"""What happens to a round after it was made: copied, reopened, its good option set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands.applications import open_round
from mentordesk.commands.archiving import let_go
from mentordesk.commands.rounds import DATE_FIELDS, free_name, get_round
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, may_step, moved
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Round


@dataclass(frozen=True)
class CopyRound:
    """Adds a round like another: scheme, length and weights kept, its dates moved to a start."""

    round_id: str
    name: str
    starts: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the round, open and without people."""
        model = get_round(session, self.round_id)
        name = free_name(session, self.name)
        try:
            dates = {f: moved(getattr(model, f), model.starts, self.starts) for f in DATE_FIELDS}
        except (ValueError, OverflowError) as error:
            raise Refused(Reason.VALUE_WRONG, field="starts", value=self.starts) from error
        new = Round(
            id=session.new_id(),
            name=name,
            scheme=model.scheme,
            state=RoundState.OPEN,
            months=model.months,
            weights=model.weights,
            good_option=model.good_option,
            **dates,
        )
        session.add(new)
        return {"round_id": new.id, "round": name, "before": model.name}


@dataclass(frozen=True)
class SetGoodOption:
    """Sets from which score upward a pair of a round is called a good option."""

    round_id: str
    score: int

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps it with the round. Raises `Refused` VALUE_WRONG outside 0 to 100."""
        found = open_round(session, self.round_id)
        if not 0 <= self.score <= 100:
            raise Refused(
                Reason.VALUE_WRONG, field="good_option", value=self.score, least=0, most=100
            )
        found.good_option = self.score
        return {"round": found.name, "score": self.score}


@dataclass(frozen=True)
class ReopenRound:
    """Takes a round back to an earlier state, which asks why (domain dossier 3.5).

    The figures of an archived one follow its people again.
    """

    round_id: str
    state: RoundState
    why: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the state. Raises `Refused` VALUE_WRONG without a reason or for a later state."""
        found, why = get_round(session, self.round_id), " ".join(self.why.split())
        if not why or not may_step(self.state, found.state):
            raise Refused(Reason.VALUE_WRONG, field="reason", value=why)
        found.state = self.state
        let_go(session, found)
        return {"round": found.name, "state": self.state.value, "why": why}
