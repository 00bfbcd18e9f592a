"""The workload, recomputed from the JSON of a notice: fractions, plain convolution, scipy.

Argument: the program that prints all our figures. Runs on the Huzhou notice, whose published figures
are checked as well, and so is what the command shows; on the fixture; and on random notices with
every kind of oddity.
"""

import json
import math
import os
import random
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy
import scipy.stats

from asking import Asked
from notices import (
    EXPAND, IGNORE, KEEP, RULES, SOURCE, Notice, complaints, credits, expect, finish, random_notice
)

PROGRAM = Asked(sys.argv[1])
LEVEL, LEAST_TASKS = 0.05 * (1 + 1e-10), 6  # a p of 1/20 reaches it, however rounded


def poisson_binomial(chances):
    law = numpy.array([1.0])
    for chance in chances:
        law = numpy.convolve(law, [1 - chance, chance])
    return law


def test(expected, at, tail, least, tasks):
    """[expected, p, mid-p, q], q only a place in the family for now."""
    can_reach = tasks >= LEAST_TASKS and least <= LEVEL
    return [expected, tail, tail - at / 2, 1.0 if can_reach else None]


def adjust(units, key):
    family = [unit[key] for unit in units if unit[key][3] is not None]
    p = sorted(entry[1] for entry in family)
    for entry in family:
        entry[3] = min(
            [1.0] + [p[j] * len(p) / (j + 1) for j in range(len(p)) if p[j] >= entry[1]]
        )
    return len(family)


def modified_z(x, values):
    median = numpy.median(values)
    mad = scipy.stats.median_abs_deviation(values)
    deviation = numpy.mean(numpy.abs(values - median))
    if mad > 0:
        return 0.6745 * (x - median) / mad
    return (x - median) / (1.253314 * deviation) if deviation > 0 else 0.0


def spread(values):
    if len(values) == 0:
        return [0] + [None] * 5
    q1, median, q3 = numpy.percentile(values, [25, 50, 75])
    mad = scipy.stats.median_abs_deviation(values)
    return [len(values), median, mad, q1, q3, q3 + 1.5 * (q3 - q1)]


def concentration(values):
    """Gini by its definition over all pairs, and the others from the shares."""
    n, total = len(values), float(sum(values))
    if total == 0:
        return [None] * 8
    x = numpy.array([float(value) for value in values])
    share = x / total
    gini = numpy.abs(x[:, None] - x[None, :]).sum() / (2 * n * total)
    hhi = (share**2).sum()
    some = share[share > 0]
    return [
        gini,
        gini * n / (n - 1) if n > 1 else None,
        hhi,
        (hhi - 1 / n) / (1 - 1 / n) if n > 1 else None,
        1 / hhi,
        numpy.abs(share - 1 / n).sum() / 2,
        (some * numpy.log(n * some)).sum(),
        numpy.sort(share)[-5:].sum(),
    ]


def lorenz(values):
    if not sum(values):
        return []
    return [0, *numpy.cumsum(sorted(float(value) for value in values)) / float(sum(values))]


def parts(tasks, rows, unit, key):
    found = {}
    for task, row in zip(tasks, rows):
        for one, is_lead in row:
            if one == unit:
                lead, total = found.get(task[key], (0, 0))
                found[task[key]] = (lead + is_lead, total + 1)
    return [[k, *found[k]] for k in sorted(found, key=lambda k: (k < 0, k))]


