"""A number of a hundred thousand records opened, on the public page and in the console, measured from outside.

Wants Python 3.9 or newer and nothing else, and a build of gongkai. Run it as:
python3 bench/opened.py [PATH-OF-GONGKAI [RECORDS]]. The demo's items are copied past the desks, each counted in the year as
it is; as many applications stand in their register, and their cells of table III are counted. The ledger knows nothing of
the copies, so only reading is measured. Asked is the first page of any number under 100 ms.
"""

import http.client
import http.cookies
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GONGKAI = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "target" / "release" / "gongkai"
RECORDS = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
PASSWORD = "Some-long-password-2026"
ROUNDS, BAR = 15, 100
# Each table of the first items, set aside once so that no statement looks through what it has just copied.
FIRST = {
    "item": "shown_at IS NOT NULL",
    "item_text": "id IN (SELECT id FROM first_item)",
    "address": "record IN (SELECT id FROM first_item)",
    "figure": "record IN (SELECT id FROM first_item) AND metric IN ('M-01', 'M-06', 'M-11') AND day LIKE '2025-%'",
}
COPIES = (
    """INSERT INTO item (body, id, section, catalogue, author, title, importance, stage, due, state, changed_at, release_at,
              published_at, index_number, turn_due, dated_at, shown_at)
       SELECT body, id || '-' || round, section, catalogue, author, title, importance, stage, due,
              replace(state, '"' || id || '"', '"' || id || '-' || round || '"'), changed_at, release_at, published_at,
              index_number || '-' || round, turn_due, dated_at, shown_at FROM first_item, rounds""",
    """INSERT INTO item_text (body, id, hash, title, text, form, attachments, paper, written_by, written_at)
       SELECT body, id || '-' || round, hash, title, text, form, attachments, paper, written_by, written_at
         FROM first_item_text, rounds""",
    """INSERT INTO address (path, body, record, kind, standing, target, position)
       SELECT replace(path, '.html', '-' || round || '.html'), body, record || '-' || round, kind, standing, target,
              position FROM first_address, rounds""",
    """INSERT INTO figure (body, metric, part, day, record, ordinal, amount)
       SELECT body, metric, part, day, record || '-' || round, ordinal, amount FROM first_figure, rounds""",
)


