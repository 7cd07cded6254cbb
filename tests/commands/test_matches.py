"""Drafts on the board: placed, moved, swapped, locked, taken out; and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.judging import load_reasons
from mentordesk.commands.matches import (
    DraftMatch,
    LockMatches,
    MoveDraft,
    RemoveDrafts,
    SwapDraft,
    UnlockMatches,
)
from mentordesk.commands.rounds import EditProgramme
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.queries import history
from mentordesk.store.tables import Agreement, Match
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    return world.round()


def place(world, round_id, mentor, mentee, reason=None, plan=None, locked=False):
    return world.workspace.run(DraftMatch(round_id, plan, mentor, mentee, reason, locked)).values


def refused(world, command):
    """The refusal of a command, after a look that nothing was written."""
    before = world.workspace.ask(dump)
    with pytest.raises(Refused) as raised:
        world.workspace.run(command)
    assert world.workspace.ask(dump) == before
    return raised.value


def row(world, match_id):
    columns = [column.name for column in Match.__table__.columns]
    found = [dict(zip(columns, r, strict=True)) for r in world.workspace.ask(dump)["match"]]
    return next(r for r in found if r["id"] == match_id)


def test_a_drop_is_a_draft_in_plan_a_which_becomes_the_current_one(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    values = place(world, spring, david, amina)
    data = world.board(spring)
    assert (data.plan.name, data.plan.is_current) == ("A", True)
    (chip,) = data.pairs
    assert (chip.match_id, chip.mentor_id, chip.mentee_id) == (values["match_id"], david, amina)
    assert (chip.state, chip.locked, chip.is_live) == (MatchState.DRAFT, False, False)
    assert data.mentors[0].places_free == 0
    (entry,) = world.workspace.ask(history.entries_newest_first)[:1]
    assert sentence(entry.name, entry.values) == "Amina placed with David"


def test_score_and_reasons_are_kept_as_they_were_when_it_was_decided(world, spring):
    david = world.mentor("David", topics=("Writing", "Law"), languages={"en": 4})
    amina = world.mentee(spring, "Amina", topics=("Writing", "Health"), languages={"en": 3})
    world.flush()
    values = place(world, spring, david, amina)
    kept = row(world, values["match_id"])
    reasons = load_reasons(kept["reasons"], "David", "Amina")
    assert sum(reason.points for reason in reasons) == kept["score"] == values["score"]
    assert reasons[0].text == "Amina wants and David offers “Writing”"
    assert (reasons[0].criterion, reasons[0].verdict) == ("topics", "for")
    assert kept["drafted_on"] == "2026-03-02"


def test_placing_somebody_drafted_already_moves_them(world, spring):
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina = world.mentee(spring, "Amina")
    world.flush()
    first = place(world, spring, david, amina)
    again = place(world, spring, grace, amina)
    assert again["match_id"] == first["match_id"]
    assert world.drafts(spring) == {"Amina": "Grace"}


def test_a_locked_pair_does_not_move_by_a_drop(world, spring):
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina = world.mentee(spring, "Amina")
    world.flush()
    first = place(world, spring, david, amina, locked=True)
    said = refused(world, DraftMatch(spring, None, grace, amina))
    assert said.reason is Reason.PAIR_LOCKED
    assert str(refusal(said)) == "The pair David and Amina is locked. Unlock it first."
    assert refused(world, RemoveDrafts((first["match_id"],))).reason is Reason.PAIR_LOCKED
    world.workspace.run(UnlockMatches((first["match_id"],)))
    world.workspace.run(MoveDraft(first["match_id"], grace))
    assert world.drafts(spring) == {"Amina": "Grace"}


def test_placing_the_same_pair_with_a_lock_locks_it(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    place(world, spring, david, amina)
    assert place(world, spring, david, amina, locked=True)["locked"]
    assert place(world, spring, david, amina)["locked"]
    assert len(world.board(spring).pairs) == 1


def test_what_a_hard_rule_forbids_is_not_offered_as_a_swap(world, spring):
    david = world.mentor("David", 1)
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    world.link(david, kofi, LinkKind.NOT_WITH)
    world.flush()
    world.workspace.run(DraftMatch(spring, None, david, amina))
    assert refused(world, DraftMatch(spring, None, david, kofi)).reason is Reason.PAIR_BLOCKED


def test_a_full_mentor_is_refused_with_those_who_hold_the_places(world, spring):
    david = world.mentor("David", places=2)
    amina, kofi, zoe = (world.mentee(spring, name) for name in ("Amina", "Kofi", "Zoe"))
    world.flush()
    place(world, spring, david, amina, locked=True)
    swap = place(world, spring, david, kofi)
    said = refused(world, DraftMatch(spring, None, david, zoe))
    assert said.reason is Reason.MENTOR_FULL
    assert said.values["drafts"] == ["Amina", "Kofi"]
    assert said.values["swap"] == [swap["match_id"]]
    assert refusal(said).what == "David has no free place."


@pytest.mark.parametrize("scheme", [Scheme.MATCHED, Scheme.GROUP, Scheme.ASK])
def test_live_pairs_of_other_rounds_fill_a_mentor(world, spring, scheme):
    other = world.round("Other", scheme=scheme)
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.pair(other, david, world.person("Kofi"), MatchState.INTRODUCED)
    world.flush()
    said = refused(world, DraftMatch(spring, None, david, amina))
    assert (said.reason, said.values["drafts"]) == (Reason.MENTOR_FULL, [])


def test_capacity_over_two_rounds_and_rival_plans(world, spring):
    autumn = world.round("Autumn")
    david = world.mentor("David")
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(autumn, "Kofi")
    rival = world.plan(spring, "B")
    world.flush()
    place(world, spring, david, amina)
    assert refused(world, DraftMatch(autumn, None, david, kofi)).reason is Reason.MENTOR_FULL
    world.workspace.undo()
    mine = world.plan(spring, "A")
    world.flush()
    world.choose(spring, mine)  # so that the rival stays a rival
    place(world, spring, david, amina, plan=rival)
    place(world, autumn, david, kofi)
    assert world.drafts(autumn) == {"Kofi": "David"}


def test_the_same_mentee_may_stand_in_two_plans_of_a_round(world, spring):
    first, second = world.plan(spring, "A"), world.plan(spring, "B")
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina = world.mentee(spring, "Amina")
    world.flush()
    world.choose(spring, first)
    place(world, spring, david, amina, plan=first)
    place(world, spring, grace, amina, plan=second)
    assert world.drafts(spring, first) == {"Amina": "David"}
    assert world.drafts(spring, second) == {"Amina": "Grace"}


def test_a_live_pair_refuses_another_one(world, spring):
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina = world.mentee(spring, "Amina")
    world.pair(spring, david, amina, MatchState.PROPOSED_TO_MENTEE)
    world.flush()
    said = refused(world, DraftMatch(spring, None, grace, amina))
    assert said.reason is Reason.ALREADY_PAIRED
    assert refusal(said).what == "Amina already has a live pair in “Spring”, with David."


def test_strangers_to_the_round_are_refused(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    waitlisted = world.mentee(spring, "Kofi", state=ApplicationState.WAITLISTED)
    other = world.mentor("Grace", profile={"offers_matched": False})
    world.flush()
    for mentor, mentee, reason in (
        (david, waitlisted, Reason.NOT_IN_POOL), (other, amina, Reason.NOT_A_MENTOR),
        ("nobody", amina, Reason.NOT_FOUND), (david, "nobody", Reason.NOT_FOUND),
    ):  # fmt: skip
        assert refused(world, DraftMatch(spring, None, mentor, mentee)).reason is reason


@pytest.mark.parametrize("state", [RoundState.REPORTED, RoundState.ARCHIVED])
def test_a_finished_round_takes_no_pairs(world, state):
    old = world.round(state=state)
    plan = world.plan(old)
    david, amina = world.mentor("David"), world.mentee(old, "Amina")
    draft = world.pair(old, david, amina, MatchState.DRAFT, plan)
    world.flush()
    for command in (DraftMatch(old, None, david, amina), MoveDraft(draft, david),
                    LockMatches((draft,)), RemoveDrafts((draft,))):  # fmt: skip
        assert refused(world, command).reason is Reason.ROUND_FINISHED


def test_a_round_of_questions_makes_no_pairs(world):
    talks = world.round(scheme=Scheme.ASK)
    david = world.mentor("David", profile={"offers_ask": True})
    amina = world.mentee(talks, "Amina")
    world.flush()
    assert refused(world, DraftMatch(talks, None, david, amina)).reason is Reason.WRONG_SCHEME


def test_hard_rules_refuse_and_no_reason_helps(world, spring):
    same = world.mentor("Same Person")
    world.apply_to(spring, same)
    amina = world.mentee(spring, "Amina", languages={"bn": 4})
    hidden = world.mentee(spring, "Hidden", shares=Answer.WITHDRAWN)
    pairs = {
        "same_person": (same, same),
        "paused": (world.mentor("Paused", profile={"paused_until": dt.date(2026, 9, 1)}), amina),
        "not_with": (world.mentor("Not With"), amina),
        "never_again": (world.mentor("Never"), amina),
        "no_common_language": (world.mentor("Mute", languages={"en": 4}), amina),
        "consent_withdrawn": (world.mentor("Shy", shares=Answer.REFUSED), hidden),
    }
    world.link(amina, pairs["not_with"][0], LinkKind.NOT_WITH)
    world.link(pairs["never_again"][0], amina, LinkKind.NEVER_AGAIN)
    world.flush()
    for block, (mentor, mentee) in pairs.items():
        said = refused(world, DraftMatch(spring, None, mentor, mentee, "I know better"))
        assert (said.reason, said.values["block"]) == (Reason.PAIR_BLOCKED, block)
        assert said.values["way_on"]
    assert said.values["why"] == "Shy and Hidden did not agree to the profile being shown"


def test_a_name_typed_under_not_with_is_a_hard_rule(world, spring):
    david = world.mentor("David Ökello", email="david@post.example")
    amina = world.mentee(spring, "Amina", application={"not_with": "Tom; david okello"})
    kofi = world.mentee(spring, "Kofi", application={"not_with": "DAVID@post.example"})
    world.flush()
    for mentee in (amina, kofi):
        said = refused(world, DraftMatch(spring, None, david, mentee))
        assert said.values["block"] == "not_with"


@pytest.mark.parametrize(
    ("setting", "block", "done"),
    [
        ("require_training", "untrained", {"trained_on": dt.date(2025, 5, 5)}),
        ("require_code", "no_code", {"code_accepted_on": dt.date(2025, 5, 5)}),
    ],
)
def test_what_the_programme_requires_of_mentors(world, spring, setting, block, done):
    david, grace = world.mentor("David"), world.mentor("Grace", profile=done)
    amina = world.mentee(spring, "Amina")
    world.flush()
    place(world, spring, david, amina)
    world.workspace.undo()
    world.workspace.run(EditProgramme(setting, True))
    said = refused(world, DraftMatch(spring, None, david, amina))
    assert said.values["block"] == block
    place(world, spring, grace, amina)


def clashing(world, spring):
    """Pairs that each clash in one way, by the name of the clash."""
    old = world.round("Old", state=RoundState.REPORTED)
    amina = world.mentee(
        spring, "Amina", topics=("Law",), years_experience=8, employer=" Brac",
        line_manager="grace@post.example", hours=((0, 540, 720),), time_zone="Africa/Nairobi",
    )  # fmt: skip
    found = {
        "tried_before": world.mentor("Tried"),
        "same_employer": world.mentor("Same", employer="BRAC"),
        "line_manager": world.mentor("Grace", email="Grace@post.example"),
        "supervisor": world.mentor("Super"),
        "few_common_hours": world.mentor(
            "Busy", hours=((0, 660, 780),), time_zone="Africa/Nairobi"
        ),
        "mentee_senior": world.mentor("Junior", years_experience=3),
        "topic_refused": world.mentor("Not Law", refused=("Law",)),
    }
    world.pair(old, found["tried_before"], amina, MatchState.DECLINED)
    world.link(found["supervisor"], amina, LinkKind.SUPERVISOR)
    world.flush()
    return amina, found


def test_a_clash_asks_for_a_reason_and_keeps_it(world, spring):
    amina, mentors = clashing(world, spring)
    words = {}
    for clash, mentor in mentors.items():
        said = refused(world, DraftMatch(spring, None, mentor, amina, "  "))
        assert (said.reason, said.values["clashes"]) == (Reason.NEEDS_REASON, [clash])
        assert (said.values["mentor_id"], said.values["mentee_id"]) == (mentor, amina)
        words[clash] = said.values["why"]
        values = place(world, spring, mentor, amina, "  Both asked  for it ")
        assert row(world, values["match_id"])["override_reason"] == "Both asked for it"
    assert words == {
        "tried_before": "they were proposed or paired before",
        "same_employer": "both work for BRAC",
        "line_manager": "one of them is the other’s line manager",
        "supervisor": "one of them is the other’s supervisor",
        "few_common_hours": "they have only 1 h free together each week",
        "mentee_senior": "Amina has more years of experience than Junior",
        "topic_refused": "Not Law will not cover “Law”",
    }


def test_a_reason_belongs_to_its_pair_and_goes_when_the_pair_moves(world, spring):
    amina, mentors = clashing(world, spring)
    free = world.mentor("Free")
    world.flush()
    values = place(world, spring, mentors["same_employer"], amina, "Different offices")
    place(world, spring, mentors["same_employer"], amina, locked=True)
    world.workspace.run(UnlockMatches((values["match_id"],)))
    world.workspace.run(MoveDraft(values["match_id"], free))
    assert row(world, values["match_id"])["override_reason"] is None
    said = refused(world, MoveDraft(values["match_id"], mentors["same_employer"]))
    assert said.reason is Reason.NEEDS_REASON


def test_the_line_manager_clash_holds_both_ways(world, spring):
    david = world.mentor("David", line_manager="AMINA  rahman")
    amina = world.mentee(spring, "Amina Rahman")
    world.flush()
    said = refused(world, DraftMatch(spring, None, david, amina))
    assert said.values["clashes"] == ["line_manager"]


def test_a_swap_of_two_drafts(world, spring):
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    world.flush()
    first = place(world, spring, david, amina)
    place(world, spring, grace, kofi)
    before = world.workspace.ask(dump)
    done = world.workspace.run(SwapDraft(first["match_id"], kofi))
    assert world.drafts(spring) == {"Amina": "Grace", "Kofi": "David"}
    assert sentence(done.name, done.values) == "Kofi placed with David, in the place of Amina"
    world.workspace.undo()
    assert world.workspace.ask(dump) == before


def test_a_swap_with_somebody_waiting_sends_the_other_back(world, spring):
    david = world.mentor("David")
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    world.flush()
    first = place(world, spring, david, amina)
    world.workspace.run(SwapDraft(first["match_id"], kofi))
    assert world.drafts(spring) == {"Kofi": "David"}


def test_a_swap_with_oneself_changes_nothing(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    first = place(world, spring, david, amina)
    assert world.workspace.run(SwapDraft(first["match_id"], amina)).changes == ()


def test_a_swap_keeps_every_rule(world, spring):
    david, grace = world.mentor("David", employer="BRAC"), world.mentor("Grace", employer="ILO")
    amina = world.mentee(spring, "Amina", employer="ilo")
    kofi = world.mentee(spring, "Kofi", employer="brac")
    world.flush()
    first = place(world, spring, david, amina)
    second = place(world, spring, grace, kofi)
    said = refused(world, SwapDraft(first["match_id"], kofi))
    assert (said.values["mentor"], said.values["mentee"]) == ("David", "Kofi")
    said = refused(world, SwapDraft(first["match_id"], kofi, "Another branch"))
    assert (said.values["mentor"], said.values["mentee"]) == ("Grace", "Amina")
    world.workspace.run(LockMatches((second["match_id"],)))
    said = refused(world, SwapDraft(first["match_id"], kofi, "Another branch", "Retired"))
    assert said.reason is Reason.PAIR_LOCKED
    world.workspace.run(UnlockMatches((second["match_id"],)))
    world.workspace.run(SwapDraft(first["match_id"], kofi, "Another branch", "Retired"))
    kept = {row(world, m["match_id"])["override_reason"] for m in (first, second)}
    assert kept == {"Another branch", "Retired"}


def test_drafts_taken_out_wait_again_with_their_agreements_gone(world, spring):
    david = world.mentor("David", places=2)
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    world.flush()
    drafts = [place(world, spring, david, mentee)["match_id"] for mentee in (amina, kofi)]
    world.agreement(drafts[0])
    world.flush()
    before = world.workspace.ask(dump)
    done = world.workspace.run(RemoveDrafts(tuple(drafts)))
    assert sentence(done.name, done.values) == "Amina and Kofi back among the waiting"
    after = world.workspace.ask(dump)
    assert (after["match"], after[Agreement.__tablename__]) == ([], [])
    world.workspace.undo()
    assert world.workspace.ask(dump) == before


def test_a_moved_draft_leaves_its_agreement_behind(world, spring):
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina = world.mentee(spring, "Amina")
    world.flush()
    draft = place(world, spring, david, amina)["match_id"]
    world.agreement(draft)
    world.flush()
    place(world, spring, david, amina, locked=False)
    assert len(world.workspace.ask(dump)["agreement"]) == 1
    place(world, spring, grace, amina)
    assert world.workspace.ask(dump)["agreement"] == []


def test_what_is_no_draft_can_be_neither_moved_nor_locked(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    live = world.pair(spring, david, amina, MatchState.CONFIRMED)
    world.flush()
    for command in (LockMatches((live,)), MoveDraft(live, david), RemoveDrafts((live,))):
        said = refused(world, command)
        assert said.reason is Reason.PAIR_IS_LIVE
        assert "David and Amina are more than a draft: confirmed." in str(refusal(said))
    assert refused(world, SwapDraft("nothing", amina)).reason is Reason.NOT_FOUND


def test_a_plan_of_another_round_is_refused(world, spring):
    autumn = world.round("Autumn")
    theirs = world.plan(autumn)
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    said = refused(world, DraftMatch(spring, theirs, david, amina))
    assert (said.reason, said.values["what"]) == (Reason.NOT_FOUND, "plan")


def test_undo_and_redo_of_a_whole_sitting_restore_every_state(world, spring):
    david, grace = world.mentor("David", places=2), world.mentor("Grace")
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    world.flush()
    states = [world.workspace.ask(dump)]

    def do(command):
        done = world.workspace.run(command)
        states.append(world.workspace.ask(dump))
        return done.values

    first = do(DraftMatch(spring, None, david, amina))["match_id"]
    do(LockMatches((first,)))
    do(DraftMatch(spring, None, grace, kofi))
    do(UnlockMatches((first,)))
    do(SwapDraft(first, kofi))
    do(RemoveDrafts((first,)))
    for state in reversed(states[:-1]):
        world.workspace.undo()
        assert world.workspace.ask(dump) == state
    for state in states[1:]:
        world.workspace.redo()
        assert world.workspace.ask(dump) == state


def test_several_pairs_are_locked_in_one_step(world, spring):
    ana = world.mentor("Ana", places=2)
    mina, pia = world.mentee(spring, "Mina"), world.mentee(spring, "Pia")
    world.flush()
    ids = tuple(place(world, spring, ana, one)["match_id"] for one in (mina, pia))
    done = world.workspace.run(LockMatches(ids))
    assert sentence(done.name, done.values) == "Mina with Ana and Pia with Ana locked"
    assert all(chip.locked for chip in world.board(spring).pairs)
    world.workspace.run(UnlockMatches(ids[:1]))
    assert sorted(chip.locked for chip in world.board(spring).pairs) == [False, True]
    world.workspace.undo()
    world.workspace.undo()
    assert not any(chip.locked for chip in world.board(spring).pairs)
