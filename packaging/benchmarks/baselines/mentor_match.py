"""The best plan by mentor-match, each mentor cloned once a place: a question is a file.

It runs in an environment of its own, which has neither numpy nor scipy.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from matching.mentee import Mentee  # type: ignore[import-not-found]
from matching.mentor import Mentor  # type: ignore[import-not-found]
from matching.process import process_data  # type: ignore[import-not-found]
from matching.rules.rule import Disqualify, Generic  # type: ignore[import-not-found]


def score_of(match: Any) -> int:
    """A mentee's grade is the row, a mentor's the column; -1 where the pair may not be."""
    return int(scores[match.mentee.grade][match.mentor.grade])


for line in sys.stdin:
    told = json.loads(Path(json.loads(line)).read_text(encoding="utf-8"))
    scores, places = told["scores"], told["places"]
    began = time.perf_counter()
    fit = Generic({one: one for row in scores for one in row}, score_of)
    rules = [fit, Disqualify(lambda match: score_of(match) < 0)]
    mentees = [Mentee(grade=row, email=f"e{row}") for row in range(len(scores))]
    copies = [(column, copy) for column, many in enumerate(places) for copy in range(many)]
    mentors = [Mentor(grade=column, email=f"m{column}/{copy}") for column, copy in copies]
    process_data(mentors, mentees, [rules])
    seconds = time.perf_counter() - began
    total = sum(scores[one.grade][mentor.grade] for one in mentees for mentor in one.mentors)
    print(json.dumps({"seconds": seconds, "result": total}), flush=True)
