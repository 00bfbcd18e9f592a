"""Every document beside this script becomes the tasks that its .json says, with just its doubts.

Also, whatever the document: used, unused and blank lines are all of its lines, and every task
knows where it stands.
"""
import json
import os
import pathlib
import subprocess
import sys

TOOL, SOURCE = sys.argv[1], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
HERE = SOURCE / "tests" / "import"
REGISTRY = SOURCE / "data" / "unit-names.json"


def plain(parties):
    return [p if isinstance(p, str) else p["unit"] for p in parties]


def read(path):
    done = subprocess.run([TOOL, "-r", REGISTRY, path], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"refused: {done.stderr.strip()}")
    return json.loads(done.stdout), json.loads(done.stderr)


def check_account(account, notice):
    lines = account["used"] + len(account["unused"]) + account["blank"]
    assert lines == account["lines"], f"{lines} lines told of, not {account['lines']}"
    for task in notice["tasks"]:
        first, last = task["source"]["lines"]
        assert 1 <= first <= last <= account["lines"], f"{task['id']} stands at {first}-{last}"


def check(path):
    expected = json.loads(path.with_suffix(".json").read_text())
    notice, account = read(path)
    found = []
    for task, wanted in zip(notice["tasks"], expected["tasks"]):
        one = {"lead": plain(task.get("lead", [])), "support": plain(task.get("support", []))}
        for key in set(wanted) - {"lead", "support", "indicators"} | ({"section", "official", "deadline"} & set(task)):
            one[key] = task.get(key)
        if "indicators" in wanted:
            one["indicators"] = task.get("indicators", [])
        found.append(one)
    for number, (one, wanted) in enumerate(zip(found, expected["tasks"])):
        assert one == wanted, f"task {number + 1}\n  expected {wanted}\n  found    {one}"
    assert len(notice["tasks"]) == len(expected["tasks"]), (
        f"{len(notice['tasks'])} tasks, not {len(expected['tasks'])}: "
        + "; ".join(task["title"] for task in notice["tasks"]))
    doubts = [doubt[:2] for doubt in account["doubts"]]
    assert doubts == expected["doubts"], f"doubts {account['doubts']}"
    if "joins" in expected:
        assert account["joins"] == expected["joins"], f"joins {account['joins']}"
    if "plans" in expected:
        plans = [[p["kind"], p.get("from"), p.get("to")] for p in notice["plans"]]
        assert plans == expected["plans"], f"plans {notice['plans']}"
    check_account(account, notice)


failures = 0
documents = sorted(p for p in HERE.glob("*/*") if p.suffix != ".json")
for document in documents:
    try:
        check(document)
    except AssertionError as problem:
        failures += 1
        print(f"{document.relative_to(HERE)}: {problem}")
print(f"{len(documents)} documents, {failures} read otherwise")
sys.exit(failures > 0)
