"""What a second reader marked: kept in one step, heeded as a soft clash, made a hard rule."""

from __future__ import annotations

import pytest

from mentordesk.commands.judging import judge
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.reader_marks import DropMark, KeepApart, KeepMarks, Marked
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.wish import Mark
from mentordesk.matching.pool import Blocked, Clash
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.round_world import World

NO, BETTER = Mark.NOT_WITH, Mark.BETTER_WITH


@pytest.fixture
def world(workspace):
    return World(workspace)


@pytest.fixture
def spring(world):
    return world.round()


@pytest.fixture
def ids(world, spring):
    found = {"tom": world.mentor("Tom"), "una": world.mentor("Una")}
    found |= {"ana": world.mentee(spring, "Ana"), "ben": world.mentee(spring, "Ben")}
    world.flush()
    return found


def marks(world, spring):
    return {
        (m.mentor_id, m.mentee_id): (m.mark, m.reader, m.note) for m in world.pool(spring).marks
    }


def test_marks_are_kept_and_the_newest_stands(do, world, spring, ids):
    one, two = (ids["tom"], ids["ana"]), (ids["una"], ids["ana"])
    done = do(KeepMarks(spring, (Marked(*one, NO, "Ruth", "cousins"), Marked(*two, BETTER))))
    assert sentence("KeepMarks", done) == "2 marked by Ruth for “Spring” kept"
    assert marks(world, spring) == {one: (NO, "Ruth", "cousins"), two: (BETTER, None, None)}
    do(KeepMarks(spring, (Marked(*one, BETTER, "Omar"),)))
    assert marks(world, spring) == {one: (BETTER, "Omar", None), two: (BETTER, None, None)}


def test_her_no_asks_for_a_reason_and_names_her(do, world, spring, ids):
    do(KeepMarks(spring, (Marked(ids["tom"], ids["ana"], NO, "Ruth", "cousins"),)))
    judged = judge(world.pool(spring))
    assert judged.soft((ids["tom"], ids["ana"])) == (Clash.READER_AGAINST,)
    assert judged.soft((ids["tom"], ids["ben"])) == ()
    with pytest.raises(Refused) as said:
        world.workspace.run(DraftMatch(spring, None, ids["tom"], ids["ana"]))
    assert said.value.reason is Reason.NEEDS_REASON
    told = "Ruth marked them as not to be paired (“cousins”)"
    assert told in refusal(said.value).what
    do(DraftMatch(spring, None, ids["tom"], ids["ana"], "they asked for each other"))


def test_what_she_thinks_better_changes_no_score(do, world, spring, ids):
    before = judge(world.pool(spring)).score((ids["tom"], ids["ana"]))
    do(KeepMarks(spring, (Marked(ids["tom"], ids["ana"], BETTER),)))
    judged = judge(world.pool(spring))
    assert judged.score((ids["tom"], ids["ana"])) == before
    assert judged.soft((ids["tom"], ids["ana"])) == ()


def test_a_mark_becomes_a_hard_rule_and_is_used_up(do, world, spring, ids):
    do(KeepMarks(spring, (Marked(ids["tom"], ids["ana"], NO, "Ruth", "cousins"),)))
    done = do(KeepApart(ids["tom"], ids["ana"], spring))
    assert sentence("KeepApart", done) == "Ana and Tom kept apart from now on"
    assert judge(world.pool(spring)).hard((ids["tom"], ids["ana"])) is Blocked.NOT_WITH
    assert marks(world, spring) == {}
    do(KeepApart(ids["una"], ids["ben"]))  # without any mark too
    assert judge(world.pool(spring)).hard((ids["una"], ids["ben"])) is Blocked.NOT_WITH


def test_a_mark_is_taken_away_once(do, world, spring, ids):
    do(KeepMarks(spring, (Marked(ids["tom"], ids["ana"], NO),)))
    (mark,) = world.pool(spring).marks
    done = do(DropMark(mark.id))
    assert sentence("DropMark", done) == "The mark for Ana and Tom taken away"
    with pytest.raises(Refused) as said:
        world.workspace.run(DropMark(mark.id))
    assert said.value.reason is Reason.NOT_FOUND


@pytest.mark.parametrize("marked", [(), (Marked("nobody", "nobody", NO),)])
def test_nothing_to_keep_or_a_stranger_is_refused(world, spring, marked):
    with pytest.raises(Refused) as said:
        world.workspace.run(KeepMarks(spring, marked))
    assert said.value.reason in (Reason.NO_MARKS, Reason.NOT_FOUND)
    assert refusal(said.value).do
