#!/usr/bin/env python3
"""docs/json.md and the JSON the command writes name the same fields, verb by verb."""
import json
import os
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
NOTICES = [SOURCE / "tests/data/t9.json", SOURCE / "data/huzhou-2021.json"]
# Objects whose keys are names of the notice, and not fields.
BY_NAME = {"by_plan"}

CALLS = {
    "workload": lambda path, plans: ["workload", path],
    "clusters": lambda path, plans: ["clusters", path],
    "resolutions": lambda path, plans: ["clusters", "--resolutions", "0.5:2:9", path],
    "coverage": lambda path, plans: ["coverage", path],
    "robustness": lambda path, plans: ["robustness", path],
    "compare": lambda path, plans: ["compare", "--from", plans[0], "--to", plans[1], path],
    "series": lambda path, plans: ["compare", path, path, path, "--deals", "9"],
    "trace": lambda path, plans: ["trace", path],
    "render": lambda path, plans: ["render", "network", "--measure", path],
    "unit": lambda path, plans: ["unit", first_lead(path), path],
    "balance": lambda path, plans: ["balance", path],
    "what-if": lambda path, plans: ["what-if", path, *a_reform(path)],
    "inspect": lambda path, plans: ["inspect", path, ledger_of(path), "--as-of", "2021-06-30",
                                    "--since", ledger_of(path)],
}


def first_lead(path):
    return next(task["lead"][0] for task in json.loads(pathlib.Path(path).read_text())["tasks"])


def a_reform(path):
    """A unit removed, one renamed, and an official who hands on."""
    document = json.loads(pathlib.Path(path).read_text())
    officials = [official["name"] for official in document["officials"]]
    units = [unit["name"] for unit in document["units"]]
    return ["--remove", first_lead(path), "--merge", f"{units[1]}=a new one",
            "--hand", f"{officials[0]}={officials[1]}"]


def ledger_of(path):
    """A ledger that says something of the first task, and a row too many."""
    task = json.loads(pathlib.Path(path).read_text())["tasks"][0]["id"]
    ledger = pathlib.Path(f"{pathlib.Path(path).stem}.csv")
    ledger.write_text(f"id,progress,next step\n{task},delayed,a meeting\n{task},done,\nno,,\n")
    return str(ledger)


def sections(text):
    """What the page says of each verb, and what it says of all of them under ''."""
    parts = re.split(r"^## ([\w-]+)$", text, flags=re.M)
    return dict(zip([""] + parts[1::2], parts[0::2]))


def fields_of(value, is_field=True):
    if isinstance(value, list):
        return set().union(*map(fields_of, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    found = set(value) if is_field else set()
    for key, member in value.items():
        is_names = key in BY_NAME or (key == "tasks" and isinstance(member, dict))
        found |= fields_of(member, not is_names)
    return found


def main():
    said = sections((SOURCE / "docs/json.md").read_text())
    problems = []
    for verb, arguments in CALLS.items():
        written = set()
        for path in NOTICES:
            plans = [plan["id"] for plan in json.loads(path.read_text())["plans"]]
            call = arguments(str(path), plans)
            form = [] if verb == "render" else ["--format", "json"]
            output = subprocess.run([os.environ["ZEREN"], *call, *form], check=True,
                                    stdout=subprocess.PIPE).stdout
            written |= fields_of(json.loads(output))
        words = set(re.findall(r"`([^`]+)`", said[verb] + said[""]))
        named = {part for word in words for part in re.split(r"[.\[\]]+", word)}
        problems += [f"{verb}: '{field}' is not in docs/json.md" for field in written - named]
        # The first column of the tables names fields.
        for row in re.findall(r"^\| (`[^|]*) \|", said[verb], flags=re.M):
            for word in re.findall(r"`\.?([^`]+)`", row):
                field = re.split(r"[.\[\]]+", word)[-1]
                if field not in written:
                    problems.append(f"{verb}: '{word}' is in docs/json.md and was never written")
    print("\n".join(sorted(problems)) or "all fields are documented, all documented fields are there")
    sys.exit(bool(problems))


main()
