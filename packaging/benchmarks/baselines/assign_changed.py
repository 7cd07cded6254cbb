"""A plan solved anew by scipy after each change: a question is one edit, or a pair to try."""

import json
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

with np.load(sys.argv[1]) as file:
    scores, allowed = file["scores"].astype(np.int64), file["allowed"]
with np.load(sys.argv[2]) as file:
    places = file["places"].copy()
locked = {}
bonus = (int(scores.max()) + 1) * (len(scores) + 1)
for line in sys.stdin:
    edit, row, column = json.loads(line)
    if edit in ("pin", "try"):
        locked[row] = column
    elif edit == "unpin":
        del locked[row]
    elif edit == "forbid":
        allowed[row, column] = False
    else:
        places[column] += 1 if edit == "open" else -1
    began = time.perf_counter()
    room = places - np.bincount(list(locked.values()), minlength=len(places))
    free = np.array([one for one in range(len(scores)) if one not in locked])
    copies = np.repeat(np.arange(len(room)), room)
    value = np.where(allowed[free], scores[free] + bonus, 0)[:, copies]
    rows, chosen = linear_sum_assignment(value, maximize=True)
    real = value[rows, chosen] > 0
    total = int(scores[free[rows], copies[chosen]][real].sum())
    seconds = time.perf_counter() - began
    held = sum(int(scores[pair]) for pair in locked.items())
    result = [int(real.sum()) + len(locked), total + held]
    if edit == "try":
        del locked[row]
    print(json.dumps({"seconds": seconds, "result": result}), flush=True)