def fill(file):
    database = sqlite3.connect(file)
    for table, rows in FIRST.items():
        database.execute(f"CREATE TEMP TABLE first_{table} AS SELECT * FROM {table} WHERE {rows}")
    (first,) = database.execute("SELECT count(*) FROM first_item").fetchone()
    database.execute("CREATE TEMP TABLE rounds (round INTEGER)")
    database.executemany("INSERT INTO rounds VALUES (?)", [(at,) for at in range(1, RECORDS // first + 1)])
    for sql in COPIES:
        database.execute(sql)
    applications(database)
    database.execute("DELETE FROM figure_sum")
    database.execute(
        """INSERT INTO figure_sum (body, metric, part, month, amount, records)
           SELECT body, metric, part, substr(day, 1, 7), sum(amount), count(*) FROM figure
            GROUP BY body, metric, part, substr(day, 1, 7)"""
    )
    records(database)
    database.commit()
    database.close()


def records(database):
    """What is kept of records beside their rows; a program from before has no such tables."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'figure_record'").fetchone():
        return
    database.execute("DELETE FROM figure_record")
    for part, metrics in (("part", "'M-06'"), ("'*'", "'M-05', 'M-18'")):
        database.execute(
            f"""INSERT INTO figure_record (body, metric, part, year, record, times)
                SELECT body, metric, {part}, substr(day, 1, 4), record, count(*) FROM figure
                 WHERE metric IN ({metrics}) GROUP BY body, metric, {part}, substr(day, 1, 4), record"""
        )
    database.execute(
        """INSERT OR REPLACE INTO figure_open (body, metric, part, record, began, ended)
           SELECT body, metric, part, record, min(day) FILTER (WHERE ordinal = 0),
                  coalesce(min(day) FILTER (WHERE ordinal = 1), '9999-12-31') FROM figure
            WHERE part LIKE 't3.open.%' GROUP BY body, metric, part, record"""
    )


def applications(database):
    records, figures = [], []
    for n in range(RECORDS):
        day = f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}"
        number = f"shenqing-2025-{n + 1_000:06}"
        closed = None if n % 3 == 0 else {"on": day, "row": "granted"}
        facts = {"of": "application", "received": day, "category": "natural", "closed": closed}
        state = {"number": number, "facts": facts, "words": "0" * 64, "struck": False, "confirmed": None}
        state |= {"version": 1, "entered": day}
        records.append(("sangcun", number, "application", 2025, day, json.dumps(state), "{}", 0, 1_740_000_000_000))
        parts = [("", 0, 1), ("t3.received_new.natural", 0, 1), ("t3.open.natural", 0, 1)]
        parts += [("t3.granted.natural", 0, 1), ("t3.open.natural", 1, -1)] if closed else []
        figures += [("sangcun", "M-03", part, day, number, ordinal, amount) for part, ordinal, amount in parts]
    database.executemany(
        """INSERT INTO register_record (body, id, kind, year, day, state, words, struck, changed_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        records,
    )
    database.executemany("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?)", figures)
    database.execute("UPDATE register_book SET state = 'open', version = 1 WHERE kind = 'application' AND year = 2025")


class Office:
    """`gongkai serve` in a folder, from the moment it answers /readyz."""

    def __init__(self, folder):
        began = time.perf_counter()
        command = [GONGKAI, "serve", "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if "http://" in line:
                self.address = line.split("http://")[1].split("/")[0].split()[0]
                break
        self.cookie = ""
        while self.ask("GET", "/readyz")[0] != 200:
            time.sleep(0.01)
        self.began = time.perf_counter() - began

    def processor(self):
        """Seconds of the processor it has used; Linux only."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def settle(self):
        """Waits until what an older program would have left is done: nobody has words for the copies yet."""
        began, used, quiet = time.perf_counter(), self.processor(), 0
        ready = used
        while quiet < 4:
            time.sleep(3)
            now = self.processor()
            quiet, used = (quiet + 1 if now - used < 0.05 else 0), now
        took = time.perf_counter() - began - 12
        print(f"  start to ready: {self.began:.2f} s, {ready:.1f} s of the processor; "
              f"quiet {took:.0f} s later, after {used:.1f} s of the processor", flush=True)

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.address, timeout=120)
        headers = {"Cookie": self.cookie}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        jar = http.cookies.SimpleCookie(self.cookie)
        for line in answer.headers.get_all("Set-Cookie") or []:
            jar.load(line)
        self.cookie = "; ".join(f"{name}={one.value}" for name, one in jar.items())
        found = (answer.status, answer.read().decode(errors="replace"))
        connection.close()
        return found

    def sign_in(self, account):
        page = self.ask("GET", "/console/login")[1]
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        fields |= {"account": account, "password": PASSWORD}
        status = self.ask("POST", "/console/login", urllib.parse.urlencode(fields))[0]
        assert status == 303, f"{account} did not get in: {status}"

    def measure(self, name, path):
        times, size = [], 0
        for _ in range(ROUNDS):
            began = time.perf_counter()
            status, body = self.ask("GET", path)
            times.append((time.perf_counter() - began) * 1000)
            if status != 200:
                print(f"  {name}: {path} answers {status}")
                return
            size = len(body.encode())
        ordered = sorted(times)
        most = ordered[int(len(ordered) * 0.9)]
        print(f"  {name}: median {statistics.median(ordered):.0f} ms, best {ordered[0]:.0f}, nine of ten under {most:.0f} "
              f"({size / 1024:.0f} KB; bar {BAR})", flush=True)

    def close(self):
        self.process.terminate()
        self.process.wait(20)


def main():
    with tempfile.TemporaryDirectory() as folder:
        made = [GONGKAI, "demo", "--dir", folder, "--no-serve", "--password", PASSWORD]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        accounts = json.loads((Path(folder) / "out" / "accounts.json").read_text())
        head = next(one["account"] for one in accounts if one["role"] == "office_head")
        fill(Path(folder) / "gongkai.db")
        office = Office(folder)
        try:
            print(f"{RECORDS} items and as many applications of 2025; load {os.getloadavg()[0]:.0f}")
            office.measure("public at once, the items behind M-01", "/sangcun/figures/2025/m-01/")
            office.settle()
            office.measure("public, the items behind M-01", "/sangcun/figures/2025/m-01/")
            office.measure("public, the items behind M-11", "/sangcun/figures/2025/m-11/")
            office.sign_in(head)
            for name, path in (
                ("console, M-01", "/console/figures/2025/M-01"),
                ("console, its last page", "/console/figures/2025/M-01?page=100000"),
                ("console, M-03", "/console/figures/2025/M-03"),
                ("console, a cell of table III", "/console/figures/2025/t3.received_new.natural"),
                ("console, a total of table III", "/console/figures/2025/t3.received_new.total"),
                ("console, what was granted", "/console/figures/2025/t3.granted.natural"),
                ("console, what is open", "/console/figures/2025/t3.carried_out.natural"),
                ("console, what is open of all", "/console/figures/2025/t3.carried_out.total"),
                ("console, what was decided (M-06)", "/console/figures/2025/M-06"),
                ("console, its last page", "/console/figures/2025/M-06?page=100000"),
                ("console, the decisions themselves", "/console/items/reviews?year=2025"),
                ("console, one month", "/console/figures/2025/M-01.month.03"),
                ("console, trainings", "/console/figures/2025/M-13"),
                ("console, weeks met: its last page", "/console/figures/2025/M-11?page=100000"),
                ("console, weeks met", "/console/figures/2025/M-11"),
                ("console, the register of applications", "/console/registers/application?year=2025"),
                ("console, the list of items", "/console/items"),
                ("console, every figure of the year", "/console/figures/2025"),
            ):
                office.measure(name, path)
            print(f"load {os.getloadavg()[0]:.0f}")
        finally:
            office.close()


if __name__ == "__main__":
    main()
