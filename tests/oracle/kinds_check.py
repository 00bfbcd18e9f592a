"""Every diagram but the map and the officials (see svg_check.py), on notices of every size and with
hostile names: by their own figures nothing overlaps or is cut, and neither by the boxes of texts in
the SVG, which is inert and the same twice. Themes and widths take turns.

    kinds_check.py DRAW [KIND...]
"""

import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as xml
from pathlib import Path

SOURCE = Path(os.environ["ZEREN_SOURCE_DIR"])
DRAW = sys.argv[1]
SVG = "{http://www.w3.org/2000/svg}"
complaints = []


def notice(tasks, officials=("张三",), title="测试", plans=2):
    return {
        "zeren": 1,
        "title": title,
        "plans": [{"id": f"p{i}", "kind": "annual", "from": 2021, "to": 2021}
                  for i in range(plans)],
        "officials": [{"name": name, "title": "副市长"} for name in officials],
        "tasks": [{"id": str(i), "plan": f"p{i % plans}", "title": f"任务{i}",
                   "official": officials[0], **task} for i, task in enumerate(tasks)],
    }  # fmt: skip


def hostile():
    names = ["<script>alert(1)</script>", "\"q\" 's' & &lt;b&gt; &#60; \\N\\G\\n\\\\", "<<b>x</b>>",
             "-->]]>", "line\nbreak\ttab", "\u202eevil\u202c", "%s%n%d", "\\", "page", "unit-1",
             "javascript:alert(1)", "\ufdd0x"]  # fmt: skip
    return notice([{"title": names[i % 12], "lead": [names[i % 12]],
                    "support": [names[(i + 1) % 12], names[(i + 2) % 12]]} for i in range(24)],
                  ("<o>&\"",), "<script>x</script> & \\N")  # fmt: skip


def lengthy():
    names = [(f"市{a}管理委员会、" * 40)[:200] for a in "甲乙丙丁"]
    names += [("Department of Long Names and Other Matters " * 9)[:200].strip(), "X" * 200]
    return notice([{"title": "标题" * 100, "lead": [names[i % 6]],
                    "support": [names[(i + 1) % 6], names[(i + 2) % 6], "市财政局"]}
                   for i in range(12)], ("领" * 200,), "标题" * 100)  # fmt: skip


def crowd(units, tasks):
    dice = random.Random(units)
    names = [f"市第{i}号管理局" for i in range(units)]
    made = []
    for i in range(tasks):
        named = {names[min(units - 1, int(dice.paretovariate(0.4)) - 1)] for _ in range(1 + i % 6)}
        named = sorted(named | {names[i % units]})
        made.append({"lead": named[:1], "support": named[1:],
                     "indicators": [{"name": "增长", "value": i, "op": ">=", "unit": "%"}]})
    return notice(made)


def cases():
    yield "huzhou", json.loads((SOURCE / "data/huzhou-2021.json").read_text())
    yield "t9", json.loads((SOURCE / "tests/data/t9.json").read_text())
    yield "one task", notice([{"lead": ["甲"], "support": ["乙", "丙"]}])
    yield "one unit", notice([{"lead": ["甲"]}])
    yield "hostile", hostile()
    yield "lengthy", lengthy()
    yield "same again", notice([{"lead": ["甲"], "support": ["乙", "丙", f"市{i % 7}局"]}
                                for i in range(90)])  # fmt: skip
    for units, tasks in ((4, 9), (12, 60), (40, 90), (500, 700)):
        yield f"crowd of {units}", crowd(units, tasks)


def draw(kind, form, path, *more):
    return subprocess.run([DRAW, kind, form, path, *more], check=True, capture_output=True).stdout


def check(where, kind, path, *more):
    figures = json.loads(draw(kind, "measure", path, *more))
    for name in ("label_overlaps", "clipped_labels", "node_overlaps"):
        if figures[name] != 0:
            complaints.append(f"{where}: {name} is {figures[name]}")
    if not 0.5 <= figures["aspect"] <= 2:
        complaints.append(f"{where}: aspect is {figures['aspect']}")
    if figures["least_contrast"] < 4.5:
        complaints.append(f"{where}: contrast is {figures['least_contrast']}")
    if figures["smallest_font_pt"] < 8.99 * (100 / 297 if "width=100" in more else 1):
        complaints.append(f"{where}: text of {figures['smallest_font_pt']} points")


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
        complaints.append(f"{where}: no unit stands on either side")
    for side, rows in found.items():
        shares = [share for _, share in sorted(rows)]
        if shares != sorted(shares, reverse=True) and not any(map(math.isnan, shares)):
            complaints.append(f"{where}: the shares {side} are not in order")
    if strong > 10:
        complaints.append(f"{where}: {strong} slopes are strong")

