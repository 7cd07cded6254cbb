"""The sub-commands that place one pair, show what the solver sees, and make the best plan."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from mentordesk.cli.arguments import filled, folder_to_write
from mentordesk.cli.opening import reading, the_round, writing
from mentordesk.cli.speak import DONE, murmur, new_parser, progress, say
from mentordesk.domain.match import Aim
from mentordesk.wording import words

if TYPE_CHECKING:
    from mentordesk.jobs.match_result import MatchResult


def add(subparsers: Any) -> None:
    """Adds `place`, `options` and `match`."""
    placer = new_parser(subparsers, "place", "Draft a pair by hand, as a drop on the board would.")
    _of_round(placer)
    placer.add_argument("--mentee", type=filled, required=True, metavar="ID")
    placer.add_argument("--mentor", type=filled, required=True, metavar="ID")
    placer.add_argument("--lock", action="store_true", help="no plan moves the pair")
    placer.add_argument("--reason", metavar="T", help="why it is right although something clashes")
    placer.set_defaults(run=run_place)
    viewer = new_parser(subparsers, "options", "Write what the solver sees, for anyone to check.")
    _of_round(viewer)
    viewer.add_argument(
        "--plan", type=filled, metavar="P", help="a plan of the round (default: the current)"
    )
    viewer.add_argument("--out", type=filled, required=True, metavar="DIR")
    viewer.set_defaults(run=run_options)
    matcher = new_parser(subparsers, "match", "Make the best plan around the locked pairs.")
    _of_round(matcher)
    matcher.add_argument("--aim", choices=[aim.value for aim in Aim], default=Aim.FIT.value)
    matcher.add_argument(
        "--plan", type=filled, metavar="P", help="keep it as this plan (default: the current)"
    )
    matcher.set_defaults(run=run_match)


def run_place(options: argparse.Namespace) -> int:
    """Drafts the pair in the current plan. Raises `Refused` when it may not be."""
    from mentordesk.commands.matches import DraftMatch

    with writing(options) as workspace:
        found = the_round(workspace, options.round)
        done = workspace.run(
            DraftMatch(found.id, None, options.mentor, options.mentee, options.reason, options.lock)
        )
    placed = dict(done.values)
    lock = ", locked" if placed["locked"] else ""
    line = "{mentee} placed with {mentor} in plan {plan} of “{round}”, fit {score}".format(**placed)
    say(options, {"placed": placed}, [f"{line}{lock}."])
    return DONE


def run_options(options: argparse.Namespace) -> int:
    """Writes the four files."""
    from mentordesk.jobs.matching import look, plan_of
    from mentordesk.jobs.options_files import write_options

    watching, out = progress(options), folder_to_write(options.out)
    with reading(options) as workspace:
        found = the_round(workspace, options.round)
        plan_id = plan_of(workspace, found.id, options.plan)
        if options.plan and plan_id is None:
            murmur(f"There is no plan “{options.plan}” yet; it would start without locked pairs.")
        judged = look(workspace, found.id, plan_id, watching)
    written = write_options(judged, out, watching)
    say(
        options,
        {
            "pairs": written.pairs,
            "blocked": written.blocked,
            "files": [str(path) for path in written.files],
        },
        [
            f"{words.many(written.pairs, 'pair')}, {written.blocked:,} of them blocked, "
            f"written to {options.out}."
        ],
    )
    return DONE


def run_match(options: argparse.Namespace) -> int:
    """Makes the plan and keeps it. Raises `Refused` when a locked pair cannot be kept."""
    from mentordesk.jobs.matching import match_round

    with writing(options) as workspace:
        found = the_round(workspace, options.round)
        result = match_round(
            workspace,
            found.id,
            Aim(options.aim),
            plan_name=options.plan,
            progress=progress(options),
        )
    say(options, as_json(result), _lines(result))
    return DONE


def as_json(result: MatchResult) -> dict[str, Any]:
    """The plan with the keys that the contract promises."""
    return {
        "placed": result.placed,
        "total": result.total,
        "best_possible": result.best_possible,
        "gap": result.gap,
        "seconds": result.seconds,
        "aim": result.aim.value,
        "proof": dict(result.proof),
        "unmatched": [
            {"mentee_id": left.mentee_id, "name": left.name, "why": left.why}
            for left in result.unmatched
        ],
        "groups_left": [
            {"mentor_id": left.mentor_id, "name": left.mentor, "why": left.why}
            for left in result.groups_left
        ],
        "pairs": [
            {
                "mentor_id": pair.mentor_id,
                "mentee_id": pair.mentee_id,
                "mentor": pair.mentor,
                "mentee": pair.mentee,
                "score": pair.score,
                "locked": pair.locked,
                "reasons": [
                    {
                        "kind": reason.verdict,
                        "points": reason.points,
                        "text": reason.text,
                        "possible": reason.possible,
                        "criterion": reason.criterion,
                    }
                    for reason in pair.reasons
                ],
            }
            for pair in result.pairs
        ],
    }


def _lines(result: MatchResult) -> list[str]:
    of = result.placed + len(result.unmatched)
    lines = [f"{pair.mentee} – {pair.mentor}: {pair.score}" for pair in result.pairs]
    lines += [f"Left out: {left.name}. {left.why}." for left in result.unmatched]
    lines += [f"No group for {left.mentor}. {left.why}." for left in result.groups_left]
    lines.append(
        f"{words.word(result.aim)}: {result.placed:,} of {of:,} paired, total fit "
        f"{result.total:,}, best possible {result.best_possible:,} (proven)."
    )
    return lines


def _of_round(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=filled, metavar="FILE")
    parser.add_argument("--round", type=filled, required=True, metavar="NAME")
