"""The comparison, recomputed from the JSON of the notices: fractions, scipy, brute-force deals.

Arguments: the program that prints our figures. Runs on the Huzhou notice, on the fixture, on
random notices by plan and by official, and between random notices that name units differently.
"""

import json
import math
import random
import sys
from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations
from pathlib import Path

import numpy
import scipy.spatial.distance
import scipy.stats

from asking import Asked
from notices import (
    EXPAND, IGNORE, KEEP, RULES, SOURCE, Notice, credits, expect, finish, random_notice
)

PROGRAM = Asked(sys.argv[1])
MOST_EXACT = 200_000
HALF = Fraction(1, 2)


class Side:
    """The tasks of a scope: the official and the row of each, and what it credits to whom."""

    def __init__(self, notice, policy, scope, rule):
        rows = [notice.row(task, policy) for task in notice.tasks]
        self.notice = notice
        self.named = {unit for row in rows for unit, _ in row}
        self.inside = [
            i for i, task in enumerate(notice.tasks)
            if scope[0] in (None, task["plan"]) and scope[1] in (None, task["official"])
            and (scope[2] is None or scope[2] in dict(rows[i]))
        ]
        self.tasks = [rows[i] for i in self.inside if rows[i]]
        self.officials = [notice.tasks[i]["official"] for i in self.inside]
        self.credits = [
            {unit: parts[RULES.index(rule)] for unit, parts in credits(row, HALF)}
            for row in self.tasks
        ]

    def measure(self, key_of):
        """(lead, total, load) by key, for units."""
        found = {}
        for row, parts in zip(self.tasks, self.credits):
            seen = set()
            for unit, is_lead in row:
                own = found.setdefault(key_of(unit), [0, 0, Fraction(0)])
                own[2] += parts[unit]
                if key_of(unit) not in seen:
                    own[0] += is_lead
                    own[1] += 1
                seen.add(key_of(unit))
        return found


def ranks(values):
    return [1 + sum(other > value for other in values) for value in values]


def fisher(a, n, b, m):
    if n == 0 or m == 0:
        return None
    return scipy.stats.fisher_exact([[a, n - a], [b, m - b]])[1]


def adjust(p):
    if None in p:
        return [None] * len(p)
    order = sorted(range(len(p)), key=lambda i: p[i], reverse=True)
    q, least = [0.0] * len(p), 1.0
    for place, i in enumerate(order):
        least = q[i] = min(least, p[i] * len(p) / (len(p) - place))
    return q


def moves(keys, names, index, measured, whole, tasks):
    """One row for each key, as the program prints them, largest shift first."""
    blank = [0, 0, Fraction(0)]
    parts = [[side.get(key, blank) for key in keys] for side in measured]
    rows = [{} for _ in keys]
    for number, label in enumerate(("from", "to")):
        places = ranks([part[2] for part in parts[number]])
        for i, key in enumerate(keys):
            lead, total, load = parts[number][i]
            share = load / whole[number] if whole[number] else None
            rows[i][label] = [index(number, key), lead, total, load, share, places[i]]
    p = [fisher(a[1], tasks[0], b[1], tasks[1]) for a, b in zip(*parts)]
    for row, own_p, q in zip(rows, p, adjust(p)):
        before, after = row["from"][4], row["to"][4]
        row.update(p=own_p, q=q, shift=None if None in (before, after) else after - before)
    order = sorted(range(len(keys)), key=lambda i: (-abs(rows[i]["shift"] or 0), names[keys[i]]))
    return [rows[i] for i in order], [keys[i] for i in order]


def total_variation(one, other):
    here, there = sum(one.values()), sum(other.values())
    return sum(
        abs(one.get(key, 0) / here - other.get(key, 0) / there) for key in one.keys() | other.keys()
    ) / 2


def sum_up(hands):
    total = Counter()
    for hand in hands:
        for key, part in hand.items():
            total[key] += part
    return total


