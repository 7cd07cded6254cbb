"""The sub-commands that place a pair, show what the solver sees, and make or weigh plans."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mentordesk.cli.arguments import filled, folder_to_write
from mentordesk.cli.opening import reading, the_round, writing
from mentordesk.cli.speak import DONE, murmur, new_parser, progress, say
from mentordesk.domain.match import Aim
from mentordesk.wording import words

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged
    from mentordesk.jobs.match_result import MatchResult
    from mentordesk.jobs.what_if import Choice


def add(subparsers: Any) -> None:
    """Adds `place`, `options`, `match` and `whatif`."""
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
    weigher = new_parser(
        subparsers, "whatif", "Tell what each choice for one mentee costs the best plan."
    )
    _of_round(weigher)
    weigher.add_argument("--mentee", type=filled, required=True, metavar="ID")
    weigher.add_argument("--aim", choices=[aim.value for aim in Aim], default=Aim.FIT.value)
    weigher.add_argument(
        "--plan", type=filled, metavar="P", help="a plan of the round (default: the current)"
    )
    weigher.set_defaults(run=run_whatif)


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
    from mentordesk.jobs.ways_in import explain

    with writing(options) as workspace:
        found = the_round(workspace, options.round)
        result = match_round(
            workspace,
            found.id,
            Aim(options.aim),
            plan_name=options.plan,
            progress=progress(options),
        )
        result = explain(workspace, result, progress(options))
    say(options, as_json(result), _lines(result))
    return DONE


def run_whatif(options: argparse.Namespace) -> int:
    """Tells it for every mentor of the round; nothing is kept.

    Raises `Refused` for somebody who is not waiting there, or a lock that cannot be kept.
    """
    from mentordesk.jobs.matching import look, plan_of
    from mentordesk.jobs.what_if import choices_of, least_cost_first, refuse_absent, weigh

    watching = progress(options)
    with reading(options) as workspace:
        found = the_round(workspace, options.round)
        judged = look(workspace, found.id, plan_of(workspace, found.id, options.plan), watching)
        refuse_absent(workspace, judged, options.mentee)
    weighed = weigh(judged, Aim(options.aim), watching)
    told, choices = weighed.of_mentee(options.mentee), choices_of(weighed, options.mentee)
    answer = {
        "mentee_id": options.mentee,
        "aim": options.aim,
        "placed": told.placed,
        "total": told.total,
        "worst": told.worst,
        "mentors": [_choice_as_json(choice) for choice in choices],
    }
    goal = words.word(Aim(options.aim))
    head = f"What each mentor would cost for {judged.mentees[options.mentee].name} ({goal}):"
    say(options, answer, [head, *_choice_lines(judged, least_cost_first(weighed.aim, choices))])
    return DONE


def _choice_as_json(choice: Choice) -> dict[str, Any]:
    """One mentor with the keys that the contract promises, and the plan's own figures."""
    effect = choice.effect
    return {
        "mentor_id": choice.mentor_id,
        "mentor": choice.name,
        "score": choice.score,
        "blocked": choice.blocked,
        "effect_placed": effect.placed if effect else None,
        "effect_total": effect.total if effect else None,
        "effect_worst": effect.worst if effect else None,
        "left_out": list(effect.left_out) if effect else [],
        "gained": list(effect.gained) if effect else [],
        "placed": effect.plan_placed if effect else None,
        "total": effect.plan_total if effect else None,
        "worst": effect.plan_worst if effect else None,
    }


def _choice_lines(judged: Judged, choices: Sequence[Choice]) -> list[str]:
    from mentordesk.jobs.what_if import cost_of

    lines = []
    for choice in choices:
        if choice.effect is None:
            lines.append(f"{choice.name}: {choice.score}, cannot be: {choice.blocked}.")
            continue
        left = [judged.mentees[one].name for one in choice.effect.left_out]
        who = f"; left out: {words.listed(left, 6)}" if left else ""
        lines.append(f"{choice.name}: {choice.score}, {cost_of(choice.effect)}{who}.")
    return lines


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
        "groups": [
            {
                "mentor_id": one.mentor_id,
                "mentor": one.mentor,
                "topic": one.topic,
                "language": one.language,
                "hour": one.hour,
                "time_zone": one.zone,
            }
            for one in result.around
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
    lines += [f"The group of {one.mentor}: {one.words or 'open'}." for one in result.around]
    lines += [f"No group for {left.mentor}. {left.why}." for left in result.groups_left]
    found = f"{words.word(result.aim)}: {result.placed:,} of {of:,} "
    if result.in_groups:
        lines.append(
            f"{found}in groups, total fit {result.total:,}; whatever the topics, languages and "
            f"hours it is at most {result.best_possible:,} (proven)."
        )
    else:
        lines.append(
            f"{found}paired, total fit {result.total:,}, best possible "
            f"{result.best_possible:,} (proven)."
        )
    return lines


def _of_round(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=filled, metavar="FILE")
    parser.add_argument("--round", type=filled, required=True, metavar="NAME")
