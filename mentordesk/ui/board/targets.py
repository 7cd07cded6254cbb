"""What each mentor is to the cards in the hand: a fit, a clash, a swap, or words that forbid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from mentordesk.domain.match import Aim
from mentordesk.jobs.what_if import Effect, cost_of, loss
from mentordesk.matching.pool import Blocked, Clash, Pair
from mentordesk.ui.board.words import first_upper, places_words
from mentordesk.wording.blocks import short
from mentordesk.wording.words import ordinal

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged
    from mentordesk.ui.board.cards import MentorTile
    from mentordesk.ui.board.costs import Costs

BEST = 5
"""How many of the best targets lie in the tray."""


HERE = "here now"
"""Said of the mentor whom the cards come from."""


class May(Enum):
    """What a drop on a mentor would do."""

    PLACE = "place"
    ASK_REASON = "ask_reason"
    SWAP = "swap"
    NEVER = "never"


@dataclass(frozen=True)
class Target:
    """A mentor as a target for all cards in the hand together.

    `score` is their fit, 0 to 100: of one card its own, of several the mean, rounded down.
    `words` say why not, or what would be asked; empty when nothing stands against it. `short`
    says it in as few words as a card has room for, or which wish of the mentee this is.
    `effect` is what it costs the best plan, None as long as that is not known; `is_old` while it
    is worked out anew.
    """

    mentor_id: str
    name: str
    score: int
    free: int
    may: May
    said: Callable[[], str] = field(default=str, compare=False)
    """Makes the words: of a thousand mentors only those looked at are put into a sentence."""
    short: str = ""
    is_here: bool = False
    """Whether all cards are with this mentor already."""
    effect: Effect | None = None
    is_old: bool = False

    @property
    def words(self) -> str:
        """Why not, or what would be asked, as a clause."""
        return self.said()

    @property
    def cost(self) -> str:
        """What the choice costs, in two or three words; empty as long as it is not known."""
        return cost_of(self.effect) if self.effect is not None else ""

    @property
    def on_card(self) -> str:
        """What stands on the mentor's card while the hand is over the board."""
        return self.short or self.words

    @property
    def takes(self) -> bool:
        """Whether a drop can end in a pair."""
        return self.may is not May.NEVER


ORDER = {May.PLACE: 0, May.ASK_REASON: 1, May.SWAP: 2, May.NEVER: 3}
"""What is easiest to do comes first."""


def best_of(
    targets: Iterable[Target], costs: Costs | None = None, most: int = BEST
) -> Sequence[Target]:
    """The first of those ranked, with their costs."""
    best = ranked(targets, costs)[:most]
    return with_costs(best, costs) if costs is not None else best


def ranked(targets: Iterable[Target], costs: Costs | None = None) -> Sequence[Target]:
    """Those that can be taken, best first: free places first, swaps last; then by cost and fit."""
    effects = costs.effects if costs is not None else {}
    told = costs.aim if costs is not None and effects else Aim.FIT

    def key(one: Target) -> tuple[object, ...]:
        effect = effects.get(one.mentor_id)
        return (ORDER[one.may], effect is None, loss(told, effect), -one.score, one.name)

    return sorted((target for target in targets if target.takes), key=key)


def with_costs(targets: Iterable[Target], costs: Costs) -> list[Target]:
    """The same targets with what each costs the best plan, as far as that is known."""
    found, is_old = costs.effects, costs.is_old
    return [replace(one, effect=found.get(one.mentor_id), is_old=is_old) for one in targets]


def best_free(
    judged: Judged, tiles: Iterable[MentorTile], mentee_id: str
) -> tuple[MentorTile, int] | None:
    """The mentor who fits best with a free place and nothing against the pair, with the fit."""
    options = judged.options
    row = options.places.row.get(mentee_id)
    if row is None:
        return None
    scores, places = options.scores[row].tolist(), options.places.column
    against = (options.blocks[row].astype(bool) | options.clashes[row].astype(bool)).tolist()
    fine = [
        (-scores[places[tile.id]], tile.name, tile.id, tile)
        for tile in tiles
        if tile.free and tile.id in places and not against[places[tile.id]]
    ]
    if not fine:
        return None
    score, _, _, tile = min(fine)
    return tile, -score


