"""The bare SQL of each sort of people: FILE; a question is a column and what its SQL must name."""

import hashlib
import json
import sys
import time
from pathlib import Path

from sqlcipher3 import dbapi2

KEYS = {
    "job": "lower(job_title)",
    "country": "lower(CASE country {0} END)",
    "cohort": "(SELECT min(prefix) FROM alumni_identity WHERE person_id = p.id)",
    "email": "(SELECT min(lower(address)) FROM person_email WHERE person_id = p.id)",
    "tags": "(SELECT min(lower(name)) FROM person_tag JOIN tag ON tag.id = tag_id"
    " WHERE person_id = p.id)",
    "roles": "2 * (id IN (SELECT person_id FROM mentor_profile))"
    " + (id IN (SELECT person_id FROM application WHERE role = 'mentee'))",
    "pairs": "(SELECT count(*) FROM match WHERE state IN ({0})"
    " AND (mentor_id = p.id OR mentee_id = p.id))",
}
file = dbapi2.connect(f"{Path(sys.argv[1]).resolve().as_uri()}?mode=ro", uri=True)
file.executescript("PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY")
for line in sys.stdin:
    column, said = json.loads(line)
    key = KEYS.get(column, f"lower({column})").format(said)
    first = "" if column == "name" else f"{key} NULLS LAST, "
    sql = f"SELECT id FROM person p ORDER BY {first}sort_name, id"
    began = time.perf_counter()
    ids = [row[0] for row in file.execute(sql)]
    seconds = time.perf_counter() - began
    result = [len(ids), hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16]]
    print(json.dumps({"seconds": seconds, "result": result}), flush=True)
