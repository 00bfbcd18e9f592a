#!/usr/bin/env python3
"""Ledgers go out, are filled in by openpyxl with generated progress, are saved by LibreOffice where
it is installed, and come back: nothing is lost, and the counts agree with those made here."""
import csv
import datetime
import json
import operator
import random
import shutil
import subprocess
from pathlib import Path

from ledgers import (HEADS, HUZHOU, KEYS, WORDS, check, finish, heads_of, hostile_notice, inspect,
                     same, zeren)
import openpyxl

DAY = "2021-06-30"
TEXTS = ["开了两次部署会", "=1+1", "<b>\"x\"</b> & 'y'", "第一行\n第二行", "进度\u3000正常", "@x"]


def invent(chance):
    """Progress and words for one task; None leaves a cell blank."""
    if chance.random() < 0.2:
        return None
    key = chance.choice(KEYS)
    percent = {"done": 100, "not_started": 0}.get(key, chance.randint(1, 99))
    return {"key": key, "percent": percent if chance.random() < 0.9 else None,
            "texts": [chance.choice(TEXTS + [None]) for _ in range(3)],
            "updated": datetime.date(2021, 6, chance.randint(1, 28))}


def write(sheet, row, filled, language):
    heads = heads_of(sheet)
    columns = [heads[head] for head in HEADS[language]]
    sheet.cell(row, columns[0]).value = WORDS[language][KEYS.index(filled["key"])]
    sheet.cell(row, columns[1]).value = filled["percent"]
    for column, text in zip(columns[2:5], filled["texts"]):
        cell = sheet.cell(row, column)
        cell.value = text
        if text is not None:
            cell.data_type = "s"
    sheet.cell(row, columns[5]).value = filled["updated"]


def expect_task(task, filled):
    name = task["task"]
    if filled is None:
        same(f"{name} is silent", task["progress"], "silent")
        return
    same(f"{name} progress", task["progress"], filled["key"].replace("_", "-"))
    percent = filled["percent"] if filled["percent"] is not None or filled["key"] != "done" else 100
    same(f"{name} percent", task["percent"], percent)
    same(f"{name} words", [task["what_was_done"], task["problem"], task["next"]],
         [text.strip("\u3000 ") if text else text for text in filled["texts"]])
    same(f"{name} updated", task["updated"], filled["updated"].isoformat())


def time_gone(task, plans):
    """The share of a task's time that has gone on DAY: from its plan's first day to its due date."""
    plan = plans[task["plan"]]
    first = datetime.date(plan["from"], 1, 1)
    last = datetime.date(plan["to"], 12, 31)
    if task.get("due"):
        last = min(last, datetime.date.fromisoformat(task["due"]))
    days = (last - first).days + 1
    gone = (datetime.date.fromisoformat(DAY) - first).days + 1
    return min(1, max(0, gone / days))


def count_by_hand(tasks, filled, plans):
    """What an inspection says of some tasks, from the notice and from what was filled in alone."""
    count = {"tasks": len(tasks), "silent": 0, "behind": 0, "left": 0, "left_load": 0.0}
    count.update({key: 0 for key in KEYS})
    for task in tasks:
        one = filled[task["id"]]
        count["silent" if one is None else one["key"]] += 1
        is_done = one is not None and one["key"] == "done"
        percent = one["percent"] if one is not None else None
        count["left"] += not is_done
        count["left_load"] += 0 if is_done else 1 - (percent or 0) / 100
        if one is not None and one["key"] == "not_started":
            percent = percent or 0
        count["behind"] += (not is_done and percent is not None and
                            percent / 100 < time_gone(task, plans) - 0.1)
    return count


def expect_part(name, part, tasks, filled, plans):
    want = count_by_hand(tasks, filled, plans)
    same(f"{name} counts", {key: part[key] for key in want if key != "left_load"},
         {key: value for key, value in want.items() if key != "left_load"})
    check(abs(part["left_load"] - want["left_load"]) < 1e-9, f"{name} load left")
    gone = sum(time_gone(task, plans) for task in tasks) / len(tasks)
    check(abs(part["expected"] - gone) < 1e-9, f"{name} time gone {part['expected']}, not {gone}")


def leads_of(task):
    return [lead if isinstance(lead, str) else lead["unit"] for lead in task.get("lead", [])]