def targets_for(
    judged: Judged, tiles: Iterable[MentorTile], mentee_ids: Sequence[str]
) -> dict[str, Target]:
    """Every mentor as a target for these mentees together, by id.

    A hard rule against any of them, or fewer free places than cards, forbids; a mentor full by
    drafts that are not locked offers a swap for a single card.
    """
    known = [mentee_id for mentee_id in mentee_ids if mentee_id in judged.mentees]
    options = judged.options
    rows = [options.places.row[mentee_id] for mentee_id in known]
    scores = [options.scores[row].tolist() for row in rows]
    blocks = [options.blocks[row].tolist() for row in rows]
    clashes = [options.clashes[row].tolist() for row in rows]
    found = {}
    for tile in tiles:
        column = options.places.column.get(tile.id)
        if column is None or not known:
            found[tile.id] = _never(tile, 0, "not open in this round")
            continue
        score = sum(line[column] for line in scores) // len(known)
        there = {chip.mentee_id for chip in tile.chips}
        if there.issuperset(known):
            found[tile.id] = replace(_never(tile, score, HERE), is_here=True)
            continue
        blocked = [m for m, line in zip(known, blocks, strict=True) if line[column]]
        clashing = [m for m, line in zip(known, clashes, strict=True) if line[column]]
        found[tile.id] = _target(judged, tile, score, known, blocked, clashing)
    return found


def _target(
    judged: Judged,
    tile: MentorTile,
    score: int,
    held: Sequence[str],
    blocked: Sequence[str],
    clashing: Sequence[str],
) -> Target:
    if blocked:
        pair = (tile.id, blocked[0])
        why = judged.hard(pair)
        if why is not None and why is not Blocked.FULL:
            many = f"{len(blocked)} of {len(held)} cannot: " if len(held) > 1 else ""
            said = partial(_clause, judged, why, pair, many)
            return _target_of(tile, score, May.NEVER, said, first_upper(many + short(why.value)))
    coming = len(set(held) - {chip.mentee_id for chip in tile.chips})
    if coming > tile.free:
        if len(held) > 1:
            room = f"{places_words(tile.free)}; you hold {len(held)}"
            return _never(tile, score, f"{tile.name} has {room}", first_upper(room))
        if all(chip.stays for chip in tile.chips):
            return _never(
                tile, score, "Full by locked or live pairs" if tile.total else "No places"
            )
        said = partial(str, "full: asks whom to swap")
        return _target_of(tile, score, May.SWAP, said, "full: swap")
    if clashing:
        pair = (tile.id, clashing[0])
        clash = judged.soft(pair)[0]
        said = partial(_clause, judged, clash, pair, "asks why: ")
        return _target_of(tile, score, May.ASK_REASON, said, short(clash.value))
    return _target_of(tile, score, May.PLACE, str, _wish(judged, tile, held))


def _clause(judged: Judged, kind: Blocked | Clash, pair: Pair, before: str) -> str:
    """What stands against a pair; first upper where it stands alone."""
    said = before + judged.clause(kind, pair)
    return first_upper(said) if isinstance(kind, Blocked) else said


def _wish(judged: Judged, tile: MentorTile, held: Sequence[str]) -> str:
    """Which wish of the one held the mentor is, in two words; empty for none."""
    wishes = judged.mentees[held[0]].wishes if len(held) == 1 else ()
    return f"{ordinal(wishes.index(tile.id) + 1)} wish" if tile.id in wishes else ""


def _never(tile: MentorTile, score: int, words: str, in_short: str = "") -> Target:
    return _target_of(tile, score, May.NEVER, partial(str, words), in_short)


def _target_of(
    tile: MentorTile, score: int, may: May, said: Callable[[], str], in_short: str
) -> Target:
    return Target(tile.id, tile.name, score, tile.free, may, said, in_short)
