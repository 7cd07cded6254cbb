"""The programme's own words for agreements, one set a scheme, beside a sample page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTabBar

from mentordesk.commands.templates import EditTemplate, UseShippedWords
from mentordesk.domain.agreement import Clause, Term
from mentordesk.domain.round import Scheme
from mentordesk.jobs.agreement_page import own_words
from mentordesk.store.queries.rounds import round_by_id
from mentordesk.store.queries.templates import is_given_out, template_rows
from mentordesk.ui.drawn import DrawnPages
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.programme.section import Form, Section
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row, side_by_side
from mentordesk.wording import agreements as said
from mentordesk.wording import words
from mentordesk.wording.agreement_words import CLAUSES, CONTACT, HAS_LINES, Template, template

REST_MS = 350
"""The page is drawn anew when the typing rests for so long."""

SCHEMES = (Scheme.MATCHED, Scheme.GROUP, Scheme.ASK)

CLAUSE_GROUPS: tuple[tuple[str, str, tuple[Clause, ...]], ...] = (
    ("Who it is between", "", (Clause.TITLE, Clause.MENTOR_ROLE, Clause.MENTEE_ROLE)),
    (
        "What it is, and what it is not",
        "Stands on page one. Of the lists, each line is a point; an empty list is left out.",
        (
            Clause.ABOUT_HEADING, Clause.ABOUT, Clause.IS_HEADING, Clause.IS_LIST,
            Clause.IS_NOT_HEADING, Clause.IS_NOT_LIST,
        ),
    ),
    ("What each hopes for", "", (Clause.MENTOR_GOALS, Clause.MENTEE_GOALS)),
    (
        "Confidence and care",
        f"{CONTACT} becomes the office’s address in brackets.",
        (
            Clause.CONFIDENTIAL, Clause.WELLBEING, Clause.IN_PERSON, Clause.NO_LENDING,
            Clause.ENDING,
        ),
    ),
    ("Plan and acknowledgement", "", (Clause.PLAN_NOTE, Clause.ACKNOWLEDGE_NOTE)),
)  # fmt: skip
"""The texts in groups; complete (tested)."""

USUAL = tuple(term for term in Term if term not in (Term.MIDPOINT_REVIEW, Term.END_REVIEW))
"""The reviews have their days from the round."""

LONG = HAS_LINES | {
    Clause.CONFIDENTIAL, Clause.WELLBEING, Clause.IN_PERSON, Clause.NO_LENDING, Clause.ENDING,
    Clause.PLAN_NOTE, Clause.ACKNOWLEDGE_NOTE,
}  # fmt: skip


@dataclass(frozen=True)
class SchemeWords:
    """What the form shows: a scheme as its id, and its words."""

    id: str
    scheme: Scheme
    words: Template
    is_own: bool
    is_out: bool


class AgreementWordsSection(Section):
    """Every text an agreement is made of. Each edit is kept at once; paper keeps its words."""

    name = "words"
    title = "Agreement words"
    icon = Icon.FILE
    tables = frozenset({"agreement_template", "agreement", "programme", "round", "logo"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.fields: dict[Clause | Term, TextField] = {}
        self.form = Form(context, "Agreement words", caption=128)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._draw)
        self._build()

    @property
    def scheme(self) -> Scheme:
        """The scheme whose words are shown."""
        return SCHEMES[self.tabs.currentIndex()]

    def fill(self) -> None:
        """Show the words that hold now."""
        scheme = self.scheme
        rows = self.desk.ask(template_rows, scheme)
        newest = rows[0] if rows else None
        is_out = newest is not None and self.desk.ask(is_given_out, scheme, newest.version)
        found = own_words(scheme, newest)
        shipped = template(scheme)
        is_own = (found.texts, found.usual) != (shipped.texts, shipped.usual)
        self._about.setText(_told(found.version, is_own, is_out))
        self.shipped.setEnabled(is_own and not self.desk.is_read_only)
        self.form.show_thing(SchemeWords(scheme.value, scheme, found, is_own, is_out))
        self._draw()

    def set_round(self, round_id: str | None) -> None:
        """Begin with the scheme of the round that is chosen."""
        super().set_round(round_id)
        found = self.desk.ask(round_by_id, round_id) if round_id else None
        if found is not None and self.form.shown is None:
            self.tabs.setCurrentIndex(SCHEMES.index(found.scheme))

    def being_typed(self) -> dict[Clause | Term, str]:
        """What stands in the fields and differs from what is on file."""
        shown: SchemeWords | None = self.form.shown
        if shown is None:
            return {}
        return {
            what: text
            for what, field in self.fields.items()
            if (text := field.area.toPlainText().strip()) != _held(shown, what)
        }

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setObjectName("schemes")
        self.tabs.setAccessibleName("Scheme")
        self.tabs.setDrawBase(False)
        for scheme in SCHEMES:
            self.tabs.addTab(words.word(scheme))
        self.tabs.currentChanged.connect(self._turn)
        self._about = label("", "small", "muted", wraps=True)
        self._about.setObjectName("words_version")
        head = column(self.tabs, self._about, space=Space.S)
        head.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._build_form()
        left = column(head, self.form, space=0)
        left.setStretch(1, 1)
        self.pages = DrawnPages(self.context)
        self.pages.leaves.setAccessibleName("Sample page")
        side = panel(column(self.pages, space=0))
        side.setProperty("rule", "start")
        side.setMinimumWidth(320)
        whole = side_by_side(panel(left), side, widths=(520, 500), grows=(0, 1))
        self.setLayout(column(whole, space=0))
        self.setFocusProxy(self.tabs)

    def _build_form(self) -> None:
        form = self.form
        for heading, about, clauses in CLAUSE_GROUPS:
            form.head(heading, about)
            for clause in clauses:
                self._own(clause, CLAUSES[clause], clause in LONG, f"clause_{clause.value}")
        form.head(
            "What usually stands in the fields",
            "Printed unless a pair agrees on something else. Left empty, a field is theirs to "
            "fill in.",
        )
        for term in USUAL:
            self._own(term, said.TERMS[term], False, f"usual_{term.value}")
        self.shipped = button("Use MentorDesk’s words", self._use_shipped, name="shipped_words")
        form.head("All of them", "Goes back to the words MentorDesk brings along; one step.")
        form.box.addLayout(row(self.shipped, 0))
        form.finish_layout()

    def _own(self, what: Clause | Term, caption: str, is_long: bool, name: str) -> None:
        field = TextField(caption, paragraphs=is_long)
        self.fields[what] = field
        field.area.textChanged.connect(self._rest.start)
        self.form.add(
            field,
            lambda shown: _held(shown, what),
            lambda shown, text: EditTemplate(shown.scheme, what, text or ""),
            name,
        )

    def _turn(self) -> None:
        self.finish()
        self.refresh()

    def _use_shipped(self) -> None:
        self.desk.do(UseShippedWords(self.scheme))

    def _draw(self) -> None:
        workspace, scheme, typed = self.desk.workspace, self.scheme, self.being_typed()

        def make() -> bytes:
            from mentordesk.jobs.agreement_preview import template_preview

            return template_preview(workspace, scheme, typed)

        self.pages.draw(make, words.word(scheme))


def _held(shown: Any, what: Clause | Term) -> str:
    texts: Any = shown.words.texts if isinstance(what, Clause) else shown.words.usual
    return str(texts.get(what, ""))


def _told(version: int, is_own: bool, is_out: bool) -> str:
    """Which words these are, and what an edit does to them."""
    if not is_own and version == 1:
        return "Template 1, as MentorDesk brings it. What you change makes template 2."
    whose = "your own words" if is_own else "MentorDesk’s words again"
    if is_out:
        return (
            f"Template {version}, {whose}. Agreements went out with it and keep it; what you "
            f"change makes template {version + 1}."
        )
    return f"Template {version}, {whose}. Nothing was printed or sent with it yet."
