"""The figures of reports, counted once more from the files of an export, without SQL."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from statistics import median

import openpyxl

INTRODUCED = {"introduced", "started", "active", "paused", "ending", "completed", "ended_early",
              "informal"}  # fmt: skip
LIVE = {"proposed_to_mentee", "proposed_to_mentor", "confirmed", "introduced", "started",
        "active", "paused", "ending"}  # fmt: skip
POOL = {"received", "incomplete", "eligible", "in_pool", "proposed", "matched"}


class Recount:
    """The figures of some rounds, counted from the files of an export."""

    def __init__(self, folder, keep, loose=lambda day: False, today=dt.date(2026, 3, 2)):
        self.folder, self.loose, self.today = folder, loose, today
        self.rounds = {r["id"]: r for r in self.table("rounds") if keep(r)}
        everybody = [a for a in self.table("applications") if a["round_id"] in self.rounds]
        self.mentees = [a for a in everybody if a["role"] == "mentee" and a["state"] != "lead"]
        self.mentors = [a for a in everybody if a["role"] == "mentor" and a["state"] != "lead"]
        self.pairs = [p for p in self.table("pairs") if p["round_id"] in self.rounds]
        self.introduced = [p for p in self.pairs if p["state"] in INTRODUCED]

    def table(self, name):
        with (self.folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def mentees_with(self, *states):
        return {(p["round_id"], p["mentee_id"]) for p in self.pairs if p["state"] in states}

    def figures(self):
        pool = {(a["round_id"], a["person_id"]) for a in self.mentees if a["state"] in POOL}
        applied = {(a["round_id"], a["person_id"]) for a in self.mentees}
        matched = applied & (self.mentees_with(*INTRODUCED) | self.group_members())
        settled = self.mentees_with(*INTRODUCED, *LIVE) | self.group_members()
        drafted = {
            (p["round_id"], p["mentee_id"]) for p in self.pairs
            if p["state"] == "draft"
            and p["plan_id"] == self.rounds[p["round_id"]]["current_plan_id"]
        }  # fmt: skip
        used = {(p["round_id"], p["mentor_id"]) for p in self.introduced} | self.leading()
        days = self.days()
        states = Counter(p["state"] for p in self.introduced)
        pairs = len(self.introduced)
        met = sum(1 for p in self.introduced if p["first_meeting_on"])
        return {
            "Mentees who applied": (len(applied), None),
            "Mentors who applied": (len(self.mentors), None),
            "Leads": (self.leads(), None),
            "Eligible mentees": self.mentees_at(
                "received", "eligible", "in_pool", "proposed", "matched", "waitlisted", "carried"
            ),
            "Mentees waitlisted": self.mentees_at("waitlisted"),
            "Mentees who withdrew": self.mentees_at("withdrawn"),
            "Pairs not yet started": (states["introduced"], pairs),
            "Mentees in the pool": (len(pool), len(applied)),
            "Matched mentees": (len(matched), len(applied)),
            "Mentees with a draft only": (len((pool & drafted) - settled), len(pool)),
            "Mentees waiting": (len(pool - drafted - settled), len(pool)),
            "Mentors used": (len(used), len(self.offered())),
            "Mentors offered": (len(self.offered()), None),
            "Pairs introduced": (pairs, None),
            "Pairs that have met": (met, pairs),
            "Pairs active": (states["started"] + states["active"] + states["ending"], pairs),
            "Pairs paused": (states["paused"], pairs),
            "Pairs ended early": (states["ended_early"], pairs),
            "Pairs completed": (states["completed"] + states["informal"], pairs),
            "Days to introduction (median)": (
                median(days) if days else None, len(days),
            ),
        }  # fmt: skip

    def leading(self):
        begun = [g for g in self.table("groups") if g["state"] not in ("planned", "recruiting")]
        return {(g["round_id"], g["mentor_id"]) for g in begun if g["round_id"] in self.rounds}

    def group_members(self):
        rounds = {g["id"]: g["round_id"] for g in self.table("groups")}
        return {(rounds[m["group_id"]], m["person_id"]) for m in self.table("group_members")}

    def mentees_at(self, *states):
        return sum(a["state"] in states for a in self.mentees), len(self.mentees)

    def leads(self):
        return sum(
            a["role"] == "mentee" and (
                a["state"] == "lead" if a["round_id"] in self.rounds
                else not a["round_id"] and self.loose(a["submitted_on"])
            )
            for a in self.table("applications")
        )  # fmt: skip

    def days(self):
        applied = {(a["round_id"], a["person_id"]): a["submitted_on"] for a in self.mentees}
        found = []
        for pair in self.introduced:
            before = applied.get((pair["round_id"], pair["mentee_id"]))
            if before and pair["introduced_on"]:
                later = dt.date.fromisoformat(pair["introduced_on"])
                found.append((later - dt.date.fromisoformat(before)).days)
        return found

    def offered(self):
        out = {"withdrawn", "ineligible"}
        found = {(a["round_id"], a["person_id"]) for a in self.mentors if a["state"] not in out}
        found |= {(p["round_id"], p["mentor_id"]) for p in self.pairs
                  if p["state"] in INTRODUCED | LIVE}  # fmt: skip
        found |= self.leading()
        gone = {(a["round_id"], a["person_id"]) for a in self.mentors if a["state"] in out}
        people = {p["id"]: p for p in self.table("people")}
        for round_id, row in self.rounds.items():
            if row["state"] not in ("draft", "open", "closed_to_applicants", "matching"):
                continue
            for profile in self.table("mentor_profiles"):
                who = profile["person_id"]
                is_there = (
                    profile[f"offers_{row['scheme']}"] == "true"
                    and people[who]["contact_status"] != "do_not_contact"
                    and (profile["available_from"] or "0") <= row["ends"]
                    and (profile["available_to"] or "9") >= row["starts"]
                )
                if is_there and (round_id, who) not in gone:
                    found.add((round_id, who))
        return found

    def people(self, role):
        part = {a["person_id"] for a in (self.mentees if role == "mentee" else self.mentors)}
        return part | {p[f"{role}_id"] for p in self.pairs if p["state"] in INTRODUCED | LIVE}


def sheet(path, title):
    with path.open("rb") as file:
        return openpyxl.load_workbook(file, data_only=True)[title]


def rows_of(page, table, count):
    """The rows of an Excel table as tuples of its first `count` columns, header left out."""
    area = page[page.tables[table].ref]
    return [tuple(cell.value for cell in row[:count]) for row in area[1:]]
