#!/usr/bin/env python3
"""`zeren balance --weigh items` against trying every assignment of leads on small notices, and
against scipy's mixed-integer programs on larger ones and on the notice of Huzhou."""
import itertools
import json
import random
from pathlib import Path

import numpy
import scipy.optimize

from balance_oracle import HUZHOU, balance, same, seats_of, zeren
from notices import Notice, complaints, finish, random_notice


def weighed_seats(document):
    """(leads, others, weight) by task that a unit leads; units by name."""
    notice = Notice(document)
    found = []
    for task, parties in zip(document["tasks"], notice.tasks):
        for parts in seats_of_tasks(notice, [parties]):
            leads, others = ([notice.names[unit] for unit in units] for units in parts)
            found.append((leads, others, task.get("items") or 1))
    return found


def seats_of_tasks(notice, tasks):
    whole, notice.tasks = notice.tasks, tasks
    seats = seats_of(notice)
    notice.tasks = whole
    return seats


def peak_of(seats, chosen):
    load = {}
    for (_, _, weight), leads in zip(seats, chosen):
        for unit in leads:
            load[unit] = load.get(unit, 0) + weight
    return max(load.values(), default=0)


def by_trying(seats):
    """The fewest hand-overs for each peak that can be had."""
    options = [[*itertools.combinations(leads + others, len(leads))] for leads, others, _ in seats]
    fewest = {}
    for chosen in itertools.product(*options):
        peak = peak_of(seats, chosen)
        moved = sum(len(set(leads) - set(now)) for (leads, _, _), now in zip(seats, chosen))
        fewest[peak] = min(moved, fewest.get(peak, moved))
    return fewest


def program(seats, peak=None):
    """The smallest peak, or the fewest hand-overs to one, by branch and cut; None when there is
    none."""
    edges = [(t, unit, unit in leads, weight)
             for t, (leads, others, weight) in enumerate(seats) for unit in leads + others]
    units = sorted({unit for _, unit, _, _ in edges})
    count = len(edges) + (peak is None)
    by_task, by_unit = numpy.zeros((len(seats), count)), numpy.zeros((len(units), count))
    for i, (t, unit, _, weight) in enumerate(edges):
        by_task[t, i] = 1
        by_unit[units.index(unit), i] = weight
    cost = numpy.zeros(count)
    high = numpy.ones(count)
    if peak is None:
        by_unit[:, -1], cost[-1] = -1, 1
        high[-1] = sum(len(one) * weight for one, _, weight in seats)
    else:
        cost[:len(edges)] = [not led for _, _, led, _ in edges]
    leads = [len(one) for one, _, _ in seats]
    done = scipy.optimize.milp(  # Its presolve calls a sound program infeasible now and then.
        cost, integrality=numpy.ones(count), bounds=scipy.optimize.Bounds(0, high),
        options={"presolve": False},
        constraints=[scipy.optimize.LinearConstraint(by_task, leads, leads),
                     scipy.optimize.LinearConstraint(by_unit, -numpy.inf, peak or 0)])
    return round(done.fun) if done.success else None


def check_list(path, document, peak, result, what):
    """Applied, the list gives the peak that it promised, by as many hand-overs."""
    zeren("balance", path, "--weigh", "items", "--peak", peak, "--apply", "applied.json")
    seats = weighed_seats(json.loads(Path("applied.json").read_text()))
    reached = peak_of(seats, [leads for leads, _, _ in seats])
    if reached > peak:
        complaints.append(f"{what}: applied, the peak is {reached}")
    moved = sum(len(set(one) - set(other)) for (one, _, _), (other, _, _) in
                zip(weighed_seats(document), seats))
    same(f"{what}: moved", moved, len(result["handovers"]))
    same(f"{what}: loads after", max(unit["load_after"] for unit in result["units"]), reached)
    same(f"{what}: loads", sum(unit["load"] for unit in result["units"]),
         sum(len(leads) * weight for leads, _, weight in seats))


def check_peak(path, document, peak, fewest, what):
    """`fewest` is None when the peak cannot be had. Whether the list was proved shortest."""
    result = balance(path, "--weigh", "items", "--peak", peak)
    if fewest is None:
        same(f"{what}: feasible", result["feasible"], False)
        return False
    if not result["feasible"]:
        return False
    length = len(result["handovers"])
    if not result["least_handovers"] <= fewest <= length:
        complaints.append(f"{what}: {fewest} is not in {result['least_handovers']}..{length}")
    same(f"{what}: shortest", result["shortest"], result["least_handovers"] == length)
    check_list(path, document, peak, result, what)
    return result["shortest"]


def with_items(dice):
    document = random_notice(dice)
    for task in document["tasks"]:
        task["items"] = dice.choice([0, 1, 2, 2, 3, 5, 8, 13])
        if not task["items"]:
            del task["items"]
    return document


def check_small(dice):
    """Everything is proved, and it is what trying finds."""
    checked = 0
    for number in range(30):
        path = Path(f"small-items-{number}.json")
        document = with_items(dice)
        document["tasks"] = document["tasks"][:dice.randrange(1, 8)]
        path.write_text(json.dumps(document))
        seats = weighed_seats(document)
        if not seats or sum(len(leads + others) for leads, others, _ in seats) > 24:
            continue
        checked += 1
        fewest = by_trying(seats)
        least = balance(path, "--weigh", "items")
        same(f"{path}: smallest peak", least["min_peak"], min(fewest))
        same(f"{path}: proved", least["smallest"], True)
        same(f"{path}: peak", least["peak"], peak_of(seats, [leads for leads, _, _ in seats]))
        for peak in range(max(1, min(fewest) - 1), least["peak"] + 1):
            within = [moves for one, moves in fewest.items() if one <= peak]
            proved = check_peak(path, document, peak, min(within, default=None),
                                f"{path} --peak {peak}")
            same(f"{path} --peak {peak}: proved", proved, bool(within))
    if checked < 10:
        complaints.append("too few small notices")


def check_large(path, document, peaks):
    seats = weighed_seats(document)
    least = balance(path, "--weigh", "items")
    optimum = program(seats)
    if not least["least_peak"] <= optimum <= least["min_peak"]:
        complaints.append(f"{path}: {optimum} is not in {least['least_peak']}..{least['min_peak']}")
    proved = [check_peak(path, document, peak, program(seats, peak), f"{path} --peak {peak}")
              for peak in peaks(least)]
    print(f"{path}: peak {least['peak']}, {least['least_peak']}..{least['min_peak']}, "
          f"optimum {optimum}; lists proved shortest: {proved}")


def main():
    dice = random.Random(29)
    check_small(dice)
    for number in range(6):
        path = Path(f"large-items-{number}.json")
        document = with_items(dice)
        path.write_text(json.dumps(document))
        if weighed_seats(document):
            check_large(path, document,
                        lambda least: range(least["min_peak"], least["peak"] + 1, 5))
    document = json.loads(HUZHOU.read_text())
    check_large(HUZHOU, document, lambda least: [least["min_peak"], 8, 12])
    random.Random(5).shuffle(document["tasks"])
    random.Random(6).shuffle(document["units"])
    Path("shuffled.json").write_text(json.dumps(document, ensure_ascii=False))
    one, other = (sorted((h["task"], h["from"], h["to"]) for h in
                         balance(name, "--weigh", "items", "--peak", 8)["handovers"])
                  for name in (HUZHOU, "shuffled.json"))
    same("shuffled", other, one)
    finish()


if __name__ == "__main__":
    main()
