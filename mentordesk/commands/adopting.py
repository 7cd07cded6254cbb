"""Takes a plan that was worked out: its pairs become the drafts of a plan, as a whole or not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands import placing
from mentordesk.commands.judging import Judged, judge
from mentordesk.domain.match import Aim, MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.matching.pool import Blocked, Pair
from mentordesk.store.queries import pool as questions
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Agreement, GroupDraft, Match


@dataclass(frozen=True)
class Gathered:
    """What the new group of a mentor was formed around, as `GroupDraft` keeps it."""

    mentor_id: str
    topic_id: str | None
    language: str | None
    hour: tuple[int, int, int] | None


@dataclass(frozen=True)
class AdoptPlan:
    """Makes these pairs the drafts of a plan, in one step; locked pairs are among them.

    The plan is the one of `plan_id`, else the one named `plan_name` (made when there is none),
    else the current one. `result` is the JSON of the solve: its `total` must still be the sum of
    the scores when it is written. In a round of groups `gathered` says what its new groups are
    formed around.
    """

    round_id: str
    plan_id: str | None
    aim: Aim
    pairs: tuple[Pair, ...]
    result: str
    plan_name: str | None = None
    gathered: tuple[Gathered, ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Moves, adds and removes drafts. Raises `Refused` PLAN_OUTDATED when it no longer fits."""
        where = self._where(session)
        rows = questions.pool(
            session.connection(), where.round.id, where.plan.id, today=session.today()
        )
        judged = judge(rows)
        self._refuse_outdated(judged)
        self._write(session, where, judged)
        self._gather(session, where.plan.id)
        where.plan.aim, where.plan.result = self.aim, self.result
        where.plan.weights = where.round.weights
        return {
            "plan": where.plan.name,
            "plan_id": where.plan.id,
            "round": where.round.name,
            "count": len(self.pairs),
            "of": len(rows.mentees),
        }

    def _gather(self, session: WriteSession, plan_id: str) -> None:
        """Keeps what each group is formed around, in place of what was kept before."""
        query = select(GroupDraft).where(GroupDraft.plan_id == plan_id)
        before = {row.mentor_id: row for row in session.scalars(query)}
        for one in self.gathered:
            row = before.pop(one.mentor_id, None)
            if row is None:
                row = GroupDraft(id=session.new_id(), plan_id=plan_id, mentor_id=one.mentor_id)
                session.add(row)
            row.topic_id, row.language = one.topic_id, one.language
            row.weekday, row.first_minute, row.last_minute = one.hour or (None, None, None)
        for row in before.values():
            session.delete(row)

    def _where(self, session: WriteSession) -> placing.Setting:
        if self.plan_id is None and self.plan_name is not None:
            found = placing.pairing_round(session, self.round_id)
            plan = placing.plan_named(session, found, self.plan_name, self.aim)
            return placing.Setting(found, plan)
        return placing.setting(session, self.round_id, self.plan_id)

    def _refuse_outdated(self, judged: Judged) -> None:
        drafts = {draft.pair: draft for draft in judged.rows.drafts}
        locked = {pair for pair, draft in drafts.items() if draft.locked}
        per_mentor = Counter(mentor_id for mentor_id, _ in self.pairs)
        per_mentee = Counter(mentee_id for _, mentee_id in self.pairs)
        is_sound = (
            locked <= set(self.pairs)
            and max(per_mentee.values(), default=0) <= 1
            and per_mentor.keys() <= judged.mentors.keys()
            and per_mentee.keys() <= judged.mentees.keys()
            and all(n <= judged.mentors[mentor].places for mentor, n in per_mentor.items())
            and all(_may_be(judged, pair, pair in drafts) for pair in self.pairs)
            and json.loads(self.result)["total"] == sum(map(judged.score, self.pairs))
        )
        if not is_sound:
            raise Refused(Reason.PLAN_OUTDATED, round=judged.rows.round.name)

    def _write(self, session: WriteSession, where: placing.Setting, judged: Judged) -> None:
        query = select(Match).where(Match.plan_id == where.plan.id, Match.state == MatchState.DRAFT)
        drafts = {draft.mentee_id: draft for draft in session.scalars(query)}
        printed = set(session.scalars(select(Agreement.match_id).distinct()))
        placed = {mentee_id for _, mentee_id in self.pairs}
        for mentee_id, draft in drafts.items():
            if mentee_id not in placed:
                if draft.id in printed:
                    placing.drop_agreements(session, draft)
                session.delete(draft)
        for pair in self.pairs:
            old = drafts.get(pair[1])
            has_papers = old is not None and old.id in printed
            placing.write_draft(session, where, judged, pair, draft=old, has_papers=has_papers)


def _may_be(judged: Judged, pair: Pair, is_drafted: bool) -> bool:
    """Whether a plan may hold the pair: by no hard rule against it, nor a soft one unless drafted.

    A draft that stands was let through with a reason, or the clash arose later: keeping it is no
    new decision.
    """
    found = judged.options.blocked(*pair)
    return found is None or (is_drafted and not isinstance(found, Blocked))
