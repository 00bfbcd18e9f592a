"""Every diagram but the map and the officials (see svg_check.py), on notices of every size and with
hostile names: by their own figures nothing overlaps or is cut, and neither by the boxes of texts in
the SVG, which is inert and the same twice. Themes and widths take turns.

    kinds_check.py DRAW [KIND...]
"""

import json
import math
import random
import re
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

from pictures import (LONG, NAMES, SVG, check_inert, check_texts, complain, draw, draw_elsewhere,
                      finish, notice, stored, units_of)  # fmt: skip


def hostile():
    n = len(NAMES)
    tasks = [{"title": NAMES[i % n], "official": "<o>&\"", "lead": [NAMES[i % n]],
              "support": [NAMES[(i + 1) % n], NAMES[(i + 2) % n]]} for i in range(24)]  # fmt: skip
    return notice(tasks, ["<o>&\""], "<script>x</script> & \\N", plans=2)


def lengthy():
    tasks = [{"title": "标题" * 100, "official": "领" * 200, "lead": [LONG[i % 6]],
              "support": [LONG[(i + 1) % 6], LONG[(i + 2) % 6], "市财政局"]}
             for i in range(12)]  # fmt: skip
    return notice(tasks, ["领" * 200], "标题" * 100, plans=2)


def latin():
    names = ["Treasury", "Home Office", "Department of Health and Social Care",
             "Ministry of Housing, Communities and Local Government", "Digital Service"]  # fmt: skip
    officials = ["Margaret O'Neill", "Amélie Dubois", "John Smith-Worthington"]
    tasks = [{"title": f"Publish the annual report on primary care in the regions by {2020 + i}",
              "official": officials[i % 3], "lead": [names[i % 5]],
              "support": [names[(i + 1) % 5], names[(i + 3) % 5]]} for i in range(20)]  # fmt: skip
    return notice(tasks, officials, "National Action Plan", plans=2)


def crowd(units, tasks):
    dice = random.Random(units)
    names = [f"市第{i}号管理局" for i in range(units)]
    made = []
    for i in range(tasks):
        named = {names[min(units - 1, int(dice.paretovariate(0.4)) - 1)] for _ in range(1 + i % 6)}
        named = sorted(named | {names[i % units]})
        made.append({"lead": named[:1], "support": named[1:],
                     "indicators": [{"name": "增长", "value": i, "op": ">=", "unit": "%"}]})
    return of_one(made)


def of_one(tasks):
    """All of one official."""
    return notice([{"official": "张三", **task} for task in tasks], ["张三"], plans=2)


def cases():
    yield "huzhou", stored("data/huzhou-2021.json")
    yield "t9", stored("tests/data/t9.json")
    yield "one task", of_one([{"lead": ["甲"], "support": ["乙", "丙"]}])
    yield "one unit", of_one([{"lead": ["甲"]}])
    yield "hostile", hostile()
    yield "lengthy", lengthy()
    yield "latin", latin()
    yield "same again", of_one([{"lead": ["甲"], "support": ["乙", "丙", f"市{i % 7}局"]}
                                for i in range(90)])  # fmt: skip
    for units, tasks in ((4, 9), (12, 60), (40, 90), (500, 700)):
        yield f"crowd of {units}", crowd(units, tasks)


def check(where, kind, path, *more):
    figures = json.loads(draw(kind, "measure", path, *more))
    for name in ("label_overlaps", "clipped_labels", "node_overlaps"):
        if figures[name] != 0:
            complain(where, f"{name} is {figures[name]}")
    if not 0.5 <= figures["aspect"] <= 2:
        complain(where, f"aspect is {figures['aspect']}")
    if figures["least_contrast"] < 4.5:
        complain(where, f"contrast is {figures['least_contrast']}")
    if figures["smallest_font_pt"] < 8.99 * (100 / 297 if "width=100" in more else 1):
        complain(where, f"text of {figures['smallest_font_pt']} points")
    return figures


