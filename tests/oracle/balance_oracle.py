#!/usr/bin/env python3
"""`zeren balance` against two other ways: trying every assignment of leads on small notices, and
networkx's minimum-cost flow on larger ones. A list of hand-overs, applied, gives the peak it
promised."""
import itertools
import json
import os
import random
import subprocess
from pathlib import Path

import networkx

from notices import SOURCE, Notice, complaints, finish, random_notice

HUZHOU = SOURCE / "data/huzhou-2021.json"


def zeren(*args):
    return subprocess.run([os.environ["ZEREN"], *map(str, args)], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def balance(path, *args):
    return json.loads(zeren("balance", path, "--format", "json", *args))


def same(what, got, want):
    if got != want:
        complaints.append(f"{what}: {got}, expected {want}")


def seats_of(notice):
    """For each task with a unit as lead: who leads it, and who could."""
    found = []
    for task in notice.tasks:
        units = lambda places: [u for u in dict.fromkeys(places) if not is_group(notice, u)]
        leads = units(task["lead"])
        others = [u for u in units(task["support"]) if u not in task["lead"]]
        if leads:
            found.append((leads, others))
    return found


def is_group(notice, unit):
    return unit in notice.members or unit in notice.open


def peak_of(chosen):
    load = {}
    for leads in chosen:
        for unit in leads:
            load[unit] = load.get(unit, 0) + 1
    return max(load.values(), default=0)


def by_trying(seats):
    """The fewest hand-overs for each peak that can be had."""
    fewest = {}
    options = [list(itertools.combinations(leads + others, len(leads))) for leads, others in seats]
    for chosen in itertools.product(*options):
        peak = peak_of(chosen)
        moved = sum(len(set(leads) - set(now)) for (leads, _), now in zip(seats, chosen))
        fewest[peak] = min(moved, fewest.get(peak, moved))
    best = {}
    for peak in sorted(fewest):
        best[peak] = min(fewest[peak], *(best.values() or [fewest[peak]]))
    return best


def by_flow(seats, peak):
    """The fewest hand-overs for this peak by networkx; None when it cannot be had."""
    graph = networkx.DiGraph()
    total = sum(len(leads) for leads, _ in seats)
    graph.add_node("s", demand=-total)
    graph.add_node("t", demand=total)
    for number, (leads, others) in enumerate(seats):
        graph.add_edge("s", f"t{number}", capacity=len(leads), weight=0)
        for unit in leads + others:
            graph.add_edge(f"t{number}", unit, capacity=1, weight=int(unit not in leads))
            graph.add_edge(unit, "t", capacity=peak, weight=0)
    try:
        return networkx.cost_of_flow(graph, networkx.min_cost_flow(graph))
    except networkx.NetworkXUnfeasible:
        return None


def check_apply(path, peak, result):
    """The notice with the hand-overs done leads as was promised, and names whom it named."""
    before = json.loads(Path(path).read_text())
    zeren("balance", path, "--peak", peak, "--apply", "applied.json")
    after = json.loads(Path("applied.json").read_text())
    seats = seats_of(Notice(after))
    if peak_of([leads for leads, _ in seats]) > peak:
        complaints.append(f"{path}: applied, the peak is above {peak}")
    again = balance("applied.json", "--peak", peak)
    same(f"{path}: hand-overs left", len(again["handovers"]), 0)
    name = lambda place: place if isinstance(place, str) else place["unit"]
    moved = 0
    for one, other in zip(before["tasks"], after["tasks"]):
        was, now = ([name(p) for p in task.get("lead", [])] for task in (one, other))
        same(f"{path} {one['id']} units",
             set(was + [name(p) for p in one.get("support", [])]),
             set(now + [name(p) for p in other.get("support", [])]))
        moved += len(set(was) - set(now))
    same(f"{path}: moved", moved, len(result["handovers"]))


def check(path, fewest):
    least = min(peak for peak, moves in fewest.items() if moves is not None)
    same(f"{path}: smallest peak", balance(path)["min_peak"], least)
    for peak, moves in fewest.items():
        if peak == 0:
            continue
        result = balance(path, "--peak", peak)
        same(f"{path} --peak {peak}: feasible", result["feasible"], moves is not None)
        if moves is not None:
            same(f"{path} --peak {peak}", len(result["handovers"]), moves)
            check_apply(path, peak, result)
            same(f"{path} after", max(unit["after"] for unit in result["units"]) <= peak, True)
        else:
            check_blocking(path, peak, result)


def check_blocking(path, peak, result):
    """The tasks in the way are more than their units may lead, and have no other unit."""
    notice = Notice(json.loads(Path(path).read_text()))
    tasks = dict(zip([task["id"] for task in json.loads(Path(path).read_text())["tasks"]],
                     notice.tasks))
    units = {notice.index[name] for name in result["blocking_units"]}
    burden = 0
    for task in result["blocking_tasks"]:
        leads, others = seats_of_one(notice, tasks[task])
        burden += len(leads) - len(set(leads + others) - units)
    if burden <= peak * len(units):
        complaints.append(f"{path} --peak {peak}: {burden} leads are no burden for {len(units)}")


def seats_of_one(notice, task):
    leads = [u for u in dict.fromkeys(task["lead"]) if not is_group(notice, u)]
    return leads, [u for u in dict.fromkeys(task["support"])
                   if u not in task["lead"] and not is_group(notice, u)]


def check_order(path):
    """Another order of tasks and units, the same hand-overs."""
    document = json.loads(Path(path).read_text())
    random.Random(5).shuffle(document["tasks"])
    random.Random(6).shuffle(document["units"])
    Path("shuffled.json").write_text(json.dumps(document, ensure_ascii=False))
    for peak in [5, 8]:
        one, other = (sorted((h["task"], h["from"], h["to"]) for h in
                             balance(name, "--peak", peak)["handovers"])
                      for name in [path, "shuffled.json"])
        same(f"shuffled, peak {peak}", other, one)


def check_constraints():
    """What is pinned stays, who is barred takes nothing, what is kept goes to those who lead."""
    document = json.loads(HUZHOU.read_text())
    free = balance(HUZHOU, "--peak", 8)["handovers"]
    pinned = balance(HUZHOU, "--peak", 8, "--pin", free[0]["task"])["handovers"]
    same("a pin", free[0]["task"] in [h["task"] for h in pinned], False)
    barred = balance(HUZHOU, "--peak", 8, "--bar", free[0]["to"])["handovers"]
    same("a bar", free[0]["to"] in [h["to"] for h in barred], False)
    official = "杨六顺"
    leads = {task["lead"][0] for task in document["tasks"] if task.get("official") == official}
    own = {task["id"] for task in document["tasks"] if task.get("official") == official}
    kept = balance(HUZHOU, "--peak", 8, "--keep", official)["handovers"]
    same("kept together", {h["to"] for h in kept if h["task"] in own} <= leads, True)


def main():
    dice = random.Random(11)
    for number in range(60):
        document = random_notice(dice)
        document["tasks"] = document["tasks"][:dice.randrange(1, 8)]
        path = Path(f"small-{number}.json")
        path.write_text(json.dumps(document))
        seats = seats_of(Notice(document))
        if not seats or sum(len(l + o) for l, o in seats) > 24:
            continue
        fewest = by_trying(seats)
        for peak in range(1, max(fewest)):
            fewest.setdefault(peak, fewest.get(peak - 1))
        check(path, fewest)
    for number in range(12):
        document = random_notice(dice)
        path = Path(f"large-{number}.json")
        path.write_text(json.dumps(document))
        seats = seats_of(Notice(document))
        if seats:
            now = peak_of([leads for leads, _ in seats])
            check(path, {peak: by_flow(seats, peak) for peak in range(1, now + 1)})
    seats = seats_of(Notice(json.loads(HUZHOU.read_text())))
    check(HUZHOU, {peak: by_flow(seats, peak) for peak in [4, 5, 6, 8, 12]})
    same("Huzhou", [len(balance(HUZHOU, "--peak", peak)["handovers"]) for peak in range(5, 13)],
         [26, 16, 9, 5, 3, 2, 1, 0])
    same("Huzhou at 4", balance(HUZHOU, "--peak", 4)["placed"], 131)
    check_order(HUZHOU)
    check_constraints()
    finish()


if __name__ == "__main__":
    main()
