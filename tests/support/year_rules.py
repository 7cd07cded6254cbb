"""What the list of today must hold, worked out once more in plain Python from the rows."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from typing import Any

from tests.support.year_rows import LIVE, after, day, half_a_year_later, half_way, key, owned
from tests.support.year_rules_house import OfTheHouse


class Rules(OfTheHouse):
    """Every item of one day as (rule, what it is about, since when, whom of it, how many)."""

    def __init__(self, tables, today):
        self.t, self.today, self.found = tables, today, set()
        self.names = {p["id"]: p["display_name"] for p in tables["person"]}
        for owner, rows, lives in (
            ("match_id", tables["match"], LIVE),
            ("group_id", tables["mentoring_group"], {"running", "ending"}),
        ):
            self.sessions = owned(tables["session_log"], owner)
            self.surveys = owned(tables["check_in"], owner)
            self.notes = owned(tables["staff_note"], owner)
            self.agreements = owned(tables["agreement"], owner)
            for row in rows:
                if row["state"] == "draft":
                    continue
                (self.pair if owner == "match_id" else self.group)(row)
                self.surveys_out(row, row["state"] in lives)
                for note in self.notes[row["id"]]:
                    self.since("note_due", row, note["follow_up_on"])
        self.rounds()
        self.asks()
        self.people()
        self.concerns()
        for piece in tables["guidance"]:
            self.since("guidance_due", piece, piece["review_on"])

    def shown(self):
        hidden = {
            row["item_key"] for row in self.t["put_off"]
            if row["until"] is None or day(row["until"]) > self.today
        }  # fmt: skip
        return {one for one in self.found if key(one) not in hidden}

    def add(self, needs, about, since, part="", count=1):
        self.found.add((needs, about, since, part, count))

    def since(self, needs, row, due):
        """An item from a day on, if that day has come."""
        due = day(due) if isinstance(due, str) else due
        if due is not None and due <= self.today:
            self.add(needs, row["id"], due, count=self.members(row))

    def members(self, row):
        if "least" not in row:
            return 1
        return sum(
            m["group_id"] == row["id"] and m["state"] in ("placed", "active")
            for m in self.t["group_member"]
        )

    def took_place(self, row):
        return [s for s in self.sessions[row["id"]] if s["held"] == "took_place"]

    def pair(self, row):
        state = row["state"]
        if row["reply_by"] and day(row["reply_by"]) < self.today:
            self.since("reply_overdue", row, row["reply_by"])
        if state == "proposed_to_mentor" and not row["reply_by"]:
            self.since("to_propose_to_mentor", row, row["proposed_on"])
        self.since("next_due", row, row["next_on"])
        if state == "paused" and row["paused_until"] and day(row["paused_until"]) < self.today:
            self.since("back_from_pause", row, row["paused_until"])
        if state in ("introduced", "started", "active", "ending"):
            self.silence(row)
        if row["introduced_on"]:
            begun = day(row["first_meeting_on"] or row["introduced_on"])
            self.reviews(row, day(row["introduced_on"]), begun, state in ("started", "active"))
            if state in ("completed", "informal"):
                self.follow_up(row)
        waiting = [a for a in self.agreements[row["id"]]
                   if a["state"] in ("sent", "acknowledged_by_one")]  # fmt: skip
        newest = max(self.agreements[row["id"]], key=lambda a: a["version"], default=None)
        if newest in waiting and state in ("introduced", "started", "active"):
            for each in waiting:
                self.since("agreement_open", row, after(each["state_on"], 14))

    def silence(self, row):
        back = [c for c in self.surveys[row["id"]] if c["returned_on"]]
        heard = [row["introduced_on"], row["first_meeting_on"]]
        heard += [s["on"] for s in self.took_place(row)] + [c["returned_on"] for c in back]
        heard += [n["on"] for n in self.notes[row["id"]] if n["was_contact"]]
        news = max(filter(None, heard))
        low = [c for c in back if json.loads(c["answers"]).get("match_quality", 5) <= 2]
        poor = max((c["returned_on"] for c in low), default="")
        noted = max((n["on"] for n in self.notes[row["id"]]), default="")
        asked = max(
            (
                x["sent_on"]
                for x in self.t["letter"]
                if x["occasion"] == "nudge" and x["match_id"] == row["id"]
            ),
            default="",
        )
        again = after(asked, 14) if asked > news else dt.date.min

        def silent(needs, since):
            self.since(needs, row, max(since, again))

        if after(news, 45) <= self.today:
            again = again if asked >= after(news, 45).isoformat() else dt.date.min
            silent("no_news_long", after(news, 45))
        elif poor > noted:
            self.since("poor_survey", row, poor)
        elif not row["first_meeting_on"] and after(row["introduced_on"], 14) <= self.today:
            silent("no_first_meeting", after(row["introduced_on"], 14))
        elif after(news, 30) <= self.today:
            silent("no_news", after(news, 30))

    def reviews(self, row, known, begun, is_going):
        end = day(row["planned_end_on"])
        middle, ending = half_way(begun, end), end - dt.timedelta(days=14)
        sent = {c["survey"] for c in self.surveys[row["id"]] if c["sent_on"]}
        if is_going and "first_weeks" not in sent and self.today < middle:
            self.since("check_in_due", row, known + dt.timedelta(days=14))
        if is_going and "month_3" not in sent and self.today < ending:
            self.since("midpoint_due", row, middle)
        if is_going:
            self.since("ending_due", row, ending)
        if row["state"] == "ending":
            asked = [c for c in self.surveys[row["id"]] if c["survey"] == "month_6"]
            is_back = asked and all(c["returned_on"] for c in asked)
            if is_back or end + dt.timedelta(days=28) <= self.today:
                self.add("complete_due", row["id"], end, count=self.members(row))

    def follow_up(self, row):
        due = half_a_year_later(row["ended_on"]) if row["ended_on"] else None
        is_sent = any(c["survey"] == "follow_up" for c in self.surveys[row["id"]])
        if due and not is_sent and self.today <= due + dt.timedelta(days=90):
            self.since("follow_up_due", row, due)

    def surveys_out(self, row, lives):
        is_group, owed = "least" in row, defaultdict(set)
        for c in self.surveys[row["id"]]:
            if c["sent_on"] and not c["returned_on"] and not c["reminded_on"]:
                owed[c["sent_on"]].add(c["person_id"])
        for sent_on, people in owed.items():
            due = after(sent_on, 14)
            if lives and due <= self.today <= due + dt.timedelta(days=90):
                count = len(people) if is_group else 1
                self.add("survey_out", row["id"], due, count=count)

    def group(self, row):
        state, inside = row["state"], self.members(row)
        mine = [m for m in self.t["group_member"] if m["group_id"] == row["id"]]
        moves = [m["left_on"] or m["joined_on"] for m in mine if m["left_on"] or m["joined_on"]]
        moved = max(moves, default=row["started_on"]) or self.today.isoformat()
        if state in ("forming", "running", "ending") and inside < row["least"]:
            self.since("group_below", row, moved)
        sessions = self.sessions[row["id"]]
        planned = sorted(s["on"] for s in sessions if s["held"] == "planned")
        held = sorted(s["on"] for s in sessions if s["held"] == "took_place")
        today = self.today.isoformat()
        if state in ("forming", "running"):
            if planned and planned[0] < today:
                self.since("group_attendance", row, planned[0])
            elif not planned:
                self.since("group_no_session", row, held[-1] if held else moved)
            elif not planned or planned[0] > today:
                self.since("no_news_long", row, after(self.heard_of_group(row, held, moved), 45))
            self.group_agreement(row, min([*planned, *held], default=None))
        if row["started_on"]:
            started = day(row["started_on"])
            self.reviews(row, started, started, state == "running")
            if state == "closed" and not row["merged_into_id"]:
                self.follow_up(row)
        if state in ("running", "ending"):
            self.missed(row, mine)
            self.poor_in_group(row)

    def heard_of_group(self, row, held, moved):
        heard = [row["started_on"] or moved, *held]
        heard += [c["returned_on"] for c in self.surveys[row["id"]]]
        heard += [n["on"] for n in self.notes[row["id"]] if n["was_contact"]]
        return max(filter(None, heard))

    def group_agreement(self, row, first):
        newest = max(self.agreements[row["id"]], key=lambda a: a["version"], default=None)
        if newest is None or newest["state"] == "drafted":
            self.since("group_agreement", row, after(first, -7) if first else None)
        elif newest["state"] in ("sent", "acknowledged_by_one"):
            self.since("agreement_open", row, after(newest["state_on"], 14))

    def missed(self, row, members):
        for member in members:
            if member["state"] not in ("placed", "active"):
                continue
            away: list[Any] = []
            for session in sorted(self.took_place(row), key=lambda s: (s["on"], s["id"])):
                told = [a["came"] for a in self.t["attendance"]
                        if (a["session_id"], a["person_id"]) == (session["id"], member["person_id"])
                        ]  # fmt: skip
                if told:
                    away = [] if told[0] else [*away, session["on"]]
            nudged = max((x["sent_on"] for x in self.t["letter"]
                          if x["occasion"] == "group_nudge" and x["group_id"] == row["id"]
                          and x["person_id"] == member["person_id"]), default="")  # fmt: skip
            if len(away) > 1 and nudged < away[-1]:
                self.add("group_missed", row["id"], day(away[-1]), member["person_id"])

    def poor_in_group(self, row):
        noted = max((n["on"] for n in self.notes[row["id"]]), default="")
        for c in self.surveys[row["id"]]:
            is_poor = json.loads(c["answers"]).get("match_quality", 5) <= 2
            if is_poor and c["returned_on"] and noted < c["returned_on"]:
                name = self.names[c["person_id"]]
                self.add("poor_survey", row["id"], day(c["returned_on"]), name)
