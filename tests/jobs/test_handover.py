"""The hand-over pack holds what a successor needs; of concerns it holds numbers and no mark."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from mentordesk.commands.concerns import RaiseConcern, Worry
from mentordesk.commands.notes import AddNote
from mentordesk.commands.pair_life import PlanNext
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.commands.today import Dismiss, Snooze
from mentordesk.domain.concern import ConcernKind
from mentordesk.domain.figures import Figure
from mentordesk.domain.match import LIVE
from mentordesk.domain.meeting import Held
from mentordesk.jobs.handover import write_handover
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.queries.relationships import relationships
from mentordesk.store.queries.report import read_figures
from mentordesk.store.queries.today import put_off_items, today_items
from mentordesk.store.trouble import FileTrouble
from mentordesk.store.workspace import Workspace
from mentordesk.wording import handover as said
from mentordesk.wording.history import sentence
from mentordesk.wording.reports import figure
from mentordesk.wording.today import why

TODAY = dt.date(2026, 3, 2)
LATER = TODAY + dt.timedelta(days=30)


def written(workspace, path):
    write_handover(workspace, path, Progress())
    return openpyxl.load_workbook(path)


def rows(book, title):
    head, *lines = book[title].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def texts(book):
    return "\n".join(
        str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line
    )


@pytest.fixture
def pair(demo):
    found = demo.ask(relationships, TODAY)
    return next(p for p in found if p.state in LIVE and p.introduced_on is not None)


def test_rounds_stand_there_with_dates_figures_and_weights(demo, tmp_path):
    book = written(demo, tmp_path / "pack.xlsx")
    figures = demo.ask(read_figures, Scope(), TODAY)
    lines = {line["Round"]: line for line in rows(book, said.ROUNDS)}
    weights = {line["Round"]: line for line in rows(book, said.WEIGHTS)}
    assert set(lines) == {row.name for row in figures.rounds} == set(weights)
    for row in figures.rounds:
        assert lines[row.name]["Starts"].date() == row.starts
        for one in (Figure.MENTEE_APPLICATIONS, Figure.PAIRS_INTRODUCED, Figure.COMPLETED):
            assert lines[row.name][figure(one)] == figures.by_round[one].get(row.id, 0)
        numbers = [v for k, v in weights[row.name].items() if k not in ("Round", said.GOOD_OPTION)]
        assert sum(numbers) == 100


def test_what_is_under_way_and_was_promised_stands_there(demo, tmp_path, pair):
    demo.run(PlanNext(pair.id, "Send the reading list", LATER))
    demo.run(AddNote(pair.id, "Likes to be rung on Fridays", follow_up_on=LATER))
    demo.run(LogSession(pair.id, Told(LATER, Held.PLANNED)))
    first, second, *_ = [i for i in demo.ask(today_items, TODAY) if i.id != pair.id]
    demo.run(Snooze((first.key,), LATER))
    demo.run(Dismiss((second.key,), "Settled by telephone"))
    assert demo.ask(put_off_items, TODAY) == ((first, LATER),)
    book = written(demo, tmp_path / "pack.xlsx")
    two = f"{pair.mentee} with {pair.mentor}"
    live = [p for p in demo.ask(relationships, TODAY) if p.state in LIVE]
    assert len(rows(book, said.PAIRS)) == len(live)
    promised = {
        (p["Day"].date(), p["What"], p["Where it stands"]) for p in rows(book, said.PROMISES)
    }
    assert (LATER, "Send the reading list", "next step") in promised
    assert (LATER, "Likes to be rung on Fridays", "note") in promised
    assert (LATER, why(first), "put off") in promised
    dates = [
        (line["Day"].date(), line["What"], line["Of what"]) for line in rows(book, said.CALENDAR)
    ]
    assert dates == sorted(dates) and dates[0][0] >= TODAY
    assert (LATER, "Session", two) in dates
    assert (LATER, "Send the reading list", two) in dates
    to_do = rows(book, said.TO_DO)
    assert len(to_do) == len(demo.ask(today_items, TODAY))
    (note,) = [n for n in rows(book, said.NOTES) if n["Note"] == "Likes to be rung on Fridays"]
    assert note["About"] == two and note["Round"] == pair.round


def test_words_and_settings_in_force_stand_there(demo, tmp_path):
    book = written(demo, tmp_path / "pack.xlsx")
    letters = rows(book, said.LETTERS)
    assert len(letters) > 10 and all(line["Words"] and line["Subject"] for line in letters)
    assert {line["Scheme"] for line in rows(book, said.AGREEMENT_WORDS)} == {
        "Matched Mentoring", "Group Mentoring",
    }  # fmt: skip
    settings = {line["Setting"]: line["Value"] for line in rows(book, said.SETTINGS)}
    assert settings["Time zone of the office"] == "Europe/London"
    assert settings["Nothing heard: days of silence, then the pair is amber"] == "30"


def test_it_says_that_names_are_in_it_and_tells_concerns_as_numbers_only(demo, tmp_path, pair):
    before = texts(written(demo, tmp_path / "before.xlsx"))
    facts = "zugzwang of a Quetzal"
    demo.run(RaiseConcern(Worry(facts, ConcernKind.SAFETY, match_id=pair.id, owner="Dr Ptolemy")))
    book = written(demo, tmp_path / "pack.xlsx")
    after = texts(book)
    assert book.sheetnames[0] == said.READ_ME
    assert "Names are in it" in after and pair.mentee in after
    assert not any(word in after for word in ("zugzwang", "Quetzal", "Ptolemy", "safety"))
    changed = set(after.splitlines()) ^ set(before.splitlines())
    assert len(changed) == 2 and all("Concerns are in it only as numbers" in c for c in changed)
    assert "fewer than 5" in next(c for c in changed if c in after.splitlines())


def test_a_stop_leaves_what_was_there_and_a_reader_may_write_one(demo, tmp_path):
    out = tmp_path / "pack.xlsx"
    out.write_bytes(b"before")

    class Stopping(Progress):
        def report(self, done, total, what):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_handover(demo, out, Stopping())
    assert out.read_bytes() == b"before" and [p.name for p in tmp_path.glob("*pack*")] == [out.name]
    with pytest.raises(FileTrouble):
        write_handover(demo, tmp_path / "nowhere" / "pack.xlsx", Progress())
    with Workspace.open(demo.path, read_only=True) as reader:
        assert write_handover(reader, out, Progress()).noted is None
    assert out.read_bytes() != b"before"


def test_the_history_says_that_it_was_written_and_it_is_no_step(demo, tmp_path):
    before = demo.next_undo()
    write_handover(demo, tmp_path / "pack.xlsx", Progress())
    (line,) = demo.ask(entries_newest_first, 1)
    assert sentence(line.name, line.values) == "Hand-over pack written to pack.xlsx"
    assert demo.next_undo() == before


def test_a_programme_without_rounds_has_a_pack_too(workspace, tmp_path):
    book = written(workspace, tmp_path / "pack.xlsx")
    assert book[said.ROUNDS]["A2"].value == said.NOTHING
    assert len(rows(book, said.SETTINGS)) > 15
