"""Documents that a seed writes are read rightly, or doubted where they are not.

    generated_test.py IMPORT_TOOL                     the sample that stands for them all
    generated_test.py IMPORT_TOOL FROM TO [by]        other seeds: what went wrong, and by which choices
    generated_test.py IMPORT_TOOL write SEED FILE     one document, to look at

A unit is right under any name that its true unit has. A task that is missing or not due is doubted
where a doubt stands on its lines or between those of its neighbours.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import score  # noqa: E402
from generated.documents import draw_document  # noqa: E402

TOOL = sys.argv[1]
REGISTRY = pathlib.Path(os.environ.get("ZEREN_SOURCE_DIR", ".")) / "data" / "unit-names.json"
SAMPLE, BATCH = range(0, 264), 100
FLOOR = 3  # Tasks of the sample that are read wrongly without a doubt; no more than these.


def read(paths):
    """One process reads them all."""
    done = subprocess.run([TOOL, "-r", REGISTRY, "-m", *paths], capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def plainly(name):
    """A name or time without its widths, blanks and kinds of commas."""
    plain = "".join(unicodedata.normalize("NFKC", name).split()).replace("〈", "(").replace("〉", ")")
    return re.sub("[,、､;]+", "、", plain)


def due_tasks(document):
    tasks = []
    for task in document.tasks:
        due = {"lead": task.lead, "support": [unit for unit in task.support if unit not in task.lead]}
        due = {role: [plainly(unit.forms[0]) for unit in units] for role, units in due.items()}
        due["official"], due["deadline"] = task.official or None, plainly(task.deadline) or None
        tasks.append(due)
    return tasks


def found_tasks(document, notice):
    """With the units under the names that the truth has for them."""
    names, called = document.notice.names(), {}
    names = {plainly(name): unit for name, unit in names.items()}
    for unit in notice["units"]:
        written = [unit["name"], *unit.get("aliases", [])]
        known = [names[plainly(name)].forms[0] for name in written if plainly(name) in names]
        called.update({name: plainly(known[0] if known else unit["name"]) for name in written})
    for task in notice["tasks"]:
        for role in ("lead", "support"):
            task[role] = [called.get(name, name) for name in score.plain(task.get(role, []))]
        task["deadline"] = plainly(task.get("deadline") or "") or None
    return notice["tasks"]


def wrong_tasks(document, answer):
    """(what is wrong, whether that is told) for each task that is read otherwise."""
    due = due_tasks(document)
    if "refused" in answer:
        return [], due, [(f"refused: {answer['refused']}", True)]
    found, doubts = found_tasks(document, answer["notice"]), answer["account"]["doubts"]
    pairs, wrong, last = score.align(found, due), [], 0
    for k, (i, j) in enumerate(pairs):
        task, true = found[i] if i is not None else {}, due[j] if j is not None else {}
        mine, wanted = score.roles(task), score.roles(true)
        fields = [key for key in ("official", "deadline") if task.get(key) != true.get(key)]
        if i is not None:
            lines = task["source"]["lines"]
            last = lines[1]
        else:
            later = [found[a]["source"]["lines"][0] for a, _ in pairs[k:] if a is not None]
            lines = [last, later[0] if later else 10 ** 9]
        if mine == wanted and not fields and i is not None and j is not None:
            continue
        told = [doubt[1] for doubt in doubts if lines[0] <= doubt[0] <= lines[1]]
        kind = "missing " if i is None else "extra " if j is None else ""
        what = (f"{kind}-{sorted(wanted - mine)} +{sorted(mine - wanted)}" if mine != wanted or kind else "")
        what += "".join(f" {key}: {task.get(key)!r} for {true.get(key)!r}" for key in fields)
        wrong.append((what + (f" doubts {sorted(set(told))}" if told else " SILENT"), bool(told)))
    return found, due, wrong


class Sums:
    """What was right among what was found or due."""

    def __init__(self):
        self.documents = self.tasks = self.wrong = self.silent = self.doubted = 0
        self.lead, self.all = [0, 0], [0, 0]

    def add(self, found, due, wrong, doubted):
        self.documents += 1
        self.tasks += len(due)
        self.wrong += len(wrong)
        self.silent += sum(not told for _, told in wrong)
        self.doubted += doubted and not wrong
        for i, j in score.align(found, due):
            mine = score.roles(found[i]) if i is not None else set()
            wanted = score.roles(due[j]) if j is not None else set()
            for pair, role in ((self.lead, "lead"), (self.all, None)):
                one = {r for r in mine if role in (None, r[1])}
                two = {r for r in wanted if role in (None, r[1])}
                pair[0] += len(one & two)
                pair[1] += len(one | two)

    def __str__(self):
        return (f"{self.documents:5} documents {self.tasks:6} tasks  lead {score.percent(self.lead)}  assignments "
                f"{score.percent(self.all)}  wrong {self.wrong:5}  silent {self.silent:5} "
                f"({100 * self.silent / max(1, self.tasks):.2f} %)  doubts though right {self.doubted}")


def examine(seeds, show):
    """The sums over the seeds, by every choice."""
    sums = collections.defaultdict(Sums)
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(seeds), BATCH):
            drawn, paths = [], []
            for seed in seeds[start:start + BATCH]:
                data, document, draw = draw_document(seed)
                paths.append(pathlib.Path(folder) / str(seed))
                paths[-1].write_bytes(data)
                drawn.append((seed, document, draw))
            for (seed, document, draw), answer in zip(drawn, read(paths), strict=True):
                found, due, wrong = wrong_tasks(document, answer)
                doubted = bool(answer.get("account", {}).get("doubts"))
                for key in [("in all", ""), *((name, str(value)) for name, value in draw.chosen.items())]:
                    sums[key].add(found, due, wrong, doubted)
                if wrong and show:
                    print(f"seed {seed} {draw.chosen['form']} {draw.chosen['container']}: {len(wrong)} of {len(due)}")
                    print(*(f"    {what}" for what, _ in wrong), sep="\n")
    return sums


def main():
    if len(sys.argv) > 4 and sys.argv[2] == "write":
        data, document, draw = draw_document(int(sys.argv[3]))
        pathlib.Path(sys.argv[4]).write_bytes(data)
        print(draw.chosen, *due_tasks(document), sep="\n")
        return 0
    chosen = range(int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else SAMPLE
    sums = examine(chosen, show=True)
    if len(sys.argv) > 4:
        for key in sorted(sums, key=lambda key: (key[0], -sums[key].wrong / max(1, sums[key].tasks))):
            print(f"{key[0]:24.24} {key[1]!r:28.28} {sums[key]}")
    print(sums["in all", ""])
    return sums["in all", ""].silent > FLOOR


if __name__ == "__main__":
    sys.exit(main())
