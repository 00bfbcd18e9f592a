"""The reader and the JSON Schema agree on what a notice is, and on where one is wrong.

Changes one to three values of a good notice at random. What the schema refuses the reader must refuse
at the same places; what the schema cannot see (a name that is not declared, an id twice, an alias of
two units, a group in itself) is found again here, in the plainest way.

    notice_oracle.py PROGRAM    PROGRAM prints a verdict for each line, see notice.c
"""
import copy
import json
import pathlib
import random
import subprocess
import sys
import unicodedata

from jsonschema import Draft202012Validator, FormatChecker

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "data"))
import validate_schema  # noqa: E402

VALUES = ("", " ", "a", "b", "c", "g", "h", "p", "Ａ", "2021-02-29", "2024-02-29", 0, 1, -1, 1.5, 2024,
          True, False, None, [], {}, ["a"], ["g"], [1, 2], [2, 1], {"unit": "a"}, {"name": "a"})


def key(name):
    return unicodedata.normalize("NFKC", name).strip()


def contains_itself(groups, start):
    """By following every way down from `start`."""
    seen, todo = set(), list(groups.get(start, ()))
    while todo:
        unit = todo.pop()
        if unit == start:
            return True
        if unit not in seen:
            seen.add(unit)
            todo.extend(groups.get(unit, ()))
    return False


def has_twins(names):
    return len(set(names)) < len(names)


def is_consistent(notice):
    """Whether a notice that fits the schema also holds together."""
    plans = [p["id"] for p in notice["plans"]]
    officials = [key(o["name"]) for o in notice.get("officials", [])]
    units = notice.get("units", [])
    owner = {key(u["name"]): i for i, u in enumerate(units)}
    if has_twins(plans) or has_twins(officials) or len(owner) < len(units):
        return False
    if has_twins([t["id"] for t in notice["tasks"]]):
        return False
    for i, unit in enumerate(units):
        for alias in unit.get("aliases", []):
            if owner.setdefault(key(alias), i) != i:
                return False
    groups = {i: [owner.get(key(m), key(m)) for m in u.get("members", [])]
              for i, u in enumerate(units)}
    if any(contains_itself(groups, group) for group in groups):
        return False
    if any(p.get("from", 0) > p.get("to", 9999) for p in notice["plans"]):
        return False
    for task in notice["tasks"]:
        first, last = task.get("source", {}).get("lines", (1, 1))
        if task["plan"] not in plans or first > last:
            return False
        if "official" in task and key(task["official"]) not in officials:
            return False
    return True


def has_blank_name(value):
    """The schema cannot tell that a name of blanks only is empty as well."""
    if isinstance(value, dict):
        return any(has_blank_name(v) for v in value.values())
    if isinstance(value, list):
        return any(has_blank_name(v) for v in value)
    return value == " "


def places_in(value, at=()):
    yield at
    steps = value.items() if isinstance(value, dict) else enumerate(value) \
        if isinstance(value, list) else ()
    for step, inner in steps:
        yield from places_in(inner, at + (step,))


def change(draw, notice):
    *steps, last = draw.choice([p for p in places_in(notice) if p])
    at = notice
    for step in steps:
        at = at[step]
    kind = draw.randrange(4)
    if kind == 0:
        del at[last]
    elif kind == 1 and isinstance(at, list):
        at.append(copy.deepcopy(at[last]))
    else:
        at[last] = copy.deepcopy(draw.choice(VALUES))


def main(program, seed=1, rounds=1500):
    draw = random.Random(seed)
    schema = json.loads(validate_schema.SCHEMA.read_text("utf-8"))
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    notices = [validate_schema.changed(where, value)
               for where, value, *_ in validate_schema.ACCEPTED + validate_schema.REFUSED
               if "\\u0000" not in json.dumps(value if value is not validate_schema.DELETE else 0)]
    for _ in range(rounds):
        notice = copy.deepcopy(validate_schema.GOOD)
        for _ in range(draw.randint(1, 3)):
            change(draw, notice)
        notices.append(notice)

    lines = "".join(json.dumps(notice) + "\n" for notice in notices)
    run = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    verdicts = run.stdout.splitlines()
    assert len(verdicts) == len(notices)

    failures, good = 0, 0
    for notice, verdict in zip(notices, verdicts):
        if has_blank_name(notice):
            continue
        places = {validate_schema.pointer(e) or "-" for e in validator.iter_errors(notice)}
        if places:
            agree = places <= set(verdict.split())
        else:
            agree = (verdict == "ok") == is_consistent(notice)
        good += verdict == "ok"
        if not agree:
            failures += 1
            if failures < 5:
                print(f"the schema refuses {sorted(places)}, the reader says {verdict!r} of\n"
                      f"{json.dumps(notice, ensure_ascii=False)}\n")
    print(f"{len(notices)} notices, {good} of them good, {failures} on which they differ")
    return failures > 0 or good < 100


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
