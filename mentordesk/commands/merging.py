"""Makes two people on file one: every field as chosen, every list united, nothing left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from mentordesk.commands import placing
from mentordesk.commands.addresses import add_number
from mentordesk.commands.people import get_person
from mentordesk.commands.uniting import repoint, unite_lists, unite_offers, unite_wishes
from mentordesk.domain import names
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.merging import Hurdle, Side, default_side, value_of
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries import merging as questions
from mentordesk.store.queries.merging import NOT_CHOSEN
from mentordesk.store.queries.places import places_gone
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Application,
    Match,
    MentorProfile,
    Person,
    Record,
)

_REASONS = {
    Hurdle.PAIRED_TOGETHER: Reason.MERGE_PAIRED_TOGETHER,
    Hurdle.TWO_LIVE_PAIRS: Reason.MERGE_TWO_LIVE,
    Hurdle.TWO_GROUPS: Reason.MERGE_TWO_GROUPS,
}


@dataclass(frozen=True)
class MergePeople:
    """Joins the other person to the one that is kept, and takes the other off the file.

    `sides` says whose value stands, by the keys of `store.queries.merging.differing`; what is not
    named there is chosen by `domain.merging.default_side`. Addresses, numbers, languages, hours,
    courses, tags, topics and links come together; applications, pairs, consents and waiting rows
    are handed over. Of two drafts of one mentee in a plan the locked one stays, else the kept
    person's.
    """

    kept_id: str
    other_id: str
    sides: tuple[tuple[str, Side], ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Joins them. Raises `Refused` MERGE_… for pairs that could not both be one person's."""
        kept, other = get_person(session, self.kept_id), get_person(session, self.other_id)
        name, gone = kept.display_name, other.display_name
        if kept.id == other.id:
            raise Refused(Reason.MERGE_ONESELF, name=name)
        hurdle = questions.forbidden(session.connection(), kept.id, other.id)
        if hurdle is not None:
            raise Refused(_REASONS[hurdle.hurdle], **dict(hurdle.values))
        sides = dict(self.sides)
        _join_person(session, kept, other, sides)
        _join_profiles(session, kept.id, other.id, sides)
        _join_applications(session, kept.id, other.id, sides)
        unite_lists(session, kept.id, other.id)
        _drop_drafts(session, kept.id, other.id)
        repoint(session, Person.__tablename__, other.id, kept.id)
        session.delete(other)
        session.flush()
        _refuse_crowded(session, kept)
        return {
            "person_id": kept.id, "name": kept.display_name, "kept": name, "other": gone,
            "other_id": self.other_id,
        }  # fmt: skip


def _join_person(
    session: WriteSession, kept: Person, other: Person, sides: Mapping[str, Side]
) -> None:
    automatic = kept.sort_name == names.sort_name(kept.display_name, kept.family_name)
    by_hand = other.sort_name != names.sort_name(other.display_name, other.family_name)
    takes_name = _side(kept, other, "display_name", "person", sides) is Side.OTHER
    left = {kept.external_id, other.external_id} - {None}
    _join(kept, other, "person", sides)
    for number in sorted(str(one) for one in left - {kept.external_id}):
        add_number(session, kept, number)
    if takes_name and by_hand:
        kept.sort_name = other.sort_name
    elif takes_name or automatic:
        kept.sort_name = names.sort_name(kept.display_name, kept.family_name)


def _join(kept: Record, other: Record, prefix: str, sides: Mapping[str, Side]) -> None:
    """Sets every column of the kept row as chosen."""
    for column in kept.__table__.columns:
        field = column.name
        if field in NOT_CHOSEN:
            continue
        side = _side(kept, other, field, prefix, sides)
        value = value_of(side, getattr(kept, field), getattr(other, field))
        if value != getattr(kept, field):
            setattr(kept, field, value)


def _side(kept: Record, other: Record, field: str, prefix: str, sides: Mapping[str, Side]) -> Side:
    mine, theirs = getattr(kept, field), getattr(other, field)
    return sides.get(f"{prefix}.{field}") or default_side(field, mine, theirs)


def _join_profiles(
    session: WriteSession, kept_id: str, other_id: str, sides: Mapping[str, Side]
) -> None:
    query = select(MentorProfile).where(MentorProfile.person_id.in_((kept_id, other_id)))
    found = {profile.person_id: profile for profile in session.scalars(query)}
    if len(found) == 2:
        kept, other = found[kept_id], found[other_id]
        _join(kept, other, "mentor", sides)
        unite_offers(session, kept.id, other.id)
        repoint(session, MentorProfile.__tablename__, other.id, kept.id)
        session.delete(other)
        session.flush()


def _join_applications(
    session: WriteSession, kept_id: str, other_id: str, sides: Mapping[str, Side]
) -> None:
    """Two applications to one round in one role become one; the others are handed over later."""
    a = Application
    query = select(a).where(a.person_id.in_((kept_id, other_id))).order_by(a.id)
    rows = list(session.scalars(query))
    mine: dict[tuple[Any, Any], Application] = {}
    for row in rows:
        if row.person_id == kept_id:
            mine.setdefault((row.round_id, row.role), row)
    for row in rows:
        kept = mine.get((row.round_id, row.role))
        if row.person_id == other_id and kept is not None:
            _join(kept, row, kept.id, sides)
            unite_wishes(session, kept.id, row.id)
            repoint(session, a.__tablename__, row.id, kept.id)
            session.delete(row)
            session.flush()


def _drop_drafts(session: WriteSession, kept_id: str, other_id: str) -> None:
    """Takes out drafts that one person cannot have: with oneself, a second one, one beside a pair.

    A locked draft stays before one that is not, and the kept person's before the other's.
    """
    both = (kept_id, other_id)
    m = Match
    query = select(m).where(or_(m.mentor_id.in_(both), m.mentee_id.in_(both)))
    pairs = list(session.scalars(query.order_by(m.id)))
    paired = {p.round_id for p in pairs if p.mentee_id in both and p.state in LIVE}
    drafts = [p for p in pairs if p.state is MatchState.DRAFT]
    plans: dict[str | None, list[Match]] = defaultdict(list)
    for draft in drafts:
        if {draft.mentor_id, draft.mentee_id} == {*both} or (
            draft.mentee_id in both and draft.round_id in paired
        ):
            placing.remove_draft(session, draft)
        elif draft.mentee_id in both:
            plans[draft.plan_id].append(draft)
    for rivals in plans.values():
        rivals.sort(key=lambda draft: (not draft.locked, draft.mentee_id != kept_id))
        for draft in rivals[1:]:
            placing.remove_draft(session, draft)
    session.flush()


def _refuse_crowded(session: WriteSession, kept: Person) -> None:
    """Raises `Refused` MERGE_OVER_PLACES when the two have more mentees than the one has places."""
    profile = select(MentorProfile.places).where(MentorProfile.person_id == kept.id)
    places = session.scalars(profile).first() or 0
    taken = places_gone(session.connection(), (kept.id,)).get(kept.id, 0)
    if taken > places:
        raise Refused(Reason.MERGE_OVER_PLACES, name=kept.display_name, taken=taken, places=places)
