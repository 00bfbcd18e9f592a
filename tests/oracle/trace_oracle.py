#!/usr/bin/env python3
"""Every score, p and verdict of `zeren trace`, computed a second time and plainly; the order of the
tasks changes nothing; and how often a careful reader agrees."""
import collections
import copy
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

SOURCE = pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
FULL_TEXT = next((place / "shared/huzhou-2021-notice.txt" for place in (SOURCE.parent,
                  SOURCE.parent.parent) if (place / "shared").is_dir()), pathlib.Path("none"))
ZEREN = os.environ["ZEREN"]
HAN = "\u3400-\u4dbf\u4e00-\u9fff"


def run(*arguments):
    return subprocess.run([ZEREN, *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def terms(text):
    folded = unicodedata.normalize("NFKC", text).lower()
    found = collections.Counter()
    for word in re.findall(f"[{HAN}]+|[0-9a-z.%+]+", folded):
        if re.match(f"[{HAN}]", word):
            found.update(word[i:i + n] for n in (1, 2, 3) for i in range(len(word) - n + 1))
            continue
        word = word.strip(".")
        if not word:
            continue
        found[word] += 1
        if re.search("[0-9]", word) and re.search("[a-z+]", word):
            found['"' + word] += 1
    for quoted in re.findall("“([^“”‘「『《\"«]*)”|《([^“”‘「『《》\"«]*)》", folded):
        name = "".join(quoted)
        kept = re.sub(f"[^{HAN}0-9a-z.%+]", "", name)
        if 2 <= len(name) <= 40 and kept:
            found['"' + kept] += 1
    return found


def unit_length(weights):
    norm = math.sqrt(sum(w * w for w in weights.values()))
    return {key: w / norm for key, w in weights.items()}


def product(a, b):
    return min(1.0, sum(w * b[key] for key, w in a.items() if key in b))


class Oracle:
    """Documents are the tasks of the first list, then of the second."""

    def __init__(self, first, second, text_only=False):
        self.tasks = first + second
        self.split = len(first)
        self.text_only = text_only
        words = [terms("\n".join([t["title"], t.get("text", "")] +
                                 [i["name"] for i in t.get("indicators", [])]))
                 for t in self.tasks]
        count = len(self.tasks)
        df = collections.Counter(term for w in words for term in w)
        idf = {term: math.log((1 + count) / (1 + n)) + 1 for term, n in df.items()}
        self.text = [unit_length({t: (1 + math.log(n)) * idf[t] * (2 if t[0] == '"' else 1)
                                  for t, n in w.items()}) for w in words]
        units = [t["units"] for t in self.tasks]
        with_unit = collections.Counter(u for names in units for u in names)
        self.units = [unit_length({u: (math.log((1 + count) / (1 + with_unit[u])) + 1) *
                                      (2 if lead else 1) for u, lead in names.items()})
                      for names in units]
        self.words = words
        self.scores = {}

    def parts(self, a, b):
        key = (min(a, b), max(a, b))
        if key not in self.scores:
            text = product(self.text[a], self.text[b])
            units = product(self.units[a], self.units[b])
            x, y = self.tasks[a], self.tasks[b]
            odds = text
            if not self.text_only:
                odds *= 1 + 3 * units
                if x.get("official") is not None and x.get("official") == y.get("official"):
                    odds *= 1.4
                if x["quantities"] & y["quantities"]:
                    odds *= 2
            self.scores[key] = (round(odds / (1 - text + odds), 12) if odds else 0.0, text, units)
        return self.scores[key]

    def bm25(self, query, document):
        second = self.words[self.split:]
        mean = sum(sum(w.values()) for w in second) / len(second)
        length = sum(self.words[document].values())
        total = 0
        for term, times in self.words[query].items():
            often = self.words[document].get(term, 0)
            with_term = sum(term in w for w in second)
            idf = math.log(1 + (len(second) - with_term + .5) / (with_term + .5))
            total += times * idf * often * 2.2 / (often + 1.2 * (.25 + .75 * length / mean))
        return total

    def chance(self):
        second = range(self.split, len(self.tasks))
        differs = lambda key: len({self.tasks[d].get(key) for d in second}) > 1
        key = "official" if differs("official") else "section" if differs("section") else None
        return [max((self.parts(a, b)[0] for b in second if a != b and
                     (key is None or self.tasks[a].get(key) != self.tasks[b].get(key))),
                    default=0) for a in second]

    def nearest(self, query, candidates):
        ranked = [(-self.parts(query, d)[0], self.tasks[d]["id"], d) for d in candidates]
        return [(d, -score) for score, _, d in sorted(ranked) if score < 0]


def quantity(name):
    key = unicodedata.normalize("NFKC", name).lower()
    for word in ("增长率", "增长", "增速", "增幅", "growth rate", "growth"):
        if key.endswith(word) and key != word:
            key = key[:-len(word)].rstrip()
            for more in ("年均", "annual"):
                if key.endswith(more) and key != more:
                    return key[:-len(more)].rstrip()
            return key
    return key


def tasks_of(notice, plan):
    groups = {u["name"] for u in notice.get("units", []) if u.get("members") or
              u.get("kind") == "group"}
    name = lambda u: u if isinstance(u, str) else u["unit"]
    found = []
    for task in notice["tasks"]:
        if task["plan"] != plan:
            continue
        units = {}
        for u in task.get("lead", []):
            units.setdefault(name(u), True)
        for u in task.get("support", []):
            units.setdefault(name(u), False)
        found.append({**task, "units": {u: l for u, l in units.items() if u not in groups},
                      "quantities": {quantity(i["name"]) for i in task.get("indicators", [])}})
    return found


def near(a, b):
    return (a is None and b is None) or (a is not None and b is not None and abs(a - b) < 1e-8)


def check(label, answer, oracle, alpha=0.05, weak=0.2):
    problems = []
    split, total = oracle.split, len(oracle.tasks)
    place = {(list_, t["id"]): d for d, t in enumerate(oracle.tasks)
             for list_ in [int(d >= split)]}
    chance = oracle.chance() if total - split >= 20 else None

    def p_of(score, times=1):
        if chance is None:
            return None
        p = (1 + sum(c >= score for c in chance)) / (1 + len(chance))
        return 1 - (1 - p) ** times

    def verdict(p, score):
        return "none" if p > weak or score < .12 else "carried" if p <= alpha else "weak"

    for row in answer["tasks"]:
        d = place[0, row["task"]]
        expected = oracle.nearest(d, range(split, total))[:3]
        got = [(place[1, m["task"]], m["score"]) for m in row["matches"]]
        if [e[0] for e in expected] != [g[0] for g in got]:
            problems.append(f"{label} {row['task']}: {got} instead of {expected}")
            continue
        for match, (other, score) in zip(row["matches"], expected):
            _, text, units = oracle.parts(d, other)
            p = p_of(score)
            if not (near(match["score"], score) and near(match["text"], text) and
                    near(match["units"], units) and near(match["p"], p) and
                    abs(match["bm25"] / oracle.bm25(d, other) - 1) < 1e-8):
                problems.append(f"{label} {row['task']}-{match['task']}: {match} {score} {p}")
            if p is not None and match["verdict"] != verdict(p, score):
                problems.append(f"{label} {row['task']}: verdict {match['verdict']}, p {p}")
    rootless = []
    for row in answer["roots"]:
        d = place[1, row["task"]]
        best = oracle.nearest(d, range(split))[:1]
        root = oracle.tasks[best[0][0]]["id"] if best else None
        p = p_of(best[0][1], split / (total - split)) if best else None
        if row["root"] != root or not near(row["p"], p):
            problems.append(f"{label} {row['task']}: root {row}, expected {root} {p}")
        if row["verdict"] == "none":
            rootless.append(row["task"])
    if rootless != answer["rootless"]:
        problems.append(f"{label}: rootless differs from the roots")
    return problems


def trace(notice, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(notice, file)
        file.flush()
        return json.loads(run("trace", file.name, "--format", "json", *options))


WORDS = "交通 环境 教育 改革 农业 乡村 城市 人才 工业 数字 医疗 旅游 水利 安全 就业 金融".split()


def invent(seed):
    """A notice of random words: no sense, but every rule is met."""
    dice = random.Random(seed)
    units = [f"局{i}" for i in range(12)]
    tasks = []
    for plan, count in (("five", dice.choice([6, 25])), ("year", dice.choice([10, 20, 60]))):
        for i in range(count):
            words = dice.choices(WORDS, k=dice.randint(0, 6))
            named = "“" + words[0] + "计划”" if words else ""
            title = "".join(words) + dice.choice(["", named, "G60,"])
            named = dice.sample(units, dice.randint(0, 4))
            task = {"id": f"{plan}-{i}", "plan": plan, "title": title or "…",
                    "lead": named[:1], "support": named[1:]}
            if dice.random() < .8:
                task["official"] = dice.choice(["甲", "乙", "丙"])
            if dice.random() < .2:
                task["indicators"] = [{"name": dice.choice(WORDS) + "产值", "op": ">=", "value": 5}]
            tasks.append(task)
    return {"zeren": 1, "plans": [{"id": "five", "kind": "five-year"},
                                  {"id": "year", "kind": "annual"}],
            "officials": [{"name": n} for n in "甲乙丙"], "tasks": tasks}


def check_order(notice, plans):
    """The same answer, by task, when the tasks come in another order."""
    answers = []
    for seed in (None, 1):
        mixed = copy.deepcopy(notice)
        if seed is not None:
            random.Random(seed).shuffle(mixed["tasks"])
        answer = trace(mixed, "--from", plans[0], "--to", plans[1])
        rows = {}
        for row in answer["tasks"]:
            for match in row["matches"]:
                # Which words of equal weight come first may follow the text, and does not matter.
                for key in ("words", "why", "names"):
                    match.pop(key)
            rows[row["task"]] = row
        answers.append((rows, sorted(answer["rootless"]), answer["chance"]))
    return [] if answers[0] == answers[1] else ["the order of the tasks changes the answer"]


def check_words(name, notice, answer):
    """What is said to be in both is, in one piece; no word of the Huzhou notice is cut."""
    text = {}
    for task in notice["tasks"]:
        figures = [figure["name"] for figure in task.get("indicators", [])]
        words = "\n".join([task["title"], task.get("text", ""), *figures])
        text[task["id"]] = unicodedata.normalize("NFKC", words).casefold()
    problems = []
    for row in answer["tasks"]:
        for match in row["matches"]:
            for word in match["words"]:
                whole = unicodedata.normalize("NFKC", word).casefold()
                if whole not in text[row["task"]] or whole not in text[match["task"]]:
                    problems.append(f"{name}: {row['task']} and {match['task']} have no '{word}'")
                if whole == "点城市":
                    problems.append(f"{name}: '{word}' is the end of a word")
    return problems


def agreement(answer, labels):
    """First choices that a reader agrees with, those within three, and verdicts that agree."""
    first = three = verdicts = 0
    for row in answer["tasks"]:
        label = labels[row["task"]]
        ids = [m["task"] for m in row["matches"]]
        first += ids[:1] != [] and ids[0] in label["main"]
        three += any(i in label["main"] for i in ids)
        verdicts += row["verdict"] == label["verdict"]
    return first, three, verdicts


def false_alarms(notice, labels):
    """Goals still called carried out when what a reader found is taken from the year."""
    count = 0
    for goal, label in labels.items():
        gone = set(label["main"] + label["part"])
        rest = {**notice, "tasks": [t for t in notice["tasks"] if t["id"] not in gone]}
        answer = trace(rest)
        count += next(r["verdict"] for r in answer["tasks"] if r["task"] == goal) == "carried"
    return count


def check_reader(name, notice, least_first, least_three, most_false):
    labels = {t["task"]: t for t in
              json.loads((SOURCE / "tests/data/trace_labels.json").read_text())["tasks"]}
    first, three, verdicts = agreement(trace(notice), labels)
    wrong = false_alarms(notice, labels)
    print(f"{name}: of {len(labels)} first choices {first} agree with a reader, within three "
          f"{three}; verdicts {verdicts}; carried without what the reader found: {wrong}")
    problems = []
    if first < least_first or three < least_three or wrong > most_false:
        problems.append(f"{name}: expected {least_first}, {least_three} and at most {most_false}")
    return problems


def check_city():
    """An invented city; its labels are the ids: y3-1 carries out g3, c-x1 goes on from x1."""
    city = SOURCE / "tests/data/trace_city.json"
    problems = []
    answer = json.loads(run("trace", city, "--format", "json"))
    for row in answer["tasks"]:
        best = row["matches"][0]["task"].split("-")[0] if row["matches"] else ""
        expected = row["task"] != "g8" and "y" + row["task"][1:]
        if (row["verdict"] != "none") != bool(expected) or (expected and best != expected):
            problems.append(f"city: {row['task']} {row['verdict']} {best}")
    missed = {f"x{i}" for i in range(1, 15)} - set(answer["rootless"])
    print(f"an invented city: all first choices right; without a root {len(answer['rootless'])}, "
          f"of 14 missed: {sorted(missed)}")
    if len(missed) > 3 or any(t[0] == "y" for t in answer["rootless"]):
        problems.append(f"city: rootless {answer['rootless']}")

    later = SOURCE / "tests/data/trace_city_2022.json"
    answer = json.loads(run("trace", city, later, "--format", "json"))
    later_ids = {t["id"] for t in json.loads(later.read_text())["tasks"]}
    for row in answer["tasks"]:
        goes_on = "c-" + row["task"] in later_ids
        if goes_on != (row["verdict"] == "carried") or \
                (goes_on and row["matches"][0]["task"] != "c-" + row["task"]):
            problems.append(f"city: {row['task']} {row['verdict']} in the next year")
    new = {i for i in later_ids if i[0] == "n"}
    print(f"the next year: new {sorted(answer['rootless'])} of {sorted(new)}")
    if not set(answer["rootless"]) <= new or len(answer["rootless"]) < 5:
        problems.append(f"city: new {answer['rootless']}")
    moves = {lead["task"]: lead["move"] for lead in answer["leads"]}
    expected = {"y4-1": "from-support", "x3": "from-support", "y6-1": "same"}
    if {task: moves.get(task) for task in expected} != expected:
        problems.append(f"city: leads {moves}")
    return problems


def main():
    problems = check_city()
    huzhou = json.loads((SOURCE / "data/huzhou-2021.json").read_text())
    for text_only in (False, True):
        options = ["--text-only"] if text_only else []
        oracle = Oracle(tasks_of(huzhou, "five-year"), tasks_of(huzhou, "annual"), text_only)
        problems += check("huzhou", trace(huzhou, *options), oracle)
        for seed in range(12):
            notice = invent(seed)
            oracle = Oracle(tasks_of(notice, "five"), tasks_of(notice, "year"), text_only)
            problems += check(f"seed {seed}", trace(notice, *options), oracle)
    problems += check_words("huzhou", huzhou, trace(huzhou))
    for seed in range(6):
        problems += check_words(f"seed {seed}", invent(seed), trace(invent(seed)))
    problems += check_order(huzhou, ("five-year", "annual"))
    problems += check_order(invent(3), ("five", "year"))
    problems += check_reader("titles", huzhou, 25, 27, 3)
    if FULL_TEXT.exists():
        full = json.loads(run("import", FULL_TEXT))
        oracle = Oracle(tasks_of(full, "five-year"), tasks_of(full, "annual"))
        problems += check("full text", trace(full), oracle)
        problems += check_reader("full text", full, 25, 27, 3)
    print("\n".join(problems) or "all agree")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
