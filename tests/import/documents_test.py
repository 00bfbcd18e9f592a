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


def solid(text):
    return "".join(text.split()).translate(FOLDED)


# Characters that a reading may fold: list marks and brackets come out as they stand, but a table
# cell loses its bars and a flattened one its lines.
FOLDED = str.maketrans("", "", "|│,;\t\"")


def check_lines(path, account, notice):
    """The lines counted by Python, and the words of each task looked for where it says it stands."""
    lines = path.read_text().split("\n")
    if lines[-1] == "":
        lines.pop()
    blank = sum(not line.strip() for line in lines)
    unused = {number: text for number, text in account["unused"]}
    assert account["lines"] == len(lines), f"{account['lines']} lines, not {len(lines)}"
    assert account["blank"] == blank, f"{account['blank']} blank lines, not {blank}"
    for number, text in unused.items():
        assert solid(text) in ("", solid(lines[number - 1])), f"line {number} is not '{text}'"
    for task in notice["tasks"]:
        first, last = task["source"]["lines"]
        where = solid("".join(lines[first - 1:last]))
        for part in filter(None, task.get("text", "").split("\n")):
            start = solid(part)[:6]
            assert start in where, f"'{start}' is not in lines {first}-{last}"
        assert not any(first <= number <= last for number in unused
                       if path.parent.name not in ("flattened", "boxes")), (
            f"lines {first}-{last} of a task are told of as unused")


def check_account(path, account, notice):
    lines = account["used"] + len(account["unused"]) + account["blank"]
    assert lines == account["lines"], f"{lines} lines told of, not {account['lines']}"
    for task in notice["tasks"]:
        first, last = task["source"]["lines"]
        assert 1 <= first <= last <= account["lines"], f"{task['id']} stands at {first}-{last}"
    if path.suffix in (".txt", ".csv"):
        check_lines(path, account, notice)


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
    if "members" in expected:
        groups = {unit["name"]: unit["members"] for unit in notice["units"] if unit.get("members")}
        assert groups == expected["members"], f"groups {groups}"
    if "plans" in expected:
        plans = [[p["kind"], p.get("from"), p.get("to")] for p in notice["plans"]]
        assert plans == expected["plans"], f"plans {notice['plans']}"
    check_account(path, account, notice)


failures = 0
documents = sorted(p for p in HERE.glob("*/*") if p.suffix not in (".json", ".py") and p.is_file())
for document in documents:
    try:
        check(document)
    except AssertionError as problem:
        failures += 1
        print(f"{document.relative_to(HERE)}: {problem}")
print(f"{len(documents)} documents, {failures} read otherwise")
sys.exit(failures > 0)
