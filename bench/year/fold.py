"""The year's figures folded anew from every entry of a ledger, beside DuckDB on the same records as exported.

Wants Python 3.9 or newer and duckdb (pip install duckdb), and a build of the bench. Run it as:
python3 bench/year/fold.py [PATH-OF-FOLD [ENTRIES]]

Both count the same twelve cells of table III for one year (new applications, and those granted, by applicant) and have to
agree. DuckDB reads the comma-separated files as the register exports them, and a Parquet file made of them once. Cold means
that the pages of the files were given back to the system before; where that is not allowed the script says so.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent.parent
FOLD = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "bench/year/target/release/fold"
ENTRIES = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
ROUNDS = 3
APPLICANTS = ["natural", "enterprise", "research", "charity", "legal_service", "other_org"]
SUMS = """SELECT 申请人, count(*) FILTER (WHERE year(收到日期) = 2025) AS new,
                 count(*) FILTER (WHERE 办理结果 = 'granted' AND year(办结日期) = 2025) AS granted
            FROM {source} WHERE 状态 = '在册' GROUP BY 申请人"""


def fold(folder):
    told = subprocess.run([FOLD, "sum", folder], check=True, capture_output=True, text=True)
    return json.loads(told.stdout)


def duck(source):
    began = time.perf_counter()
    rows = duckdb.connect().execute(SUMS.format(source=source)).fetchall()
    took = (time.perf_counter() - began) * 1000
    return took, {name: (new, granted) for name, new, granted in rows}


def forget(folder):
    """Gives the pages of every file back to the system."""
    for path in folder.iterdir():
        with open(path, "rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def rounds(folder, sources, cold):
    ours, peers = [], {name: [] for name in sources}
    for _ in range(ROUNDS):
        for measure, kept in ((lambda: fold(folder), ours), *((lambda s=s: duck(s), peers[n]) for n, s in sources.items())):
            if cold:
                forget(folder)
            kept.append(measure())
    return ours, peers


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([FOLD, "make", folder, str(ENTRIES)], check=True)
        files = f"read_csv('{folder}/records-*.csv', header = true)"
        duckdb.connect().execute(f"COPY (SELECT * FROM {files}) TO '{folder}/records.parquet' (FORMAT parquet)")
        sources = {"CSV": files, "Parquet": f"'{folder}/records.parquet'"}
        size = sum(path.stat().st_size for path in folder.glob("fold.db*")) >> 20
        print(f"{ENTRIES} entries, {size} MB of ledger; load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
        for cold in (False, True):
            ours, peers = rounds(folder, sources, cold)
            sums = [tuple(pair) for pair in zip(ours[0]["new"], ours[0]["granted"])]
            for name, runs in peers.items():
                theirs = [runs[0][1].get(one, (0, 0)) for one in APPLICANTS[: len(sums)]]
                assert sorted(theirs) == sorted(sums), f"{name}: {theirs} against {sums}"
            mine = statistics.median(run["ms"] for run in ours)
            when = "cold" if cold else "warm"
            print(f"{when}: full fold {mine:.0f} ms")
            for name, runs in peers.items():
                took = statistics.median(run[0] for run in runs)
                print(f"RATIO {when}, full fold / DuckDB on {name}: {mine / took:.1f} ({took:.0f} ms; bar 1.5)")


if __name__ == "__main__":
    main()
