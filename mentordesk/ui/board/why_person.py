"""Why, for one card: the profile and the ten best partners; for several: a table to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentordesk.commands.judging import Judged
from mentordesk.domain.places import country_name, language_name
from mentordesk.domain.wish import Mark
from mentordesk.jobs.ways_in import WaysIn
from mentordesk.store.queries.board import MenteeCard, MentorCard
from mentordesk.ui.bidi import apart
from mentordesk.ui.board.cards import MentorTile, WaitingCard
from mentordesk.ui.board.placing import Wish
from mentordesk.ui.board.targets import May, Target, best_free
from mentordesk.ui.board.why import (
    MOST,
    Block,
    Fact,
    Heading,
    Line,
    Offer,
    Partner,
    Said,
    Table,
    Title,
    Weight,
    and_more,
)
from mentordesk.ui.board.words import missing_text, options_text, places_words
from mentordesk.ui.paint import Shape
from mentordesk.wording import dates
from mentordesk.wording import remedies as words
from mentordesk.wording.plans import own_weights
from mentordesk.wording.words import listed, many, ordinal

TEN = 10
MARKS = {Mark.NOT_WITH: "not with", Mark.BETTER_WITH: "better with"}


def mentee_said(
    row: MenteeCard,
    card: WaitingCard,
    judged: Judged | None,
    targets: Iterable[Target],
    unplaced: Sequence[Block] = (),
) -> Said:
    """A mentee's profile, what is said where they have no place, and the ten best mentors."""
    blocks: list[Block] = [Title(card.name, card.original, _detail(card.code, card), Shape.MENTEE)]
    blocks += _lacks(card.missing)
    blocks += [*unplaced, Heading("About")] if unplaced else []
    blocks += _about(row, _languages_of(judged, row.id))
    if row.submitted_on is not None:
        blocks.append(Fact("Applied", dates.short_day(row.submitted_on)))
    for number, goal in enumerate(row.goals, start=1):
        blocks.append(Fact(f"Goal {number}", apart(goal)))
    if row.topics:
        blocks.append(Fact("Wants", listed(list(row.topics), 6)))
    if judged is None or row.id not in judged.mentees:
        return Said(tuple(blocks))
    own = judged.mentees[row.id].weights
    if own is not None:
        blocks.append(Fact("Own weights", own_weights(own)))
    best = sorted(targets, key=lambda t: (not t.takes, t.may is May.SWAP, -t.score, t.name))[:TEN]
    takers = [target for target in best if target.takes]
    blocks += _wished(row, judged)
    blocks.append(Heading("Best mentors", options_text(card)))
    if not takers:
        blocks.append(Line("No mentor may be. The nearest, and what forbids it:", Weight.ATTENTION))
    blocks += [_partner_of(target, row.id) for target in best]
    return Said(tuple(blocks))


def _wished(row: MenteeCard, judged: Judged) -> list[Block]:
    """The mentors wished for by name, in their order, and those a colleague thinks of."""
    blocks: list[Block] = []
    told = judged.mentees[row.id]
    wishes = [each for each in told.wishes if each in judged.mentors]
    if told.wishes:
        gone = len(told.wishes) - len(wishes)
        blocks.append(Heading("Wishes for", f"{gone} not in this round" if gone else ""))
        blocks += [
            Partner(each, row.id, judged.mentors[each].name, Shape.MENTOR,
                    judged.score((each, row.id)), f"{ordinal(rank)} wish")
            for rank, each in enumerate(told.wishes, start=1) if each in judged.mentors
        ]  # fmt: skip
    better = [
        mark for mark in judged.rows.marks
        if mark.mentee_id == row.id and mark.mentor_id in judged.mentors
    ]  # fmt: skip
    if better:
        blocks.append(Heading("A colleague marked"))
        blocks += [
            Partner(mark.mentor_id, row.id, judged.mentors[mark.mentor_id].name, Shape.MENTOR,
                    judged.score((mark.mentor_id, row.id)),
                    f"{MARKS[mark.mark]}, {mark.reader or 'no name'}")
            for mark in better
        ]  # fmt: skip
    return blocks


def unplaced_said(
    why: str, in_best: Offer | None, ways: WaysIn | None, is_searching: bool
) -> list[Block]:
    """Why a mentee has no pair on the board, and the place or the changes that there would be."""
    if not why:
        return []
    if in_best is not None:
        return [Heading("Not placed"), in_best]
    blocks: list[Block] = [Heading("Not placed"), Line(f"{why}.")]
    if ways is None:
        looking = [Line("What would help is being worked out.", Weight.MUTED)]
        return [*blocks, *looking] if is_searching else blocks
    heading = [Heading("What would place them")] if ways.ways else []
    return [*blocks, *heading, *ways_said(ways)]


def ways_said(ways: WaysIn) -> list[Block]:
    """Each change with its button; without any, what it would take, drafted by a button too."""
    if ways.ways:
        return [Offer(f"{way.sentence}.", way.button, way) for way in ways.ways]
    if not ways.with_id:
        return [Line(f"{ways.instead}.", Weight.MUTED)]
    wish = Wish((ways.mentee_id,), ways.with_id)
    return [Offer(f"{ways.instead}.", words.place_with(ways.with_whom), wish)]


