"""The coverage, recomputed from the JSON of a notice with sets and fractions.

Arguments: the program that prints our figures. Runs on the Huzhou notice, on the fixture, and on
random notices with every kind of oddity.
"""

import json
import math
import random
import sys
from collections import Counter
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from asking import Asked
from notices import EXPAND, IGNORE, KEEP, SOURCE, Notice, expect, finish, random_notice

PROGRAM = Asked(sys.argv[1])


def in_scope(task, row, scope):
    plan, official, unit = scope
    return (
        plan in (None, task["plan"])
        and official in (None, task["official"])
        and (unit is None or unit in dict(row))
    )


def describe_official(official, tasks, notice):
    own = [(task, row) for task, row in tasks if task["official"] == official]
    units = {unit for _, row in own for unit, _ in row}
    others = {u for task, row in tasks if task["official"] not in (official, -1) for u, _ in row}
    return {
        "official": official,
        "tasks": len(own),
        "units": len(units),
        "leads": len({unit for _, row in own for unit, is_lead in row if is_lead}),
        "plan_tasks": [
            sum(task["plan"] == plan for task, _ in own) for plan in range(len(notice.plans))
        ],
        "exclusive": sorted(units - others),
    }, units


def describe_unit(unit, tasks):
    own = [(task, row) for task, row in tasks if unit in dict(row)]
    calls = Counter(task["official"] for task, _ in own if task["official"] >= 0)
    order = sorted(calls, key=lambda official: (-calls[official], official))
    plans = {task["plan"] for task, _ in own}
    broker = None
    if calls:
        broker = 1 - sum(Fraction(n, calls.total()) ** 2 for n in calls.values())
    return {
        "unit": unit,
        "tasks": len(own),
        "sole": sum(len(row) == 1 for _, row in own),
        "officials": order,
        "official_tasks": [calls[official] for official in order],
        "participation": broker,
        "exclusivity": math.fsum(math.exp(1 - len(row)) for _, row in own),
        "only_plan": plans.pop() if len(plans) == 1 else None,
    }


def recompute(notice, policy, scope):
    rows = [notice.row(task, policy) for task in notice.tasks]
    inside = [i for i, task in enumerate(notice.tasks) if in_scope(task, rows[i], scope)]
    tasks = [(notice.tasks[i], rows[i]) for i in inside]
    officials, sets = zip(*(
        describe_official(official, tasks, notice) for official in range(len(notice.officials))
    ))
    overlaps = [
        [a, b, len(sets[a] & sets[b]), Fraction(len(sets[a] & sets[b]), len(sets[a] | sets[b]))]
        for a, b in combinations(range(len(sets)), 2)
        if sets[a] & sets[b]
    ]
    units = [describe_unit(unit, tasks) for unit in {u for _, row in tasks for u, _ in row}]
    return {
        "tasks": len(tasks),
        "plans": len({task["plan"] for task, _ in tasks}),
        "officials": list(officials),
        "overlaps": sorted(overlaps, key=lambda pair: (-pair[3], -pair[2], pair[0], pair[1])),
        "units": sorted(units, key=lambda row: (
            -len(row["officials"]), -(row["participation"] or 0), -row["tasks"],
            notice.names[row["unit"]],
        )),
        "no_official": [i for i in inside if notice.tasks[i]["official"] < 0],
        "single_unit": [i for i in inside if len(rows[i]) == 1],
        "uncovered": [i for i in inside if not rows[i]],
    }


def compare(name, path, policy, scope):
    notice = Notice(json.loads(Path(path).read_text(encoding="utf-8")))
    words = ["-" if part is None else "none" if part == -1 else str(part) for part in scope]
    expect(f"{name}, groups {policy}, scope {scope}", json.loads(PROGRAM.ask(path, policy, *words)),
           recompute(notice, policy, scope))


def compare_all(name, path, dice):
    notice = Notice(json.loads(Path(path).read_text(encoding="utf-8")))
    for policy in (KEEP, EXPAND, IGNORE):
        plan = dice.randrange(len(notice.plans))
        official = dice.choice([-1, *range(len(notice.officials))])
        unit = dice.randrange(notice.count)
        for scope in [
            (None, None, None), (plan, None, None), (None, official, None),
            (plan, official, None), (None, None, unit),
        ]:
            compare(name, path, policy, scope)


dice = random.Random(32)
compare_all("Huzhou", SOURCE / "data" / "huzhou-2021.json", dice)
compare_all("T9", SOURCE / "tests" / "data" / "t9.json", dice)
for number in range(25):
    path = Path(f"random-{number}.json")
    path.write_text(json.dumps(random_notice(dice)), encoding="utf-8")
    compare_all(str(path), path, dice)
finish()