def check_cut(where, figures, texts):
    """Of more than 400 units or tasks a part is drawn, and it says so."""
    for what in ("units", "tasks"):
        if figures[what] > 400 or figures[f"{what}_left_out"] == 0 < figures[what]:
            complain(where, f"{figures[what]} {what} drawn, {figures[f'{what}_left_out']} left out")
        counts = rf"{figures[what]}\b.* of {figures[what] + figures[f'{what}_left_out']}"
        if figures[what] > 0 and not re.search(counts, texts):
            complain(where, f"does not say that {figures[what]} {what} are drawn")


def check_ranks(where, path):
    """The discs of a side stand by share, no more than ten slopes are strong."""
    root = xml.fromstring(draw("compare", "svg", path, *ARGUMENTS["compare"]))
    found = {"before": [], "after": []}
    strong = 0
    for group in root.iter(SVG + "g"):
        place = re.fullmatch(r"unit-\d+-(before|after)", group.get("id") or "")
        side = place[1] if place else ""
        strong += "mover" in (group.get("class") or "").split()
        title = next((t.text for t in group.iter(SVG + "title")), "")
        numbers = re.search(r": (\S+)% before, (\S+)% after$", title or "")
        shape = next(group.iter(SVG + "ellipse"), None)
        if side in found and shape is not None:
            share = float(numbers[1 + (side == "after")]) if numbers else math.nan
            found[side].append((float(shape.get("cy")), share))
    if not found["before"] and not found["after"]:
        complain(where, "no unit stands on either side")
    for side, rows in found.items():
        shares = [share for _, share in sorted(rows)]
        if shares != sorted(shares, reverse=True) and not any(map(math.isnan, shares)):
            complain(where, f"the shares {side} are not in order")
    if strong > 10:
        complain(where, f"{strong} slopes are strong")

def circled(number):
    return chr(0x245F + number) if number <= 20 else f"({number})"


def check_marks(where, path, document):
    """On a grey page what colours would say stands after the name of each unit: of the network the
    officials whose tasks name it, as the notice counts them; of an official's tasks their plans."""
    officials = {one["name"]: i + 1 for i, one in enumerate(document["officials"])}
    plans = {one["id"]: i + 1 for i, one in enumerate(document["plans"])}
    first = document["officials"][0]["name"]
    calls, in_plans = {}, {}
    for task in document["tasks"]:
        for name in units_of(task):
            calls.setdefault(name, set()).add(officials.get(task.get("official")))
            if task.get("official") == first:
                in_plans.setdefault(name, set()).add(plans[task["plan"]])
    several = len(set().union(*in_plans.values())) > 1
    for kind, wanted in (("network", calls), ("official", in_plans if several else {})):
        root = xml.fromstring(draw(kind, "svg", path, *ARGUMENTS[kind], "theme=2"))
        labels, names = {}, {}
        for group in root.iter(SVG + "g"):
            classes = (group.get("class") or "").split()
            if "unit" in classes:
                names[group.get("id")] = group.find(SVG + "title").text.rsplit(": leads", 1)[0]
            for name in classes[1:] if "label" in classes else []:
                labels.setdefault(name[3:], []).append(group.find(SVG + "text").text)
        for unit, name in names.items():
            marks = "".join(circled(n) for n in sorted(wanted.get(name, set()) - {None}))
            found = "".join(t for t in labels[unit] if not re.fullmatch(r"\d+/\d+", t))
            if found.replace(" ", "") != (name + marks).replace(" ", ""):
                complain(f"{where}, {kind}", f"'{found}' is not '{name}' with '{marks}'")


def assignments(where, path, *more):
    """What the lines of a network say, hubs or none: task, unit, and whether it leads."""
    root = xml.fromstring(draw("network", "svg", path, *more))
    said, units, tasks = set(), {}, {}
    lines = 0
    for group in root.iter(SVG + "g"):
        name, classes = group.get("id") or "", (group.get("class") or "").split()
        lines += "tie" in classes
        if tie := re.fullmatch(r"tie-(\d+)-(\d+)", name):
            said.add((tie[1], tie[2], "lead" in classes))
        elif end := re.fullmatch(r"hub-(\d+)-unit-(\d+)", name):
            units.setdefault(end[1], []).append((end[2], "lead" in classes))
        elif end := re.fullmatch(r"hub-(\d+)-task-(\d+)", name):
            tasks.setdefault(end[1], []).append(end[2])
    for hub, ends in units.items():
        through = {(task, *end) for task in tasks[hub] for end in ends}
        if said & through or len(through) <= len(ends) + len(tasks[hub]):
            complain(where, f"hub {hub} is of no use")
        said |= through
    return said, lines


