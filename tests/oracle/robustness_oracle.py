"""Robustness, recomputed from the JSON of a notice: networkx for the network, all subsets for the
smallest sets of small notices, and an integer program for those of larger ones.

Runs the command on the Huzhou notice, on the fixture, and on random notices with every kind of
oddity, and on the same notices with their tasks and units in another order.
"""

import json
import math
import os
import random
import subprocess
from collections import Counter
from itertools import combinations
from pathlib import Path

import networkx
import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

from notices import EXPAND, IGNORE, KEEP, SOURCE, Notice, complaints, expect, finish, random_notice

POLICIES = {KEEP: "keep", EXPAND: "expand", IGNORE: "ignore"}


def ask(path, policy):
    run = subprocess.run(
        [os.environ["ZEREN"], "robustness", path, "--groups", POLICIES[policy], "--format", "json"],
        capture_output=True, text=True, check=True,
    )
    return json.loads(run.stdout)


def claim(what, holds):
    if not holds:
        complaints.append(what)


def least(rows):
    """Size of a smallest hitting set."""
    rows = [set(row) for row in rows if row]
    members = sorted(set().union(*rows)) if rows else []
    if len(members) <= 12:
        for size in range(len(members) + 1):
            if any(all(row & set(some) for row in rows) for some in combinations(members, size)):
                return size
    table = numpy.array([[member in row for member in members] for row in rows], float)
    solved = milp(numpy.ones(len(members)), integrality=numpy.ones(len(members)),
                  bounds=Bounds(0, 1), constraints=LinearConstraint(table, 1, numpy.inf))
    return round(solved.fun)


def check_set(what, got, key, rows):
    rows = [set(row) for row in rows if row]
    claim(f"{what}: size", got["size"] == len(got[key]) == got["least"] == least(rows))
    claim(f"{what}: misses one", all(row & set(got[key]) for row in rows))
    claim(f"{what}: greedy below the least", got["greedy"] >= got["size"] and got["exact"])
    expect(f"{what}: reached", got["reached"], len(rows))


def pieces_without(net, node):
    """Units and tasks in each piece of the node's component without it, largest first."""
    part = net.subgraph(networkx.node_connected_component(net, node) - {node})
    return sorted(
        ((sum(kind == "u" for kind, _ in piece), sum(kind == "t" for kind, _ in piece))
         for piece in networkx.connected_components(part)), reverse=True)


def check_cuts(what, got, names, rows, ids):
    net = networkx.Graph(
        (("t", ids[i]), ("u", names[unit]))
        for i, row in enumerate(rows) if len(row) > 1 for unit, _ in row)
    cuts = set(networkx.articulation_points(net))
    sides = {node: pieces_without(net, node) for node in cuts}
    wanted = {name for kind, name in cuts if kind == "u"}
    claim(f"{what}: cut units", {cut["unit"] for cut in got["cut_units"]} == wanted)
    claim(f"{what}: flags", {row["unit"] for row in got["units"] if row["cut"]} == wanted)
    wanted = {name for kind, name in cuts if kind == "t"
              and sum(units > 1 for units, _ in sides["t", name]) > 1}
    claim(f"{what}: cut tasks", {cut["task"] for cut in got["cut_tasks"]} == wanted)
    for kind, cut in [("u", cut) for cut in got["cut_units"]] + [
            ("t", cut) for cut in got["cut_tasks"]]:
        node = (kind, cut["unit" if kind == "u" else "task"])
        found = [(piece["units"], piece["tasks"]) for piece in cut["pieces"]]
        claim(f"{what}: pieces without {node[1]}", found == sides[node])
        for piece in cut["pieces"]:
            claim(f"{what}: names", ("names" in piece) == (piece["units"] <= 8))
            for one in piece.get("names", []):
                reach = networkx.node_connected_component(
                    net.subgraph(set(net) - {node}), ("u", one))
                claim(f"{what}: {one} is elsewhere",
                      {name for k, name in reach if k == "u"} == set(piece["names"]))


def check_links(what, got, names, rows, ids):
    net = networkx.Graph(
        (("t", ids[i]), ("u", names[unit]))
        for i, row in enumerate(rows) if len(row) > 1 for unit, _ in row)
    wanted = {}
    for edge in networkx.bridges(net):
        task, unit = sorted(edge)
        cut = net.copy()
        cut.remove_edge(task, unit)
        sides = tuple(sum(kind == "u" for kind, _ in networkx.node_connected_component(cut, end))
                      for end in (unit, task))
        if min(sides) > 1:
            wanted[task[1], unit[1]] = sides
    claim(f"{what}: sole links",
          {(link["task"], link["unit"]): (link["unit_side"], link["task_side"])
           for link in got["sole_links"]} == wanted)
    order = [min(link["unit_side"], link["task_side"]) for link in got["sole_links"]]
    claim(f"{what}: order of sole links", order == sorted(order, reverse=True))


