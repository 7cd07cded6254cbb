"""One field of a person by bare SQL, as safe on disk as ours: FILE; a question is id and value."""

import json
import sys
import time
from pathlib import Path

from sqlcipher3 import dbapi2

address = f"{Path(sys.argv[1]).resolve().as_uri()}?mode=rw"
file = dbapi2.connect(address, uri=True, isolation_level=None)
file.execute("PRAGMA journal_mode = DELETE")
file.execute("PRAGMA synchronous = FULL")
file.execute("PRAGMA secure_delete = ON")
for line in sys.stdin:
    person, value = json.loads(line)
    began = time.perf_counter()
    file.execute("BEGIN IMMEDIATE")
    file.execute("UPDATE person SET employer = ? WHERE id = ?", (value, person))
    file.execute("COMMIT")
    seconds = time.perf_counter() - began
    kept = file.execute("SELECT employer FROM person WHERE id = ?", (person,)).fetchone()
    print(json.dumps({"seconds": seconds, "result": kept[0]}), flush=True)
