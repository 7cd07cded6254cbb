"""An invented round for the board: people of many scripts, some of them paired already."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from mentordesk.commands.judging import judge
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.match import MatchState
from mentordesk.domain.names import latin
from mentordesk.domain.person import PersonStatus, Role
from mentordesk.domain.round import RoundState, Scheme, dates_from_start
from mentordesk.domain.topic import TopicKind
from mentordesk.matching.pool import DEFAULT_WEIGHTS
from mentordesk.store.queries import pool as questions
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    ApplicationTopic,
    Consent,
    Match,
    MentorProfile,
    MentorTopic,
    Person,
    PersonEmail,
    PersonLanguage,
    Plan,
    Round,
    Topic,
    WeeklyHours,
)
from mentordesk.store.workspace import Workspace

TODAY = dt.date(2026, 3, 10)

NAMES: tuple[tuple[str, str | None, str, str, str, str], ...] = (
    ("Amina Rahman", "আমিনা রহমান", "Dhaka", "Bangladesh", "Asia/Dhaka", "bn"),
    ("Thandar Win Maung", "သန္တာဝင်းမောင်", "Yangon", "Myanmar", "Asia/Yangon", "my"),
    ("Layla Al-Khatib", "ليلى الخطيب", "Amman", "Jordan", "Asia/Amman", "ar"),
    ("Wei Zhang", "张伟", "Chengdu", "China", "Asia/Shanghai", "zh"),
    ("Maria Fernanda de Oliveira Cavalcanti dos Santos", None, "Recife", "Brazil",
     "America/Recife", "pt"),
    ("Sunita Gurung", "सुनिता गुरुङ", "Kathmandu", "Nepal", "Asia/Kathmandu", "ne"),
    ("Abebe Bekele", "አበበ በቀለ", "Addis Ababa", "Ethiopia", "Africa/Addis_Ababa", "am"),
    ("Nguyễn Thị Hồng Ngọc", None, "Hanoi", "Viet Nam", "Asia/Ho_Chi_Minh", "vi"),
    ("Suharto", None, "Yogyakarta", "Indonesia", "Asia/Jakarta", "id"),
    ("Olena Kovalenko", "Олена Коваленко", "Kyiv", "Ukraine", "Europe/Kyiv", "uk"),
    ("José Ignacio Ruiz-Tagle", None, "Santiago", "Chile", "America/Santiago", "es"),
    ("Chiara Esposito", None, "Napoli", "Italy", "Europe/Rome", "it"),
    ("Kwame Boateng", None, "Kumasi", "Ghana", "Africa/Accra", "tw"),
    ("Siriporn Chaiyasit", "ศิริพร ชัยสิทธิ์", "Chiang Mai", "Thailand", "Asia/Bangkok", "th"),
    ("Farhad Ahmadi", "فرهاد احمدی", "Herat", "Afghanistan", "Asia/Kabul", "fa"),
    ("Moana Tuilagi", None, "Suva", "Fiji", "Pacific/Fiji", "fj"),
    ("Aroha Ngata", None, "Wellington", "New Zealand", "Pacific/Auckland", "mi"),
    ("Priya Subramaniam", "பிரியா சுப்பிரமணியம்", "Chennai", "India", "Asia/Kolkata", "ta"),
    ("Yuki Tanaka", "田中 由紀", "Sapporo", "Japan", "Asia/Tokyo", "ja"),
    ("Ji-woo Park", "박지우", "Busan", "Korea", "Asia/Seoul", "ko"),
)  # fmt: skip
MORE = (
    "David Okello", "Ana Kovács", "Grace Wanjiru Njoroge", "Tomás Herrera", "Fatou Diallo",
    "Bjørn Østergård", "Zeynep Yılmaz", "Ifeoma Nwosu", "Luca Moretti", "Ingrid Sørensen",
    "Rashid Karimov", "Nomvula Dlamini", "Pedro Quispe Mamani", "Esther Mwakasege", "Hugo Lefèvre",
    "Salma Benali", "Tendai Chikowore", "Anita Shrestha", "Mehmet Demir", "Kofi Asante",
    "Lucía Fernández", "Omar Haddad", "Joyce Banda", "Peter Lindqvist", "Meera Nair",
    "Samuel Tesfaye", "Claudia Rojas", "Ibrahim Sesay", "Hannah Weiss", "Rita Adhikari",
)  # fmt: skip
FAMILY = ("Adeyemi", "Brown", "Costa", "Dang", "Eze", "Fuentes", "Gomes", "Haq", "Ito", "Jensen")
JOBS = (
    "Programme officer", "Research associate",
    "Senior adviser on social protection and livelihoods",
    "Lecturer", "Consultant", "Monitoring and evaluation specialist", "Policy analyst", "Director",
    "Country representative", "Doctoral student",
)  # fmt: skip
TOPICS = (
    "Policy writing", "Career change", "Doctoral study", "Fundraising", "Participatory methods",
    "Gender and power", "Climate adaptation", "Leadership", "Evaluation", "Public speaking",
)  # fmt: skip
SECTORS = ("Health", "Education", "Climate", "Governance", "Livelihoods")
PLACES = tuple((row[2], row[3], row[4]) for row in NAMES)
GOALS = (
    "Find my way from research into policy work, without losing the field",
    "Write a first policy brief that is read",
    "Prepare for a doctoral application by autumn",
    "Lead a team for the first time",
)


@dataclass(frozen=True)
class FillRound:
    """Makes a whole round in one step; `drafts` pairs are drafted, some locked, some live."""

    name: str = "Spring 2026"
    mentees: int = 64
    mentors: int = 40
    drafts: int = 24
    seed: int = 7

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Writes people, applications, profiles, a plan and its pairs."""
        dates = dates_from_start(dt.date(2026, 4, 20))
        weights = {criterion.value: weight for criterion, weight in DEFAULT_WEIGHTS.items()}
        run = Round(
            id=session.new_id(), name=self.name, scheme=Scheme.MATCHED, state=RoundState.MATCHING,
            weights=json.dumps(weights), **vars(dates),
        )  # fmt: skip
        session.add(run)
        session.flush()
        plan = Plan(id=session.new_id(), round_id=run.id, name="A")
        session.add(plan)
        session.flush()
        run.current_plan_id = plan.id
        making = _Making(session, run.id, plan.id, random.Random(self.seed))
        making.topics()
        mentees = [making.mentee(number) for number in range(self.mentees)]
        mentors = [making.mentor(number) for number in range(self.mentors)]
        making.also_mentor(mentees[2])
        making.pairs(mentors, mentees, self.drafts)
        making.scores()
        return {"round": self.name, "round_id": run.id}


