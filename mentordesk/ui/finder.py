"""What the search box finds: people, pairs, groups, rounds, and the commands of every menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction, QKeySequence

from mentordesk.domain.names import bare
from mentordesk.store.queries import people, rounds
from mentordesk.store.queries.groups_found import find_groups
from mentordesk.store.queries.pairs_found import find_pairs
from mentordesk.ui.desk import Desk
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Found, Page
from mentordesk.wording.words import word

MOST_PEOPLE = 8
MOST_PAIRS = 5
MOST_GROUPS = 5
MOST_COMMANDS = 6


def find_everything(
    desk: Desk,
    text: str,
    actions: Iterable[QAction],
    show_page: Callable[[str, object], object],
    set_round: Callable[[str], object],
) -> list[Found]:
    """People, pairs, groups, rounds, commands; every typed word must stand in what is found."""
    words = bare(text).split()
    return [
        *_people(desk, text, show_page),
        *_pairs(desk, text, show_page, set_round),
        *_groups(desk, text, show_page, set_round),
        *_rounds(desk, words, set_round),
        *_commands(words, actions, show_page),
    ]


def _people(desk: Desk, text: str, show_page: Callable[[str, object], object]) -> Iterable[Found]:
    ids = [found.id for found in desk.ask(people.find, text, MOST_PEOPLE)]
    for each in desk.ask(people.rows_by_ids, ids):
        detail = " · ".join(filter(None, (*each.cohorts[:1], each.job, each.city)))
        go = _going(show_page, "people", each.id)
        yield Found("People", each.name, detail, go, Icon.PERSON)


def _pairs(
    desk: Desk,
    text: str,
    show_page: Callable[[str, object], object],
    set_round: Callable[[str], object],
) -> Iterable[Found]:
    for each in desk.ask(find_pairs, text, MOST_PAIRS):
        detail = f"{word(each.state)} · {each.round_name}"
        picked = _picking(set_round, each.round_id)
        go = _in_turn(picked, _going(show_page, "agreements", each.id))
        yield Found("Pairs", f"{each.mentor} and {each.mentee}", detail, go, Icon.PEOPLE)


def _groups(
    desk: Desk,
    text: str,
    show_page: Callable[[str, object], object],
    set_round: Callable[[str], object],
) -> Iterable[Found]:
    for each in desk.ask(find_groups, text, MOST_GROUPS):
        detail = f"{each.mentor} · {word(each.state)} · {each.round_name}"
        picked = _picking(set_round, each.round_id)
        go = _in_turn(picked, _going(show_page, "relationships", each.id))
        yield Found("Groups", each.title, detail, go, Icon.PEOPLE)


def _rounds(desk: Desk, words: list[str], set_round: Callable[[str], object]) -> Iterable[Found]:
    for each in desk.ask(rounds.all_rounds):
        if all(one in bare(each.name) for one in words):
            go = _picking(set_round, each.id)
            yield Found("Rounds", each.name, word(each.state), go, Icon.CALENDAR)


def _commands(
    words: list[str], actions: Iterable[QAction], show_page: Callable[[str, object], object]
) -> Iterable[Found]:
    offered: set[str] = set()
    for action in actions:
        text = action.text().replace("&", "").rstrip("…")
        spoken = bare(text.split(":")[0]).split()
        fits = all(any(part.startswith(one) for part in spoken) for one in words)
        if not fits or not action.isEnabled() or text in offered or action.menu() is not None:
            continue
        offered.add(text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        yield Found("Commands", text, keys, _triggering(action, show_page), Icon.CHEVRON_RIGHT)
        if len(offered) == MOST_COMMANDS:
            return


def _going(show: Callable[[str, object], object], page: str, thing: str) -> Callable[[], object]:
    return lambda: show(page, thing)


def _picking(set_round: Callable[[str], object], round_id: str) -> Callable[[], object]:
    return lambda: set_round(round_id)


def _in_turn(first: Callable[[], object], second: Callable[[], object]) -> Callable[[], object]:
    def go() -> None:
        first()
        second()

    return go


def _triggering(action: QAction, show: Callable[[str, object], object]) -> Callable[[], object]:
    def go() -> None:
        owner = action.parent()
        if isinstance(owner, Page):
            show(owner.name, None)
        action.trigger()

    return go
