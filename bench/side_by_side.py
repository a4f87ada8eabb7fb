"""Our reader beside the usual Python script, in one run; prints times, memory and ratios.

Wants Python 3.9 or newer with pandas, lxml, python-docx, openpyxl and pdfplumber (pip install pandas lxml python-docx
openpyxl pdfplumber), a release build of gongkai, and of the programs in bench/. Run it as:  cargo xtask bench
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GONGKAI = ROOT / "target" / "release" / "gongkai"
READ_MANY = ROOT / "target" / "release" / "read_many"
FORMATS = ROOT / "target" / "release" / "formats"

APPLICANTS = 7
PEER = r'''
import sys, time
import pandas as pd

def check(path):
    """The same work: read every table, bring the cells to numbers, judge the sums of table three."""
    tables = pd.read_html(path)
    wide = max(tables, key=lambda table: table.shape[1] == 10)
    rows = wide.iloc[-25:, -7:].apply(pd.to_numeric, errors="coerce")
    faults = 0
    faults += int((rows.iloc[:, :6].sum(axis=1) != rows.iloc[:, 6]).sum())
    faults += int((rows.iloc[0] + rows.iloc[1] != rows.iloc[23] + rows.iloc[24]).sum())
    faults += int((rows.iloc[2:23].sum() != rows.iloc[23]).sum())
    return faults

path, rounds = sys.argv[1], int(sys.argv[2])
check(path)
start = time.perf_counter()
for _ in range(rounds):
    faults = check(path)
print(time.perf_counter() - start, faults)
'''


OFFICE_PEER = r'''
import sys, time

def grids(path):
    """Every table as rows of texts, by the library that Python has for the format."""
    if path.endswith(".docx"):
        import docx
        return [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(path).tables]
    if path.endswith(".xlsx"):
        import openpyxl
        book = openpyxl.load_workbook(path, data_only=True)
        return [[["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    import pdfplumber
    with pdfplumber.open(path) as pdf:
        return [[[cell or "" for cell in row] for row in table] for page in pdf.pages for table in page.extract_tables()]

def check(path):
    """Less than our work: find table three, bring its cells to numbers, judge its sums."""
    wide = next(grid for grid in grids(path) if grid and len(grid[0]) == 10)
    rows = [[int(text) for text in row[-7:]] for row in wide if all(text.strip().isdigit() for text in row[-7:])]
    assert len(rows) == 25, len(rows)
    faults = sum(sum(row[:6]) != row[6] for row in rows)
    return faults + sum(rows[0][at] + rows[1][at] != rows[23][at] + rows[24][at] for at in range(7))

path, rounds = sys.argv[1], int(sys.argv[2])
check(path)
start = time.perf_counter()
for _ in range(rounds):
    faults = check(path)
print(time.perf_counter() - start, faults)
'''


def seconds(command):
    """The seconds that a program itself says it took."""
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[0])


def whole(command, runs=7):
    """Median seconds of the whole process, start included."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def peak(command):
    """Peak memory of a process in MB; asked through a small process, because a child begins with its parent's."""
    ask = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    answer = subprocess.run([sys.executable, "-c", ask, *command], check=True, capture_output=True, text=True)
    return int(answer.stdout) / 1024


def reading(page):
    """One page read and checked, warm, in both programs."""
    ours = seconds([READ_MANY, page, "2000"]) / 2000
    peer = seconds([sys.executable, "-c", PEER, str(page), "40"]) / 40
    print(f"read and check {page.stat().st_size} bytes: ours {ours * 1e6:.0f} µs, pandas.read_html {peer * 1e3:.1f} ms, ratio {peer / ours:.0f}")
    ours = whole([GONGKAI, "report", "check", str(page), "--json"])
    peer = whole([sys.executable, "-c", PEER, str(page), "1"], runs=3)
    print(f"the same as whole processes: ours {ours * 1e3:.1f} ms, pandas {peer * 1e3:.0f} ms, ratio {peer / ours:.0f}")