def expect_counts(result, filled):
    """Every count of the inspection against one made here, without its numbers."""
    notice = json.loads(HUZHOU.read_text())
    plans = {plan["id"]: plan for plan in notice["plans"]}
    tasks = notice["tasks"]

    expect_part("total", result["total"], tasks, filled, plans)
    for part in result["plans"]:
        expect_part(part["plan"], part, [t for t in tasks if t["plan"] == part["plan"]], filled,
                    plans)
    for part in result["officials"]:
        expect_part(part["official"], part,
                    [t for t in tasks if t.get("official") == part["official"]], filled, plans)
    for part in result["units"]:
        expect_part(part["unit"], part, [t for t in tasks if part["unit"] in leads_of(t)], filled,
                    plans)
    same("units", {part["unit"] for part in result["units"]},
         {lead for task in tasks for lead in leads_of(task)})
    wanted = [task["id"] for task in tasks
              if count_by_hand([task], filled, plans)["behind"] > 0]
    same("behind", [task["task"] for task in result["tasks"] if task["is_behind"]], wanted)


def expect_words(ledger, filled):
    """The sentence of the inspection has the same numbers, and so has the page."""
    notice = json.loads(HUZHOU.read_text())
    plans = {plan["id"]: plan for plan in notice["plans"]}
    want = count_by_hand(notice["tasks"], filled, plans)
    sentence = (f"As of {DAY}, of 132 tasks {want['done']} are done, {want['on_track']} on track, "
                f"{want['at_risk']} at risk, {want['delayed']} delayed, {want['not_started']} not "
                f"started; of {want['silent']} nothing was reported.")
    text = zeren("inspect", HUZHOU, ledger, "--as-of", DAY, "--lang", "en").decode()
    check(sentence in text, f"the text does not say '{sentence}'")
    check(f"{want['behind']} behind the time that has gone" in text, "the text on being behind")
    zeren("report", HUZHOU, ledger, "--as-of", DAY, "--lang", "en", "-o", "page.html")
    check(sentence in Path("page.html").read_text(), "the page says something else")


def check_whole(notice, language, seed):
    chance = random.Random(seed)
    book = Path(f"whole-{language}.xlsx")
    zeren("ledger", HUZHOU, "-o", book, "--lang", language)
    workbook = openpyxl.load_workbook(book)
    sheet, filled = workbook.worksheets[1], {}
    for row, task in enumerate(notice["tasks"], start=3):
        filled[task["id"]] = invent(chance)
        if filled[task["id"]] is not None:
            write(sheet, row, filled[task["id"]], language)
    workbook.save(book)
    result = inspect(HUZHOU, book, "--as-of", DAY)
    for task in result["tasks"]:
        expect_task(task, filled[task["task"]])
    expect_counts(result, filled)
    expect_words(book, filled)
    same("findings", result["findings"], [])
    check_carried(book, filled)
    check_saved_again(book, filled)


def check_carried(book, filled):
    """A new ledger with what was filled in: nothing is lost on the way, in XLSX and in CSV."""
    for ending in ["xlsx", "csv"]:
        carried = Path(f"carried-{book.stem}.{ending}")
        zeren("ledger", HUZHOU, "--carry", book, "-o", carried, "--lang", "en")
        for task in inspect(HUZHOU, carried, "--as-of", DAY)["tasks"]:
            expect_task(task, filled[task["task"]])