def mentor_said(
    row: MentorCard, tile: MentorTile, judged: Judged | None, names: dict[str, str]
) -> Said:
    """A mentor's profile, who is there, and the ten best mentees; `names` of those placed."""
    shape = Shape.GROUP if tile.group is not None else Shape.MENTOR
    blocks: list[Block] = [Title(tile.name, tile.original, _detail(tile.code, tile), shape)]
    blocks += _lacks(tile.missing)
    if tile.paused_until is not None:
        text = f"Paused until {dates.short_day(tile.paused_until)}"
        blocks.append(Line(text, Weight.ATTENTION))
    blocks += _about(row, _languages_of(judged, row.id))
    if row.topics:
        blocks.append(Fact("Offers", listed(list(row.topics), 6)))
    blocks += _places(tile)
    if tile.chips:
        blocks.append(Heading("Placed here"))
        blocks += [
            Partner(tile.id, chip.mentee_id, chip.name, Shape.MENTEE, chip.score,
                    chip.state if chip.is_live else "locked" if chip.locked else "")
            for chip in tile.chips
        ]  # fmt: skip
    if judged is None or row.id not in judged.mentors:
        return Said(tuple(blocks))
    blocks.append(Heading("Best mentees"))
    partners = _best_mentees(judged, tile, names)
    blocks += partners or [Line("No mentee may be placed here.", Weight.MUTED)]
    return Said(tuple(blocks))


def _places(tile: MentorTile) -> list[Block]:
    """How many places a mentor has free; or of their group the theme and how full it is."""
    if tile.group is None:
        elsewhere = f", {tile.elsewhere} taken elsewhere" if tile.elsewhere else ""
        return [Fact("Places", f"{tile.free} of {tile.total} free{elsewhere}")]
    found: list[Block] = [Fact("Group", tile.group.name)]
    if tile.group.theme not in ("", tile.group.name):
        found.append(Fact("Theme", tile.group.theme))
    return [*found, Fact("Members", tile.group.size)]


def mentees_said(
    cards: Sequence[WaitingCard], judged: Judged | None, tiles: Sequence[MentorTile], mentor_id: str
) -> Said:
    """Several mentees side by side; with the fit to a mentor that is selected as well."""
    rows = []
    with_one = judged is not None and mentor_id in judged.mentors
    free = [tile for tile in tiles if tile.free]
    for card in cards[:MOST]:
        best = best_free(judged, free, card.id) if judged is not None else None
        fit = str(judged.score((mentor_id, card.id))) if judged is not None and with_one else ""
        known = "–" if card.options is None else str(card.options)
        told = f"{best[0].name} {best[1]}" if best is not None else "–"
        rows.append([card.name, known, fit if with_one else told])
    last = "Fit" if with_one else "Best now"
    title = Title(many(len(cards), "mentee"), detail="to compare")
    blocks: list[Block] = [title, Table(["Name", "Options", last], rows)]
    if with_one and judged is not None:
        blocks.insert(1, Line(f"Fit with {judged.mentors[mentor_id].name}", Weight.MUTED))
    return Said((*blocks, *and_more(len(cards))))


def mentors_said(tiles: Sequence[MentorTile], judged: Judged | None, mentee_id: str) -> Said:
    """Several mentors side by side; with the fit to a mentee that is selected as well."""
    with_one = judged is not None and mentee_id in judged.mentees
    rows = []
    for tile in tiles[:MOST]:
        fit = "–"
        if judged is not None and with_one and tile.id in judged.mentors:
            fit = str(judged.score((tile.id, mentee_id)))
        rows.append([tile.name, f"{tile.free} of {tile.total}", fit if with_one else tile.where])
    title = Title(many(len(tiles), "mentor"), detail="to compare")
    blocks: list[Block] = [title]
    if with_one and judged is not None:
        blocks.append(Line(f"Fit with {judged.mentees[mentee_id].name}", Weight.MUTED))
    blocks.append(Table(["Name", "Free", "Fit" if with_one else "City"], rows))
    return Said((*blocks, *and_more(len(tiles))))


def _languages_of(judged: Judged | None, person_id: str) -> Iterable[str]:
    if judged is None:
        return ()
    found = judged.mentees.get(person_id) or judged.mentors.get(person_id)
    return found.languages if found is not None else ()


def _detail(code: str, card: WaitingCard | MentorTile) -> str:
    return " · ".join(part for part in (code, card.where) if part)


def _lacks(missing: tuple[str, ...]) -> list[Block]:
    return [Line(missing_text(missing), Weight.ATTENTION)] if missing else []


def _about(row: MenteeCard | MentorCard, languages: Iterable[str]) -> list[Block]:
    work = ", ".join(part for part in (row.job, row.employer) if part)
    home = ", ".join(part for part in (row.city, country_name(row.country or "")) if part)
    speaks = listed([language_name(code) for code in languages], 6)
    facts = (("Job", work), ("Lives in", home), ("Speaks", speaks))
    return [Fact(name, value) for name, value in facts if value]


def _partner_of(target: Target, mentee_id: str) -> Partner:
    note = target.on_card or places_words(target.free)
    return Partner(target.mentor_id, mentee_id, target.name, Shape.MENTOR, target.score, note)


def _best_mentees(judged: Judged, tile: MentorTile, placed: dict[str, str]) -> list[Block]:
    options = judged.options
    column = options.places.column[tile.id]
    scores, allowed = options.scores[:, column].tolist(), options.allowed[:, column].tolist()
    here = {chip.mentee_id for chip in tile.chips}
    found = [
        (-scores[number], person.id)
        for number, person in enumerate(options.mentees)
        if allowed[number] and person.id not in here
    ]
    partners: list[Block] = []
    for score, mentee_id in sorted(found)[:TEN]:
        note = f"placed with {placed[mentee_id]}" if mentee_id in placed else "waiting"
        name = judged.mentees[mentee_id].name
        partners.append(Partner(tile.id, mentee_id, name, Shape.MENTEE, -score, note))
    return partners