def check_hubs(where, path):
    plain, lines = assignments(where, path)
    hubs, fewer = assignments(where, path, "concentrate=1")
    if hubs != plain:
        complain(where, f"hubs say {sorted(hubs ^ plain)[:5]}")
    if where in ("huzhou", "t9", "same again") and fewer >= lines:
        complain(where, f"{fewer} lines through hubs, {lines} without")


def check_modules(place):
    """Without officials the network gathers tasks by module; each is in one, or outside."""
    document = stored("data/huzhou-2021.json") | {"officials": []}
    for task in document["tasks"]:
        task.pop("official", None)
    path = place / "unled.json"
    path.write_text(json.dumps(document))
    root = xml.fromstring(draw("network", "svg", path))
    panels = [g.get("id") for g in root.iter(SVG + "g")
              if {"module", "official"} & set((g.get("class") or "").split())]  # fmt: skip
    words = " ".join(text.text for text in root.iter(SVG + "text"))
    tasks = sum(map(int, re.findall(r"(?:tasks|outside modules): (\d+)(?= |$)", words)))
    if len(panels) < 5 or not all(panel.startswith("module-") for panel in panels):
        complain("without officials", f"panels {panels}")
    if tasks != 2 * len(document["tasks"]):  # the headline counts them as well
        complain("without officials", f"{tasks} tasks in headline and modules")
    check("without officials", "network", path, "theme=2")


ARGUMENTS = {"official": ["index=0"], "unit": ["index=0"], "compare": ["from=0", "to=1"],
             "trace": ["from=0", "to=1"], "groups": [], "network": [], "matrix": ["by=0"],
             "matrix by tasks": ["by=1"]}  # fmt: skip
PAGES = [[f"theme={theme}", f"width={width}"] for width in (297, 338.667, 420, 100)
         for theme in (0, 1, 2)]  # fmt: skip


def look(where, kind, path, page, twice):
    """The SVG itself."""
    drawn = draw(kind, "svg", path, *page)
    root = check_inert(where, drawn)
    check_texts(where, root)
    if twice and draw_elsewhere(kind, "svg", path, *page) != drawn:
        complain(where, "not the same bytes twice")
    return " ".join(text.text for text in root.iter(SVG + "text"))


turn = 0
with tempfile.TemporaryDirectory() as place:
    check_modules(Path(place))
    for name, document in cases():
        path = Path(place) / "notice.json"
        path.write_text(json.dumps(document))
        if name in ("huzhou", "t9", "one task"):
            check_marks(name, path, document)
        if name in ("huzhou", "t9", "same again", "crowd of 40"):
            check_hubs(name, path)
        is_small, is_large = len(document["tasks"]) < 30, name == "crowd of 500"
        for label in sys.argv[2:] or ARGUMENTS:
            kind = label.split()[0]
            turn += 5  # no divisor of the number of pages
            pages = [PAGES[(turn + i * 4) % len(PAGES)] for i in range(2)]
            where = f"{name}, {label}, {pages[0]}"
            texts = look(where, kind, path, ARGUMENTS[label] + pages[0], is_small)
            if is_large and kind == "compare":
                continue  # two seconds each
            page = pages[not is_large]
            figures = check(f"{name}, {label}, {page}", kind, path, *ARGUMENTS[label], *page)
            if is_small and figures["units_left_out"] + figures["tasks_left_out"] > 0:
                complain(f"{name}, {label}, {page}", "not all of a small notice is drawn")
            if is_large and kind in ("network", "matrix"):
                check_cut(where, figures, texts)
            if kind == "compare":
                check_ranks(f"{name}, {label}", path)
finish()
