#!/usr/bin/env python3
"""Tables of the notice line up: where the rule under the headings has a gap, every row is blank.

Widths come from Python's own Unicode tables (UAX 11), not from utf8proc.
"""
import json
import os
import pathlib
import subprocess
import sys
import unicodedata

SOURCE = pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
NOTICE = SOURCE / "data/huzhou-2021.json"


def cells(line):
    """The line as one character a terminal column; '' stands for the second half of a wide one."""
    out = []
    for c in line:
        if unicodedata.combining(c):
            continue
        out += [c, ""] if unicodedata.east_asian_width(c) in "WF" else [c]
    return out


def misaligned(lines):
    """Rows with ink in a gap; the heading, the names of the columns and the rule come first."""
    gaps = [i for i, c in enumerate(lines[2]) if c == " "]
    for line in lines[1:2] + lines[3:]:
        columns = cells(line)
        if len(columns) > len(lines[2]) or any(c != " " for i, c in enumerate(columns) if i in gaps):
            yield line


def main():
    notice = json.loads(NOTICE.read_text())
    plans = [plan["id"] for plan in notice["plans"]]
    lead = notice["tasks"][0]["lead"][0]
    calls = [("workload", t) for t in ("units", "flags", "concentration", "ranks", "officials")]
    calls += [("clusters", t) for t in ("clusters", "explain", "ties", "bridges", "units")]
    calls += [("coverage", t) for t in ("officials", "overlaps", "units", "single-unit")]
    calls += [("compare", t) for t in ("units", "officials", "figures", "entered")]
    calls += [("unit", t) for t in ("leads", "supports")]
    checked = 0
    for verb, table in calls:
        extra = {"compare": ["--from", plans[0], "--to", plans[1]], "unit": [lead]}.get(verb, [])
        text = subprocess.run(
            [os.environ["ZEREN"], verb, *extra, "--table", table, str(NOTICE)],
            check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
        # The notes come last: leave them out by the number of rows that CSV has.
        count = len(subprocess.run(
            [os.environ["ZEREN"], verb, *extra, "--table", table, "--format", "csv", str(NOTICE)],
            check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout.splitlines()) - 1
        lines = text.splitlines()[: 3 + count]
        if len(lines) < 3 + count or count == 0:
            sys.exit(f"{verb} {table}: {count} rows expected")
        for line in misaligned(lines):
            sys.exit(f"{verb} {table}: not aligned: {line}")
        checked += count
    print(f"{checked} rows line up")


main()
