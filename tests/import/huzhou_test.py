"""The notice that zeren grew up with becomes data/huzhou-2021.json, in all but titles and text.

Its wording stays outside the project: where it is not there, this is skipped. How many of the
figures come out as a person wrote them down is told; it is all of them, and none besides.
"""
import json
import os
import pathlib
import subprocess
import sys

TOOL, SOURCE = sys.argv[1], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
FREE = ("title", "text", "source", "indicators")

places = [SOURCE.parent / "shared", SOURCE.parent.parent / "shared"]
found = [p / "huzhou-2021-notice.txt" for p in places if (p / "huzhou-2021-notice.txt").exists()]
if not found:
    sys.exit(77)

done = subprocess.run([TOOL, "-r", SOURCE / "data" / "unit-names.json", found[0]],
                      capture_output=True, text=True, check=True)
notice, account = json.loads(done.stdout), json.loads(done.stderr)
expected = json.loads((SOURCE / "data" / "huzhou-2021.json").read_text())

counts = {key: account[key] for key in ("tasks", "assignments", "units", "officials", "items")}
assert counts == {"tasks": 132, "assignments": 388, "units": 72, "officials": 8, "items": 30}, counts
assert account["doubts"] == [], account["doubts"]
assert account["used"] + account["blank"] + len(account["unused"]) == account["lines"]
for key in ("issuer", "region", "issued", "officials", "units"):
    assert notice[key] == expected[key], key
for found, wanted in zip(notice["plans"], expected["plans"]):
    assert {**found, "title": ""} == {**wanted, "title": ""}, found

same = total = 0
for found, wanted in zip(notice["tasks"], expected["tasks"]):
    facts = [{k: v for k, v in task.items() if k not in FREE} for task in (found, wanted)]
    assert facts[0] == facts[1], facts
    figures = found.get("indicators", [])
    for figure in wanted.get("indicators", []):
        total += 1
        same += figure in figures
print(f"{same} of {total} figures as written down by hand, {account['indicators']} read")
assert same == total == account["indicators"]