def formats(folder):
    """Every format read and checked beside Python's libraries, and written."""
    print(subprocess.run([FORMATS, folder], check=True, capture_output=True, text=True).stdout, end="")
    for ending, rounds in [("docx", 10), ("xlsx", 10), ("pdf", 2)]:
        file = folder / f"report.{ending}"
        ours = seconds([READ_MANY, file, "100"]) / 100
        peer = seconds([sys.executable, "-c", OFFICE_PEER, str(file), str(rounds)]) / rounds
        print(f"{ending}: ours {ours * 1e3:.2f} ms, Python {peer * 1e3:.0f} ms, ratio {peer / ours:.0f} (warm)")
        ours = whole([GONGKAI, "report", "check", str(file), "--json"])
        peer = whole([sys.executable, "-c", OFFICE_PEER, str(file), "0"], runs=3)
        print(f"{ending} as whole processes: ours {ours * 1e3:.1f} ms, Python {peer * 1e3:.0f} ms, ratio {peer / ours:.0f}; our peak {peak([str(GONGKAI), 'report', 'check', str(file)]):.0f} MB")
    file = folder / "report.docx"
    for ending in ["docx", "xlsx", "pdf"]:
        write = [str(GONGKAI), "report", "write", str(file), "--to", ending, "--out", str(folder / f"out.{ending}")]
        print(f"write {ending} as a whole process: {whole(write) * 1e3:.0f} ms, peak {peak(write):.0f} MB")
    print(f"binary {GONGKAI.stat().st_size / 1e6:.1f} MB")


def adding_up(folder, page):
    """41,000 reports in one file of JSON lines."""
    shape = subprocess.run([GONGKAI, "report", "read", str(page), "--json"], check=True, capture_output=True, text=True).stdout
    report = json.loads(shape)
    report.pop("coverage", None)
    report.pop("notes", None)
    lines = folder / "province.jsonl"
    with lines.open("w") as file:
        for at in range(41_000):
            report["body"] = f"第{at}乡"
            file.write(json.dumps(report, ensure_ascii=False, separators=(",", ":")) + "\n")
    lines.read_bytes()
    out = folder / "sum.json"
    took = whole([GONGKAI, "report", "sum", str(lines), "--body", "某省", "--out", str(out)], runs=5)
    total = json.loads(out.read_text())
    assert total["t3"]["received_new"]["total"] == 41_000 * report["t3"]["received_new"]["total"]
    memory = peak([str(GONGKAI), "report", "sum", str(lines), "--out", str(out)])
    print(f"41,000 reports, {lines.stat().st_size / 1e6:.0f} MB of JSON lines, summed: {took:.2f} s, peak {memory:.0f} MB")


def memory(folder, page):
    """Peak memory for reports of just under ten megabytes."""
    html = page.read_text()
    fillers = {
        "text": "<p>" + "政府信息公开工作。" * 300 + "</p>",
        "cells": "<table>" + "<tr>" + "<td>0</td>" * 50 + "</tr>" * 1 + "</table>",
        "markup": "<span><b><i></i></b></span>" * 60,
        "pictures": '<img src="data:image/png;base64,' + "A" * 6000 + '">',
    }
    for name, filler in fillers.items():
        big = folder / f"{name}.html"
        times = (10_000_000 - len(html.encode())) // len(filler.encode())
        big.write_text(html.replace("<body>", "<body>" + filler * times, 1))
        print(f"10 MB of {name}: peak {peak([str(GONGKAI), 'report', 'check', str(big)]):.0f} MB, {whole([GONGKAI, 'report', 'check', str(big)], runs=3) * 1e3:.0f} ms")
    big = folder / "text.txt"
    big.write_text("政府信息公开工作。\n" * 330_000)
    print(f"10 MB of plain text: peak {peak([str(GONGKAI), 'report', 'check', str(big)]):.0f} MB")
    many = folder / "cells.txt"
    many.write_text(("0\t" * 50 + "\n") * 100_000)
    print(f"10 MB of tabbed text: peak {peak([str(GONGKAI), 'report', 'check', str(many)]):.0f} MB")


def main():
    if not GONGKAI.exists() or not READ_MANY.exists():
        sys.exit("build first: cargo build --release && cargo build --release --manifest-path bench/Cargo.toml --target-dir target")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([ROOT / "target" / "release" / "pages", folder], check=True)
        reading(folder / "clean.html")
        reading(folder / "long.html")
        formats(folder)
        adding_up(folder, folder / "clean.html")
        memory(folder, folder / "clean.html")
        print(f"start to --help: {whole([GONGKAI, '--help'], runs=21) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
