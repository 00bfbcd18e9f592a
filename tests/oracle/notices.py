"""What the oracles of the analyses share: a notice read the plain way, random notices with every
kind of oddity, and comparing in depth.
"""

import math
import os
import sys
from fractions import Fraction
from pathlib import Path

from asking import ended_well

SOURCE = Path(os.environ["ZEREN_SOURCE_DIR"])
KEEP, EXPAND, IGNORE = range(3)
RULES = ["total", "lead", "fractional", "lead-weighted", "harmonic"]
complaints = []


def expect(what, got, want, relative=1e-9):
    """Compare, in depth; None stands for a figure that does not apply."""
    if isinstance(want, (list, tuple)):
        if len(got) != len(want):
            complaints.append(f"{what}: {len(got)} of {len(want)}")
        for place, (one, other) in enumerate(zip(got, want)):
            expect(f"{what}[{place}]", one, other, relative)
    elif isinstance(want, dict):
        for key in want:
            expect(f"{what}.{key}", got[key], want[key], relative)
    elif want is None or got is None:
        if want is not got:
            complaints.append(f"{what}: {got}, expected {want}")
    elif not math.isclose(got, want, rel_tol=relative, abs_tol=1e-11):
        complaints.append(f"{what}: {got}, expected {float(want)}")


def finish():
    """Say what was found, and exit."""
    if not ended_well():
        complaints.append("a program does not end well")
    print(*complaints[:40], sep="\n")
    print(f"{len(complaints)} differences")
    sys.exit(bool(complaints))


class Notice:
    """Units by index as the library numbers them, and the tasks as (leads, support) of indices."""

    def __init__(self, document):
        self.plans = [plan["id"] for plan in document["plans"]]
        self.officials = [one["name"] for one in document.get("officials", [])]
        declared = document.get("units", [])
        self.index = {
            name: number
            for number, unit in enumerate(declared)
            for name in [unit["name"], *unit.get("aliases", [])]
        }
        self.count = len(declared)
        self.names = [unit["name"] for unit in declared]
        self.members = {
            self.index[unit["name"]]: [self.number(name) for name in unit["members"]]
            for unit in declared
            if unit.get("members")
        }
        self.open = {self.index[unit["name"]] for unit in declared if unit.get("open")}
        self.capacity = {
            self.index[unit["name"]]: unit["capacity"] for unit in declared if "capacity" in unit
        }
        self.tasks = [
            {
                "plan": self.plans.index(task["plan"]),
                "official": self.officials.index(task["official"]) if "official" in task else -1,
                "lead": [self.number(named) for named in task.get("lead", [])],
                "support": [self.number(named) for named in task.get("support", [])],
            }
            for task in document["tasks"]
        ]

    def number(self, named):
        name = named["unit"] if isinstance(named, dict) else named
        if name not in self.index:
            self.index[name] = self.count
            self.names.append(name)
            self.count += 1
        return self.index[name]

    def is_group(self, unit):
        return unit in self.members or unit in self.open

    def leaves(self, unit):
        """Who a unit stands for, in document order."""
        if unit not in self.members:
            return [unit]
        found = []
        for member in self.members[unit]:
            found += [leaf for leaf in self.leaves(member) if leaf not in found]
        return found

    def row(self, task, policy):
        """(unit, leads) of one task under a policy, each unit once."""
        row = {}
        for role in ("lead", "support"):
            for named in task[role]:
                if policy == IGNORE and self.is_group(named):
                    continue
                for unit in self.leaves(named) if policy == EXPAND else [named]:
                    row.setdefault(unit, role == "lead")
        return list(row.items())


def credits(row, weight):
    """What each unit of a task gets, by rule."""
    size, leads = len(row), sum(is_lead for _, is_lead in row)
    harmonic = sum(Fraction(1, i + 1) for i in range(size))
    for place, (unit, is_lead) in enumerate(row):
        peers = leads if is_lead else size - leads
        part = weight if is_lead else 1 - weight
        yield unit, [
            Fraction(1),
            Fraction(int(is_lead)),
            Fraction(1, size),
            Fraction(1, size) if peers == size else part / peers,
            Fraction(1, place + 1) / harmonic,
        ]


def random_notice(dice):
    """Groups in groups, repeated units, several leads or none, tasks without units."""
    names = [f"u{i}" for i in range(dice.randrange(3, 25))]
    units = [{"name": name} for name in names[: len(names) // 2]]
    if dice.random() < 0.4:
        units = [{"name": name} for name in names]
        for unit in units[dice.randrange(2) :]:
            unit["capacity"] = dice.choice([5, 12.5, 40, 0.1, 0.7])
    units += [
        {"name": "g", "members": dice.sample(names, dice.randrange(1, 4))},
        {"name": "open", "open": True},
        {"name": "wide", "members": ["g", "open", dice.choice(names), "only through groups"]},
    ]
    weights = [1 / (place + 1) for place in range(len(names))]
    tasks = []
    for number in range(dice.randrange(1, 90)):
        size = dice.choice([0, 1, 1, 2, 2, 3, 4, 6, 9])
        named = dice.choices(names, weights, k=size)
        if dice.random() < 0.15:
            named.insert(dice.randrange(size + 1), dice.choice(["g", "open", "wide"]))
        leads = min(len(named), dice.choice([0, 1, 1, 1, 1, 2]))
        task = {"id": str(number), "plan": dice.choice("pq"), "title": "t"}
        task.update(lead=named[:leads], support=named[leads:])
        if dice.random() < 0.8:
            task["official"] = dice.choice("xyz")
        tasks.append(task)
    return {
        "zeren": 1,
        "title": "random",
        "plans": [{"id": "p", "kind": "other"}, {"id": "q", "kind": "annual"}],
        "officials": [{"name": name} for name in "xyz"],
        "units": units,
        "tasks": tasks,
    }
