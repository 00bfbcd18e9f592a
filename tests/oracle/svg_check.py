"""Diagrams as SVG, read by an XML parser that knows nothing of how they were made.

For notices from empty to large, with names that attack the reader: every unit is there exactly once
and under its own name, ids are unique, nothing is active or fetched from elsewhere, texts are
legible and inside the page, and no disc, label or card lies on another.
"""

import json
import random
import re
import tempfile
import unicodedata
from pathlib import Path

from pictures import (LONG, NAMES, SVG, check_inert, check_texts, complain, draw, draw_elsewhere,
                      finish, notice, overlap, shift_of, stored, texts_of, units_of)  # fmt: skip

PAGE_WIDTH = 960.0  # points: 13.33 inches
SMALLEST_FONT = 9.0
PAGES = {
    "huzhou": [["width=297"], ["width=297", "theme=2"], ["theme=1"], ["width=420", "theme=2"]],
    "busy": [["width=297", "theme=2"]],
    "lengthy": [["width=297", "theme=1"]],
    "one unit": [["width=297", "theme=2"]],
}  # of more widths and themes

# Notices


def hostile():
    tasks = [{"official": "<o>&\"", "lead": [NAMES[i % len(NAMES)]],
              "support": [NAMES[(i + 1) % len(NAMES)]]} for i in range(3 * len(NAMES))]  # fmt: skip
    return notice(tasks, [("<o>&\"", "</title><script>x</script>")], "<script>x</script> & \\N")


def lengthy():
    tasks = [{"official": ("领" * 200, "李四")[i % 2], "lead": [LONG[i % 6]],
              "support": [LONG[(i + 1) % 6], "市财政局"]} for i in range(12)]  # fmt: skip
    return notice(tasks, [("领" * 200, "职" * 100), "李四"], "标题" * 100)


def crowd(dice, units, tasks, officials):
    kinds = ["管理局", "委员会", "办公室", "发展和改革服务中心", "集团"]
    names = [f"市第{i}号{dice.choice(kinds)}" for i in range(units)]
    made = [{"official": f"官员{i % officials}", "lead": [name]} for i, name in enumerate(names)]
    for _ in range(tasks):
        near = dice.randrange(units)
        named = [names[(near + int(dice.paretovariate(1.1))) % units]
                 for _ in range(dice.randint(1, 5))]  # fmt: skip
        named = list(dict.fromkeys(named))
        made.append({"official": f"官员{dice.randrange(officials)}", "lead": named[:1],
                     "support": named[1:]})  # fmt: skip
    return notice(made, [(f"官员{i}", "副市长") for i in range(officials)])


def busy():
    """Units with counts of up to seven characters, on a slide that is too small for them."""
    dice = random.Random(5)
    names = [f"市第{i}号管理局" for i in range(500)]
    return notice(
        [
            {"official": f"官员{i % 15}", "lead": [names[0 if i % 3 == 0 else i % 500]],
             "support": list(dict.fromkeys(names[min(499, int(dice.paretovariate(0.4)))]
                                           for _ in range(4)))} for i in range(700)
        ],
        [(f"官员{i}", "副市长") for i in range(15)],
    )  # fmt: skip


