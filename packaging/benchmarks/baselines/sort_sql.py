"""The bare SQL of each sort of people: FILE; a question is a column and what its SQL must name."""

import hashlib
import json
import sys
import time
from pathlib import Path

from sqlcipher3 import dbapi2

KEYS = {
    "cohort": "SELECT person_id AS id, min(prefix) AS key FROM alumni_identity GROUP BY 1",
    "email": "SELECT person_id AS id, min(lower(address)) AS key FROM person_email GROUP BY 1",
    "tags": "SELECT person_id AS id, min(lower(name)) AS key"
    " FROM person_tag JOIN tag ON tag.id = tag_id GROUP BY 1",
    "roles": "SELECT id, 2 * (id IN (SELECT person_id FROM mentor_profile))"
    " + (id IN (SELECT person_id FROM application WHERE role = 'mentee')) AS key FROM person",
    "pairs": "SELECT id, count(who) AS key FROM person LEFT JOIN ("
    " SELECT mentor_id AS who FROM match WHERE state IN ({0})"
    " UNION ALL SELECT mentee_id FROM match WHERE state IN ({0})) ON who = id GROUP BY 1",
}
file = dbapi2.connect(f"{Path(sys.argv[1]).resolve().as_uri()}?mode=ro", uri=True)
file.executescript("PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY")
for line in sys.stdin:
    column, said = json.loads(line)
    plain = {"name": "sort_name", "job": "job_title", "country": f"CASE country {said} END"}
    if column in KEYS:
        hanging = KEYS[column].format(said)
        sql = f"""SELECT p.id FROM person p LEFT JOIN ({hanging}) h ON h.id = p.id
        ORDER BY h.key IS NULL, h.key, p.sort_name, p.id"""
    else:
        key = plain.get(column, column)
        first = "" if column == "name" else f"{key} IS NULL, lower({key}), "
        sql = f"SELECT id FROM person ORDER BY {first}sort_name, id"
    began = time.perf_counter()
    ids = [row[0] for row in file.execute(sql)]
    seconds = time.perf_counter() - began
    result = [len(ids), hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16]]
    print(json.dumps({"seconds": seconds, "result": result}), flush=True)
