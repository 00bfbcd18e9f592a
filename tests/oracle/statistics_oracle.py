"""The exact tests against whole-number arithmetic where that is quick, against scipy beyond."""

import math
import random
import subprocess
import sys
from fractions import Fraction

import numpy
import scipy.stats

DICE = random.Random(20210322)
questions, checks = [], []


def ask(words, check):
    questions.append(" ".join(str(word) for word in words))
    checks.append(check)


def near(expected, relative):
    """A check that every number of the answer is as expected, relative to its own size."""

    def check(answer):
        for got, want in zip(answer, expected, strict=True):
            want = float(want)
            if not abs(got - want) <= relative * abs(want) + 5e-324:
                return f"{got!r}, expected {want!r}"
        return None

    return check


def tails(weights, x):
    """P(X = x), P(X >= x) and P(X <= x) from integer weights."""
    total = sum(weights)
    at = weights[x] if x < len(weights) else 0
    return [Fraction(part, total) for part in (at, sum(weights[x:]), sum(weights[: x + 1]))]


def ask_binomial():
    n, bottom = DICE.randrange(0, 300), DICE.choice([2, 7, 16, 1000, 10**9])
    top = DICE.randrange(0, bottom + 1)
    x = DICE.randrange(0, n + 2)
    weights = [math.comb(n, k) * top**k * (bottom - top) ** (n - k) for k in range(n + 1)]
    ask(["binomial", x, n, repr(top / bottom)], near(tails(weights, x), 1e-11))


def ask_hypergeometric():
    population = DICE.randrange(0, 700)
    a, b = DICE.randrange(0, population + 1), DICE.randrange(0, population + 1)
    x = DICE.randrange(0, min(a, b) + 2)
    weights = [math.comb(a, k) * math.comb(population - a, b - k) for k in range(min(a, b) + 1)]
    ask(["hypergeometric", x, population, a, b], near(tails(weights, x), 1e-11))


def ask_fisher():
    a, b, c, d = (DICE.randrange(0, DICE.choice([3, 20, 200])) for _ in range(4))
    row, column, total = a + b, a + c, a + b + c + d
    low = max(0, row + column - total)
    weights = [
        math.comb(row, k) * math.comb(total - row, column - k)
        for k in range(low, min(row, column) + 1)
    ]
    limit = weights[a - low] * (10**7 + 1)
    extreme = sum(weight for weight in weights if weight * 10**7 <= limit)
    ask(["fisher", a, b, c, d], near([Fraction(extreme, sum(weights))], 1e-11))


def ask_poisson_binomial():
    classes = [
        (DICE.randrange(0, bottom + 1), bottom, DICE.randrange(0, 25))
        for bottom in DICE.choices([1, 2, 3, 5, 8, 1024, 10**12], k=DICE.randrange(0, 7))
    ]
    weights = [1]
    for top, bottom, count in classes:
        for _ in range(count):
            padded = [0, *weights, 0]
            weights = [
                padded[k] * top + padded[k + 1] * (bottom - top) for k in range(len(weights) + 1)
            ]
    x = DICE.randrange(0, len(weights) + 1)
    words = [word for top, bottom, count in classes for word in (repr(top / bottom), count)]
    ask(["poisson-binomial", x, *words], near(tails(weights, x), 1e-10))


def ask_large():
    """Sizes of a notice with a million tasks, near the middle, where scipy is sure."""
    n = DICE.randrange(1000, 1000000)
    p = DICE.choice([1e-5, 0.01, 1 / 3, 0.9])
    law = scipy.stats.binom(n, p)
    x = int(law.mean() + DICE.uniform(-5, 5) * law.std())
    if x >= 0:
        expected = near([law.pmf(x), law.sf(x - 1), law.cdf(x)], 1e-7)
        ask(["binomial", x, n, repr(p)], expected)
        ask(["poisson-binomial", x, repr(p), n // 3, repr(p), n - n // 3], expected)

    a, b = DICE.randrange(1, n // 10), DICE.randrange(1, n // 10)
    law = scipy.stats.hypergeom(n, a, b)
    x = min(a, b, max(0, int(law.mean() + DICE.uniform(-5, 5) * law.std())))
    ask(
        ["hypergeometric", x, n, a, b],
        near([law.pmf(x), law.sf(x - 1), law.cdf(x)], 1e-6),
    )


def ask_fisher_of_scipy():
    table = [[DICE.randrange(0, 3000), DICE.randrange(0, 3000)] for _ in range(2)]
    _, p = scipy.stats.fisher_exact(table)
    if p > 1e-12:
        ask(["fisher", *table[0], *table[1]], near([p], 1e-7))


def ask_adjusted():
    count = DICE.randrange(1, 40)
    family = count + DICE.choice([0, 0, 5, 2000])
    p = [DICE.choice([DICE.random() ** 4, 0.05, 1.0]) for _ in range(count)]
    ordered = sorted(p)
    q = [
        min([1.0] + [ordered[j] * family / (j + 1) for j in range(count) if ordered[j] >= own])
        for own in p
    ]
    ask(["bh", family, *map(repr, p)], near(q, 1e-14))


def ask_robust():
    values = [DICE.randrange(0, 30) / 4 for _ in range(DICE.randrange(1, 60))]
    part = DICE.random()
    ask(["quantile", repr(part), *values], near([numpy.quantile(values, part)], 1e-12))
    centre = numpy.median(values)
    ask(
        ["deviations", repr(float(centre)), *values],
        near(
            [
                scipy.stats.median_abs_deviation(values),
                numpy.mean(numpy.abs(numpy.array(values) - centre)),
            ],
            1e-12,
        ),
    )


for asking, times in [
    (ask_binomial, 700),
    (ask_hypergeometric, 700),
    (ask_fisher, 500),
    (ask_poisson_binomial, 700),
    (ask_large, 150),
    (ask_fisher_of_scipy, 100),
    (ask_adjusted, 200),
    (ask_robust, 200),
]:
    for _ in range(times):
        asking()

run = subprocess.run(
    [sys.argv[1]], input="\n".join(questions) + "\n", capture_output=True, text=True, check=True
)
answers = [[float(word) for word in line.split()] for line in run.stdout.splitlines()]
assert len(answers) == len(questions), f"{len(answers)} answers to {len(questions)} questions"
wrong = 0
for question, check, answer in zip(questions, checks, answers):
    complaint = check(answer)
    if complaint:
        wrong += 1
        print(f"{question[:200]}: {complaint}")
print(f"{len(questions)} questions, {wrong} answered wrongly")
sys.exit(wrong > 0)
