#!/usr/bin/env python3
"""Lists filled in and mishandled as people do it: sorted, copied, cut, with ids and titles edited, with
columns and lines of their own, as XLSX and as CSV of any kind. A model kept beside them says what an
inspection has to say; every word that was filled in has to come back."""
import csv
import datetime
import json
import random
import sys
from pathlib import Path

from ledgers import KEYS, WORDS, check, finish, inspect, same, zeren
import openpyxl

DAY = "2021-06-30"
HEADS = ["编号", "所属计划", "工作任务", "牵头单位", "配合单位", "本单位职责", "进展情况", "完成比例（%）",
         "已完成工作", "存在问题", "更新日期"]
ENCODINGS = [("utf-8-sig", ","), ("utf-8", ";"), ("gb18030", ","), ("gb18030", "\t")]


def make_notice(chance, path):
    units = [f"市{name}局" for name in "甲乙丙丁戊"]
    tasks = []
    for n in range(12):
        named = chance.sample(units, 3)
        leads = chance.choice([1, 1, 2])
        tasks.append({"id": f"t-{n}", "title": f"第{n}项工作", "plan": "p", "lead": named[:leads],
                      "support": named[leads:]})
    path.write_text(json.dumps({"zeren": 1, "plans": [
        {"id": "p", "kind": "annual", "from": 2021, "to": 2021}], "tasks": tasks}))
    return tasks


def fill(chance, row, words):
    """One row of a list, filled in or left blank."""
    if chance.random() < 0.4:
        return row
    key = chance.choice(KEYS + [None])
    percent = chance.choice([None, chance.randint(1, 99)])
    words.append(f"词{len(words)}。")
    return {**row, "key": key, "percent": percent, "done": words[-1],
            "updated": datetime.date(2021, chance.randint(1, 6), chance.randint(1, 28))}


def mishandle(chance, rows, words):
    """What happens to a list between going out and coming back."""
    out = []
    for row in rows:
        luck = chance.random()
        if luck < 0.06:
            continue
        filled = fill(chance, row, words)
        if luck < 0.12:
            filled = {**filled, "id": chance.choice(["", "乱"])}
        elif luck < 0.18:
            filled = {**filled, "title": "改过的标题"}
        out.append(filled)
        if luck > 0.94:
            out.append(fill(chance, row, words))
    if chance.random() < 0.5:
        chance.shuffle(out)
    return out


def values_of(row):
    return [row["id"], "p", row["title"], "、".join(row["lead"]), "、".join(row["support"]),
            "牵头" if row["leads"] else "配合",
            WORDS["zh"][KEYS.index(row["key"])] if row.get("key") else None,
            row.get("percent"), row.get("done"), None, row.get("updated")]


