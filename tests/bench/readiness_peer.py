"""The queries of the registry one after the other, in one process: seconds that they took.

usage: readiness_peer.py DATABASE QUERIES DAY"""

import sqlite3
import sys
import time

facts = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
facts.execute("PRAGMA mmap_size = 2147418112")
with open(sys.argv[2], encoding="utf-8") as file:
    queries = file.read().splitlines()
start = time.perf_counter()
for query in queries:
    facts.execute(query.replace("$1", "?1"), (int(sys.argv[3]),) if "$1" in query else ()).fetchall()
print(time.perf_counter() - start)