def all_deals(pool, hand):
    """Every total variation, exactly: pool is a list of {key: credit}, the first `hand` observed."""
    everything = sum_up(pool)
    found = []
    for dealt in combinations(range(len(pool)), hand):
        mine = sum_up(pool[i] for i in dealt)
        rest = {key: everything[key] - mine[key] for key in everything}
        found.append(total_variation(mine, rest))
    observed = found[0]
    return [
        Fraction(sum(one >= observed for one in found), len(found)),
        Fraction(sum(one <= observed for one in found), len(found)),
    ]


def some_deals(pool, hand, count):
    """About what sampling should give, with numpy's generator."""
    keys = {key: i for i, key in enumerate(sorted({key for task in pool for key in task}, key=str))}
    matrix = numpy.zeros((len(pool), len(keys)))
    for i, task in enumerate(pool):
        for key, part in task.items():
            matrix[i, keys[key]] = float(part)
    orders = numpy.tile(numpy.arange(len(pool)), (count, 1))
    dealt = numpy.random.default_rng(5).permuted(orders, axis=1)[:, :hand]
    chosen = numpy.zeros((count + 1, len(pool)))
    chosen[0, :hand] = 1
    chosen[numpy.arange(1, count + 1)[:, None], dealt] = 1
    mine = chosen @ matrix
    rest = matrix.sum(axis=0) - mine
    found = abs(mine / mine.sum(axis=1, keepdims=True) -
                rest / rest.sum(axis=1, keepdims=True)).sum(axis=1) / 2
    return [(found >= found[0] - 1e-9).mean(), (found <= found[0] + 1e-9).mean()]


def distances(before, after):
    if not before.any() or not after.any():
        return [None] * 5
    p, q = before / before.sum(), after / after.sum()
    root = scipy.spatial.distance.jensenshannon(p, q, 2)
    return [
        abs(p - q).sum() / 2, root**2, root, math.sqrt(((p**0.5 - q**0.5) ** 2).sum() / 2),
        numpy.minimum(p, q).sum() / numpy.maximum(p, q).sum(),
    ]


def tau(before, after):
    if len(set(before)) < 2 or len(set(after)) < 2:
        return None
    return scipy.stats.kendalltau(before, after).statistic


def check_chance(what, got, sides, key_of):
    pools = [
        [sum_up([{key_of(n, unit): part} for unit, part in one.items() if part] or [{}]) for one in
         side.credits if any(one.values())]
        for n, side in enumerate(sides)
    ]
    pools.sort(key=len)
    pool, hand = pools[0] + pools[1], len(pools[0])
    if hand == 0:
        expect(what, got["chance"], [None, None])
        return
    hands = math.comb(len(pool), hand)
    expect(f"{what}: is exact", got["exact"], hands <= MOST_EXACT)
    if hands <= 3000:
        expect(f"{what}: chance", got["chance"], all_deals(pool, hand))
        expect(f"{what}: deals", got["deals"], hands)
    else:
        about = some_deals(pool, hand, 2000)
        for one, other in zip(got["chance"], about):
            if abs(one - other) > 0.06:  # over four standard errors
                expect(f"{what}: chance", one, other)


def newman(side, key_of, keys):
    """The projection of one side as a matrix over the keys."""
    place = {key: i for i, key in enumerate(keys)}
    weights = numpy.zeros((len(keys), len(keys)))
    for row in side.tasks:
        for (a, _), (b, _) in combinations(row, 2):
            if key_of(a) != key_of(b):
                i, j = place[key_of(a)], place[key_of(b)]
                weights[i, j] += 1 / (len(row) - 1)
                weights[j, i] = weights[i, j]
    return weights


def affinity(weights):
    strength = weights.sum(axis=0)
    e = 1 / (1 + strength.max())
    inverse = numpy.linalg.inv(
        numpy.eye(len(weights)) + e**2 * numpy.diag(strength) - e * weights)
    return numpy.sqrt(numpy.maximum(inverse, 0))


