#!/usr/bin/python3
"""Check data/notice.schema.json: it accepts our notices and refuses wrong ones.

Usage: validate_schema.py [NOTICE...]
Without arguments it reads the notices of data/*.json and tests/data/t9.json. Every refusal
below is one small change to a good notice; the schema must refuse it at the
place given (a JSON pointer) and nowhere else. Needs python3-jsonschema.
"""
import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator, FormatChecker

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "data" / "notice.schema.json"
DELETE = object()

GOOD = {
    "zeren": 1, "title": "t", "issuer": "i", "region": "r", "issued": "2024-02-29",
    "plans": [{"id": "p", "title": "P", "kind": "annual", "from": 2024, "to": 2024}],
    "officials": [{"name": "o", "title": "市长"}],
    "units": [{"name": "a", "aliases": ["b"], "kind": "department", "capacity": 2.5},
              {"name": "g", "kind": "group", "members": ["a", "c"]},
              {"name": "h", "open": True}],
    "tasks": [{"id": "1", "plan": "p", "section": "一", "official": "o", "title": "x",
               "text": "", "lead": ["a"], "support": [{"unit": "g", "note": "n"}],
               "items": 0, "due": "2024-12-31", "source": {"lines": [1, 2]},
               "indicators": [{"name": "n", "op": ">=", "value": 0.5, "unit": "%", "by": 2024}]}],
}

# What a reader must go on accepting: (pointer, new value).
ACCEPTED = [
    ("/unknown", {"any": "thing"}), ("/plans/0/unknown", 1), ("/officials/0/unknown", 1),
    ("/units/0/unknown", 1), ("/tasks/0/unknown", 1), ("/tasks/0/support/0/unknown", 1),
    ("/tasks/0/indicators/0/unknown", None), ("/tasks/0/source/unknown", 1),
    ("/title", DELETE), ("/issued", DELETE), ("/officials", DELETE), ("/units", DELETE),
    ("/plans/0/title", DELETE), ("/plans/0/from", DELETE), ("/officials/0/title", DELETE),
    ("/tasks/0/lead", DELETE), ("/tasks/0/lead", []), ("/tasks/0/lead", ["a", "c"]),
    ("/tasks/0/support", DELETE), ("/tasks/0/section", DELETE), ("/tasks/0/official", DELETE),
    ("/tasks/0/support/0/note", DELETE), ("/tasks/0/source", {}),
    ("/tasks/0/indicators/0/unit", DELETE), ("/tasks/0/indicators/0/by", DELETE),
    ("/tasks/0/indicators/0/by", "2024-06-30"), ("/tasks/0/indicators/0/value", -1),
    ("/units/0/kind", "a kind of its own"), ("/tasks", []), ("/plans/0/kind", DELETE),
    ("/units/1/open", False),
]

