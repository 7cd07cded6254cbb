"""Rows 3, 4, 5 and 8: the people table filtered, sorted, scrolled and edited in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.harness import Baseline, Bench, Both, by_turns, digest, timed
from benchmarks.line import By, Line
from benchmarks.window import Painted, open_window, rest
from mentordesk.commands.people import EditPerson
from mentordesk.domain.match import LIVE
from mentordesk.domain.names import bare
from mentordesk.domain.places import country_name
from mentordesk.store.queries.people_filter import PeopleColumn
from mentordesk.ui.paged import PAGE

KEYS = ("r", "ra", "rah", "rahm", "rahman", "rahm", "rah", "ra", "r")
"""What stands in the search line, key by key, there and back."""
JUMPS = (0.93, 0.11, 0.57, 0.31, 0.79)
"""Where the scroll bar is let go, as shares of its length."""


THE_SAME = 1.25
"""Ours at ten times the people against ours at one, where it should take no longer."""


@dataclass(frozen=True)
class People:
    """The People page of an open window, and a way to wait until its table is repainted."""

    page: Any
    painted: Painted
    file: Path

    def filter(self, text: str) -> tuple[float, list[object]]:
        """Type a text into the search line: how long it took, and who is shown."""
        self.page.search.setText(text)
        return self._timed(self.page.apply_filter)

    def sort(self, column: PeopleColumn) -> tuple[float, list[object]]:
        """Sort by a column: how long it took, and in which order they are shown."""
        return self._timed(lambda: self.page.model.set_sort(column, False))

    def _timed(self, deed: Callable[[], object]) -> tuple[float, list[object]]:
        seconds, _ = timed(lambda: self.painted.after(deed))
        return seconds, digest(self.page.model.ids)


@contextmanager
def people_page(bench: Bench, people: int) -> Iterator[People]:
    """The People page of a window on a file with so many people."""
    file = bench.file_of(people)
    with open_window(file) as window:
        assert window.workplace is not None
        window.workplace.show_page("people")
        page: Any = window.workplace.page("people")
        painted = Painted(page.table.viewport())
        painted.after(page.table.show)
        yield People(page, painted, file)


def filtering(bench: Bench) -> list[Line]:
    """Row 3: from a key in the search line (its short wait aside) to repainted rows."""
    people = bench.sizes.many
    keys = filter_times(bench, people)
    middle = sorted(keys, key=lambda both: both.ratio)[len(keys) // 2]
    worst = max(keys, key=lambda both: both.ratio)
    what = f"key in the filter of {people:,} people"
    return [
        Line("3", f"{what}, median", middle.ours, middle.baseline, 2.5, computed=middle.result),
        Line("3", f"{what}, worst", worst.ours, worst.baseline, 5, computed=worst.result),
    ]


def filter_times(bench: Bench, people: int) -> list[Both]:
    """One measurement for each key."""
    return bench.once(f"filter {people}", lambda: _filter_times(bench, people))


def _filter_times(bench: Bench, people: int) -> list[Both]:
    found = []
    with people_page(bench, people) as shown, Baseline("filter_sql", shown.file) as sql:
        for before, word in zip(("", *KEYS), KEYS, strict=False):

            def ours(before: str = before, word: str = word) -> tuple[float, Any]:
                shown.filter(before)
                return shown.filter(word)

            def theirs(word: str = word) -> tuple[float, Any]:
                return sql.run(word)

            found.append(by_turns(ours, theirs, bench.sizes.times, f"filter {word!r}"))
    return found


def sorting(bench: Bench) -> list[Line]:
    """Row 4: from a click on a heading to repainted rows, each column."""
    people = bench.sizes.many
    found = sort_times(bench, people)
    return [
        Line(
            "4", f"sort {people:,} people by {column.value}", both.ours, both.baseline, 2.5,
            computed=both.result,
        )
        for column, both in found.items()
    ]  # fmt: skip


def sort_times(bench: Bench, people: int) -> dict[PeopleColumn, Both]:
    """One measurement for each column."""
    return bench.once(f"sort {people}", lambda: _sort_times(bench, people))


def _sort_times(bench: Bench, people: int) -> dict[PeopleColumn, Both]:
    found = {}
    with people_page(bench, people) as shown, Baseline("sort_sql", shown.file) as sql:
        for column in PeopleColumn:
            away = next(other for other in PeopleColumn if other is not column)
            question = [column.value, _said(shown, column)]

            def ours(column: PeopleColumn = column, away: PeopleColumn = away) -> Any:
                shown.sort(away)
                return shown.sort(column)

            def theirs(question: list[str] = question) -> tuple[float, Any]:
                return sql.run(question)

            times = max(1, bench.sizes.times // 2)
            found[column] = by_turns(ours, theirs, times, f"sort by {column.value}")
    return found


def _said(shown: People, column: PeopleColumn) -> str:
    """What the bare SQL of a sort must be told: states that count, or the names of countries."""
    if column is PeopleColumn.PAIRS:
        return ", ".join(f"'{state.value}'" for state in LIVE)
    if column is PeopleColumn.COUNTRY:
        codes = shown.page.desk.ask(lambda connection: _codes(connection))
        names = ((code, bare(country_name(code))) for code in codes)
        return " ".join(f"WHEN '{code}' THEN '{name}'" for code, name in names)
    return ""


def _codes(connection: Any) -> list[str]:
    found = connection.exec_driver_sql("SELECT DISTINCT country FROM person")
    return [row[0] for row in found.all() if row[0]]


def jumping(bench: Bench) -> list[Line]:
    """Row 5: from the scroll bar let go far away to repainted rows, in two lengths of table."""
    sizes = bench.sizes.people, bench.sizes.many
    found = [_jump_times(bench, people) for people in sizes]
    few, many = (f"jump to a far row of {people:,} people" for people in sizes)
    return [
        Line("5", few, found[0].ours, found[0].baseline, 60, By.ALONE),
        Line("5", many, found[1].ours, found[1].baseline, 60, By.ALONE),
        Line("5", f"{many}: against {sizes[0]:,}", found[1].ours, found[0].ours, THE_SAME),
    ]


def _jump_times(bench: Bench, people: int) -> Both:
    with people_page(bench, people) as shown, Baseline("page_sql", shown.file) as sql:
        table, model = shown.page.table, shown.page.model
        bar = table.verticalScrollBar()
        ours, bare_sql = [], []
        for share in JUMPS * bench.sizes.times:
            bar.setValue(0)
            shown.painted.after(model.load)  # no page is held
            far = int(bar.maximum() * share)
            seconds, _ = timed(partial(shown.painted.after, partial(bar.setValue, far)))
            ours.append(seconds)
            top = table.rowAt(0)
            ids = list(model.ids[top - top % PAGE :][:PAGE])
            seconds, names = sql.run(ids)
            bare_sql.append(seconds)
            assert names == [model.row_at(model.number_of(one)).name for one in ids]
    return Both(1000 * median(ours), 1000 * median(bare_sql), None)


def editing(bench: Bench) -> list[Line]:
    """Row 8: one edit of a person who is open in the pane, written and shown everywhere."""
    people = bench.sizes.people
    both = edit_times(bench, people)
    what = f"one edit with the screen, {people:,} people"
    return [Line("8", what, both.ours, both.baseline, 2.5, computed=both.result)]


def edit_times(bench: Bench, people: int) -> Both:
    """Employers of people on the screen typed over; both write to files of their own."""
    return bench.once(f"edit {people}", lambda: _edit_times(bench, people))


def _edit_times(bench: Bench, people: int) -> Both:
    with ExitStack() as stack:
        shown = stack.enter_context(people_page(bench, people))
        sql = stack.enter_context(Baseline("edit_sql", bench.file_of(people)))
        page, model = shown.page, shown.page.model
        edits = iter(range(10**6))

        def place(number: int) -> tuple[str, str]:
            return model.id_at(number % 20), f"Employer {number}"

        def ours() -> tuple[float, Any]:
            person, value = place(next(edits))
            shown.painted.after(lambda: page.show_person(person))
            rest()
            command = EditPerson(person, "employer", value)

            def edit() -> Any:
                shown.painted.after(lambda: page.desk.do(command), whole=False)
                return model.row_at(model.number_of(person)).employer

            seconds, result = timed(edit)
            last.append((person, value))
            return seconds, result

        def theirs() -> tuple[float, Any]:
            return sql.run(list(last[-1]))

        last: list[tuple[str, str]] = []
        return by_turns(ours, theirs, 4 * bench.sizes.times, "edit")
