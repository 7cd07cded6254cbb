"""The labels of the wizard are complete: each field, role, fate, hurdle and reason has a word."""

from mentordesk.domain.fields import Field
from mentordesk.importing.encoding import CANDIDATES
from mentordesk.importing.known import Why
from mentordesk.importing.mapping import SheetRole
from mentordesk.importing.plan import Action
from mentordesk.ui.imports.steps import Hurdle, Step
from mentordesk.ui.imports.values import WHY_WORDS
from mentordesk.ui.imports.words import (
    ENCODINGS,
    FATE_WORDS,
    FIELD_GROUPS,
    FIELD_WORDS,
    HURDLE_WORDS,
    ROLE_WORDS,
    STEP_WORDS,
    delimiter_words,
    encoding_words,
)


def test_every_field_stands_in_the_list_once():
    listed = [field for _, fields in FIELD_GROUPS for field, _ in fields]
    assert sorted(f.value for f in listed) == sorted(f.value for f in Field)
    assert len(set(FIELD_WORDS.values())) == len(listed)


def test_every_member_has_its_words():
    for words, kind in (
        (ROLE_WORDS, SheetRole),
        (FATE_WORDS, Action),
        (HURDLE_WORDS, Hurdle),
        (STEP_WORDS, Step),
        (WHY_WORDS, Why),
    ):
        assert set(words) == set(kind)


def test_every_encoding_that_is_guessed_can_be_chosen_by_name():
    offered = {name for name, _ in ENCODINGS}
    assert set(CANDIDATES) <= offered
    assert encoding_words("utf-8-sig") == "Unicode (UTF-8)"
    assert encoding_words("mac-roman") == "Western (Mac)"


def test_a_strange_delimiter_is_shown_as_it_is():
    assert delimiter_words("\t") == "tabs"
    assert delimiter_words("~") == "“~”"