def check_saved_again(book, filled):
    """By LibreOffice, which takes its time: once."""
    if shutil.which("soffice") is None or book.stem != "whole-zh":
        return
    for ending in ["xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"]:
        folder = Path("again") / book.stem / ending[:4].strip(":")
        subprocess.run(["soffice", "--headless", "-env:UserInstallation=file:///tmp/zeren-soffice",
                        "--convert-to", ending, "--outdir", folder, book], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        result = inspect(HUZHOU, next(folder.iterdir()), "--as-of", DAY)
        same(f"{folder} findings", result["findings"], [])
        for task in result["tasks"]:
            expect_task(task, filled[task["task"]])


def check_units(notice):
    """A list for each unit; only leads report. Then somebody edits, contradicts and forgets."""
    chance = random.Random(7)
    zeren("ledger", HUZHOU, "--split", "june", "--lang", "zh")
    filled = {task["id"]: None for task in notice["tasks"]}
    for path in sorted(Path("june").iterdir()):
        workbook = openpyxl.load_workbook(path)
        sheet = workbook.worksheets[0]
        heads = heads_of(sheet)
        for row in range(3, sheet.max_row + 1):
            if sheet.cell(row, heads["本单位职责"]).value == "牵头":
                task = sheet.cell(row, 1).value
                filled[task] = invent(chance)
                if filled[task] is not None:
                    write(sheet, row, filled[task], "zh")
        workbook.save(path)
    result = inspect(HUZHOU, "june", "--as-of", DAY)
    for task in result["tasks"]:
        expect_task(task, filled[task["task"]])
    expect_counts(result, filled)
    same("findings", result["findings"], [])
    check_findings(filled)


def check_findings(filled):
    shutil.copytree("june", "july")
    task = next(name for name in filled if filled[name] and filled[name]["key"] == "on_track")
    spoilt = 0
    for path in sorted(Path("july").iterdir()):
        workbook = openpyxl.load_workbook(path)
        sheet = workbook.worksheets[0]
        heads = heads_of(sheet)
        for row in range(3, sheet.max_row + 1):
            leads = sheet.cell(row, heads["本单位职责"]).value == "牵头"
            if sheet.cell(row, 1).value == task and not leads:
                sheet.cell(row, heads["进展情况"]).value = "滞后"
                spoilt += 1
            if sheet.cell(row, 1).value == task and leads:
                sheet.cell(row, heads["工作任务"]).value = "另一项工作"
                sheet.cell(row, heads["完成比例（%）"]).value = "一半"
        workbook.save(path)
    Path("july/broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    result = inspect(HUZHOU, "july", "--as-of", "2021-05-01", "--since", "june", code=3)
    kinds = [finding["kind"] for finding in result["findings"]]
    same("contradictions", kinds.count("contradiction"), spoilt)
    same("edits", [f["task"] for f in result["findings"] if f["kind"] == "edited"], [task])
    same("unreadable", kinds.count("unreadable"), 1)
    check(kinds.count("future") == sum(one is not None for one in filled.values()),
          f"{kinds.count('future')} updated after the day")
    same("changed", [t["task"] for t in result["tasks"] if t["has_changed"]], [task])
    same("the lead's word counts", next(t["progress"] for t in result["tasks"]
                                        if t["task"] == task), "on-track")
    some = sorted(Path("june").iterdir())[:3]
    missing = [f["task"] for f in inspect(HUZHOU, *some, "--as-of", DAY)["findings"]
               if f["kind"] == "missing"]
    listed = {row[0] for path in some for row in openpyxl.load_workbook(path).worksheets[0]
              .iter_rows(min_row=3, values_only=True)}
    same("missing", missing, [name for name in filled if name not in listed])


def reaches(actual, figure):
    return {">=": operator.ge, "<=": operator.le, "=": operator.eq, ">": operator.gt,
            "<": operator.lt}[figure["op"]](actual, figure["value"])


def check_figures(notice):
    zeren("ledger", HUZHOU, "-o", "figures.xlsx")
    workbook = openpyxl.load_workbook("figures.xlsx")
    sheet = workbook["figures"]
    heads, row, want = heads_of(sheet), 3, []
    for task in notice["tasks"]:
        for number, figure in enumerate(task.get("indicators", [])):
            actual = [figure["value"] + 1, figure["value"] - 1, figure["value"], None][
                (row + number) % 4]
            sheet.cell(row, heads["actual"]).value = actual
            want.append("silent" if actual is None else
                        "reached" if reaches(actual, figure) else "short")
            row += 1
    workbook.save("figures.xlsx")
    got = inspect(HUZHOU, "figures.xlsx", "--as-of", DAY)["figures"]
    same("verdicts", [figure["verdict"] for figure in got], want)
    values = [sheet.cell(at, heads["actual"]).value for at in range(3, row)]
    for at in range(3, row, 5):
        sheet.cell(at, heads["actual"]).value = 7.25
    workbook.save("figures-later.xlsx")
    got = inspect(HUZHOU, "figures-later.xlsx", "--since", "figures.xlsx", "--as-of", DAY)["figures"]
    same("values before", [figure["actual_before"] for figure in got], values)
    same("changed", [figure["has_changed"] for figure in got],
         [at % 5 == 0 and value != 7.25 for at, value in enumerate(values)])


def check_hostile():
    notice = hostile_notice(Path("hostile.json"))
    zeren("ledger", notice, "-o", "hostile.xlsx")
    zeren("ledger", notice, "-o", "hostile.csv")
    for path in ["hostile.xlsx", "hostile.csv"]:
        result = inspect(notice, path, "--as-of", DAY)
        same(f"{path} findings", result["findings"], [])
        same(f"{path} rows", {task["rows"] > 0 for task in result["tasks"]}, {True})


def check_a_hand_written_csv():
    """As a person types it: other columns, another order, dates and numbers in many forms."""
    notice = Path("small.json")
    notice.write_text(json.dumps({"zeren": 1, "plans": [
        {"id": "p", "kind": "annual", "from": 2021, "to": 2021}], "tasks": [
        {"id": "a", "title": "甲", "plan": "p", "lead": ["市教育局"], "due": "2021-03-31"},
        {"id": "b", "title": "乙", "plan": "p", "lead": ["市民政局"]},
        {"id": "c", "title": "丙", "plan": "p", "lead": ["市民政局"]}]}))
    with open("typed.csv", "w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([
            ["更新日期", "进展情况", "备注", "编号", "完成比例(%)"],
            ["2021年6月1日", "正常推进", "", "a", "45%"],
            ["2021/6/2", "已完成", "好", "b", ""],
            ["六月", "差不多了", "", "c", "120"],
            ["", "", "", "z", "10"]])
    result = inspect(notice, "typed.csv", "--as-of", DAY)
    tasks = {task["task"]: task for task in result["tasks"]}
    same("a", [tasks["a"][k] for k in ["progress", "percent", "updated", "is_overdue"]],
         ["on-track", 45, "2021-06-01", True])
    same("b", [tasks["b"][k] for k in ["progress", "percent", "updated"]],
         ["done", 100, "2021-06-02"])
    same("c", [tasks["c"][k] for k in ["progress", "progress_written", "updated", "row"]],
         ["silent", "差不多了", "六月", 4])
    same("kinds", sorted(finding["kind"] for finding in result["findings"]),
         ["unknown-task", "unreadable", "unreadable", "unreadable"])


# What people type or their spreadsheets make of it -> progress, percent, day, unreadable cells.
TYPED = [
    [" 已完成 ", "100%", 44377.5, "done", 100, "2021-06-30", 0],
    ["Done", None, 44377, "done", 100, "2021-06-30", 0],
    ["on track", (0.5, "0%"), datetime.datetime(2021, 6, 1, 8, 30), "on-track", 50, "2021-06-01", 0],
    ["正 常 推 进", "５０％", "2021.6.1", "on-track", 50, "2021-06-01", 0],
    ["滞后。", "60％", "2021年06月01日", "delayed", 60, "2021-06-01", 0],
    ["办结", 100, "20210601", "done", 100, "2021-06-01", 0],
    ["AT RISK", "0.5%", "2021-6-1", "at-risk", 0.5, "2021-06-01", 0],
    ["正常推进", 0.5, "2021/06/01", "on-track", None, "2021-06-01", 1],
    ["进行中", "约50%", "6月1日", "silent", None, "6月1日", 3],
    [None, "约40%", None, "silent", None, None, 1],
]


def check_what_people_type():
    """Numbers, days and words as Excel, WPS and people write them: understood, or named and kept."""
    notice = Path("typed.json")
    notice.write_text(json.dumps({"zeren": 1, "plans": [
        {"id": "p", "kind": "annual", "from": 2021, "to": 2021}], "tasks": [
        {"id": f"t{i}", "title": f"任务{i}", "plan": "p", "lead": ["市教育局"], "indicators": [
            {"name": "数量", "op": ">=", "value": 12345.5, "unit": "个"}]}
        for i in range(len(TYPED))]}))
    zeren("ledger", notice, "-o", "typed.xlsx", "--lang", "zh")
    workbook = openpyxl.load_workbook("typed.xlsx")
    sheet, figures = workbook.worksheets[1], workbook.worksheets[2]
    heads = heads_of(sheet)
    for row, typed in enumerate(TYPED, start=3):
        percent, form = typed[1] if isinstance(typed[1], tuple) else (typed[1], "General")
        sheet.cell(row, heads["进展情况"]).value = typed[0]
        sheet.cell(row, heads["完成比例（%）"]).value = percent
        sheet.cell(row, heads["完成比例（%）"]).number_format = form
        sheet.cell(row, heads["更新日期"]).value = typed[2]
    for row, actual in enumerate(["１２，３４６", "95个", 12345.5], start=3):
        figures.cell(row, heads_of(figures)["实际值"]).value = actual
    workbook.save("typed.xlsx")
    for ledger in ["typed.xlsx", "typed-carried.xlsx", "typed-carried.csv"]:
        result = inspect(notice, ledger, "--as-of", DAY)
        tasks = result["tasks"]
        same(f"{ledger} understood", [[t["progress"], t["percent"], t["updated"]] for t in tasks],
             [typed[3:6] for typed in TYPED])
        same(f"{ledger} kept", [t["percent_written"] for t in tasks[-3:]], ["0.5", "约50%", "约40%"])
        unread = [f["task"] for f in result["findings"] if f["kind"] == "unreadable"]
        named = [f"t{i}" for i, typed in enumerate(TYPED) for _ in range(typed[6])]
        if ledger.endswith("xlsx"):
            same(f"{ledger} figures", [f["actual"] for f in result["figures"][:3]],
                 [12346, None, 12345.5])
            named += ["t1"]
        same(f"{ledger} named", sorted(unread), sorted(named))
        if ledger == "typed.xlsx":
            zeren("ledger", notice, "--carry", ledger, "-o", "typed-carried.xlsx")
            zeren("ledger", notice, "--carry", ledger, "-o", "typed-carried.csv")
    kept = openpyxl.load_workbook("typed-carried.xlsx").worksheets[2]
    same("figure kept", kept.cell(4, heads_of(kept)["actual"]).value, "95个")


def main():
    notice = json.loads(HUZHOU.read_text())
    check_whole(notice, "en", 1)
    check_whole(notice, "zh", 2)
    check_units(notice)
    check_figures(notice)
    check_hostile()
    check_a_hand_written_csv()
    check_what_people_type()
    finish()


main()
