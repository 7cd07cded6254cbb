"""The bare SQL of the filter over all names: FILE; a question is the word that was typed."""

import hashlib
import json
import sys
import time
from pathlib import Path

from sqlcipher3 import dbapi2

FILTER = """SELECT person_id FROM person_search
WHERE instr(line, ?) > 0 ORDER BY sort_name, person_id"""

file = dbapi2.connect(f"{Path(sys.argv[1]).resolve().as_uri()}?mode=ro", uri=True)
file.execute("PRAGMA cache_size = -16000")
file.execute("PRAGMA temp_store = MEMORY")
for line in sys.stdin:
    word = json.loads(line)
    began = time.perf_counter()
    ids = [row[0] for row in file.execute(FILTER, (word,))]
    seconds = time.perf_counter() - began
    result = [len(ids), hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16]]
    print(json.dumps({"seconds": seconds, "result": result}), flush=True)
