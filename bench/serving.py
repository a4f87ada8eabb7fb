"""The serving office measured from outside: start to ready, memory at rest, and what a clerk waits for.

Wants Python 3.9 or newer and nothing else, and a release build of gongkai. Run it as:  cargo xtask bench
(or: python3 bench/serving.py PATH-OF-GONGKAI). The peer in the same run is a bare HTTP server of Python's own library
that answers with as many bytes and keeps nothing: what the machine, the network and this script cost by themselves.
"""

import http.client
import http.server
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GONGKAI = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "target" / "release" / "gongkai"
PASSWORD = "Bench-2025-measure"
ROUNDS = 60


def spread(times):
    ordered = sorted(times)
    return f"median {statistics.median(ordered) * 1000:.1f} ms, nine of ten under {ordered[int(len(ordered) * 0.9)] * 1000:.1f} ms"


class Office:
    """`gongkai serve` in a folder, from the moment it answers /readyz."""

    def __init__(self, folder):
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [GONGKAI, "serve", "--listen", "127.0.0.1:0"], cwd=folder, stdout=subprocess.PIPE, text=True
        )
        for line in self.process.stdout:
            if "http://" in line:
                self.address = line.split("http://")[1].split("/")[0].split()[0]
                break
        while self.ask("GET", "/readyz")[0] != 200:
            time.sleep(0.001)
        self.ready = time.perf_counter() - began

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(self.address, timeout=20)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        found = (answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return found

    def form(self, path, cookie, **fields):
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        return self.ask("POST", path, urllib.parse.urlencode(fields), headers)

    def resident(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def bare(size):
    """Milliseconds of one request to a server that does nothing."""

    class Nothing(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(303)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Nothing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request("POST", "/", "x" * size)
        connection.getresponse().read()
        connection.close()
        times.append(time.perf_counter() - began)
    server.shutdown()
    return times


def disk(folder):
    """Seconds of one durable write of the disk itself."""
    import os

    times = []
    with open(Path(folder) / "probe", "wb") as file:
        for _ in range(ROUNDS):
            began = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - began)
    return times


def measure(folder):
    starts = []
    for _ in range(9):
        office = Office(folder)
        starts.append(office.ready)
        rest = office.resident()
        office.stop()
    print(f"start to ready          {spread(starts)}   (bar 200 ms)")
    print(f"memory at rest          {rest:.0f} MB   (bar 80 MB)")
    office = Office(folder)
    _, headers, _ = office.form("/console/login", "", account="chulufei", password=PASSWORD, to="/console")
    cookie = headers["set-cookie"].split(";")[0]
    # A new item is begun under a number of its own, to which the first address leads.
    _, headers, _ = office.ask("GET", "/console/items/new", headers={"Cookie": cookie})
    page = office.ask("GET", headers["location"], headers={"Cookie": cookie})[2].decode()
    key = page.split('name="form" value="')[1].split('"')[0]
    text = "各村：\n" + "请做好森林防火准备，值班电话保持畅通。\n" * 80
    common = dict(form=key, catalogue="G-03", subject="notice", importance="routine", attribute="public", event_date="2026-11-20")
    new, saved, boards, shown = [], [], [], []
    for at in range(ROUNDS):
        fields = dict(common, number=f"bench-{at}", title=f"测速用的稿件第 {at} 件", text=text)
        began = time.perf_counter()
        status, headers, _ = office.form("/console/items", cookie, **fields)
        new.append(time.perf_counter() - began)
        assert status == 303, status
        item = headers["location"]
        page = office.ask("GET", item + "/edit", headers={"Cookie": cookie})[2].decode()
        hidden = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("form", "version", "hash")}
        fields = dict(common, **hidden, title=f"测速用的稿件第 {at} 件", text=text + "又添了一句。\n")
        began = time.perf_counter()
        status, _, _ = office.form(item + "/edit", cookie, **fields)
        saved.append(time.perf_counter() - began)
        assert status == 303, status
        for times, path in ((boards, "/console/items"), (shown, item)):
            began = time.perf_counter()
            status, _, _ = office.ask("GET", path, headers={"Cookie": cookie})
            times.append(time.perf_counter() - began)
            assert status == 200, status
    print(f"a draft saved           {spread(saved)}   (bar 10 ms at the server)")
    print(f"a new item              {spread(new)}")
    print(f"the list of items       {spread(boards)}")
    print(f"an item's page          {spread(shown)}")
    print(f"memory after the work   {office.resident():.0f} MB")
    office.stop()
    print(f"beside: bare request    {spread(bare(len(urllib.parse.urlencode(fields))))}")
    print(f"beside: durable write   {spread(disk(folder))}")
    print(f"RATIO draft saved / (bare request + durable write) "
          f"{statistics.median(saved) / (statistics.median(bare(4000)) + statistics.median(disk(folder))):.1f}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            [GONGKAI, "demo", "--dir", folder, "--no-serve", "--password", PASSWORD], stdout=subprocess.DEVNULL
        )
        assert made.returncode == 0
        measure(folder)


if __name__ == "__main__":
    main()
