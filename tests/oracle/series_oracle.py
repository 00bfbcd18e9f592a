"""A series of notices, recomputed with fractions and numpy's least squares.

Random notices of one place, in which units come and go and change their names.
"""

import json
import os
import random
import subprocess
from fractions import Fraction
from pathlib import Path

import numpy

from notices import KEEP, Notice, complaints, credits, expect, finish, random_notice

RULES = ["total", "lead", "fractional", "lead-weighted", "harmonic"]


def shares(notice, rule):
    """By name, of all load; and tasks by name."""
    load, tasks = {}, {}
    for task in notice.tasks:
        row = notice.row(task, KEEP)
        if row:
            for unit, parts in credits(row, Fraction(1, 2)):
                name = notice.names[unit]
                load[name] = load.get(name, 0) + parts[rule]
                tasks[name] = tasks.get(name, 0) + 1
    total = sum(load.values())
    return {name: part / total for name, part in load.items()} if total else {}, tasks


def check(number, dice):
    documents = [random_notice(dice) for _ in range(dice.randrange(3, 6))]
    paths = []
    for year, document in enumerate(documents):
        document["title"] = f"year {year}"
        paths.append(f"series-{number}-{year}.json")
        Path(paths[-1]).write_text(json.dumps(document), encoding="utf-8")
    rule = dice.randrange(len(RULES))
    run = subprocess.run(
        [os.environ["ZEREN"], "compare", *paths, "--rule", RULES[rule], "--deals", "9",
         "--format", "json"], capture_output=True, text=True, check=True)
    got, what = json.loads(run.stdout), f"series {number}, {RULES[rule]}"
    sides = [shares(Notice(document), rule) for document in documents]

    for unit in got["units"]:
        name = unit["unit"]
        series = [float(share.get(name, 0)) if share else None for share, _ in sides]
        expect(f"{what}: {name}", [part["share"] for part in unit["parts"]], series)
        expect(f"{what}: {name}", [part["total"] for part in unit["parts"]],
               [tasks.get(name, 0) for _, tasks in sides])
        known = [(x, y) for x, y in enumerate(series) if y is not None]
        if len(known) > 1:
            slope = numpy.polyfit(*zip(*known), 1)[0]
            if abs(slope - unit["trend"]) > 1e-9:
                complaints.append(f"{what}: trend of {name}")
    order = [abs(round((unit["trend"] or 0) * 1e8)) for unit in got["units"]]
    if order != sorted(order, reverse=True):
        complaints.append(f"{what}: not in order of trends")
    named = set().union(*(tasks for _, tasks in sides))
    if {unit["unit"] for unit in got["units"]} != named:
        complaints.append(f"{what}: other units")

    pairs = [*zip(sides, sides[1:]), (sides[0], sides[-1])]
    for step, ((one, had), (two, has)) in zip([*got["steps"], got["whole"]], pairs):
        moved = None
        if one and two:
            moved = sum(abs(two.get(n, 0) - one.get(n, 0)) for n in {*one, *two}) / 2
        expect(f"{what}: tv", step["tv"], moved)
        if (set(step["entered"]), set(step["left"])) != (set(has) - set(had), set(had) - set(has)):
            complaints.append(f"{what}: turnover")


dice = random.Random(7)
for number in range(25):
    check(number, dice)
finish()
