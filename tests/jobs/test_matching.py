"""The best plan of a round: kept, repeatable, proved from outside, shown as a difference first."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from mentordesk.cli.matching import as_json
from mentordesk.commands.matches import DraftMatch, LockMatches
from mentordesk.commands.rounds import SetWeights
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import Aim, MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.jobs.board_numbers import board_numbers
from mentordesk.jobs.matching import fill_the_gaps, look, match_round, solve_again, take
from mentordesk.jobs.options_files import write_options
from mentordesk.matching.pool import Criterion
from mentordesk.progress import Cancelled, Progress
from mentordesk.wording.refusals import refusal
from tests.support import examples, judge_files
from tests.support.crowd import crowd
from tests.support.dump import dump
from tests.support.round_world import Plant, open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    return world.round()


def pairs_of(result):
    return {pair.mentee: pair.mentor for pair in result.pairs}


def told(result):
    """The plan as the command line prints it, through JSON."""
    return json.loads(json.dumps(as_json(result)))


def edit(world, change):
    world.workspace.run(Plant(change))


@pytest.mark.parametrize("aim", list(Aim))
@pytest.mark.parametrize(("seed", "mentees", "mentors"), [(1, 40, 30), (2, 40, 10), (3, 7, 30)])
def test_an_outside_judge_finds_no_better_plan(world, tmp_path, aim, seed, mentees, mentors):
    spring = crowd(world, seed, mentees, mentors)
    judged = look(world.workspace, spring, world.current(spring))
    written = write_options(judged, tmp_path / "out")
    files = judge_files.read(tmp_path / "out")
    assert written.blocked == len(files.blocked) > 0
    assert files.locked
    plan = told(match_round(world.workspace, spring, aim))
    judge_files.assert_best(files, plan, aim.value)
    assert world.board(spring).plan.result["total"] == plan["total"]


@examples.dear(8)
@given(seed=st.integers(0, 10**6), aim=st.sampled_from(list(Aim)))
def test_small_rounds_of_any_shape_are_solved_best(tmp_path_factory, seed, aim):
    folder = tmp_path_factory.mktemp("round")
    chance = random.Random(seed)
    with open_world(folder) as world:
        spring = crowd(world, seed, chance.randint(1, 9), chance.randint(1, 6), places=2)
        judged = look(world.workspace, spring, world.current(spring))
        write_options(judged, folder / "out")
        plan = told(match_round(world.workspace, spring, aim))
    judge_files.assert_best(judge_files.read(folder / "out"), plan, aim.value)


@pytest.mark.parametrize("aim", list(Aim))
def test_solving_twice_gives_the_same_plan(world, aim):
    spring = crowd(world, 5, 30, 12)
    first = match_round(world.workspace, spring, aim)
    before = world.workspace.ask(dump)
    second = match_round(world.workspace, spring, aim)
    assert world.workspace.ask(dump) == before
    assert second.difference.is_empty
    assert (second.pairs, second.proof) == (first.pairs, first.proof)


@pytest.mark.parametrize("seed", [27, 28])
def test_a_reason_the_plan_does_not_use_does_not_sway_it(world, tmp_path, seed):
    chance = random.Random(seed)
    spring = world.round()
    plan = world.plan(spring)
    mentors = [world.mentor(f"M{n}", employer=chance.choice(["X", "Y", None])) for n in range(4)]
    mentees = [world.mentee(spring, f"E{n}", employer=chance.choice(["X", "Y"])) for n in range(5)]
    held = {chance.choice(mentors): mentee for mentee in reversed(mentees)}
    for mentor, mentee in held.items():
        world.pair(spring, mentor, mentee, MatchState.DRAFT, plan, override_reason="Asked")
    world.flush()
    world.choose(spring, plan)
    write_options(look(world.workspace, spring, plan), tmp_path / "out")
    first, second = (match_round(world.workspace, spring, Aim.PEOPLE) for _ in range(2))
    assert first.pairs == second.pairs
    judge_files.assert_best(judge_files.read(tmp_path / "out"), told(first), "people")


def ties(world, order):
    """Many equals: only date, name and mail tell who comes first."""
    spring = world.round()
    people = [("mentor", n) for n in range(4)] + [("mentee", n) for n in range(9)]
    for role, number in order(people):
        if role == "mentor":
            world.mentor(f"Mentor {number}", email=f"m{number}@post.example")
        else:
            world.mentee(spring, "Same Name", email=f"e{number}@post.example")
    world.flush()
    return spring


def test_people_in_another_order_give_the_same_plan(tmp_path):
    plans = []
    for number in range(3):
        folder = tmp_path / str(number)
        folder.mkdir()
        with open_world(folder) as world:
            spring = ties(world, lambda people, n=number: random.Random(n).sample(people, 13))
            result = match_round(world.workspace, spring, Aim.PEOPLE)
            rows = world.pool(spring)
            mails = {p.id: p.emails[0] for p in (*rows.mentors, *rows.mentees)}
            plans.append({(mails[p.mentor_id], mails[p.mentee_id]) for p in result.pairs})
    assert plans[0] == plans[1] == plans[2]
    assert {mentee for _, mentee in plans[0]} == {f"e{n}@post.example" for n in range(4)}


def test_another_aim_replaces_what_is_not_locked(world, spring):
    david, grace = world.mentor("David", topics=("Law",)), world.mentor("Grace")
    amina = world.mentee(spring, "Amina", topics=("Law",))
    kofi = world.mentee(spring, "Kofi", topics=("Art",))
    world.flush()
    world.workspace.run(DraftMatch(spring, None, david, kofi))
    locked = world.workspace.run(DraftMatch(spring, None, grace, amina, locked=True)).values
    match_round(world.workspace, spring, Aim.FIT)
    assert world.drafts(spring) == {"Amina": "Grace", "Kofi": "David"}
    from mentordesk.commands.matches import UnlockMatches

    world.workspace.run(UnlockMatches((locked["match_id"],)))
    result = match_round(world.workspace, spring, Aim.FAIR)
    assert pairs_of(result) == {"Amina": "David", "Kofi": "Grace"} == world.drafts(spring)
    assert [move.mentee for move in result.difference.moved] == ["Amina", "Kofi"]


def test_a_new_plan_is_made_beside_the_current_one(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    first = world.workspace.run(DraftMatch(spring, None, david, amina)).values
    world.workspace.run(LockMatches((first["match_id"],)))
    result = match_round(world.workspace, spring, Aim.PEOPLE, plan_name="B")
    assert [pair.locked for pair in result.pairs] == [False]
    assert [plan.name for plan in world.board(spring).plans] == ["A", "B"]
    again = match_round(world.workspace, spring, Aim.PEOPLE, plan_name="b")
    assert again.difference.is_empty
    assert len(world.board(spring).plans) == 2


def test_live_pairs_are_no_part_of_a_plan_but_take_their_places(world, spring):
    david = world.mentor("David", places=2)
    for number, name in enumerate(("Amina", "Kofi", "Zoe")):
        mentee = world.mentee(spring, name)
        if not number:
            world.pair(spring, david, mentee, MatchState.CONFIRMED)
    world.flush()
    result = match_round(world.workspace, spring, Aim.PEOPLE)
    assert (result.placed, pairs_of(result)) == (1, {"Kofi": "David"})
    (left,) = result.unmatched
    assert (left.name, left.why) == (
        "Zoe", "2 mentees can only go to the same mentor, with 1 place for them",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("withdrawn", "one of them is no longer in the pool of this round"),
        ("fewer places", "David has fewer places than locked pairs"),
        ("languages", "they speak no common language"),
    ],
)
def test_a_lock_that_cannot_be_kept_is_named_and_nothing_written(world, spring, trouble, why):
    david = world.mentor("David", places=2)
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    world.flush()
    for mentee in (kofi, amina):
        world.workspace.run(DraftMatch(spring, None, david, mentee, locked=True))

    def break_it(session):
        from mentordesk.commands.particulars import set_languages
        from mentordesk.store.tables import Application, MentorProfile

        if trouble == "withdrawn":
            mine = session.query(Application).filter_by(person_id=amina).one()
            mine.state = ApplicationState.WITHDRAWN
        elif trouble == "fewer places":
            session.query(MentorProfile).one().places = 1
        else:
            set_languages(session, david, (("en", 4),))
            set_languages(session, amina, (("bn", 4),))

    edit(world, break_it)
    before = world.workspace.ask(dump)
    with pytest.raises(Refused) as raised:
        match_round(world.workspace, spring)
    said = refusal(raised.value)
    assert raised.value.reason is Reason.PLAN_LOCK_IMPOSSIBLE
    assert said.what in {
        f"The locked pair David and {name} cannot be kept: {why}." for name in ("Amina", "Kofi")
    }
    assert said.do == "Unlock or remove that pair, then solve again."
    assert world.workspace.ask(dump) == before


@pytest.mark.parametrize(
    ("scheme", "state", "reason"),
    [
        (Scheme.MATCHED, RoundState.REPORTED, Reason.ROUND_FINISHED),
        (Scheme.ASK, RoundState.MATCHING, Reason.WRONG_SCHEME),
    ],
)
def test_rounds_that_make_no_pairs_are_refused(world, scheme, state, reason):
    other = world.round(scheme=scheme, state=state)
    world.flush()
    with pytest.raises(Refused) as raised:
        match_round(world.workspace, other)
    assert raised.value.reason is reason


def test_an_empty_round_has_an_empty_plan(world, spring):
    world.mentee(spring, "Amina")
    world.flush()
    result = match_round(world.workspace, spring)
    assert (result.placed, result.total, result.best_possible, result.gap) == (0, 0, 0, 0)
    assert [left.why for left in result.unmatched] == ["There is no mentor in this round"]


@pytest.fixture
def poor_board(world, spring):
    """Drafts that a solve would change: Kofi sits where Amina belongs, Zoe waits."""
    david, grace = world.mentor("David", topics=("Law",)), world.mentor("Grace")
    world.mentor("Hope", topics=("Art",))
    world.mentee(spring, "Amina", topics=("Law",))
    kofi = world.mentee(spring, "Kofi", topics=("Art",))
    world.mentee(spring, "Zoe", topics=("Law",))
    world.flush()
    world.workspace.run(DraftMatch(spring, None, david, kofi))
    return spring, grace


def test_filling_the_gaps_keeps_what_stands_and_solving_again_may_not(world, poor_board):
    spring, _ = poor_board
    judged = look(world.workspace, spring, world.current(spring))
    before = world.workspace.ask(dump)
    filled, solved = fill_the_gaps(judged, Aim.PEOPLE), solve_again(judged, Aim.PEOPLE)
    assert world.workspace.ask(dump) == before
    assert pairs_of(filled)["Kofi"] == "David"
    assert {move.mentee for move in filled.difference.gained} == {"Amina", "Zoe"}
    assert not filled.difference.moved
    assert not filled.difference.lost
    assert [(m.mentee, m.before, m.after) for m in solved.difference.moved] == [
        ("Kofi", "David", "Hope"),
    ]  # fmt: skip
    assert filled.best_possible == solved.total > filled.total
    assert filled.gap == solved.total - filled.total
    assert solved.gap == 0
    assert not any(pair.locked for pair in filled.pairs)
    take(world.workspace, filled)
    assert world.drafts(spring) == pairs_of(filled)
    assert world.board(spring).plan.result["gap"] == filled.gap
    world.workspace.undo()
    assert world.workspace.ask(dump) == before


def test_a_draft_that_can_no_longer_be_does_not_stand_in_the_way(world, poor_board):
    spring, _ = poor_board

    def withdraw(session):
        from mentordesk.store.tables import Application, Person

        kofi = session.query(Person).filter_by(display_name="Kofi").one()
        mine = session.query(Application).filter_by(person_id=kofi.id).one()
        mine.state = ApplicationState.WITHDRAWN

    edit(world, withdraw)
    judged = look(world.workspace, spring, world.current(spring))
    filled = fill_the_gaps(judged, Aim.PEOPLE)
    assert [move.mentee for move in filled.difference.lost] == ["Kofi"]
    take(world.workspace, filled)
    assert set(world.drafts(spring)) == {"Amina", "Zoe"}


def test_a_plan_worked_out_before_an_edit_is_not_taken(world, poor_board):
    spring, grace = poor_board
    judged = look(world.workspace, spring, world.current(spring))
    solved = solve_again(judged, Aim.PEOPLE)
    zoe = next(pair.mentee_id for pair in solved.pairs if pair.mentee == "Zoe")
    amina = next(pair.mentee_id for pair in solved.pairs if pair.mentee == "Amina")
    other = zoe if pairs_of(solved)["Amina"] == "Grace" else amina
    world.workspace.run(DraftMatch(spring, None, grace, other, locked=True))
    before = world.workspace.ask(dump)
    with pytest.raises(Refused) as raised:
        take(world.workspace, solved)
    assert raised.value.reason is Reason.PLAN_OUTDATED
    assert world.workspace.ask(dump) == before


def test_the_meters_follow_the_board(world, poor_board):
    spring, _ = poor_board
    data = world.board(spring)
    judged = look(world.workspace, spring, data.plan.id)
    best = solve_again(judged, Aim.FIT)
    numbers = board_numbers(judged, best, data.pairs)
    draft = data.pairs[0]
    assert (numbers.paired, numbers.to_pair) == (1, 3)
    assert (numbers.mentors_used, numbers.mentors_offered) == (1, 3)
    assert numbers.average == numbers.total == judged.score((draft.mentor_id, draft.mentee_id))
    assert numbers.best_total == best.total
    assert numbers.gap == best.total - numbers.total
    assert numbers.best_average == round(best.total / 3)
    assert {left.name for left in numbers.left_out} == {"Amina", "Zoe"}
    assert all("The best plan has a place for" in left.why for left in numbers.left_out)
    take(world.workspace, best)
    numbers = board_numbers(judged, best, world.board(spring).pairs)
    assert (numbers.gap, numbers.left_out, numbers.average) == (0, (), numbers.best_average)


def test_live_pairs_count_in_the_meters_as_paired(world, spring):
    david = world.mentor("David")
    world.mentor("Full", places=0)
    world.pair(spring, david, world.mentee(spring, "Amina"), MatchState.ACTIVE)
    world.mentee(spring, "Kofi")
    world.flush()
    judged = look(world.workspace, spring)
    numbers = board_numbers(judged, solve_again(judged, Aim.FIT), world.board(spring).pairs)
    assert (numbers.paired, numbers.to_pair, numbers.average) == (1, 2, None)
    assert (numbers.mentors_used, numbers.mentors_offered) == (1, 1)
    assert [left.why for left in numbers.left_out] == [
        "No mentor can take Kofi; for 2 mentors because they have no free place"
    ]


def test_the_weights_of_the_round_decide_the_score(world, spring):
    david = world.mentor("David", topics=("Law",), sector="Media")
    amina = world.mentee(spring, "Amina", topics=("Law",), application={"sector_wanted": "Health"})
    world.flush()
    only = {criterion: 0 for criterion in Criterion}
    scores = []
    for criterion in (Criterion.TOPICS, Criterion.SECTOR):
        weights = tuple({**only, criterion: 100}.items())
        world.workspace.run(SetWeights(spring, weights))
        scores.append(look(world.workspace, spring).score((david, amina)))
    assert scores == [100, 0]


def test_work_can_be_stopped_and_leaves_nothing(world):
    spring = crowd(world, 8, 10, 6)
    before = world.workspace.ask(dump)
    steps = []

    def stop_at_once(done, total, what):
        steps.append(what)
        progress.cancel()

    progress = Progress(stop_at_once)
    with pytest.raises(Cancelled):
        match_round(world.workspace, spring, progress=progress)
    assert steps == ["reading"]
    assert world.workspace.ask(dump) == before


def test_no_statement_is_read_for_each_person_or_pair(world):
    spring = crowd(world, 9, 120, 80)
    statements: list[str] = []

    def listen(connection):
        event.listen(
            connection.engine, "before_cursor_execute", lambda *call: statements.append(call[2])
        )

    world.workspace.ask(listen)
    event.listen(
        world.workspace._writer, "before_cursor_execute", lambda *call: statements.append(call[2])
    )
    match_round(world.workspace, spring, Aim.PEOPLE)
    reading = [text for text in statements if text.lstrip().startswith("SELECT")]
    assert len(reading) < 50
