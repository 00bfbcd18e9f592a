"""Co-responsibility, recomputed from the JSON of a notice: ties by counting, chance by scipy and
by a configuration model fitted unit by unit, the quality of the clusters from their definition
and against igraph's own Leiden, agreement of partitions in exact fractions.

Argument: the program that compares partitions. Runs on the Huzhou notice, on the fixture, and on
random notices with every kind of oddity.
"""

import json
import math
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import combinations

import igraph
import networkx
import numpy
from networkx.algorithms import bipartite
from scipy.stats import hypergeom

from notices import EXPAND, IGNORE, KEEP, SOURCE, Notice, complaints, expect, finish, random_notice

POLICIES = {KEEP: "keep", EXPAND: "expand", IGNORE: "ignore"}
SHORT = 6e-10  # ten digits are written


def command(path, policy, method):
    run = subprocess.run(
        [os.environ["ZEREN"], "clusters", "--format", "json", "--groups", POLICIES[policy],
         "--method", method, "--seed", "7", path],
        capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"zeren failed: {run.stderr}")
    return json.loads(run.stdout)


def newman_weights(rows):
    """By networkx's weighted projection: its collaboration weight is Newman's."""
    graph = networkx.Graph()
    graph.add_nodes_from((("unit", u) for row in rows for u in row), bipartite=0)
    for number, row in enumerate(rows):
        graph.add_edges_from((("task", number), ("unit", u)) for u in row)
    units = [node for node in graph if node[0] == "unit"]
    projected = bipartite.collaboration_weighted_projected_graph(graph, units)
    return {frozenset((a[1], b[1])): w for a, b, w in projected.edges(data="weight")}


def fit_bicm(matrix):
    """Probabilities of every unit on every task; None when they would not settle, which they do
    not where the degrees leave no choice."""
    p = numpy.array(matrix, dtype=float)
    rows, columns = numpy.arange(p.shape[0]), numpy.arange(p.shape[1])
    while rows.size and columns.size:  # what is on everything or on nothing is certain
        rest = p[numpy.ix_(rows, columns)]
        keep_rows = (rest.sum(1) > 0) & (rest.sum(1) < columns.size)
        keep_columns = (rest.sum(0) > 0) & (rest.sum(0) < rows.size)
        if keep_rows.all() and keep_columns.all():
            break
        if not keep_rows.all():
            rows = rows[keep_rows]
        else:
            columns = columns[keep_columns]
    if not (rows.size and columns.size):
        return p
    rest = p[numpy.ix_(rows, columns)]
    degree, size = rest.sum(1), rest.sum(0)
    x, y = degree / math.sqrt(rest.sum()), size / math.sqrt(rest.sum())
    for _ in range(4000):
        x = degree / (y / (1 + numpy.outer(x, y))).sum(1)
        y = size / (x[:, None] / (1 + numpy.outer(x, y))).sum(0)
    fitted = numpy.outer(x, y) / (1 + numpy.outer(x, y))
    p[numpy.ix_(rows, columns)] = fitted
    off = max(abs(fitted.sum(1) - degree).max(), abs(fitted.sum(0) - size).max())
    return p if off < 1e-11 else None


def poisson_binomial_upper(p, least):
    """Convolved task by task; only sums of positive terms."""
    chance = numpy.zeros(len(p) + 1)
    chance[0] = 1
    for one in p:
        chance[1:] = chance[1:] * (1 - one) + chance[:-1] * one
        chance[0] *= 1 - one
    return min(chance[least:].sum(), 1)


def adjusted(p, family):
    order = sorted(range(len(p)), key=lambda i: p[i])
    q, least = [1.0] * len(p), 1.0
    for place in range(len(p), 0, -1):
        least = min(least, p[order[place - 1]] * family / place)
        q[order[place - 1]] = least
    return q