def tie_figures(one, other):
    least, most = numpy.minimum(one, other).sum(), numpy.maximum(one, other).sum()
    if most == 0:
        return [None] * 5
    kept = ((one > 0) & (other > 0)).sum() / ((one > 0) | (other > 0)).sum()
    pairs = numpy.triu_indices(len(one), 1)
    r = None
    if numpy.ptp(one[pairs]) > 0 and numpy.ptp(other[pairs]) > 0:
        r = numpy.corrcoef(one[pairs], other[pairs])[0, 1]
    apart = math.sqrt(((affinity(one) - affinity(other)) ** 2).sum())
    return [kept, least / most, r, apart, 1 / (1 + apart)]


def check_orders(what, got, one, other):
    """Every order of up to eight units; of more, some by numpy's generator."""
    count, observed = len(one), (one * other).sum()
    if got["ties"][2] is None:
        expect(f"{what}: no test of the ties", got["orders_chance"], [None, None])
        return
    exact = count <= 8
    expect(f"{what}: every order", got["orders_exact"], exact)
    if exact:
        orders = numpy.array([*permutations(range(count))])
        expect(f"{what}: orders", got["orders"], math.factorial(count))
    else:
        generator = numpy.random.default_rng(3)
        orders = generator.permuted(numpy.tile(numpy.arange(count), (400, 1)), axis=1)
    found = (one[orders[:, :, None], orders[:, None, :]] * other).sum(axis=(1, 2))
    about = [(found >= observed - 1e-9).mean(), (found <= observed + 1e-9).mean()]
    if exact:
        expect(f"{what}: chance of the ties", got["orders_chance"], about)
    elif max(abs(a - b) for a, b in zip(about, got["orders_chance"])) > 0.11:  # as below
        expect(f"{what}: chance of the ties", got["orders_chance"], about)


def check(what, sides, got, joined):
    """`joined[n]` has the key of each unit of side n; keys are shared by both."""
    notices = [side.notice for side in sides]
    names, officials = {}, {}
    for n in (1, 0):
        for unit in reversed(range(notices[n].count)):
            names[joined[n][unit]] = notices[n].names[unit]

    def unit_index(n, key):
        return next((unit for unit in range(notices[n].count) if joined[n][unit] == key), None)

    measured = [side.measure(joined[n].__getitem__) for n, side in enumerate(sides)]
    keys = sorted(measured[0].keys() | measured[1].keys())
    units, order = moves(
        keys, names, unit_index, measured,
        [sum((own[2] for own in side.values()), Fraction(0)) for side in measured],
        [len(side.tasks) for side in sides],
    )
    by_official = [
        {notices[n].officials[o]: [c, c, Fraction(c)]
         for o, c in Counter(o for o in side.officials if o >= 0).items()}
        for n, side in enumerate(sides)
    ]
    officials, _ = moves(
        sorted(by_official[0].keys() | by_official[1].keys()),
        {name: name for side in by_official for name in side},
        lambda n, name: (
            notices[n].officials.index(name) if name in notices[n].officials else None
        ),
        by_official, [len(side.inside) for side in sides], [len(side.inside) for side in sides],
    )
    want = {
        "tasks": [len(side.tasks) for side in sides],
        "all_tasks": [len(side.inside) for side in sides],
        "common": sum(key in measured[0] and key in measured[1] for key in keys),
        "units": units,
        "officials": officials,
    }
    lists = {
        "entered": lambda f, t: f[2] == 0,
        "left": lambda f, t: t[2] == 0,
        "to_support": lambda f, t: f[1] > 0 and t[1] == 0 and t[2] > 0,
        "to_lead": lambda f, t: f[2] > 0 and f[1] == 0 and t[1] > 0,
    }
    for key, holds in lists.items():
        want[key] = [i for i, row in enumerate(units) if holds(row["from"], row["to"])]
    named = sorted({joined[n][unit] for n in (0, 1) for unit in sides[n].named})
    loads = [
        [side.get(key, [0, 0, Fraction(0)])[2] for key in named] for side in measured
    ]
    vectors = [numpy.array([float(load) for load in side]) for side in loads]
    figures = distances(*vectors)
    figures.append(tau(*loads) if sides[0].tasks and sides[1].tasks else None)
    want["whole"] = figures
    networks = [newman(side, joined[n].__getitem__, keys) for n, side in enumerate(sides)]
    want["ties"] = tie_figures(*networks) if keys else [None] * 5
    check_orders(what, got, *networks)
    expect(what, got, want, 1e-8)
    check_chance(what, got, sides, lambda n, unit: joined[n][unit])


