"""The best plan by scipy, each mentor copied once a place: a question is aim, pairs, places."""

import json
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

for line in sys.stdin:
    aim, pairs, of_mentors = json.loads(line)
    with np.load(pairs) as file:
        scores, allowed = file["scores"].astype(np.int64), file["allowed"]
    with np.load(of_mentors) as file:
        places = file["places"]
    # with the aim "people" one more person outweighs any sum of scores
    bonus = 0 if aim == "fit" else (int(scores.max()) + 1) * (len(scores) + 1)
    began = time.perf_counter()
    value = np.where(allowed, scores + bonus, 0)
    mentor_of = np.repeat(np.arange(len(places)), places)
    rows, copies = linear_sum_assignment(value[:, mentor_of], maximize=True)
    columns = mentor_of[copies]
    seconds = time.perf_counter() - began
    real = allowed[rows, columns]
    total = int(scores[rows, columns][real].sum())
    result = [int(real.sum()) if bonus else None, total]
    print(json.dumps({"seconds": seconds, "result": result}), flush=True)