def check_ties(got, rows, names):
    units = sorted({unit for row in rows for unit in row})
    shared = Counter(frozenset(pair) for row in rows for pair in combinations(row, 2))
    degree = Counter(unit for row in rows for unit in row)
    newman = newman_weights(rows)
    ties = {frozenset((names[tie["a"]], names[tie["b"]])): tie for tie in got["ties"]}
    pairs = list(ties)

    expect("population", got["population"], len(units))
    expect("pairs", got["pairs"], len(units) * (len(units) - 1) // 2)
    if set(ties) != set(shared) or len(ties) != len(got["ties"]):
        complaints.append("the ties are not those of the tasks")
        return 0
    matrix = [[unit in row for row in rows] for unit in units]
    bicm = fit_bicm(matrix) if units else None
    want = {"hypergeometric": [], "bicm": []}
    for pair in pairs:
        a, b = pair
        expect("shared", ties[pair]["shared"], shared[pair])
        expect("newman", ties[pair]["newman"], newman[pair], SHORT)
        spread = float(sum(Fraction(1, len(row)) for row in rows if a in row and b in row))
        ends = [names[ties[pair][end]] for end in "ab"]
        expect("allocation", [ties[pair]["a_to_b"], ties[pair]["b_to_a"]],
               [spread / degree[end] for end in ends], SHORT)
        want["hypergeometric"].append(
            hypergeom.sf(shared[pair] - 1, len(rows), degree[a], degree[b]))
        if bicm is not None:
            both = bicm[units.index(a)] * bicm[units.index(b)]
            want["bicm"].append(poisson_binomial_upper(both, shared[pair]))
    for model, p in want.items():
        if not p:
            continue
        expect(f"{model} p", [ties[pair][model]["p"] for pair in pairs], p, 1e-8)
        expect(f"{model} q", [ties[pair][model]["q"] for pair in pairs],
               adjusted(p, got["pairs"]), 1e-8)
        expect(f"{model} q of those observed", [ties[pair][model]["q_observed"] for pair in pairs],
               adjusted(p, len(p)), 1e-8)
    return int(bicm is not None)


def barber(rows, of_unit, of_task):
    edges = sum(map(len, rows))
    inside = sum(of_unit[unit] == of_task[t] for t, row in enumerate(rows) for unit in row)
    degree, size = Counter(), Counter()
    for t, row in enumerate(rows):
        size[of_task[t]] += len(row)
        for unit in row:
            degree[of_unit[unit]] += 1
    return Fraction(inside, edges) - sum(
        Fraction(degree[g] * size[g], edges**2) for g in degree)


def projection_graph(rows):
    units = sorted({unit for row in rows for unit in row})
    weights = newman_weights(rows)
    graph = igraph.Graph(n=len(units))
    pairs = sorted(tuple(sorted(pair)) for pair in weights)
    graph.add_edges([(units.index(a), units.index(b)) for a, b in pairs])
    graph.es["weight"] = [weights[frozenset(pair)] for pair in pairs]
    return graph, units


def check_leiden(got, rows, of_unit):
    graph, units = projection_graph(rows)
    label = {name: number for number, name in enumerate(sorted({*map(str, of_unit.values())}))}
    ours = graph.modularity([label[str(of_unit[u])] for u in units], weights="weight")
    expect("modularity of the projection", got["modularity"], ours, 1e-9)
    theirs = max(
        graph.community_leiden("modularity", weights="weight", n_iterations=10).modularity
        for _ in range(10))
    # Neither search is sure of the best there is: a seed may miss one that few runs find.
    if ours < 0.99 * theirs - 1e-9:
        complaints.append(f"igraph found modularity {theirs}, we {ours}")


def check_clusters(got, rows, ids, names):
    company = {unit for row in rows if len(row) > 1 for unit in row}
    units = {unit for row in rows for unit in row}
    expect("alone", sorted(names[name] for name in got["alone"]), sorted(units - company))
    if not company:
        expect("no clusters", [got["clusters"], got["modularity"]], [[], None])
        return

    # Those alone are modules of their own, with their tasks.
    of_unit = {unit: ("alone", unit) for unit in units - company}
    of_task = {t: ("alone", row[0]) for t, row in enumerate(rows) if row[0] not in company}
    place = {task: t for t, task in enumerate(ids)}
    for cluster in got["clusters"]:
        of_unit.update((names[name], cluster["number"]) for name in cluster["units"])
        of_task.update((place[task["task"]], cluster["number"]) for task in cluster["tasks"])
    expect("every unit and task is placed", [len(of_unit), len(of_task)], [len(units), len(rows)])
    for cluster in got["clusters"]:
        if not cluster["label"].startswith(cluster["units"][0]):
            complaints.append(f"label {cluster['label']}")
        for task in cluster["tasks"]:
            row = rows[place[task["task"]]]
            expect("task", [task["inside"], task["size"]],
                   [sum(of_unit[u] == cluster["number"] for u in row), len(row)])
    sizes = [-len(cluster["units"]) for cluster in got["clusters"]]
    expect("clusters by size", sizes, sorted(sizes))

    if got["method"] == "two-mode":
        expect("modularity", got["modularity"], float(barber(rows, of_unit, of_task)), 1e-9)
    else:
        check_leiden(got, rows, of_unit)
    check_bridges(got, rows, of_task, names)


def check_bridges(got, rows, of_task, names):
    calls = defaultdict(Counter)
    for t, row in enumerate(rows):
        for unit in row if len(row) > 1 else []:
            calls[unit][of_task[t]] += 1
    want = {
        unit: (len(by), 1 - sum(Fraction(n, by.total()) ** 2 for n in by.values()))
        for unit, by in calls.items() if len(by) > 1
    }
    if {names[bridge["unit"]] for bridge in got["bridges"]} != set(want):
        complaints.append("the bridges are others")
        return
    for bridge in got["bridges"]:
        clusters, participation = want[names[bridge["unit"]]]
        expect("bridge", [bridge["clusters"], bridge["participation"]],
               [clusters, float(participation)], SHORT)
    order = [-bridge["participation"] for bridge in got["bridges"]]
    expect("bridges in order", order, sorted(order))


def check_notice(path, policies=(KEEP,)):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    notice = Notice(document)
    settled = 0
    for policy in policies:
        by_task = [[unit for unit, _ in notice.row(task, policy)] for task in notice.tasks]
        ids = [task["id"] for task, row in zip(document["tasks"], by_task) if row]
        rows = [row for row in by_task if row]
        for method in ("two-mode", "leiden"):
            got = command(path, policy, method)
            settled += check_ties(got, rows, notice.index)
            check_clusters(got, rows, ids, notice.index)
    return settled


def expected_information(a, b, n):
    """Of two partitions with these class sizes, over all ways to deal one."""
    total = 0.0
    for x in a:
        for y in b:
            for both in range(max(1, x + y - n), min(x, y) + 1):
                chance = Fraction(math.comb(x, both) * math.comb(n - x, y - both), math.comb(n, y))
                total += float(chance) * both / n * math.log(n * both / (x * y))
    return total


def adjusted_mutual_information(one, other):
    n, a, b = len(one), Counter(one), Counter(other)
    entropy = [-sum(c / n * math.log(c / n) for c in of.values()) for of in (a, b)]
    mutual = sum(c / n * math.log(n * c / (a[x] * b[y]))
                 for (x, y), c in Counter(zip(one, other)).items())
    chance = expected_information(a.values(), b.values(), n)
    return (mutual - chance) / (sum(entropy) / 2 - chance)


def check_partitions(dice):
    cases = []
    for _ in range(60):
        n = dice.randrange(3, 60)
        one = [0, 1] + [dice.randrange(dice.randrange(1, n)) for _ in range(n - 2)]
        other = [dice.choice([label, dice.randrange(n)]) for label in one]
        other[-1] = other[0]  # not all apart
        cases.append((one, other))
    asked = "\n".join(f"{len(one)} {' '.join(map(str, one + other))}" for one, other in cases)
    told = subprocess.run([sys.argv[1]], input=asked, capture_output=True, text=True, check=True)
    for (one, other), line in zip(cases, told.stdout.splitlines(), strict=True):
        adjusted, mutual, *others = map(float, line.split())
        expect("ARI", adjusted, igraph.compare_communities(one, other, method="adjusted_rand"))
        expect("AMI", mutual, adjusted_mutual_information(one, other))
        for method, got in zip(("rand", "nmi", "vi", "split-join"), others, strict=True):
            expect(method, got, igraph.compare_communities(one, other, method=method), 1e-8)


def main():
    dice = random.Random(20211)
    random.seed(20211)  # igraph draws from it
    check_partitions(dice)
    settled = check_notice(SOURCE / "data/huzhou-2021.json", POLICIES)
    settled += check_notice(SOURCE / "tests/data/t9.json", POLICIES)
    for number in range(12):
        path = f"random-{number}.json"
        with open(path, "w", encoding="utf-8") as file:
            json.dump(random_notice(dice), file)
        settled += check_notice(path, [dice.choice(list(POLICIES))])
    print(f"{settled} fits of the configuration model compared")
    if settled < 20:
        complaints.append("too few fits were comparable")
    finish()


main()
