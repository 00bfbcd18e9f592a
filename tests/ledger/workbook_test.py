#!/usr/bin/env python3
"""What a workbook holds, read by openpyxl: every task once, what the notice says of it, lists to
choose from, no formula but ours, and the same bytes whatever the time zone."""
import collections
import csv
import io
import json
import os
import signal
import subprocess
import time
from pathlib import Path

from ledgers import (HEADS, HOSTILE, HUZHOU, WORDS, check, finish, heads_of, hostile_notice, same,
                     zeren)
import openpyxl


def tasks_of(sheet):
    return [row[0] for row in sheet.iter_rows(min_row=3, values_only=True) if row[0] is not None]


def check_whole(notice, language):
    book = Path(f"whole-{language}.xlsx")
    zeren("ledger", HUZHOU, "-o", book, "--lang", language)
    workbook = openpyxl.load_workbook(book)
    sheets = workbook.worksheets
    tasks, figures = sheets[1], sheets[2]
    heads = heads_of(tasks)
    same("ids", tasks_of(tasks), [task["id"] for task in notice["tasks"]])
    same("titles", [row[list(heads).index({"en": "task to do", "zh": "工作任务"}[language])]
                    for row in tasks.iter_rows(min_row=3, values_only=True)],
         [task["title"] for task in notice["tasks"]])
    same("figures", tasks_of(figures),
         [task["id"] for task in notice["tasks"] for _ in task.get("indicators", [])])
    for head in HEADS[language]:
        check(head in heads, f"{language}: no column '{head}'")
    rules = {rule.formula1 for rule in tasks.data_validations.dataValidation
             if rule.type == "list"}
    same("words to choose", rules, {'"' + ",".join(WORDS[language]) + '"'})
    same("frozen", tasks.freeze_panes, "B3")
    check(tasks.auto_filter.ref is not None, "no filter")
    check(tasks.sheet_properties.pageSetUpPr.fitToPage, "not as wide as the page")
    same("pages high", tasks.page_setup.fitToHeight, 0)
    same("orientation", tasks.page_setup.orientation, "landscape")
    same("repeated rows", tasks.print_title_rows, "$1:$2")
    check_views(workbook, notice)
    check(len(sheets[0]._charts) == 2, f"{len(sheets[0]._charts)} charts")


def check_views(workbook, notice):
    """Sheets of officials and leading units: their tasks, and the values of the whole list."""
    by_official = collections.defaultdict(list)
    leads = collections.defaultdict(list)
    for task in notice["tasks"]:
        by_official[task.get("official")].append(task["id"])
        for lead in task.get("lead", []):
            leads[lead if isinstance(lead, str) else lead["unit"]].append(task["id"])
    for official in notice["officials"]:
        same(official["name"], tasks_of(workbook[official["name"]]), by_official[official["name"]])
    for unit, led in leads.items():
        listed = tasks_of(workbook[unit])
        same(f"what {unit} leads", listed[:len(led)], led)
    view = workbook[notice["officials"][0]["name"]]
    column = max(heads_of(view).values())
    check(str(view.cell(3, column).value).startswith("=IFERROR(IF(INDEX("), "a view is not one")
    check(view.protection.sheet, "a view is not protected")


def check_units(notice):
    """--split: every unit that a task names or reaches, and nobody twice."""
    zeren("ledger", HUZHOU, "--split", "lists", "--lang", "zh")
    groups = {unit["name"]: unit["members"] for unit in notice["units"] if "members" in unit}
    alias = {name: unit["name"] for unit in notice["units"]
             for name in [unit["name"], *unit.get("aliases", [])]}
    named = {alias.get(name, name) for task in notice["tasks"]
             for place in task.get("lead", []) + task.get("support", [])
             for name in [place if isinstance(place, str) else place["unit"]]}
    reached = {member for name in named for member in groups.get(name, [name])}
    same("files", {path.stem for path in Path("lists").iterdir()}, reached)
    before = {path: path.read_bytes() for path in Path("lists").iterdir()}
    zeren("ledger", HUZHOU, "--split", "lists", "--lang", "zh", code=2)
    same("files after a refusal", {path: path.read_bytes() for path in Path("lists").iterdir()},
         before)


