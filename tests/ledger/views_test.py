#!/usr/bin/env python3
"""The sheets of officials and units look their values up. A file may remember old ones, for not every
program that edits the list of all tasks computes again: here the XML itself is edited, as such a
program would, and what the list says now is what counts."""
import csv
import json
import re
import zipfile
from pathlib import Path

from ledgers import finish, inspect, same, zeren

DAY = "2021-06-30"
MAIN, OFFICIAL, UNIT = (f"xl/worksheets/sheet{n}.xml" for n in (2, 3, 4))
PROGRESS, PERCENT, DONE = "G", "H", "I"  # Columns of the list of all tasks.


def make_book():
    """Three tasks, filled in, as `ledger --carry` writes them: with remembered values everywhere."""
    notice = Path("views.json")
    notice.write_text(json.dumps({"zeren": 1, "plans": [
        {"id": "p", "kind": "annual", "from": 2021, "to": 2021}],
        "officials": [{"name": "张三"}], "tasks": [
        {"id": f"t{n}", "title": f"任务{n}", "plan": "p", "official": "张三", "lead": ["甲局"],
         "support": ["乙局"]} for n in range(3)]}))
    with open("words.csv", "w", newline="") as file:
        csv.writer(file).writerows([["编号", "进展情况", "完成比例", "完成比例（%）", "已完成工作"]] + [
            [f"t{n}", "正常推进", "", 50 + n, f"旧{n}"] for n in range(3)])
    zeren("ledger", notice, "--carry", "words.csv", "-o", "views.xlsx", "--lang", "zh")
    return notice


def edit(name, changes):
    """A copy of the book in which functions have changed the XML of some sheets."""
    with zipfile.ZipFile("views.xlsx") as old, zipfile.ZipFile(name, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode()
            for change in changes.get(part, []):
                changed = change(text)
                assert changed != text, part
                text = changed
            new.writestr(part, text)
    return name


def typed(cell, value):
    """The cell as if somebody typed a text over whatever stands there; None empties it."""
    new = "" if value is None else f'<c r="{cell}" t="inlineStr"><is><t>{value}</t></is></c>'
    return lambda text: re.sub(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)', new, text)


def without_row(row):
    return lambda text: re.sub(rf'<row r="{row}".*?</row>', "", text)


def shared_formulas(text):
    """Every formula of a column but its first written as a reference to the first."""
    seen = {}

    def share(found):
        number = seen.setdefault(found[1], len(seen))
        first = number == len(seen) - 1 and found[2] == "3"
        return (f'{found[0][:found[0].index("<f>")]}<f t="shared" si="{number}"' +
                (f' ref="{found[1]}3:{found[1]}5">{found[3]}</f>' if first else "/>"))

    return re.sub(r'<c r="([A-Z]+)(\d+)"[^>]*><f>(.*?)</f>', share, text)


def expect(name, notice, wanted, findings, code=0):
    result = inspect(notice, name, "--as-of", DAY, code=code)
    same(f"{name}: tasks", [[task["progress"], task["percent"], task.get("what_was_done"),
                             task["rows"]] for task in result["tasks"]], wanted)
    same(f"{name}: findings", [[f["kind"], f["task"]] for f in result["findings"]], findings)
    return result


def main():
    notice = make_book()
    old = [["on-track", 50 + n, f"旧{n}", 1] for n in range(3)]
    now = [["delayed", 50, "新", 1]] + old[1:]
    change = [typed(f"{PROGRESS}3", "滞后"), typed(f"{DONE}3", "新")]

    expect("views.xlsx", notice, old, [])
    expect(edit("stale.xlsx", {MAIN: change}), notice, now, [])
    expect(edit("shared.xlsx", {MAIN: change, OFFICIAL: [shared_formulas],
                                UNIT: [shared_formulas]}), notice, now, [])
    expect(edit("unreadable.xlsx", {MAIN: [typed(f"{PERCENT}3", "一半")]}), notice,
           [["on-track", None, "旧0", 1]] + old[1:], [["unreadable", "t0"]])
    expect(edit("emptied.xlsx", {MAIN: [typed(f"{c}3", None) for c in "GHIJKL"]}), notice,
           [["silent", None, None, 1]] + old[1:], [])
    expect(edit("deleted.xlsx", {MAIN: [without_row(4)]}), notice,
           [old[0], ["silent", None, None, 0], old[2]], [["missing", "t1"]])

    # Over the view of the unit that leads: its word counts, beside what the list says now.
    result = expect(edit("over.xlsx", {MAIN: change, UNIT: [typed("H3", "已完成")]}), notice,
                    [["done", 50, "新", 2]] + old[1:],
                    [["contradiction", "t0"], ["inconsistent", "t0"]])
    same("where", [f["sheet"] for f in result["findings"]], ["任务总表", "甲局"])
    expect(edit("last.xlsx", {MAIN: [without_row(4)], OFFICIAL: [typed("F4", "滞后")]}), notice,
           [old[0], ["delayed", None, None, 1], old[2]], [])

    # Without the list that they show, views have the only word.
    expect(edit("alone.xlsx", {MAIN: [typed("A2", "号")]}), notice,
           [row[:3] + [2] for row in old], [])
    finish()


main()
