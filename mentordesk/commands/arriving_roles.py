"""Writes what a draft says as mentor or as mentee: profile, topics, application to the round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from mentordesk.commands.code_of_conduct import keep_acceptance
from mentordesk.commands.topics import topic_named
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.fields import WORD_FIELDS, Field
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.topic import TopicKind
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.plan import merged_value
from mentordesk.store.queries.import_columns import (
    APPLICATION_COLUMNS,
    APPLICATION_LISTS,
    MENTOR_COLUMNS,
)
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Application,
    ApplicationTopic,
    MentorProfile,
    MentorTopic,
    Programme,
    Topic,
)

_OFFERED = {
    Field.TOPICS_OFFERED: (TopicKind.TOPIC, False),
    Field.TOPICS_REFUSED: (TopicKind.TOPIC, True),
    **{f: (kind, False) for f, (role, kind) in WORD_FIELDS.items() if role is Role.MENTOR},
}
"""Words of a mentor: of which list, and whether they are refused."""


class Roles:
    """The profiles and applications of the people of one import."""

    def __init__(self, session: WriteSession, round_id: str | None) -> None:
        self._session = session
        self._round_id = round_id
        self._profiles: dict[str, MentorProfile] = {}
        self._applications: dict[tuple[str, Role], Application] = {}
        self._offered: dict[str, dict[TopicKind, dict[str, MentorTopic]]] = {}
        self._wanted: dict[str, dict[TopicKind, dict[str, ApplicationTopic]]] = {}
        self._code_version: str | None = None
        self._knows_code = False

    def fetch(self, ids: Sequence[str]) -> None:
        """Reads the profiles and applications of people on file."""
        session, a = self._session, Application
        for profile in session.scalars(
            select(MentorProfile).where(MentorProfile.person_id.in_(ids))
        ):
            self._profiles[profile.person_id] = profile
            self._offered[profile.id] = {}
        to_round = a.round_id.is_(None) if self._round_id is None else a.round_id == self._round_id
        for row in session.scalars(select(a).where(a.person_id.in_(ids), to_round)):
            self._applications[(row.person_id, row.role)] = row
            self._wanted[row.id] = {}
        offers = select(MentorTopic, Topic.kind).join(Topic, Topic.id == MentorTopic.topic_id)
        offers = offers.join(MentorProfile, MentorTopic.profile_id == MentorProfile.id)
        for offer, kind in session.execute(offers.where(MentorProfile.person_id.in_(ids))):
            self._offered[offer.profile_id].setdefault(kind, {})[offer.topic_id] = offer
        wishes = select(ApplicationTopic, Topic.kind).join(
            Topic, Topic.id == ApplicationTopic.topic_id
        )
        wishes = wishes.join(a, ApplicationTopic.application_id == a.id)
        for wish, kind in session.execute(wishes.where(a.person_id.in_(ids), to_round)):
            self._wanted[wish.application_id].setdefault(kind, {})[wish.topic_id] = wish

    def has_application(self, person_id: str, draft: PersonDraft) -> bool:
        """Whether the draft leaves the person with an application that holds its wishes."""
        is_asking = Role.MENTEE in draft.roles
        is_offering = Role.MENTOR in draft.roles and self._round_id is not None
        return is_asking or is_offering or (person_id, Role.MENTEE) in self._applications

    def write(self, person_id: str, draft: PersonDraft, changed: frozenset[Field]) -> None:
        """Writes the changed fields of each role the draft takes."""
        if Role.MENTOR in draft.roles:
            profile = self._profile(person_id)
            self._write_profile(profile, draft, changed)
            if self._round_id is not None:
                offer = self._application(person_id, Role.MENTOR, draft)
                if Role.MENTEE not in draft.roles and Field.NOT_WITH in changed:
                    offer.not_with = "; ".join(draft.values[Field.NOT_WITH])
        if Role.MENTEE in draft.roles:
            self._write_application(
                self._application(person_id, Role.MENTEE, draft), draft, changed
            )

    def _profile(self, person_id: str) -> MentorProfile:
        if person_id not in self._profiles:
            profile = self._session.fresh(MentorProfile, person_id=person_id)
            self._profiles[person_id] = profile
            self._offered[profile.id] = {}
        return self._profiles[person_id]

    def _application(self, person_id: str, role: Role, draft: PersonDraft) -> Application:
        key = (person_id, role)
        if key not in self._applications:
            is_lead = self._round_id is None
            found = self._session.fresh(
                Application,
                round_id=self._round_id,
                person_id=person_id,
                role=role,
                state=ApplicationState.LEAD if is_lead else ApplicationState.RECEIVED,
                submitted_on=draft.values.get(Field.SUBMITTED) or self._session.today(),
                source=Source.IMPORT,
            )
            self._applications[key] = found
            self._wanted[found.id] = {}
        return self._applications[key]

    def _write_profile(
        self, profile: MentorProfile, draft: PersonDraft, changed: frozenset[Field]
    ) -> None:
        values = draft.values
        for f, column in MENTOR_COLUMNS.items():
            if f in changed:
                setattr(profile, column, values[f])
        if Field.MOTIVATIONS in changed:
            profile.motivations = values[Field.MOTIVATIONS]
        if Field.COUNTRIES_WORKED in changed:
            profile.countries_worked = "; ".join(values[Field.COUNTRIES_WORKED])
        if Field.SCHEMES in changed:
            offered = values[Field.SCHEMES]
            profile.offers_ask = Scheme.ASK in offered
            profile.offers_matched = Scheme.MATCHED in offered
            profile.offers_group = Scheme.GROUP in offered
        if Field.CODE_ACCEPTED in changed and values[Field.CODE_ACCEPTED]:
            on = values.get(Field.SUBMITTED) or self._session.today()
            if profile.code_version in (None, self._code()):
                profile.code_version, profile.code_accepted_on = self._code(), on
            else:
                keep_acceptance(self._session, profile, self._code(), on)
        for f, (kind, refused) in _OFFERED.items():
            if f in changed:
                self._write_offers(profile, values[f], kind, refused)

    def _code(self) -> str | None:
        if not self._knows_code:
            query = select(Programme.code_of_conduct_version).limit(1)
            self._code_version = self._session.scalars(query).first()
            self._knows_code = True
        return self._code_version

    def _write_offers(
        self,
        profile: MentorProfile,
        words: Sequence[str],
        kind: TopicKind,
        refused: bool,
    ) -> None:
        """Makes these the words of one list that are offered, or refused."""
        held = self._offered[profile.id].setdefault(kind, {})
        wanted = {topic_named(self._session, name, kind).id for name in words}
        for topic_id in [t for t, row in held.items() if row.refused == refused]:
            if topic_id not in wanted:
                self._session.delete(held.pop(topic_id))
        for topic_id in wanted:
            if topic_id in held:
                held[topic_id].refused = refused
                continue
            held[topic_id] = self._session.fresh(
                MentorTopic, profile_id=profile.id, topic_id=topic_id, refused=refused
            )

    def _write_application(
        self, found: Application, draft: PersonDraft, changed: frozenset[Field]
    ) -> None:
        for f, column in APPLICATION_COLUMNS.items():
            if f in changed:
                setattr(found, column, merged_value(f, getattr(found, column), draft))
        for f, column in APPLICATION_LISTS.items():
            if f in changed:
                held = getattr(found, column)
                value: Any = merged_value(f, tuple(held.split("; ")) if held else (), draft)
                setattr(found, column, "; ".join(value))
        if Field.MOTIVATIONS in changed:
            found.motivations = draft.values[Field.MOTIVATIONS]
        if Field.TOPICS_WANTED in changed:
            self._write_wishes(found, draft.values[Field.TOPICS_WANTED], TopicKind.TOPIC)
        for f, (role, kind) in WORD_FIELDS.items():
            if f in changed and role is Role.MENTEE:
                self._write_wishes(found, draft.values[f], kind)

    def _write_wishes(self, found: Application, words: Sequence[str], kind: TopicKind) -> None:
        """Makes these the words of one list that are wanted, in their order."""
        held = self._wanted[found.id].setdefault(kind, {})
        ids = list(dict.fromkeys(topic_named(self._session, name, kind).id for name in words))
        for topic_id in [t for t in held if t not in ids]:
            self._session.delete(held.pop(topic_id))
        for rank, topic_id in enumerate(ids, start=1):
            if topic_id in held:
                held[topic_id].rank = rank
                continue
            held[topic_id] = self._session.fresh(
                ApplicationTopic, application_id=found.id, topic_id=topic_id, rank=rank
            )