def check_losses(what, got, notice, rows, ids):
    covered = [row for row in rows if row]
    units = {unit for row in covered for unit, _ in row}
    expect(f"{what}: covered", [got["tasks"], got["covered"], got["unit_count"]],
           [len(rows), len(covered), len(units)])
    sizes = Counter(len(row) - 1 for row in covered)
    expect(f"{what}: survival", [row["tasks"] for row in got["survival"]],
           [sizes[i] for i in range(max(sizes, default=-1) + 1)])
    more = sum(len(row) - 1 for row in covered)
    expect(f"{what}: redundancy", got["redundancy"],
           more / ((len(units) - 1) * len(rows)) if len(units) > 1 else None)
    for row in got["units"]:
        unit = notice.index[row["unit"]]
        sole, leaderless, officials = [], [], set()
        for i, task in enumerate(rows):
            leads = [one for one, is_lead in task if is_lead]
            if [one for one, _ in task] == [unit]:
                sole.append(ids[i])
            elif leads == [unit]:
                leaderless.append(ids[i])
            else:
                continue
            officials.add(notice.tasks[i]["official"])
        claim(f"{what}: {row['unit']} fails", [row["sole_tasks"], row["leaderless_tasks"]]
              == [sole, leaderless])
        claim(f"{what}: {row['unit']} officials",
              row["officials"] == [notice.officials[o] for o in sorted(officials - {-1})])
        expect(f"{what}: exclusivity", row["exclusivity"],
               math.fsum(math.exp(1 - len(task)) for task in rows if unit in dict(task)))


def check_truck(what, got, notice, rows):
    led = {}
    for i, row in enumerate(rows):
        for unit, is_lead in row:
            if is_lead:
                led.setdefault(unit, set()).add(i)
    order = sorted(led, key=lambda unit: (-len(led[unit]), notice.names[unit]))
    tasks, size = set(), 0
    while size < len(order) and 2 * len(tasks) <= sum(map(bool, rows)):
        tasks |= led[order[size]]
        size += 1
    if 2 * len(tasks) <= sum(map(bool, rows)):
        size, tasks = None, set()
    expect(f"{what}: truck", [got["truck_factor"]["size"], got["truck_factor"]["tasks"]],
           [size, len(tasks)])


def check_officials(what, got, notice, rows):
    by_unit = {}
    for task, row in zip(notice.tasks, rows):
        for unit, _ in row:
            by_unit.setdefault(unit, set())
            if task["official"] >= 0:
                by_unit[unit].add(task["official"])
    for official, row in enumerate(got["officials"]):
        own = [r for task, r in zip(notice.tasks, rows) if task["official"] == official]
        left = {unit for unit, calls in by_unit.items() if calls == {official}}
        leads = {unit for r in own for unit, is_lead in r if is_lead}
        expect(f"{what}: official", [row["tasks"], row["units_left"], row["leads_left"]],
               [len(own), len(left), len(left & leads)])
    called = [[notice.officials[o] for o in calls] for calls in by_unit.values()]
    check_set(f"{what}: officials", got["smallest_officials"], "officials", called)
    expect(f"{what}: beyond", got["smallest_officials"]["beyond"], called.count([]))


def check(path, policy):
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    notice, ids = Notice(document), [task["id"] for task in document["tasks"]]
    rows = [notice.row(task, policy) for task in notice.tasks]
    got, what = ask(path, policy), f"{path}, groups {policy}"
    check_losses(what, got, notice, rows, ids)
    check_truck(what, got, notice, rows)
    check_cuts(what, got, notice.names, rows, ids)
    check_links(what, got, notice.names, rows, ids)
    check_officials(what, got, notice, rows)
    check_set(f"{what}: units", got["smallest_units"], "units",
              [[notice.names[unit] for unit, _ in row] for row in rows])
    net = networkx.Graph((("t", ids[i]), ("u", notice.names[unit]))
                         for i, row in enumerate(rows) for unit, _ in row)
    wanted = sorted((sorted(name for _, name in part) for part in
                     networkx.connected_components(net)))
    claim(f"{what}: components", wanted == sorted(
        sorted(part["units"] + part["tasks"]) for part in got["components"]))
    return got


def check_shuffled(path, dice):
    """What does not come in document order is the same in any."""
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    before = ask(path, KEEP)
    for part in ("tasks", "units", "officials"):
        dice.shuffle(document.get(part, []))
    other = Path("shuffled.json")
    other.write_text(json.dumps(document), encoding="utf-8")
    after = ask(other, KEEP)
    for key in ("smallest_units", "smallest_officials", "truck_factor", "survival", "cut_units"):
        claim(f"{path}: {key} depends on the order", before[key] == after[key])
    claim(f"{path}: units depend on the order", [row["unit"] for row in before["units"]]
          == [row["unit"] for row in after["units"]])


dice = random.Random(5)
for path in (SOURCE / "data" / "huzhou-2021.json", SOURCE / "tests" / "data" / "t9.json"):
    for policy in POLICIES:
        check(path, policy)
    check_shuffled(path, dice)
for number in range(40):
    path = Path(f"random-{number}.json")
    path.write_text(json.dumps(random_notice(dice)), encoding="utf-8")
    check(path, dice.choice(list(POLICIES)))
    check_shuffled(path, dice)
finish()
