"""What rounds, questions, people and concerns ask for, worked out once more in plain Python."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.support.year_rows import BEEN, LIVE, POOL, ROUNDS, after, day


class OfTheHouse:
    """The rules that are about no pair and no group; `Rules` has the rest."""

    add: Any
    since: Any
    t: Any
    today: Any

    def rounds(self):
        for row in self.t["round"]:
            if row["scheme"] == "ask" or row["state"] in ("reported", "archived"):
                continue
            now = ROUNDS.index(row["state"])
            asked = (("open", row["call_opens"], 0),
                     ("closed_to_applicants", row["call_closes"], 1),
                     ("matching", row["matching"], 0), ("running", row["starts"], 0),
                     ("midpoint", row["midpoint"], 0), ("ending", row["ends"], -14))  # fmt: skip
            due = [after(on, more) for state, on, more in asked
                   if ROUNDS.index(state) > now and after(on, more) <= self.today]  # fmt: skip
            if due:
                self.add("round_due", row["id"], due[-1])
            pairs = [m for m in self.t["match"] if m["round_id"] == row["id"]]
            confirmed = sum(m["state"] == "confirmed" for m in pairs)
            self.counted("to_introduce", row, row["introductions"], confirmed)
            mine = [a for a in self.t["application"] if a["round_id"] == row["id"]]
            self.round_people(row, mine, pairs)

    def counted(self, needs, row, since, count):
        since = day(since) if isinstance(since, str) else since
        if count and since <= self.today:
            self.add(needs, row["id"], since, count=count)

    def round_people(self, row, mine, pairs):
        state = row["state"]
        mentees = [a for a in mine if a["role"] == "mentee"]
        if state in ("open", "closed_to_applicants"):
            lacking = sum(a["state"] == "incomplete" for a in mentees)
            self.counted("incomplete", row, after(row["call_closes"], -3), lacking)
        groups = {g["id"]: g for g in self.t["mentoring_group"] if g["round_id"] == row["id"]}
        settled = {m["mentee_id"] for m in pairs if m["state"] in LIVE | BEEN or (
            m["state"] == "draft" and m["plan_id"] == row["current_plan_id"])}  # fmt: skip
        settled |= {m["person_id"] for m in self.t["group_member"] if m["group_id"] in groups
                    and m["state"] in ("placed", "active", "left")}  # fmt: skip
        waiting = [a for a in mentees if a["state"] in POOL and a["person_id"] not in settled]
        if state in ("matching", "introduced", "running"):
            self.counted("waiting", row, row["matching"], len(waiting))
        if state in ("introduced", "running") and day(row["matching"]) <= self.today:
            out = ("lead", "withdrawn", "ineligible")
            offered = {a["person_id"] for a in mine
                       if a["role"] == "mentor" and a["state"] not in out}  # fmt: skip
            used = {m["mentor_id"] for m in pairs if m["state"] in LIVE | BEEN or (
                m["state"] == "draft" and m["plan_id"] == row["current_plan_id"])}  # fmt: skip
            used |= {g[who] for g in groups.values() for who in ("mentor_id", "co_mentor_id")}
            count = len(offered - used)
            if count:
                self.add("mentors_free", row["id"], day(row["introductions"]), count=count)

    def asks(self):
        for row in self.t["ask"]:
            offer: Any = next((o for o in self.t["ask_offer"]
                          if o["ask_id"] == row["id"] and o["state"] == "sent"), None)  # fmt: skip
            state = row["state"]
            if state == "asked":
                self.since("ask_new", row, row["asked_on"])
            elif state == "with_office":
                self.since("ask_office", row, row["asked_on"])
            elif state == "offered" and after(offer["sent_on"], 14) <= self.today:
                self.since("ask_expired", row, after(offer["sent_on"], 14))
            elif state == "offered" and not offer["reminded_on"]:
                self.since("ask_remind", row, after(offer["sent_on"], 7))
            elif state in ("accepted", "held"):
                self.since("ask_feedback", row, after(row["held_on"] or row["accepted_on"], 7))

    def people(self):
        (house,) = self.t["programme"]
        busy = {m["mentor_id"] for m in self.t["match"] if m["state"] in LIVE}
        busy |= {g[who] for g in self.t["mentoring_group"] if g["state"] != "closed"
                 for who in ("mentor_id", "co_mentor_id")}  # fmt: skip
        busy |= {a["mentor_id"] for a in self.t["ask"] if a["state"] in ("accepted", "held")}
        at_work = [p for p in self.t["mentor_profile"] if p["person_id"] in busy]
        first, version = self.today.replace(day=1), house["code_of_conduct_version"]
        self.counted("untrained", house, first, sum(not p["trained_on"] for p in at_work))
        if version:
            lacking = sum(p["code_version"] != version for p in at_work)
            self.counted("no_code", house, first, lacking)
        shares = [c for c in self.t["consent"] if c["purpose"] == "share_profile"]
        inside = {m[who] for m in self.t["match"] if m["state"] in LIVE
                  for who in ("mentor_id", "mentee_id")}  # fmt: skip
        for person in inside:
            said = sorted((c for c in shares if c["person_id"] == person),
                          key=lambda c: c["given_on"])  # fmt: skip
            gone = [c["given_on"] for c in said if c["answer"] == "withdrawn"]
            if gone and said[-1]["answer"] != "given":
                self.add("consent_withdrawn", person, day(max(gone)))

    def concerns(self):
        raised = sorted(c["state_on"] for c in self.t["concern"] if c["state"] == "raised")
        late = [on for on in raised if self.working_day_after(day(on)) <= self.today]
        again = sorted(c["review_on"] for c in self.t["concern"]
                       if c["state"] not in ("raised", "closed") and c["review_on"]
                       and day(c["review_on"]) <= self.today)  # fmt: skip
        for needs, since in (("concern_late", late), ("concern_unread", raised[len(late):]),
                             ("concern_review", again)):  # fmt: skip
            if since:
                self.add(needs, "all", day(since[0]), count=len(since))

    def working_day_after(self, on):
        def is_shut():
            return on.weekday() > 4 or any(
                s["season"] in ("holiday", "closed") and day(s["first_day"]) <= on
                <= day(s["last_day"]) for s in self.t["calendar_span"]
            )  # fmt: skip

        on += dt.timedelta(days=1)
        while is_shut():
            on += dt.timedelta(days=1)
        return on