def recompute(notice, policy, scope, weight):
    tasks = [
        (task, notice.row(task, policy))
        for task in notice.tasks
        if scope[0] in (None, task["plan"]) and scope[1] in (None, task["official"])
    ]
    tasks = [(t, row) for t, row in tasks if scope[2] is None or scope[2] in dict(row)]
    covered = [(t, row) for t, row in tasks if row]
    rows = [row for _, row in covered]
    units = {}
    for row in rows:
        for unit, credit in credits(row, weight):
            own = units.setdefault(unit, {"unit": unit, "load": [Fraction(0)] * 5, "via": 0})
            own["load"] = [a + b for a, b in zip(own["load"], credit)]
    named = sorted(units)
    if policy == KEEP:
        for row in rows:
            reached = {leaf for unit, _ in row for leaf in notice.leaves(unit)}
            for unit in reached - {unit for unit, _ in row}:
                units.setdefault(unit, {"unit": unit, "load": [Fraction(0)] * 5, "via": 0})
                units[unit]["via"] += 1

    for unit, own in units.items():
        total, lead = int(own["load"][0]), int(own["load"][1])
        own.update(lead=lead, support=total - lead, is_group=notice.is_group(unit))
        own["share"] = own["load"][2] / len(covered)
        capacity = notice.capacity.get(unit)
        own["per_capacity"] = own["load"][2] / Fraction(capacity) if capacity else None
        own["rank"] = [
            1 + sum(units[other]["load"][rule] > own["load"][rule] for other in named)
            if unit in named
            else 0
            for rule in range(5)
        ]
        own["plans"] = parts([t for t, _ in covered], rows, unit, "plan")
        own["officials"] = parts([t for t, _ in covered], rows, unit, "official")
        own.update(lead_z=None, total_z=None, flags=0)
        own.update({key: [None] * 4 for key in ("baseline", "lead_more", "lead_less")})

    population = [units[unit] for unit in named]
    leading = numpy.array([own["lead"] for own in population if own["lead"]], dtype=float)
    totals = numpy.array([int(own["load"][0]) for own in population], dtype=float)
    persons = [own for own in population if not own["is_group"]]
    alike = any(own["unit"] not in notice.capacity for own in persons)
    capacity = {
        own["unit"]: 1.0 if alike else notice.capacity.get(own["unit"], 0) for own in population
    }
    dealt = sum(own["lead"] for own in population if capacity[own["unit"]])
    for own in persons:
        own["total_z"] = modified_z(int(own["load"][0]), totals)
        own["flags"] |= 2 * (own["total_z"] > 3.5)
        if own["lead"]:
            own["lead_z"] = modified_z(own["lead"], leading)
            own["flags"] |= 1 * (own["lead_z"] > 3.5) | 4 * (own["lead"] > spread(leading)[5])
        share = capacity[own["unit"]] / sum(capacity.values())
        law = scipy.stats.binom(dealt, share)
        own["baseline"] = test(
            dealt * share,
            law.pmf(own["lead"]),
            law.sf(own["lead"] - 1) if own["lead"] else 1.0,
            share**dealt,
            dealt,
        )
        chances = [
            sum(is_lead for _, is_lead in row) / len(row) for row in rows if own["unit"] in dict(row)
        ]
        law = poisson_binomial(chances)
        most = math.prod(chance for chance in chances if chance > 0)
        least = math.prod(1 - chance for chance in chances if chance < 1)
        at = law[own["lead"]]
        own["lead_more"] = test(sum(chances), at, law[own["lead"] :].sum(), most, len(chances))
        own["lead_less"] = test(
            sum(chances), at, law[: own["lead"] + 1].sum(), least, len(chances)
        )
    tested = [adjust(persons, key) for key in ("baseline", "lead_more", "lead_less")]
    for own in persons:
        for bit, key in ((8, "baseline"), (16, "lead_more"), (32, "lead_less")):
            q = own[key][3]
            own["flags"] |= bit * (q is not None and q <= LEVEL)

    order = sorted(named, key=lambda unit: (-units[unit]["lead"], -units[unit]["load"][0], unit))
    order += sorted(set(units) - set(named))
    return {
        "count": len(named),
        "group_only": len(units) - len(named),
        "tasks": len(tasks),
        "uncovered": len(tasks) - len(covered),
        "assignments": sum(map(len, rows)),
        "robust_top5": min(5, sum(max(own["rank"]) <= 5 for own in population)),
        "tested": tested,
        "units": [units[unit] for unit in order],
        "lead_spread": spread(leading),
        "total_spread": spread(totals),
    }, {
        (rule, only): [own["load"][RULES.index(rule)] for own in population
                       if own["lead"] or not only]
        for rule, only in [
            ("lead", False), ("lead", True), ("total", False), ("fractional", False)
        ]
    }


def ours(path, policy, scope, weight):
    words = ["-" if part is None else "none" if part == -1 else str(part) for part in scope]
    return json.loads(PROGRAM.ask(path, policy, *words, repr(float(weight))))


def compare(name, path, policy, scope=(None, None, None), weight=Fraction(1, 2)):
    notice = Notice(json.loads(Path(path).read_text(encoding="utf-8")))
    got = ours(path, policy, scope, weight)
    want, concentrations = recompute(notice, policy, scope, weight)
    what = f"{name}, groups {policy}, scope {scope}"
    expect(what, got, want)
    assert len(got["concentration"]) == len(concentrations)
    for one in got["concentration"]:
        values = concentrations[one["rule"], one["leads_only"]]
        expect(f"{what}: concentration by {one['rule']}", one["figures"], concentration(values))
        expect(f"{what}: Lorenz curve by {one['rule']}", one["lorenz"], lorenz(values))
    return got


def shown(own):
    """A unit as the command's JSON has it."""
    loads = dict(zip(("total", "lead", "fractional", "lead_weighted", "harmonic"), own["load"]))
    keys = ("expected", "p", "mid_p", "q")
    tests = {key: dict(zip(keys, own[key])) for key in ("baseline", "lead_more", "lead_less")}
    expected, p, _, q = own["lead_more"]
    return {
        **loads,
        **tests,
        **{key: own[key] for key in ("support", "share", "per_capacity", "lead_z", "total_z")},
        **{"lead_expected": expected, "lead_p": p, "lead_q": q, "via_groups": own["via"]},
        "ranks": dict(zip(loads, own["rank"])),
    }