class _Making:
    """Writes invented people, one after another, by a seeded dice."""

    def __init__(self, session: WriteSession, round_id: str, plan_id: str, dice: random.Random):
        self.session, self.round_id, self.plan_id, self.dice = session, round_id, plan_id, dice
        self._topic: list[str] = []

    def topics(self):
        """The programme's topics."""
        for name in TOPICS:
            self._topic.append(self._add(Topic, kind=TopicKind.TOPIC, name=name))
        self.session.flush()

    def mentee(self, number: int):
        """One applicant."""
        dice = self.dice
        name, original, city, country, zone, tongue = self._who(number)
        person = self._person(number, name, original, city, country, zone, tongue, "mentee")
        state = ApplicationState.INCOMPLETE if number % 11 == 3 else ApplicationState.IN_POOL
        application = self._add(
            Application, round_id=self.round_id, person_id=person, role=Role.MENTEE, state=state,
            submitted_on=TODAY - dt.timedelta(days=40 - number % 30), goal_1=dice.choice(GOALS),
            goal_2=dice.choice(GOALS) if number % 3 else None,
            sector_wanted=dice.choice(SECTORS) if number % 7 else None,
        )  # fmt: skip
        self.session.flush()
        if number % 13 != 5:
            for rank, topic in enumerate(dice.sample(self._topic, 2), start=1):
                self._add(ApplicationTopic, application_id=application, topic_id=topic, rank=rank)
        return person

    def mentor(self, number: int):
        """One mentor with one to four places."""
        dice = self.dice
        names = [*MORE, *(row[0] for row in NAMES)]
        if number == 1:  # the longest of names, in a script that runs the other way
            name, original = (
                "Muhammad Abdurrahman ibn Yusuf al-Baghdadi",
                "محمد عبد الرحمن البغدادي",
            )
        else:
            name = names[number] if number < len(MORE) else f"{dice.choice(MORE).split()[0]} "
            name = name if number < len(MORE) else name + FAMILY[number % len(FAMILY)]
            original = None
        if number in (4, 9, 14, 22):
            row = NAMES[(number * 3) % len(NAMES)]
            name, original = row[0].split()[0] + " " + FAMILY[number % 10], row[1]
        city, country, zone = dice.choice(PLACES)
        person = self._person(number, name, original, city, country, zone, "en", "mentor")
        profile = self._add(
            MentorProfile, person_id=person, places=(1, 2, 2, 3, 1, 2, 4, 2)[number % 8],
            trained_on=dt.date(2026, 1, 12) if number % 9 else None,
            code_accepted_on=dt.date(2026, 1, 12) if number % 10 else None,
            paused_until=dt.date(2026, 8, 1) if number % 17 == 16 else None,
        )  # fmt: skip
        self.session.flush()
        for topic in dice.sample(self._topic, 4):
            self._add(MentorTopic, profile_id=profile, topic_id=topic)
        return person

    def also_mentor(self, person: str):
        """A mentee who mentors others as well."""
        self._add(MentorProfile, person_id=person, places=1, trained_on=dt.date(2026, 1, 12))

    def pairs(self, mentors: list[str], mentees: list[str], drafts: int):
        """Some live pairs, some locked drafts, the rest drafts, within everybody's places."""
        room = {m: (1, 2, 2, 3, 1, 2, 4, 2)[n % 8] for n, m in enumerate(mentors)}
        free = [m for n, m in enumerate(mentors[1:], 1) if n % 17 != 16 for _ in range(room[m])]
        self.dice.shuffle(free)
        free.insert(0, mentors[0])  # whose one place a locked pair takes
        may = [m for n, m in enumerate(mentees) if n not in (0, 1, 2, 3)]
        for number, (mentor, mentee) in enumerate(zip(free[:drafts], may, strict=False)):
            live, locked = number % 9 == 4, number % 4 == 1 or number == 0
            self._add(
                Match, round_id=self.round_id, plan_id=None if live else self.plan_id,
                mentor_id=mentor, mentee_id=mentee, locked=locked and not live,
                state=MatchState.PROPOSED_TO_MENTEE if live else MatchState.DRAFT,
                score=self.dice.randint(38, 93), drafted_on=TODAY,
                override_reason="They asked for each other" if number % 8 == 6 else None,
            )  # fmt: skip

    def scores(self):
        """Gives each draft the score it has."""
        self.session.flush()
        rows = questions.pool(
            self.session.connection(), self.round_id, self.plan_id, today=self.session.today()
        )
        judged = judge(rows)
        for draft in self.session.scalars(select(Match).where(Match.plan_id == self.plan_id)):
            draft.score = judged.score((draft.mentor_id, draft.mentee_id))

    def _who(self, number: int) -> tuple[str, str | None, str, str, str, str]:
        if number < len(NAMES):
            return NAMES[number]
        given = MORE[(number * 7) % len(MORE)].split()[0]
        city, country, zone = PLACES[(number * 5) % len(PLACES)]
        return (f"{given} {FAMILY[number % 10]}", None, city, country, zone, "fr")

    def _person(self, number, name, original, city, country, zone, tongue, role):
        dice = self.dice
        person = self._add(
            Person, display_name=name, sort_name=latin(name), original_name=original, city=city,
            country=country, time_zone=zone if number % 12 != 7 else None,
            status=PersonStatus.ALUM, employer=f"{country} Institute {number % 6}",
            job_title=dice.choice(JOBS), sector=dice.choice(SECTORS) if number % 5 else None,
            years_experience=dice.randint(1, 9) if role == "mentee" else dice.randint(6, 28),
        )  # fmt: skip
        self.session.flush()
        self._add(PersonEmail, person_id=person, address=f"{role}{number}@example.org",
                  is_primary=True)  # fmt: skip
        self._add(PersonLanguage, person_id=person, language=tongue, level=4)
        # Wei speaks Chinese alone: somebody for whom no mentor may be.
        if number != 3 and tongue != "en":
            self._add(PersonLanguage, person_id=person, language="en", level=3)
        self._add(Consent, person_id=person, purpose=Purpose.SHARE_PROFILE, answer=Answer.GIVEN,
                  given_on=TODAY)  # fmt: skip
        code = ("MAP", "MAGEN", "MADev", "MAFOOD")[number % 4]
        ordinal = 3 + number % 30
        self._add(AlumniIdentity, person_id=person, code=f"{code}{ordinal:02d}",
                  prefix=code.upper(), ordinal=ordinal)  # fmt: skip
        if number % 6 != 4:
            for weekday in dice.sample(range(7), 3):
                start = dice.choice((8, 12, 17, 19)) * 60
                self._add(WeeklyHours, person_id=person, weekday=weekday, start=start,
                          end=start + 180)  # fmt: skip
        return person

    def _add(self, table, **values):
        row = table(id=self.session.new_id(), **values)
        self.session.add(row)
        return row.id


def fill(path: Path, **sizes: Any) -> tuple[Workspace, str]:
    """A new programme file with one invented round; the round's id."""
    workspace = Workspace.create(path, "Alumni mentoring")
    done = workspace.run(FillRound(**sizes))
    return workspace, str(done.values["round_id"])
