"""The sub-commands place, options and match, as somebody outside uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mentordesk.cli import main
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.queries import history
from mentordesk.store.workspace import Workspace
from tests.support import judge_files
from tests.support.crowd import crowd
from tests.support.round_world import open_world


class Desk:
    """A file and the command line."""

    def __init__(self, folder, capsys):
        self.folder = folder
        self.file = str(folder / "Mentoring.mentordesk")
        self._capsys = capsys

    def run(self, word, *arguments, code=0, name="Spring"):
        """The JSON object a sub-command prints; nothing else stands on stdout."""
        assert main([word, self.file, "--round", name, *arguments, "--json"]) == code
        return json.loads(self._capsys.readouterr().out)

    def say(self, word, *arguments, code=0, name="Spring"):
        """What a sub-command says to people."""
        assert main([word, self.file, "--round", name, *arguments]) == code
        heard = self._capsys.readouterr()
        return heard.err if code else heard.out

    def entries(self):
        with Workspace.open(Path(self.file), read_only=True) as workspace:
            return workspace.ask(history.entries_newest_first)


@pytest.fixture
def desk(tmp_path, capsys):
    return Desk(tmp_path, capsys)


@pytest.fixture
def people(tmp_path):
    """Two mentors and three mentees by their first names, on a closed file."""
    with open_world(tmp_path) as world:
        spring = world.round()
        found = {
            "David": world.mentor("David Okello", topics=("Public health",), employer="BRAC"),
            "Grace": world.mentor("Grace Wanjiru", places=2),
            "Amina": world.mentee(spring, "Amina Rahman", topics=("Public health",)),
            "Kofi": world.mentee(spring, "Kofi Asante", employer="Brac"),
            "Zoe": world.mentee(spring, "Zoé Núñez"),
        }
        world.round("Finished", state=RoundState.REPORTED)
        world.flush()
    return found


def test_place_drafts_one_pair_and_prints_it(desk, people):
    found = desk.run("place", "--mentee", people["Amina"], "--mentor", people["David"], "--lock")
    assert found["placed"]["mentor_id"] == people["David"]
    assert found["placed"]["mentee_id"] == people["Amina"]
    assert found["placed"]["locked"] is True
    said = desk.say("place", "--mentee", people["Zoe"], "--mentor", people["Grace"])
    assert said == "Zoé Núñez placed with Grace Wanjiru in plan A of “Spring”, fit 51.\n"


def test_place_says_what_is_wrong_and_what_to_do(desk, people):
    before = desk.entries()
    pair = ("--mentee", people["Kofi"], "--mentor", people["David"])
    found = desk.run("place", *pair, code=1)
    assert found["error"] == {
        "what": "Pairing David Okello and Kofi Asante needs a reason: both work for BRAC.",
        "do": "Say why it is right all the same.",
    }
    assert desk.entries() == before
    desk.run("place", *pair, "--reason", "Different countries")
    said = desk.say("place", "--mentee", people["Amina"], "--mentor", people["David"], code=1)
    assert said.startswith("David Okello has no free place.")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--mentee", "nobody", "--mentor", "nobody"), "There is no such person in this file."),
        (("--mentee", "nobody", "--mentor", "nobody"), None),
    ],
)
def test_place_with_an_unknown_id_or_round(desk, people, arguments, what):
    if what:
        assert desk.run("place", *arguments, code=1)["error"]["what"] == what
    else:
        error = desk.run("place", *arguments, code=1, name="Winter")["error"]
        assert error["what"] == "There is no round “Winter”."
        assert "“Spring”" in error["do"]


def test_match_prints_the_keys_of_the_contract(desk, people):
    found = desk.run("match")
    assert {
        "placed", "total", "best_possible", "gap", "seconds", "proof", "unmatched", "pairs",
    } <= found.keys()  # fmt: skip
    assert (found["placed"], found["gap"], found["unmatched"]) == (3, 0, [])
    first = next(pair for pair in found["pairs"] if pair["mentee_id"] == people["Amina"])
    assert (first["mentor"], first["mentee"]) == ("David Okello", "Amina Rahman")
    reason = first["reasons"][0]
    assert (reason["kind"], reason["points"]) == ("for", 35)
    assert reason["text"] == "Amina Rahman wants and David Okello offers “Public health”"
    assert desk.say("match", "--aim", "fair").endswith(
        "Nobody poorly matched: 3 of 3 paired, total fit 171, best possible 171 (proven).\n"
    )


def test_match_says_who_is_left_out_and_why(desk, people):
    desk.run("place", "--mentee", people["Zoe"], "--mentor", people["Grace"], "--lock")
    with Workspace.open(Path(desk.file)) as workspace:
        from mentordesk.commands.mentors import SetMentorField

        workspace.run(SetMentorField(people["Grace"], "places", 1))
    (left,) = desk.run("match", "--aim", "people")["unmatched"]
    assert (left["mentee_id"], left["name"]) == (people["Kofi"], "Kofi Asante")
    assert left["why"] == (
        "Every mentor who could take Kofi Asante is full with locked pairs. "
        "With one more place at Grace Wanjiru, there is a place for Kofi Asante"
    )
    assert f"Left out: Kofi Asante. {left['why']}." in desk.say("match", "--aim", "people")


@pytest.mark.parametrize("aim", ["fit", "people", "fair"])
def test_what_options_writes_proves_what_match_prints(tmp_path, desk, aim):
    with open_world(tmp_path) as world:
        crowd(world, 21, 25, 14)
    entries = desk.entries()
    out = str(tmp_path / "out")
    counts = desk.run("options", "--out", out)
    files = judge_files.read(Path(out))
    assert (counts["pairs"], counts["blocked"]) == (len(files.scores), len(files.blocked))
    assert desk.entries() == entries
    judge_files.assert_best(files, desk.run("match", "--aim", aim), aim)
    assert len(desk.entries()) == len(entries) + 1


def test_options_of_a_plan_has_that_plan_s_locks(desk, people, tmp_path):
    desk.run("place", "--mentee", people["Amina"], "--mentor", people["Grace"], "--lock")
    desk.run("options", "--out", str(tmp_path / "a"))
    desk.run("options", "--plan", "B", "--out", str(tmp_path / "b"))
    a, b = judge_files.read(tmp_path / "a"), judge_files.read(tmp_path / "b")
    assert (a.locked, b.locked) == ({people["Amina"]: people["Grace"]}, {})
    judge_files.assert_best(b, desk.run("match", "--plan", "B"), "fit")
    judge_files.assert_best(a, desk.run("match", "--plan", "A"), "fit")


def test_a_reason_frees_its_pair_for_the_solver(desk, people, tmp_path):
    desk.run("options", "--out", str(tmp_path / "before"))
    pair = (people["David"], people["Kofi"])
    assert judge_files.read(tmp_path / "before").blocked[pair] == "both work for BRAC"
    desk.run("place", "--mentee", pair[1], "--mentor", pair[0], "--reason", "Other branch")
    desk.run("options", "--out", str(tmp_path / "after"))
    assert pair in judge_files.read(tmp_path / "after").allowed


def test_a_lock_that_cannot_be_kept_is_named(desk, people):
    desk.run("place", "--mentee", people["Amina"], "--mentor", people["David"], "--lock")
    with Workspace.open(Path(desk.file)) as workspace:
        from mentordesk.commands.mentors import SetMentorField

        workspace.run(SetMentorField(people["David"], "offers_matched", False))
    error = desk.run("match", code=1)["error"]
    assert error["what"] == (
        "The locked pair David Okello and Amina Rahman cannot be kept: "
        "one of them is no longer in the pool of this round."
    )


def test_a_finished_round_can_be_looked_at_but_not_matched(desk, people, tmp_path):
    found = desk.run("options", "--out", str(tmp_path / "out"), name="Finished")
    assert found["pairs"] == 0
    error = desk.run("match", code=1, name="Finished")["error"]
    assert error["what"].startswith("The round “Finished” is finished")


def test_a_folder_that_cannot_be_written_is_said(desk, people, tmp_path):
    (tmp_path / "taken").write_text("a file, no folder")
    error = desk.run("options", "--out", str(tmp_path / "taken"), code=1)["error"]
    assert "Traceback" not in error["what"]
    assert error["do"]


@pytest.mark.parametrize(
    "arguments",
    [("match", "--aim", "best"), ("match",), ("place", "--round", "Spring"), ("options",)],
)
def test_wrong_usage_is_exit_code_2(desk, people, arguments, capsys):
    word, *rest = arguments
    with pytest.raises(SystemExit) as exit_:
        main([word, desk.file, *rest])
    assert exit_.value.code == 2
    assert capsys.readouterr().err


def test_a_round_of_groups_is_matched_in_seats(desk, tmp_path):
    with open_world(tmp_path) as world:
        circle = world.round("Circle", Scheme.GROUP)
        david, may = (
            world.mentor(name, topics=(topic,), profile={"offers_group": True})
            for name, topic in (("David Okello", "Policy"), ("May Thu", "Law"))
        )
        first = world.mentee(circle, "Amina Rahman", topics=("Policy",))
        for name, topic in (("Kofi Asante", "Policy"), ("Zoé Núñez", "Law")):
            world.mentee(circle, name, topics=(topic,))
        world.flush()
    desk.run("options", "--out", str(tmp_path / "out"), name="Circle")
    assert judge_files.read(tmp_path / "out").places == {david: 6, may: 6}
    placed = desk.run("place", "--mentee", first, "--mentor", david, name="Circle")
    assert placed["placed"]["mentor"] == "David Okello"
    found = desk.run("match", name="Circle")
    assert [left["name"] for left in found["groups_left"]] == ["May Thu"]
    assert {pair["mentor"] for pair in found["pairs"]} == {"David Okello"}
    assert found["gap"] == found["best_possible"] - found["total"] > 0
    said = desk.say("match", name="Circle")
    assert "No group for May Thu. The group of May Thu would have had 1 member" in said
