"""A sheet of people by calamine into two tables by bare SQL: SHEET.xlsx and an empty FILE."""

import hashlib
import json
import sys
import time
import uuid
from pathlib import Path

from python_calamine import load_workbook
from sqlcipher3 import dbapi2

PERSON = """INSERT INTO person (id, display_name, sort_name, contact_status, employer, job_title,
city, country) VALUES (?, ?, ?, 'active', ?, ?, ?, ?)"""
EMAIL = """INSERT INTO person_email (person_id, address, id, is_primary, bounced)
VALUES (?, ?, ?, 1, 0)"""

address = f"{Path(sys.argv[2]).resolve().as_uri()}?mode=rw"
for _line in sys.stdin:
    file = dbapi2.connect(address, uri=True, isolation_level=None)
    file.executescript("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
    began = time.perf_counter()
    rows = load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()[1:]
    file.execute("BEGIN IMMEDIATE")
    for name, mail, employer, job, city, country in rows:
        person = str(uuid.uuid4())
        values = (person, name, str(name).casefold(), employer, job, city, country)
        file.execute(PERSON, values)
        file.execute(EMAIL, (person, mail, str(uuid.uuid4())))
    file.execute("COMMIT")
    seconds = time.perf_counter() - began
    kept = [row[0] for row in file.execute("SELECT address FROM person_email ORDER BY address")]
    result = [len(kept), hashlib.sha256("\n".join(kept).encode()).hexdigest()[:16]]
    file.executescript("DELETE FROM person_email; DELETE FROM person")
    file.close()
    print(json.dumps({"seconds": seconds, "result": result}), flush=True)
