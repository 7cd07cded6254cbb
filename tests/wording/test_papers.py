"""Every figure, term and state on paper has its words, and no sentence has a hole."""

from __future__ import annotations

import inspect

import pytest

from mentordesk.domain.agreement import AgreementState, Clause, Term
from mentordesk.domain.figures import AGAINST, Figure, Unit
from mentordesk.domain.person import Role
from mentordesk.domain.regions import Region
from mentordesk.domain.round import Scheme
from mentordesk.wording import agreement_words, agreements, report_sheets, reports


def test_every_figure_has_a_name_and_one_sentence():
    assert set(reports.FIGURES) == set(reports.HOW_COUNTED) == set(Figure)
    assert len(set(reports.FIGURES.values())) == len(Figure)
    for sentence in reports.HOW_COUNTED.values():
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence
    assert {reports.figure(against) for against in AGAINST.values()} <= set(
        reports.FIGURES.values()
    )


def test_every_region_unit_and_state_has_a_word():
    assert set(reports.REGIONS) == {*Region, None}
    assert set(reports.UNITS) == set(Unit)
    assert set(reports.AGREEMENT_ROWS) == set(AgreementState)
    assert set(report_sheets.EACH_ROLE) == set(Role)


def test_headers_of_a_sheet_are_told_apart_by_more_than_case():
    lists = [v for n, v in inspect.getmembers(report_sheets) if n.endswith("_COLUMNS")]
    assert len(lists) == 6
    for headers in lists:
        assert len({header.casefold() for header in headers}) == len(headers)


def test_titles_of_sheets_fit():
    titles = (
        report_sheets.SUMMARY, report_sheets.SCHEMES, report_sheets.AGREEMENTS,
        report_sheets.PEOPLE, report_sheets.PAIRS, report_sheets.MENTORS, report_sheets.MENTEES,
        report_sheets.WAITING, report_sheets.DEFINITIONS,
    )  # fmt: skip
    assert all(len(title) <= 31 for title in titles)
    assert {where for _, where, _, _ in report_sheets.DEFINITIONS_MORE} <= set(titles)


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        (("Spring", None), "Spring"),
        ((None, 2026), "Rounds that start in 2026"),
        ((None, None), "All rounds"),
    ],
)
def test_a_scope_is_named(scope, told):
    assert reports.scope_name(*scope) == told


def test_every_term_has_its_label():
    assert set(agreements.TERMS) == set(Term)
    assert len(set(agreements.TERMS.values())) == len(Term)
    assert set(agreements.LINES) <= set(Term)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_template_says_the_same_things_in_every_scheme(scheme):
    template = agreement_words.template(scheme)
    assert set(template.texts) == set(agreement_words.CLAUSES) == set(Clause)
    assert all(template.text(clause) for clause in Clause)
    assert len(template.lines(Clause.IS_LIST)) == len(template.lines(Clause.IS_NOT_LIST)) == 5
    assert "without blame" in template.text(Clause.ENDING)
    assert "{" not in template.text(Clause.WELLBEING, " (a@b.example)")


def test_braces_of_the_office_are_only_braces():
    template = agreement_words.Template({Clause.WELLBEING: "Ask {us} at{contact} {0} %s"})
    assert template.text(Clause.WELLBEING, " (x)") == "Ask {us} at (x) {0} %s"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "UTC+0"), (345, "UTC+5:45"), (-480, "UTC−8"), (-210, "UTC−3:30"), (780, "UTC+13")],
)
def test_an_offset_is_written_short(minutes, told):
    assert agreements.offset(minutes) == told


def test_the_foot_leaves_out_what_is_not_known():
    assert agreements.footer(2, 1, None, "today") == ("Version 2", "Template 1", "Made on today")
    assert "Code of conduct 2026" in agreements.footer(2, 3, "2026", "today")


def test_why_nothing_was_written():
    what, do = agreements.none_written("Spring", 0)
    assert "Spring" in what
    assert do
    assert agreements.none_written("Spring", 2) != (what, do)
    assert "U+0378" in agreements.unprintable("A and B", "x" * 100, "\u0378")