def run(first, scope_a, second, scope_b, policy, rule):
    words = [
        ["-" if part is None else "none" if part == -1 else str(part) for part in scope]
        for scope in (scope_a, scope_b)
    ]
    return json.loads(
        PROGRAM.ask(first, *words[0], second, *words[1], policy, RULES.index(rule), 0)
    )


def read(path):
    return Notice(json.loads(Path(path).read_text(encoding="utf-8")))


def compare_scopes(name, path, scope_a, scope_b, policy, rule):
    notice = read(path)
    sides = [Side(notice, policy, scope, rule) for scope in (scope_a, scope_b)]
    got = run(path, scope_a, path, scope_b, policy, rule)
    same = dict(enumerate(range(notice.count)))
    check(f"{name}, {scope_a} {scope_b}, groups {policy}, {rule}", sides, got, [same, same])
    return got


def compare_notices(first, second, policy, rule):
    """Units are the same when they share a name; what that joins further is one too."""
    whole = (None, None, None)
    notices = [read(first), read(second)]
    sides = [Side(notice, policy, whole, rule) for notice in notices]
    owners = {}
    for n, notice in enumerate(notices):
        for name, unit in notice.index.items():
            owners.setdefault(name, set()).add((n, unit))
    joined = [{unit: n * 1000 + unit for unit in range(notices[n].count)} for n in (0, 1)]
    for _ in range(10):
        for same in owners.values():
            least = min(joined[n][unit] for n, unit in same)
            for n, unit in same:
                joined[n][unit] = least
    got = run(first, whole, second, whole, policy, rule)
    check(f"{first} {second}, groups {policy}, {rule}", sides, got, joined)


def rename(document, dice):
    """The same units under other names: an alias in the one notice or the other, or in both."""
    for unit in document["units"]:
        if dice.random() < 0.5:
            unit["aliases"] = [unit["name"] + "'"]
            if dice.random() < 0.5:
                unit["aliases"].append(unit["name"] + '"')
    swap = {
        unit["name"]: unit["aliases"][0] for unit in document["units"]
        if unit.get("aliases") and dice.random() < 0.5
    }
    for unit in document["units"]:
        if unit["name"] in swap:
            unit["aliases"][0], unit["name"] = unit["name"], swap[unit["name"]]
    return document


def split(document, dice):
    """Some tasks name a unit by what the other notice knows as its alias, and perhaps by both."""
    taken = {name for unit in document["units"] for name in unit.get("aliases", [])}
    taken |= {unit["name"] for unit in document["units"]}
    for task in document["tasks"]:
        for name in task["lead"] + task["support"]:
            if name + "'" not in taken and dice.random() < 0.3:
                task["support"].insert(0, name + "'")
    return document


dice = random.Random(4)
huzhou = SOURCE / "data" / "huzhou-2021.json"
t9 = SOURCE / "tests" / "data" / "t9.json"
for rule in RULES:
    compare_scopes("Huzhou", huzhou, (0, None, None), (1, None, None), KEEP, rule)
    compare_scopes("T9", t9, (0, None, None), (1, None, None), KEEP, rule)
compare_scopes("Huzhou", huzhou, (None, 1, None), (None, 5, None), EXPAND, "fractional")
for number in range(20):
    path = Path(f"random-{number}.json")
    path.write_text(json.dumps(rename(random_notice(dice), dice)), encoding="utf-8")
    other = Path(f"other-{number}.json")
    other.write_text(json.dumps(split(rename(random_notice(dice), dice), dice)), encoding="utf-8")
    for policy in (KEEP, EXPAND, IGNORE):
        rule = dice.choice(RULES)
        compare_scopes(str(path), path, (0, None, None), (1, None, None), policy, rule)
        compare_scopes(str(path), path, (None, 0, None), (None, -1, None), policy, rule)
        compare_notices(path, other, policy, rule)
finish()
