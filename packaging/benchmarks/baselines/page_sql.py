"""One page of people by bare SQL: FILE; a question is the ids of the page."""

import json
import sys
import time
from pathlib import Path

from sqlcipher3 import dbapi2

PAGE = "SELECT id, display_name, status, job_title, employer, city, country FROM person WHERE id IN"

file = dbapi2.connect(f"{Path(sys.argv[1]).resolve().as_uri()}?mode=ro", uri=True)
file.execute("PRAGMA cache_size = -16000")
for line in sys.stdin:
    ids = json.loads(line)
    sql = f"{PAGE} ({', '.join('?' * len(ids))})"
    began = time.perf_counter()
    found = {row[0]: row for row in file.execute(sql, ids)}
    seconds = time.perf_counter() - began
    names = [found[one][1] for one in ids]
    print(json.dumps({"seconds": seconds, "result": names}), flush=True)