def check_inert(where, kind, path, *more):
    drawn = draw(kind, "svg", path, *more)
    root = xml.fromstring(drawn)
    ids = [g.get("id") for g in root.iter() if g.get("id")]
    if len(ids) != len(set(ids)):
        complaints.append(f"{where}: an id twice")
    for element in root.iter():
        if element.tag.removeprefix(SVG) in ("script", "a", "image", "foreignObject", "use"):
            complaints.append(f"{where}: there is a {element.tag}")
    check_texts(where, drawn)
    if draw(kind, "svg", path, *more) != drawn:
        complaints.append(f"{where}: not the same bytes twice")


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
        for one in task.get("lead", []) + task.get("support", []):
            name = one["unit"] if isinstance(one, dict) else one
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
                complaints.append(f"{where}, {kind}: '{found}' is not '{name}' with '{marks}'")


def assignments(path, *more):
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
            complaints.append(f"{path}: hub {hub} is of no use")
        said |= through
    return said, lines


def check_hubs(where, path):
    plain, lines = assignments(path)
    hubs, fewer = assignments(path, "concentrate=1")
    if hubs != plain:
        complaints.append(f"{where}: hubs say {sorted(hubs ^ plain)[:5]}")
    if where in ("huzhou", "t9", "same again") and fewer >= lines:
        complaints.append(f"{where}: {fewer} lines through hubs, {lines} without")


ARGUMENTS = {"official": ["index=0"], "unit": ["index=0"], "compare": ["from=0", "to=1"],
             "trace": ["from=0", "to=1"], "groups": [], "network": [], "matrix": ["by=0"],
             "matrix by tasks": ["by=1"]}  # fmt: skip
PAGES = [[f"theme={theme}", f"width={width}"] for width in (297, 338.667, 420, 100)
         for theme in (0, 1, 2)]  # fmt: skip


def em(text):
    """Width as a Chinese font sets it."""
    return sum(0 if unicodedata.combining(c) else 1 if unicodedata.east_asian_width(c) in "WF"
               or c in "“”‘’…—·" else 0.55 for c in text)  # fmt: skip


def check_texts(where, drawn):
    """The lines of text are on the page and none lies on another."""
    root = xml.fromstring(drawn)
    _, _, width, height = map(float, root.get("viewBox").split())
    placed = re.search(r"translate\((\S+) (\S+)\)", root.find(SVG + "g").get("transform"))
    dx, dy = map(float, placed.groups())
    boxes = []
    for element in root.iter(SVG + "text"):
        size, string = float(element.get("font-size")), element.text or ""
        wide = em(string) * size
        left = float(element.get("x")) + dx - {"start": 0, "middle": wide / 2,
                                               "end": wide}[element.get("text-anchor")]  # fmt: skip
        foot = float(element.get("y")) + dy
        boxes.append((foot - 0.8 * size, foot + 0.1 * size, left, left + wide, string))
        if left < -0.5 or left + wide > width + 0.5 or foot > height or foot < 0.8 * size:
            complaints.append(f"{where}: '{string}' leaves the page")
    boxes.sort()
    for i, (_, bottom, left, right, string) in enumerate(boxes):
        for top, _, other_left, other_right, other in boxes[i + 1 :]:
            if top > bottom - 0.5:
                break
            if min(right, other_right) - max(left, other_left) > 0.5:
                complaints.append(f"{where}: '{string}' lies on '{other}'")


turn = 0
with tempfile.TemporaryDirectory() as place:
    for name, document in cases():
        path = Path(place) / "notice.json"
        path.write_text(json.dumps(document))
        if name in ("huzhou", "t9", "one task"):
            check_marks(name, path, document)
        if name != "crowd of 500":
            check_hubs(name, path)
        for label in sys.argv[2:] or ARGUMENTS:
            kind = label.split()[0]
            turn += 5  # no divisor of the number of pages
            pages = [PAGES[(turn + i * 4) % len(PAGES)] for i in range(2)]
            check_inert(f"{name}, {label}, {pages[0]}", kind, path, *ARGUMENTS[label], *pages[0])
            if kind == "compare":
                check_ranks(f"{name}, {label}", path)
            for page in pages:
                check(f"{name}, {label}, {page}", kind, path, *ARGUMENTS[label], *page)
print(*complaints[:60], sep="\n")
sys.exit(bool(complaints))
