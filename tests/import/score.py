"""How well documents are read: score.py IMPORT_TOOL REGISTRY FOLDER...

Every document beside a .json that tells its tasks is read, and its tasks are laid beside the true
ones (the alignment that agrees best). A unit is right under its name or any other name that the
notice has for it, unless the truth has two units where the notice has one. Told per document and in all: the lead units that are right
(those found and those due, the agreeing ones of both), the same of all assignments with their
role, the other fields, and the tasks that are read wrongly without a doubt on any of their lines.
"""
import json
import pathlib
import subprocess
import sys

FIELDS = ("section", "official", "deadline")


def plain(parties):
    return [p if isinstance(p, str) else p["unit"] for p in parties]


def read(tool, registry, path):
    done = subprocess.run([tool, "-r", registry, path], capture_output=True, text=True)
    if done.returncode != 0:
        return [], [], done.stderr.strip(), []
    account = json.loads(done.stderr)
    notice = json.loads(done.stdout)
    return notice["tasks"], account["doubts"], None, notice["units"]


def one_name(due, found, units):
    """Call the units of the truth and of the tasks by the names that the notice declares."""
    used = {unit for task in due for unit, _ in roles(task)}
    for unit in units:
        names = {unit["name"], *unit.get("aliases", [])}
        rename(found, names, unit["name"])
        if len(used & names) == 1:
            rename(due, names, unit["name"])


def rename(tasks, names, new):
    for task in tasks:
        for role in ("lead", "support"):
            task[role] = [new if unit in names else unit for unit in plain(task.get(role, []))]


def roles(task):
    return ({(unit, "lead") for unit in plain(task.get("lead", []))}
            | {(unit, "support") for unit in plain(task.get("support", []))})


def agreement(found, due):
    mine, true = roles(found), roles(due)
    return 1 + 4 * len(mine & true) / max(1, len(mine | true))


def align(found, due):
    """Pairs of indices; None where one side has nothing."""
    best = [[0.0] * (len(due) + 1) for _ in range(len(found) + 1)]
    for i in range(len(found) - 1, -1, -1):
        for j in range(len(due) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1],
                             best[i + 1][j + 1] + agreement(found[i], due[j]))
    pairs, i, j = [], 0, 0
    while i < len(found) and j < len(due):
        if best[i][j] == best[i + 1][j + 1] + agreement(found[i], due[j]):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    pairs += [(k, None) for k in range(i, len(found))] + [(None, k) for k in range(j, len(due))]
    return pairs


def score(tool, registry, path):
    due = json.loads(path.with_suffix(".json").read_text())["tasks"]
    found, doubts, refused, units = read(tool, registry, path)
    one_name(due, found, units)
    sums = {"lead": [0, 0], "all": [0, 0], "fields": [0, 0], "silent": 0, "tasks": len(due)}
    notes = [f"refused: {refused}"] if refused else []
    for i, j in align(found, due):
        task, true = found[i] if i is not None else {}, due[j] if j is not None else {}
        mine, wanted = roles(task), roles(true)
        for key, role in (("lead", "lead"), ("all", None)):
            one = {r for r in mine if role in (None, r[1])}
            two = {r for r in wanted if role in (None, r[1])}
            sums[key][0] += len(one & two)
            sums[key][1] += len(one | two)
        fields = [k for k in FIELDS if k in true or k in task and k != "section"]
        wrong = [k for k in fields if task.get(k) != true.get(k)]
        sums["fields"][0] += len(fields) - len(wrong)
        sums["fields"][1] += len(fields)
        if mine == wanted and not wrong and i is not None and j is not None:
            continue
        first, last = task["source"]["lines"] if task else (0, 0)
        told = [d[1] for d in doubts if first <= d[0] <= last]
        if (mine != wanted or i is None or j is None) and not told:
            sums["silent"] += 1
        notes.append(f"  due {j} found {i}: -{sorted(wanted - mine)} +{sorted(mine - wanted)} "
                     + "; ".join(f"{k}: {task.get(k)!r} for {true.get(k)!r}" for k in wrong)
                     + (f" doubts {told}" if told else " SILENT"))
    return sums, notes


def percent(pair):
    return f"{100 * pair[0] / pair[1]:5.1f} %" if pair[1] else "     - "


def line(name, sums):
    return (f"{name:32} {sums['tasks']:4} tasks  lead {percent(sums['lead'])}  "
            f"assignments {percent(sums['all'])}  fields {percent(sums['fields'])}  "
            f"silent {sums['silent']}")


def main():
    tool, registry = sys.argv[1:3]
    total = {"lead": [0, 0], "all": [0, 0], "fields": [0, 0], "silent": 0, "tasks": 0}
    for folder in sys.argv[3:]:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if not path.is_file() or path.suffix == ".json" or not path.with_suffix(".json").exists():
                continue
            sums, notes = score(tool, registry, path)
            print(line(f"{path.parent.name}/{path.name}", sums), *notes, sep="\n")
            for key in ("lead", "all", "fields"):
                total[key] = [a + b for a, b in zip(total[key], sums[key])]
            total["silent"] += sums["silent"]
            total["tasks"] += sums["tasks"]
    print(line("in all", total))


if __name__ == "__main__":
    main()
