#!/usr/bin/env python3
"""`zeren what-if` against the same changes made in Python on the document, and each of its figures
against the command it is of, run on the notice before and on the one it wrote."""
import json
import os
import random
import subprocess
from pathlib import Path

from notices import SOURCE, complaints, expect, finish, random_notice

HUZHOU = SOURCE / "data/huzhou-2021.json"


def zeren(*args):
    return subprocess.run([os.environ["ZEREN"], *map(str, args)], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def answer(*args):
    return json.loads(zeren(*args, "--format", "json"))


def name_of(named):
    return named["unit"] if isinstance(named, dict) else named


def own_names(document):
    """From every name and alias to the unit's own name."""
    own = {}
    for unit in document.get("units", []):
        own.update({name: unit["name"] for name in [unit["name"], *unit.get("aliases", [])]})
    return own


def reformed(document, removed, merged, handed):
    """(plan, official, lead, support) by task, as it should be. `merged` is {old: new}."""
    own = own_names(document)
    tasks = {}
    for task in document["tasks"]:
        seen = set()
        lists = []
        for role in ["lead", "support"]:
            kept = []
            for named in task.get(role, []):
                name = own.get(name_of(named), name_of(named))
                if name in removed:
                    continue
                unit = merged.get(name, name)
                if unit in merged.values() and unit in seen:
                    continue
                seen.add(unit)
                kept.append(unit)
            lists.append(kept)
        official = task.get("official")
        tasks[task["id"]] = (task["plan"], handed.get(official, official), *lists)
    return tasks


def as_written(document):
    return reformed(document, set(), {}, {})


def figures_of(path, policy):
    """Each figure from the command that it is of."""
    with_groups = ["--groups", policy]
    load = answer("workload", path, *with_groups)
    clusters = answer("clusters", path, *with_groups)
    coverage = answer("coverage", path, *with_groups)
    robustness = answer("robustness", path, *with_groups)
    balance = answer("balance", path)
    officials = [official["total"] for official in coverage["officials"]]
    return {
        "tasks": load["tasks"],
        "units": load["unit_count"],
        "leading": robustness["leading_units"],
        "assignments": load["assignments"],
        "lead_gini": load["concentration"]["gini"],
        "lead_hhi": load["concentration"]["hhi"],
        "lead_top5": load["concentration"]["top5_share"],
        "largest_lead": max((unit["lead"] for unit in load["units"]), default=0),
        "largest_load": max((unit["fractional"] for unit in load["units"]), default=0),
        "clusters": len(clusters["clusters"]),
        "modularity": clusters["modularity"],
        "alone": len(clusters["alone"]),
        "officials": sum(tasks > 0 for tasks in officials),
        "largest_official": max(officials, default=0),
        "no_official": len(coverage["tasks_without_official"]),
        "single_unit": len(coverage["single_unit_tasks"]),
        "uncovered": len(coverage["uncovered_tasks"]),
        "peak": balance["peak"],
        "min_peak": balance["min_peak"],
        "truck": robustness["truck_factor"]["size"] or None,
        "cut_units": len(robustness["cut_units"]),
        "hitting_set": robustness["smallest_units"]["size"],
    }


def check(path, removed, sources, target, handed, policy="keep"):
    document = json.loads(Path(path).read_text())
    changes = [word for unit in removed for word in ("--remove", unit)]
    if sources:
        changes += ["--merge", ",".join(sources) + "=" + target]
    for giver, taker in handed.items():
        changes += ["--hand", f"{giver}={taker}"]
    result = answer("what-if", path, *changes, "--groups", policy, "--apply", "changed.json")
    after = json.loads(Path("changed.json").read_text())

    merged = {unit: target for unit in [*sources, target]} if sources else {}
    want = reformed(document, set(removed), merged, handed)
    if as_written(after) != want:
        complaints.append(f"{path} {changes}: not the tasks expected")
    for old, new in zip(document["tasks"], after["tasks"]):
        for key in set(old) - {"lead", "support", "official"}:
            if old[key] != new.get(key) and old[key] not in ([], 0):
                complaints.append(f"{path} {changes}: '{key}' of {old['id']} was lost")

    if policy == "keep":
        before = as_written(document)
        units = lambda task: task[2] + task[3]
        expect(f"{path} {changes} no_unit", len(result["no_unit"]),
               sum(bool(units(before[id])) and not units(want[id]) for id in want))
        expect(f"{path} {changes} no_lead", len(result["no_lead"]),
               sum(bool(before[id][2]) and not want[id][2] and bool(want[id][3]) for id in want))
        check_units(path, result, before, want)
    expect(f"{path} {changes} handed", len(result["handed"]),
           sum(task.get("official") in handed for task in document["tasks"]))
    for side, of in [("before", path), ("after", "changed.json")]:
        expect(f"{path} {changes} {side}",
               {figure["figure"]: figure[side] for figure in result["figures"]},
               figures_of(of, policy), 1e-8)


def check_units(path, result, before, after):
    """The rows are all the units whose tasks changed, with the tasks they have."""
    def count(tasks, unit):
        leads = sum(unit in task[2] for task in tasks.values())
        return leads, sum(unit in task[2] + task[3] for task in tasks.values())

    rows = {row["unit"]: row for row in result["units"]}
    for unit in {unit for tasks in (before, after) for task in tasks.values()
                 for unit in task[2] + task[3]}:
        was, now = count(before, unit), count(after, unit)
        if unit in rows:
            row = rows[unit]
            expect(f"{path} {unit}", [row["lead_before"], row["total_before"], row["lead_after"],
                                      row["total_after"]], [*was, *now])
        elif was != now:
            complaints.append(f"{path}: no row of {unit}")


def members_of(document):
    return {member for unit in document.get("units", []) for member in unit.get("members", [])}


def check_random(dice, number):
    document = random_notice(dice)
    path = f"random-{number}.json"
    Path(path).write_text(json.dumps(document))
    groups = {unit["name"] for unit in document["units"] if "members" in unit or "open" in unit}
    named = {name_of(place) for task in document["tasks"] for role in ["lead", "support"]
             for place in task.get(role, [])} | {unit["name"] for unit in document["units"]}
    single = sorted(named - groups)
    dice.shuffle(single)
    # A group must keep a member: what is removed is in none.
    removed = [unit for unit in single[:3] if unit not in members_of(document)]
    sources = single[3:3 + dice.randrange(0, 4)]
    target = dice.choice(["the new one", single[-1]])
    if sources and (target in removed or sources == [target]):
        return
    officials = [official["name"] for official in document.get("officials", [])]
    handed = {officials[0]: officials[1]} if len(officials) > 1 else {}
    if removed or sources or handed:
        check(path, removed, sources, target, handed, dice.choice(["keep", "expand", "ignore"]))


def main():
    check(HUZHOU, ["市发展改革委"], [], None, {})
    check(HUZHOU, [], ["市教育局", "市科技局"], "市教育科技局", {})
    check(HUZHOU, [], ["市教育局"], "市科技局", {"王纲": "杨六顺"}, "expand")
    check(HUZHOU, ["市经信局"], ["市财政局", "市商务局", "市文化广电旅游局"], "合并后单位", {"杨六顺": "王纲"})
    dice = random.Random(23)
    for number in range(40):
        check_random(dice, number)
    finish()


main()
