"""What the checks of diagrams share: notices that are large, long or hostile, and an SVG read by an
XML parser that knows nothing of how it was made."""

import json
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as xml
from pathlib import Path

from asking import Asked, ended_well

SOURCE = Path(os.environ["ZEREN_SOURCE_DIR"])
drawer, other_drawer = Asked(sys.argv[1]), Asked(sys.argv[1])
SVG = "{http://www.w3.org/2000/svg}"
complaints = []


def complain(where, what):
    complaints.append(f"{where}: {what}")


def finish():
    if not ended_well():
        complaints.append("a program does not end well")
    print(*complaints[:60], sep="\n")
    print(f"{len(complaints)} complaints")
    sys.exit(bool(complaints))


def draw(kind, form, path, *more):
    return drawer.ask_bytes(kind, form, path, *more)


def draw_elsewhere(kind, form, path, *more):
    """By another process, where nothing lies at the same address."""
    return other_drawer.ask_bytes(kind, form, path, *more)


# Notices

NAMES = [
    "<script>alert(1)</script>", "\"q\" 's' & &lt;b&gt; &amp;amp; &#60; \\N\\G\\n\\\\", "<<b>x</b>>",
    "-->]]>", "line\nbreak\ttab", "\u202eevil\u202c", "a\u0001b", "{|}<p>", "%s%n%d", "\\", "İ",
    "javascript:alert(1)", "unit-1", "page", "text-1", "  c   d  ", "\ufdd0x", "&#45;", "Bold\"",
]  # fmt: skip

LONG = [(f"市{a}管理委员会、" * 40)[:200] for a in "甲乙丙丁"]
LONG += [("Department of Long Names and Other Matters " * 9)[:200].strip(), "X" * 200]


def notice(tasks, officials=(), title="测试", plans=1):
    """Officials are names, or names with offices; tasks belong to the plans in turn."""
    pairs = [(one, "副市长") if isinstance(one, str) else one for one in officials]
    return {
        "zeren": 1,
        "title": title,
        "plans": [{"id": f"p{i}", "kind": "annual", "from": 2021, "to": 2021}
                  for i in range(plans)],
        "officials": [{"name": name, "title": office} for name, office in pairs],
        "tasks": [{"id": str(i), "plan": f"p{i % plans}", "title": f"任务{i}", **task}
                  for i, task in enumerate(tasks)],
    }  # fmt: skip


def stored(name):
    return json.loads((SOURCE / name).read_text())


def units_of(task):
    return [one["unit"] if isinstance(one, dict) else one
            for one in [*task.get("lead", []), *task.get("support", [])]]  # fmt: skip


# Geometry


def em(text):
    """Width as a Chinese font sets it, at most."""
    return sum(0 if unicodedata.combining(c) else 1 if unicodedata.east_asian_width(c) in "WF"
               or c in "“”‘’…—·" else 0.6 for c in text)  # fmt: skip


class Text:
    def __init__(self, element, shift):
        self.string = element.text or ""
        self.size = float(element.get("font-size"))
        width = em(self.string) * self.size
        x = float(element.get("x")) + shift[0]
        self.left = x - {"start": 0, "middle": width / 2, "end": width}[element.get("text-anchor")]
        self.right = self.left + width
        baseline = float(element.get("y")) + shift[1]
        self.top, self.bottom = baseline - 0.86 * self.size, baseline + 0.12 * self.size


def shift_of(root):
    placed = re.search(r"translate\((\S+) (\S+)\)", root.find(f"{SVG}g").get("transform"))
    return [float(v) for v in placed.groups()]


def texts_of(root):
    return [Text(element, shift_of(root)) for element in root.iter(f"{SVG}text")]


def overlap(a, b, slack=0.5):
    return (
        min(a.right, b.right) - max(a.left, b.left) > slack
        and min(a.bottom, b.bottom) - max(a.top, b.top) > slack
    )


def check_texts(where, root):
    """All on the page, and none on another."""
    _, _, width, height = map(float, root.get("viewBox").split())
    texts = sorted(texts_of(root), key=lambda text: text.top)
    for i, a in enumerate(texts):
        if a.left < -0.5 or a.right > width + 0.5 or a.top < 0 or a.bottom > height:
            complain(where, f"'{a.string}' outside the page")
        for b in texts[i + 1 :]:
            if b.top > a.bottom:
                break
            if overlap(a, b):
                complain(where, f"'{a.string}' on '{b.string}'")


def check_inert(where, drawn):
    """Nothing active, nothing fetched from elsewhere, no id twice; the parsed root."""
    text = drawn.decode()
    root = xml.fromstring(text)
    if re.search(r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|xlink", text):
        complain(where, "refers to elsewhere")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(set(ids)) != len(ids):
        complain(where, "an id twice")
    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        if tag not in {"svg", "g", "title", "text", "path", "polygon", "polyline", "ellipse"}:
            complain(where, f"<{tag}>")
        for key, value in element.attrib.items():
            if key.startswith("on") or "href" in key or "url(" in value or key == "style":
                complain(where, f"{key}={value}")
    return root
