"""The records of a programme file, one module per subject."""

from mentordesk.store.base import Record
from mentordesk.store.tables.asks import Ask, AskOffer
from mentordesk.store.tables.concerns import Concern
from mentordesk.store.tables.groups import GroupDraft, GroupMember, MentoringGroup
from mentordesk.store.tables.guidance import (
    CodeAcceptance,
    Guidance,
    GuidanceFile,
    GuidanceGiven,
    LetterGuidance,
    Story,
)
from mentordesk.store.tables.imports import ImportMapping, ImportRun, SavedView, WaitingRow
from mentordesk.store.tables.letters import Letter, LetterTemplate
from mentordesk.store.tables.life import (
    Attendance,
    CheckIn,
    Goal,
    PairStep,
    SessionLog,
    StaffNote,
)
from mentordesk.store.tables.matches import Agreement, AgreementName, Match, Plan
from mentordesk.store.tables.people import (
    AlumniIdentity,
    Consent,
    Person,
    PersonEmail,
    PersonLanguage,
    PersonLink,
    PersonNumber,
    PersonPhone,
    PersonTag,
    Tag,
    WeeklyHours,
)
from mentordesk.store.tables.profiles import (
    Application,
    ApplicationTopic,
    MentorProfile,
    MentorTopic,
)
from mentordesk.store.tables.programme import (
    AgreementTemplate,
    CalendarSpan,
    CohortCode,
    FrozenFigures,
    Logo,
    Programme,
    Round,
    Topic,
)
from mentordesk.store.tables.today import PutOff
from mentordesk.store.tables.wishes import MentorWish, ReaderMark

__all__ = [
    "Agreement",
    "AgreementName",
    "AgreementTemplate",
    "AlumniIdentity",
    "Application",
    "ApplicationTopic",
    "Ask",
    "AskOffer",
    "Attendance",
    "CalendarSpan",
    "CheckIn",
    "CodeAcceptance",
    "CohortCode",
    "Concern",
    "Consent",
    "FrozenFigures",
    "Goal",
    "GroupDraft",
    "GroupMember",
    "Guidance",
    "GuidanceFile",
    "GuidanceGiven",
    "ImportMapping",
    "ImportRun",
    "Letter",
    "LetterGuidance",
    "LetterTemplate",
    "Logo",
    "Match",
    "MentorProfile",
    "MentorTopic",
    "MentorWish",
    "MentoringGroup",
    "PairStep",
    "Person",
    "PersonEmail",
    "PersonLanguage",
    "PersonLink",
    "PersonNumber",
    "PersonPhone",
    "PersonTag",
    "Plan",
    "Programme",
    "PutOff",
    "ReaderMark",
    "Record",
    "Round",
    "SavedView",
    "SessionLog",
    "StaffNote",
    "Story",
    "Tag",
    "Topic",
    "WaitingRow",
    "WeeklyHours",
]