def write_csv(chance, path, rows):
    encoding, separator = chance.choice(ENCODINGS)
    with open(path, "w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows([HEADS] + [values_of(row) for row in rows])


def write_xlsx(chance, path, rows):
    """With columns and lines of somebody's own, and headings in another order."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = chance.choice(["清单", "Sheet1", path.stem])
    order = list(range(len(HEADS)))
    chance.shuffle(order)
    for _ in range(chance.randint(0, 3)):
        sheet.append(["报送单位", "二〇二一年"] if chance.random() < 0.5 else [])
    top = sheet.max_row + chance.randint(1, 3)
    for at, values in enumerate([HEADS] + [values_of(row) for row in rows]):
        for place, column in enumerate(order, start=2):
            if values[column] not in (None, ""):
                sheet.cell(top + at, place).value = values[column]
        sheet.cell(top + at, 1).value = "我的备注" if at == 0 else None
        row = rows[at - 1] if at > 0 else {}
        row["row"] = top + at
    book.save(path)


def speaks(row):
    return "done" in row


def agrees(one, other):
    return ((not one["key"] or not other["key"] or one["key"] == other["key"]) and
            (one["percent"] is None or other["percent"] is None or
             one["percent"] == other["percent"]))


def task_of(row, tasks):
    """By id, else by title, which no two tasks share."""
    return next((t["id"] for t in tasks if t["id"] == row["id"]),
                next((t["id"] for t in tasks if t["title"] == row["title"]), None))


def expect(name, result, read, tasks):
    by_task = {task["id"]: [row for row in read if task_of(row, tasks) == task["id"] and
                            (row["id"] or speaks(row))] for task in tasks}
    found = {kind: [] for kind in ["missing", "contradiction", "edited-id", "unknown-task"]}
    for finding in result["findings"]:
        found.setdefault(finding["kind"], []).append(finding["task"])
    want = {"missing": [], "contradiction": []}
    for got, (task, rows) in zip(result["tasks"], by_task.items()):
        said = [row for row in rows if speaks(row)]
        best = max(said, key=lambda row: (row["leads"], row["updated"], -read.index(row)),
                   default=None)
        same(f"{name} {task} rows", got["rows"], len(rows))
        same(f"{name} {task} words", got.get("what_was_done"), best["done"] if best else None)
        if best:
            same(f"{name} {task} progress", got["progress"],
                 best["key"].replace("_", "-") if best["key"] else "silent")
            percent = 100 if best["key"] == "done" and best["percent"] is None else best["percent"]
            same(f"{name} {task} percent", got["percent"], percent)
            want["contradiction"] += [task] * sum(not agrees(row, best) for row in said)
        want["missing"] += [] if rows else [task]
    same(f"{name} missing", found["missing"], want["missing"])
    same(f"{name} contradictions", sorted(found["contradiction"]), sorted(want["contradiction"]))
    kept = [row for row in read if row["id"] or speaks(row)]
    same(f"{name} edited ids", len(found["edited-id"]) + len(found["unknown-task"]),
         sum(row["id"] in ("", "乱") for row in kept))
    same(f"{name} edited titles", len(found.get("edited", [])),
         sum(row["title"] == "改过的标题" for row in kept))


def expect_entries(name, result, read):
    """Nothing that was filled in is out of sight, and each stands where it says."""
    entries = {entry["what_was_done"]: entry for entry in result["entries"]}
    same(f"{name} words", sorted(entries), sorted(row["done"] for row in read if speaks(row)))
    for row in read:
        if speaks(row) and row["done"] in entries and "row" in row:
            same(f"{name} row of {row['done']}", entries[row["done"]]["row"], row["row"])


def check_other_files():
    """What cannot be read in a directory is not passed over in silence."""
    notice, folder = Path("other.json"), Path("other")
    make_notice(random.Random(0), notice)
    folder.mkdir()
    (folder / "读我.txt").write_text("不是台账")
    zeren("ledger", notice, "-o", folder / "all.csv")
    inspect(notice, folder, "--as-of", DAY)
    (folder / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    inspect(notice, folder, "--as-of", DAY, code=3)


def run(seed):
    chance, folder = random.Random(seed), Path(f"lists-{seed}")
    notice, words, read = Path(f"notice-{seed}.json"), [], []
    tasks = make_notice(chance, notice)
    folder.mkdir()
    for unit in sorted({unit for task in tasks for unit in task["lead"] + task["support"]}):
        rows = [{**task, "leads": unit in task["lead"]} for task in tasks
                if unit in task["lead"] + task["support"]]
        rows = mishandle(chance, rows, words)
        write, ending = chance.choice([(write_csv, "csv"), (write_xlsx, "xlsx")])
        write(chance, folder / f"{unit}.{ending}", rows)
        read += rows
    result = inspect(notice, folder, "--as-of", DAY)
    expect(f"seed {seed}", result, read, tasks)
    expect_entries(f"seed {seed}", result, read)

    zeren("ledger", notice, "--carry", folder, "-o", f"all-{seed}.xlsx")
    carried = inspect(notice, f"all-{seed}.xlsx", "--as-of", DAY)
    same(f"seed {seed} carried", [[t["progress"], t["percent"], t.get("what_was_done")]
                                  for t in carried["tasks"]],
         [[t["progress"], t["percent"], t.get("what_was_done")] for t in result["tasks"]])


def main():
    first, count = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (1, 8)
    for seed in range(first, first + count):
        run(seed)
    check_other_files()
    finish()


main()
