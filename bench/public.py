"""The public pages of a body with 100,000 items, measured from outside, and how the database finds the items of a list.

Wants Python 3.9 or newer and nothing else, and a build of gongkai. Run it as:
python3 bench/public.py [PATH-OF-GONGKAI [ITEMS]]. The items are those of the demo's year copied past the desks with new
numbers and older days; the ledger knows nothing of the copies, so only reading is measured. The peer in the same run is
the same program with the demo's 255 items.
"""

import http.client
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GONGKAI = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "target" / "release" / "gongkai"
ITEMS = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
ROUNDS = 30
STATUTORY = "/sangcun/zfxxgk/fdzdgknr/"

COPIES = (
    """INSERT INTO item (body, id, section, catalogue, author, title, importance, stage, due, state, changed_at,
              release_at, published_at, index_number, shown_at)
       SELECT body, id || '-' || :round, section, catalogue, author, title, importance, stage, due,
              replace(state, '"' || id || '"', '"' || id || '-' || :round || '"'), changed_at, release_at,
              published_at - :ago, index_number || '-' || :round, shown_at - :ago
         FROM item WHERE shown_at IS NOT NULL AND instr(id, '-' || :former) = 0 AND id IN (SELECT id FROM first)""",
    """INSERT INTO item_text (body, id, hash, title, text, attachments, written_by, written_at)
       SELECT body, id || '-' || :round, hash, title, text, attachments, written_by, written_at
         FROM item_text WHERE id IN (SELECT id FROM first)""",
    """INSERT INTO address (path, body, record, kind, standing, target, position)
       SELECT replace(path, '.html', '-' || :round || '.html'), body, record || '-' || :round, kind, standing, target,
              position FROM address WHERE record IN (SELECT id FROM first)""",
)


def fill(file):
    """Copies the year's items until there are enough, each round nine days older than the one before."""
    database = sqlite3.connect(file)
    database.execute("CREATE TEMP TABLE first AS SELECT id FROM item WHERE shown_at IS NOT NULL")
    (first,) = database.execute("SELECT count(*) FROM first").fetchone()
    for at in range(1, ITEMS // first + 1):
        for sql in COPIES:
            database.execute(sql, {"round": at, "former": at, "ago": at * 9 * 86_400_000})
    database.commit()
    (many,) = database.execute("SELECT count(*) FROM item WHERE shown_at IS NOT NULL").fetchone()
    plan = """SELECT id FROM item WHERE body = 'sangcun' AND shown_at IS NOT NULL AND catalogue IN ('G-13', 'G-14')
               AND shown_at >= 0 AND shown_at < 9999999999999 ORDER BY shown_at DESC, id DESC LIMIT 20 OFFSET 40"""
    counts = "SELECT catalogue, count(*) FROM item WHERE body = 'sangcun' AND shown_at IS NOT NULL GROUP BY catalogue"
    for name, sql in (("a page of a list", plan), ("the counts of the tree", counts)):
        steps = "; ".join(row[3] for row in database.execute("EXPLAIN QUERY PLAN " + sql))
        print(f"{name}: {steps}")
    database.close()
    return many


class Office:
    """`gongkai serve` in a folder, from the moment it answers /readyz."""

    def __init__(self, folder):
        command = [GONGKAI, "serve", "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if "http://" in line:
                self.address = line.split("http://")[1].split("/")[0].split()[0]
                break
        while self.ask("/readyz")[0] != 200:
            time.sleep(0.01)

    def ask(self, path):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        found = (answer.status, answer.read().decode())
        connection.close()
        return found

    def measure(self, name, path):
        times, size = [], 0
        for _ in range(ROUNDS):
            began = time.perf_counter()
            status, body = self.ask(path)
            times.append(time.perf_counter() - began)
            assert status == 200, f"{path}: {status}"
            size = len(body.encode())
        ordered = sorted(times)
        middle, most = statistics.median(ordered) * 1000, ordered[int(len(ordered) * 0.9)] * 1000
        print(f"  {name}: median {middle:.1f} ms, nine of ten under {most:.1f} ms, {size / 1024:.0f} KB")

    def close(self):
        self.process.terminate()
        self.process.wait(20)


def walk(folder, many):
    office = Office(folder)
    try:
        print(f"{many} items")
        item = office.ask("/sangcun/")[1].split('<ul class="list">')[1].split('href="')[1].split('"')[0]
        # The statutory column alone: news stands beside it.
        last = office.ask(STATUTORY)[1].split("共 ")[2].split(" 页")[0]
        for name, path in (
            ("the first page of the body", "/sangcun/"),
            ("the longest column", STATUTORY),
            (f"its last page, {last}", f"{STATUTORY}p{last}.html"),
            ("its middle, one year", f"{STATUTORY}?year=2025"),
            ("a leaf", "/sangcun/zfxxgk/fdzdgknr/zcwj/gfxwj/"),
            ("an item", item),
            ("the records behind a number", "/sangcun/figures/2025/m-01/"),
            ("the site map", "/sitemap.xml"),
        ):
            office.measure(name, path)
    finally:
        office.close()


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([GONGKAI, "demo", "--dir", folder, "--no-serve"], check=True, stdout=subprocess.DEVNULL)
        settings = Path(folder) / "gongkai.toml"
        settings.write_text('site = "https://sangcun.example"\n' + settings.read_text())
        walk(folder, 255)
        walk(folder, fill(Path(folder) / "gongkai.db"))


if __name__ == "__main__":
    main()