def cases():
    dice = random.Random(3)
    yield "huzhou", stored("data/huzhou-2021.json")
    yield "t9", stored("tests/data/t9.json")
    yield "none", notice([])
    yield "one task", notice([{"official": "张三", "lead": ["甲"], "support": ["乙", "丙"]}],
                             [("张三", "市长")])  # fmt: skip
    yield "one unit", notice([{"lead": ["甲"]}])
    yield "hostile", hostile()
    yield "lengthy", lengthy()
    yield "busy", busy()
    yield "crowd of 150", crowd(dice, 150, 200, 10)
    yield "crowd of 500", crowd(dice, 500, 300, 15)
    for size in (2, 5, 9, 20, 40):
        yield f"crowd of {size}", crowd(dice, size, 3 * size, 1 + size // 5)


def named_units(document):
    return {name for task in document["tasks"] for name in units_of(task)}


def shown(name):
    """A name as it is drawn: one line of harmless characters."""
    out = ""
    for c in name:
        if unicodedata.category(c) in ("Cc", "Zs", "Zl", "Zp") or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
            out += " "
        elif 0xFDD0 <= ord(c) <= 0xFDEF or ord(c) & 0xFFFE == 0xFFFE:
            out += "\ufffd"
        else:
            out += c
    return re.sub(" +", " ", out).strip()


def check_units(where, root, document, kind):
    classes = [(g.get("id"), (g.get("class") or "").split(), g.findtext(f"{SVG}title"))
               for g in root.iter(f"{SVG}g")]  # fmt: skip
    drawn = [title for _, names, title in classes if "unit" in names]
    wanted = {shown(name) for name in named_units(document)}
    titles = [re.sub(r": leads \d+ of its \d+ tasks$", "", title) for title in drawn]
    if len(set(titles)) != len(titles):
        complain(where, "a unit twice")
    if not set(titles) <= wanted:
        complain(where, f"units nobody named: {set(titles) - wanted}")
    said = any("drawn: the" in (t.text or "") for t in root.iter(f"{SVG}text"))
    if (len(titles) < len(wanted)) != said:
        complain(where, f"{len(titles)} of {len(wanted)} units, and says so: {said}")
    ties = [names for _, names, _ in classes if "tie" in names or "call" in names]
    if kind == "officials" and wanted and document["officials"] and not ties:
        complain(where, "no call")


def check_labels(where, root, grey):
    """Lines of a unit's label, put together, are its name and its count, and on a grey page the
    numbers of its officials."""
    lines = {}
    titles = {}
    for g in root.iter(f"{SVG}g"):
        names = (g.get("class") or "").split()
        if "unit" in names:
            titles[g.get("id")] = g.findtext(f"{SVG}title")
        for name in names:
            if "label" in names and name.startswith("of-unit-"):
                lines.setdefault(name[3:], []).append(g.findtext(f"{SVG}text"))
    for unit, title in titles.items():
        name, lead, total = re.fullmatch(r"(.*): leads (\d+) of its (\d+) tasks", title).groups()
        parts = lines.get(unit, [])
        count = f"{lead}/{total}"
        if count not in parts:
            complain(where, f"{unit}: no {count}")
            continue
        parts.remove(count)
        label = "".join(parts).replace(" ", "")
        if grey:
            label = re.sub(r"([①-⓿㉑-㊿]|\(\d+\))+…?$", "", label)
        if label != name.replace(" ", ""):
            complain(where, f"{unit}: '{parts}' is not '{name}'")


def check_geometry(where, root, may_be_small, page_width):
    left, top, width, height = map(float, root.get("viewBox").split())
    if abs(width - page_width) > 0.6 or not 0.5 <= width / height <= 2:
        complain(where, f"page {width} x {height}")
    texts, shift = texts_of(root), shift_of(root)
    for text in texts:
        if text.size < SMALLEST_FONT and not may_be_small:
            complain(where, f"'{text.string}' at {text.size} points")
    check_texts(where, root)
    check_discs(where, root, shift, texts)
    check_cards(where, root, texts, shift)


def check_discs(where, root, shift, texts):
    discs = []
    for g in root.iter(f"{SVG}g"):
        if "unit" in (g.get("class") or "").split():
            e = g.findall(f"{SVG}ellipse")[-1]
            discs.append((float(e.get("cx")) + shift[0], float(e.get("cy")) + shift[1],
                          float(e.get("rx"))))  # fmt: skip
    for i, (x, y, r) in enumerate(discs):
        for x2, y2, r2 in discs[i + 1 :]:
            if (x - x2) ** 2 + (y - y2) ** 2 < (r + r2) ** 2:
                complain(where, "a disc on a disc")
        for text in texts:
            dx = max(text.left - x, 0, x - text.right)
            dy = max(text.top - y, 0, y - text.bottom)
            if dx * dx + dy * dy < (r - 0.5) ** 2:
                complain(where, f"a disc on '{text.string}'")


def bezier(a, b, c, d, parts=60):
    for i in range(parts + 1):
        t, s = i / parts, 1 - i / parts
        yield tuple(s**3 * p + 3 * s * s * t * q + 3 * s * t * t * r + t**3 * u
                    for p, q, r, u in zip(a, b, c, d))  # fmt: skip


def check_ties(where, root):
    """No tie runs through a line of text."""
    texts, (right, down) = texts_of(root), shift_of(root)
    for g in root.iter(f"{SVG}g"):
        if "tie" not in (g.get("class") or "").split():
            continue
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", g.find(f"{SVG}path").get("d"))]
        points = [(x + right, y + down) for x, y in zip(numbers[0::2], numbers[1::2])]
        for first in range(0, len(points) - 1, 3):
            for x, y in bezier(*points[first : first + 4]):
                for text in texts:
                    if text.left < x < text.right and text.top + 1 < y < text.bottom - 1:
                        complain(where, f"{g.get('id')} runs through '{text.string}'")
                        return


class Box:
    def __init__(self, path, shift):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", path.get("d"))]
        xs, ys = numbers[0::2], numbers[1::2]
        self.left, self.right = min(xs) + shift[0], max(xs) + shift[0]
        self.top, self.bottom = min(ys) + shift[1], max(ys) + shift[1]


def check_cards(where, root, texts, shift):
    boxes = [
        Box(g.find(f"{SVG}path"), shift)
        for g in root.iter(f"{SVG}g")
        if {"card", "official"} & set((g.get("class") or "").split())
    ]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            if overlap(a, b):
                complain(where, "a card on a card")
        for text in texts:
            if overlap(a, text) and (text.left < a.left or text.right > a.right + 0.5
                                     or text.top < a.top or text.bottom > a.bottom):  # fmt: skip
                complain(where, f"'{text.string}' leaves its card")


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def check_contrast(where, root, texts_of=f"{SVG}text"):
    """Against the darkest ground there is: the fills of cards and boxes."""
    grounds = {"#ffffff"}
    for g in root.iter(f"{SVG}g"):
        if {"card", "official"} & set((g.get("class") or "").split()):
            grounds.add(g.find(f"{SVG}path").get("fill"))
    heading = {t for g in root.iter(f"{SVG}g") if "heading" in (g.get("class") or "").split()
               for t in g.iter(texts_of)}  # fmt: skip
    darkest = min(luminance(ground) for ground in grounds)
    for text in root.iter(texts_of):
        ground = luminance("#ffffff") if text in heading else darkest
        contrast = (ground + 0.05) / (luminance(text.get("fill")) + 0.05)
        if contrast < 4.5:
            complain(where, f"'{text.text}' has a contrast of {contrast:.2f}")


def check(where, kind, path, document, *more):
    drawn = draw(kind, "svg", path, *more)
    root = check_inert(where, drawn)
    check_units(where, root, document, kind)
    check_labels(where, root, grey=kind == "officials" and "theme=2" in more)
    page = next((float(m[6:]) for m in more if m.startswith("width=")), PAGE_WIDTH / 72 * 25.4)
    check_geometry(where, root, any("top=" in m for m in more), page / 25.4 * 72)
    if "theme=1" not in more:  # against white
        check_contrast(where, root)
    if "huzhou" in where:
        check_ties(where, root)
    if len(document["tasks"]) < 140 and draw_elsewhere(kind, "svg", path, *more) != drawn:
        complain(where, "not the same bytes twice")


with tempfile.TemporaryDirectory() as place:
    for name, document in cases():
        path = Path(place) / "notice.json"
        path.write_text(json.dumps(document))
        for kind in ("units", "officials"):
            check(f"{name}, {kind}", kind, path, document)
            if name == "crowd of 500":
                most = {"units": 500, "officials": 250}[kind]
                check(f"{name}, {kind}, {most}", kind, path, document, f"top={most}")
            for page in PAGES.get(name, []):
                check(f"{name}, {kind}, {page}", kind, path, document, *page)
finish()