# What it must refuse: (pointer, new value, where the error stands if elsewhere).
REFUSED = [
    ("/zeren", DELETE, ""), ("/zeren", 2), ("/zeren", "1"), ("/zeren", True),
    ("/title", 1), ("/title", "a\0b"), ("/issuer", None), ("/region", []),
    ("/issued", "2021-02-30"), ("/issued", "20210322"), ("/issued", 2021), ("/issued", ""),
    ("/plans", DELETE, ""), ("/plans", {}), ("/plans/0", "p"),
    ("/plans/0/id", DELETE, "/plans/0"), ("/plans/0/id", ""), ("/plans/0/id", 1),
    ("/plans/0/kind", "Annual"), ("/plans/0/title", 1),
    ("/plans/0/from", "2021"), ("/plans/0/to", 2021.5), ("/plans/0/to", 0),
    ("/officials", {}), ("/officials/0", "o"), ("/officials/0/name", DELETE, "/officials/0"),
    ("/officials/0/name", ""), ("/officials/0/name", "\0"), ("/officials/0/title", 1),
    ("/units", "a"), ("/units/0", "a"), ("/units/0/name", DELETE, "/units/0"),
    ("/units/0/name", ""), ("/units/0/kind", ""), ("/units/0/aliases", "b"),
    ("/units/0/aliases/0", ""), ("/units/0/aliases/0", 1), ("/units/0/capacity", 0),
    ("/units/0/capacity", -1), ("/units/0/capacity", "9"),
    ("/units/1/members", []), ("/units/1/members", "a"), ("/units/1/members/0", ""),
    ("/units/1/open", True, "/units/1/members"),
    ("/units/2/open", "yes"), ("/units/2/open", 1),
    ("/tasks", DELETE, ""), ("/tasks", {}), ("/tasks/0", []),
    ("/tasks/0/id", DELETE, "/tasks/0"), ("/tasks/0/id", ""), ("/tasks/0/id", 1),
    ("/tasks/0/plan", DELETE, "/tasks/0"), ("/tasks/0/plan", ""), ("/tasks/0/section", 2),
    ("/tasks/0/official", ""), ("/tasks/0/official", None),
    ("/tasks/0/title", DELETE, "/tasks/0"), ("/tasks/0/title", ""), ("/tasks/0/title", 1),
    ("/tasks/0/text", 1), ("/tasks/0/text", "\0"),
    ("/tasks/0/lead", "a"), ("/tasks/0/lead/0", ""), ("/tasks/0/lead/0", 1),
    ("/tasks/0/lead/0", "a\0"), ("/tasks/0/support", {}), ("/tasks/0/support/0", None),
    ("/tasks/0/support/0/unit", DELETE, "/tasks/0/support/0"),
    ("/tasks/0/support/0/unit", ""), ("/tasks/0/support/0/note", 1),
    ("/tasks/0/items", -1), ("/tasks/0/items", 1.5), ("/tasks/0/items", "2"),
    ("/tasks/0/due", "2021-12"), ("/tasks/0/due", "2021-13-01"), ("/tasks/0/due", 20211231),
    ("/tasks/0/source", "line 3"), ("/tasks/0/source/lines", [1]),
    ("/tasks/0/source/lines", [1, 2, 3]), ("/tasks/0/source/lines/0", 0),
    ("/tasks/0/indicators", {}), ("/tasks/0/indicators/0", "n"),
    ("/tasks/0/indicators/0/name", DELETE, "/tasks/0/indicators/0"),
    ("/tasks/0/indicators/0/name", ""),
    ("/tasks/0/indicators/0/op", DELETE, "/tasks/0/indicators/0"),
    ("/tasks/0/indicators/0/op", "=>"), ("/tasks/0/indicators/0/op", "≥"),
    ("/tasks/0/indicators/0/value", DELETE, "/tasks/0/indicators/0"),
    ("/tasks/0/indicators/0/value", "5"), ("/tasks/0/indicators/0/value", True),
    ("/tasks/0/indicators/0/unit", 1), ("/tasks/0/indicators/0/by", "2025"),
    ("/tasks/0/indicators/0/by", "2025-02-29"), ("/tasks/0/indicators/0/by", 2025.5),
    ("/tasks/0/indicators/0/by", None),
]


def pointer(error):
    return "".join(f"/{step}" for step in error.absolute_path)


def changed(where, value):
    """GOOD with the value at one JSON pointer replaced, added or deleted."""
    notice = copy.deepcopy(GOOD)
    *steps, last = [int(s) if s.isdigit() else s for s in where.split("/")[1:]]
    at = notice
    for step in steps:
        at = at[step]
    if value is DELETE:
        del at[last]
    else:
        at[last] = value
    return notice


def main(paths):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    problems = []

    def expect(name, notice, places):
        found = sorted({pointer(e) for e in validator.iter_errors(notice)})
        if found != places:
            problems.append(f"{name}: errors at {found}, expected {places}")

    notices = paths or [p for p in sorted((ROOT / "data").glob("*.json"))
                        if not p.name.endswith((".schema.json", "unit-names.json"))]
    if not paths:
        notices.append(ROOT / "tests" / "data" / "t9.json")
    for path in notices:
        notice = json.loads(path.read_text("utf-8"))
        for e in validator.iter_errors(notice):
            problems.append(f"{path.name}: {pointer(e)}: {e.message}")
        print(f"checked {path.name}: {len(notice.get('tasks', []))} tasks")

    expect("the good notice", GOOD, [])
    for where, value in ACCEPTED:
        expect(f"accept {where} = {value!r}", changed(where, value), [])
    for where, value, *place in REFUSED:
        expect(f"refuse {where} = {value!r}", changed(where, value), place or [where])
    for value in (None, [], "zeren", 1):
        expect(f"refuse {value!r} as a notice", value, [""])
    print(f"checked {len(ACCEPTED) + 1} notices to accept, {len(REFUSED) + 4} to refuse")

    for problem in problems:
        print(f"FAIL {problem.replace(repr(DELETE), 'deleted')}")
    print("ok" if not problems else f"{len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(p) for p in sys.argv[1:]]))