def check_interrupted():
    """Some of the lists would pass for all of them: an interruption leaves none."""
    running = subprocess.Popen([os.environ["ZEREN"], "ledger", HUZHOU, "--split", "cut"],
                               stderr=subprocess.DEVNULL)
    while running.poll() is None and not any(Path().glob("cut/*.xlsx")):
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    if running.wait() != 0:  # Else it was too quick for us.
        same("the end of an interrupted run", running.returncode, -signal.SIGINT)
        check(not Path("cut").exists(), "an interrupted run leaves lists")


def check_hostile():
    notice = hostile_notice(Path("hostile.json"))
    zeren("ledger", notice, "-o", "hostile.xlsx")
    book = openpyxl.load_workbook("hostile.xlsx")
    for sheet in book.worksheets:
        check(len(sheet.title) <= 31 and not set(sheet.title) & set("[]:*?/\\"),
              f"sheet '{sheet.title}'")
        for row in sheet.iter_rows():
            for cell in row:
                check(cell.hyperlink is None, f"{sheet.title}!{cell.coordinate} is a link")
                # openpyxl calls a text with '=' at its start a formula only when the file does.
                if cell.data_type == "f":
                    check("HYPERLINK" not in str(cell.value),
                          f"{sheet.title}!{cell.coordinate} runs {cell.value}")
    titles = [row[2] for row in book.worksheets[1].iter_rows(min_row=3, values_only=True)]
    same("hostile titles", [str(title).replace("_x0009_", "\t") for title in titles], HOSTILE)
    text = zeren("ledger", notice, "-f", "csv").decode("utf-8-sig")
    for row in list(csv.reader(io.StringIO(text)))[1:]:
        for value in row:
            check(not value or value[0] not in "=+-@＝", f"CSV would run '{value}'")


def check_names_alike():
    """Two plans of one title are told apart, and ids are looked up letter by letter."""
    notice = Path("alike.json")
    notice.write_text(json.dumps({"zeren": 1, "title": "长" * 200, "plans": [
        {"id": "p", "kind": "annual", "title": "计划"}, {"id": "q", "kind": "other", "title": "计划"}],
        "officials": [{"name": "甲"}], "tasks": [
        {"id": name, "title": name, "plan": "pq"[n % 2], "official": "甲", "lead": ["乙"]}
        for n, name in enumerate(["a*", "ab", "A*"])]}))
    zeren("ledger", notice, "-o", "alike.xlsx")
    book = openpyxl.load_workbook("alike.xlsx")
    same("plans", [row[1] for row in book.worksheets[1].iter_rows(min_row=3, values_only=True)],
         ["计划 (p)", "计划 (q)", "计划 (p)"])
    same("plans counted", [[row[0].value, row[1].value.count("EXACT")]
                           for row in book["overview"].iter_rows(min_row=6, max_row=7)],
         [["计划 (p)", 1], ["计划 (q)", 1]])
    check("EXACT" in book["甲"].cell(3, 8).value, "ids are taken for patterns")
    same("a long title", [str(area) for area in book["overview"].merged_cells.ranges], ["A1:I1"])


def check_same_bytes():
    first = zeren("ledger", HUZHOU, "-f", "xlsx", env={**os.environ, "TZ": "Asia/Shanghai"})
    second = zeren("ledger", HUZHOU, "-f", "xlsx", env={**os.environ, "TZ": "America/New_York"})
    check(first == second, "two time zones, two workbooks")


def main():
    notice = json.loads(HUZHOU.read_text())
    for language in ["en", "zh"]:
        check_whole(notice, language)
    check_units(notice)
    check_interrupted()
    check_hostile()
    check_names_alike()
    check_same_bytes()
    finish()


main()
