"""The scores of all pairs by plain numpy: ANSWERS.npz; writes OUT.npz with scores and allowed."""

import hashlib
import json
import sys
import time

import numpy as np

KINDS = ("topics", "sectors", "tongues")
with np.load(sys.argv[1]) as file:  # mentees' answers are called …_e, mentors' …_m
    a = {name: file[name] for name in file.files}
for _line in sys.stdin:
    began = time.perf_counter()
    said = {name: a[f"{name}_e"].any(1)[:, None] & a[f"{name}_m"].any(1) for name in KINDS}
    got = (1000 * (a["topics_e"] @ a["topics_m"].T)).astype(int)
    minutes = np.min([15 * (e @ m.T) for e, m in zip(a["free_e"], a["free_m"], strict=True)], 0)
    free = a["free_e"][0].any(1)[:, None] & a["free_m"][0].any(1)
    tongues = zip(a["tongues_e"].T, a["tongues_m"].T, strict=True)
    level = np.max([np.minimum(e[:, None], m) for e, m in tongues], 0)
    ahead = a["years_m"] - a["years_e"][:, None]
    fits = (
        (got // a["topics_e"].sum(1).clip(1)[:, None].astype(int), ~said["topics"]),
        (1000 * (a["sectors_e"] @ a["sectors_m"].T > 0), ~said["sectors"]),
        (minutes.clip(0, 360).astype(int) * 1000 // 360, ~free),
        (np.array([0, 0, 400, 800, 1000])[level], ~said["tongues"]),
        (np.minimum(200 * ahead, 50 * (35 - ahead)).clip(0, 1000), False),
        (1000 * (a["country_e"] @ a["country_m"].T > 0), ~a["country_e"].any(1)[:, None]),
        (500 * (a["new_e"][:, None] + a["new_m"]), False),
    )
    told = zip(a["weights"].tolist(), fits, strict=True)
    scores = sum(np.where(gone, w // 2, w * fit // 1000) for w, (fit, gone) in told)
    allowed = (level > 0) & (ahead >= 0) & (a["employer_e"][:, None] != a["employer_m"])
    allowed &= ~(free & (minutes < 120))
    seconds = time.perf_counter() - began
    np.savez(sys.argv[2], scores=scores, allowed=allowed)
    data = scores.astype(np.int16).tobytes() + allowed.tobytes()
    result = [int(scores.sum()), int(allowed.sum()), hashlib.sha256(data).hexdigest()[:16]]
    print(json.dumps({"seconds": seconds, "result": result}), flush=True)
