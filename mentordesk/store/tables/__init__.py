"""The records of a programme file, one module per subject."""

from mentordesk.store.base import Record
from mentordesk.store.tables.imports import ImportMapping, ImportRun, SavedView, WaitingRow
from mentordesk.store.tables.matches import Agreement, Match, Plan
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
    CohortCode,
    Logo,
    Programme,
    Round,
    Topic,
)

__all__ = [
    "Agreement",
    "AgreementTemplate",
    "AlumniIdentity",
    "Application",
    "ApplicationTopic",
    "CohortCode",
    "Consent",
    "ImportMapping",
    "ImportRun",
    "Logo",
    "Match",
    "MentorProfile",
    "MentorTopic",
    "Person",
    "PersonEmail",
    "PersonLanguage",
    "PersonLink",
    "PersonNumber",
    "PersonPhone",
    "PersonTag",
    "Plan",
    "Programme",
    "Record",
    "Round",
    "SavedView",
    "Tag",
    "Topic",
    "WaitingRow",
    "WeeklyHours",
]