def compare_command(path):
    """The same through `zeren workload --format json`."""
    notice = Notice(json.loads(Path(path).read_text(encoding="utf-8")))
    for policy, word in ((KEEP, "keep"), (EXPAND, "expand"), (IGNORE, "ignore")):
        run = subprocess.run(
            [os.environ["ZEREN"], "workload", path, "--format", "json", "--groups", word],
            capture_output=True, text=True, check=True,
        )
        got = json.loads(run.stdout)
        want, concentrations = recompute(notice, policy, (None, None, None), Fraction(1, 2))
        figures = concentration(concentrations["lead", False])
        expect(f"command, {word}", got, {
            "tasks": want["tasks"],
            "assignments": want["assignments"],
            "units": [shown(own) for own in want["units"][: want["count"]]],
            "concentration": {"gini": figures[0], "hhi": figures[2], "top5_share": figures[7]},
        })
        units = [notice.index[unit["unit"]] for unit in got["units"]]
        expect(f"command, {word}: order", units, [own["unit"] for own in want["units"]][: len(units)])


def compare_all(name, path, dice):
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    notice = Notice(document)
    for policy in (KEEP, EXPAND, IGNORE):
        compare(name, path, policy)
        compare(name, path, policy, weight=Fraction(4, 5))
        plan = dice.randrange(len(notice.plans))
        official = dice.choice([-1, *range(len(notice.officials))])
        compare(name, path, policy, (plan, None, None))
        compare(name, path, policy, (None, official, None))
        compare(name, path, policy, (plan, official, None))
        compare(name, path, policy, (None, None, dice.randrange(notice.count)))


def by_name(path):
    """Our figures with names for numbers, and without what follows from the order of the units."""
    notice = Notice(json.loads(Path(path).read_text(encoding="utf-8")))
    name = {number: name for name, number in notice.index.items()}
    load = ours(path, KEEP, (None, None, None), 0.5)
    load["units"] = {name[unit.pop("unit")]: unit for unit in load["units"]}
    return load


def compare_shuffled(path, dice):
    """Neither the order of the tasks nor of the units may change a single bit."""
    document = json.loads(path.read_text(encoding="utf-8"))
    before = by_name(path)
    dice.shuffle(document["tasks"])
    dice.shuffle(document["units"])
    other = path.with_name(f"shuffled-{path.name}")
    other.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    after = by_name(other)
    for key in before:
        if before[key] != after[key]:
            complaints.append(f"{path}: {key} changes with the order")


def check_huzhou(path):
    """The figures that the methods reference publishes."""
    load = compare("Huzhou", path, KEEP)
    units = load["units"][: load["count"]]
    expect("units", load["count"], 72)
    expect("tasks and assignments", [load["tasks"], load["assignments"]], [132, 388])
    expect("groups", sorted(u["load"][0] for u in units if u["is_group"]), [2, 2, 12])
    for rule, largest in [
        (0, [32, 23, 21, 19]), (1, [12, 9, 8, 8, 7, 7]), (2, [10.7881, 8.0357])
    ]:
        loads = sorted((unit["load"][rule] for unit in units), reverse=True)
        expect(f"largest {RULES[rule]}", loads[: len(largest)], largest, 1e-5)
    figures = {(one["rule"], one["leads_only"]): one for one in load["concentration"]}
    for key, gini in [
        (("total", False), 0.515822), (("lead", False), 0.666035), (("lead", True), 0.427489),
        (("fractional", False), 0.519195),
    ]:
        expect(f"Gini {key}", figures[key]["figures"][0], gini, 2e-6)
    lead = figures["lead", False]["figures"]
    expect("HHI, effective, top five", [lead[2], lead[4], lead[7]], [0.040863, 24.472, 1 / 3], 2e-5)
    expect("spread of leads", load["lead_spread"], [42, 2, 1, 1, 4, 8.5])
    flagged = [unit for unit in units if unit["flags"] & 1]
    expect("flags", [unit["lead"] for unit in flagged], [12, 9, 8, 8])
    expect("z", [unit["lead_z"] for unit in flagged], [6.745, 4.722, 4.047, 4.047], 2e-4)
    tests = [u[key] for u in units for key in ("lead_more", "lead_less") if u[key][3] is not None]
    expect("least p of lead bias", min(t[1] for t in tests), 0.0203, 5e-3)
    expect("lead bias flags", sum(bool(unit["flags"] & 48) for unit in units), 0)


dice = random.Random(2021)
check_huzhou(SOURCE / "data" / "huzhou-2021.json")
compare_command(SOURCE / "data" / "huzhou-2021.json")
compare_all("Huzhou", SOURCE / "data" / "huzhou-2021.json", dice)
compare_all("T9", SOURCE / "tests" / "data" / "t9.json", dice)
for number in range(25):
    path = Path(f"random-{number}.json")
    path.write_text(json.dumps(random_notice(dice)), encoding="utf-8")
    compare_all(str(path), path, dice)
    compare_shuffled(path, dice)

finish()
