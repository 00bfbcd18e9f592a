"""Notices as tables: F1, the same flattened by a web page (F8) or drawn with lines (F12), English ones
(F13), and matrices of roles (F14)."""
import dataclasses
import unicodedata

from . import words
from .running import Document, Writer, finish, give_officials, number, numbered, prepare
from .truth import Notice

UP, LEFT = "^", "<"   # A cell that is merged with the one above, or beside.


@dataclasses.dataclass
class Table:
    rows: list
    heads: int = 1
    notes: list = dataclasses.field(default_factory=list)

    def spans(self):
        """(row, column, rows, columns, text) of every cell."""
        for i, row in enumerate(self.rows):
            for j, text in enumerate(row):
                if text in (UP, LEFT):
                    continue
                across = down = 1
                while j + across < len(row) and row[j + across] == LEFT:
                    across += 1
                while i + down < len(self.rows) and self.rows[i + down][j] == UP:
                    down += 1
                yield i, j, down, across, text

    def filled(self):
        """Without merged cells: what a file of values keeps."""
        return [["" if text in (UP, LEFT) else text for text in row] for row in self.rows]


def columns(notice):
    """Which columns the table has, in their order."""
    draw = notice.draw
    has = ["number"] if draw.often("column of numbers", 0.8) else []
    has += ["category"] if draw.often("column of categories", 0.3) and notice.sections[0].title else []
    has += ["task"] + (["content"] if draw.often("column of contents", 0.25) else [])
    roles = ["responsible"] if "first" in notice.kinds else ["lead", "support"]
    if "said" in notice.kinds:
        roles = ["responsible"]
    officials = ["official"] if draw.often("officials", 0.35) else []
    first = draw.often("officials first", 0.6)
    has += officials + roles if first else roles + officials
    has += ["deadline"] if draw.often("times", 0.6) else []
    return has + (["remark"] if draw.often("column of remarks", 0.2) else [])


def heads(notice, has, rich):
    """One row of headings, or two."""
    draw = notice.draw
    first = [draw.of(f"heading of {column}", words.HEADS[column]) for column in has]
    if not ("lead" in has and rich and draw.often("two rows of headings", 0.25)):
        return [first]
    second = [UP] * len(has)
    at = has.index("lead")
    second[at:at + 2] = first[at:at + 2]
    first[at], first[at + 1] = draw.any(["责任分工", "责任单位", "工作分工"]), LEFT
    return [first, second]


def cell(notice, writer, column, task, n, section):
    if column in ("lead", "support", "responsible"):
        units = {"lead": task.lead, "support": task.support, "responsible": task.units}[column]
        if not units:
            return notice.draw.of("nobody", words.NOBODY)
        if task.shared and column == "responsible":
            return writer.names(units) + notice.draw.of("shared verb", words.SHARED_VERBS)
        if "said" in notice.kinds:
            return writer.comma.join(writer.clauses(task))
        return writer.names(units) + notice.draw.of("cells end", ["", "", "", "。"])
    return {"number": str(n), "category": section.title, "content": "".join(task.details), "remark": "",
            "task": task.action, "official": writer.person(task), "deadline": task.deadline}[column]


def body(notice, has, writer, rich):
    """Rows of tasks; sections are merged cells, rows of their own, or nothing."""
    draw, rows, n = notice.draw, [], 0
    across = "category" not in has and notice.sections[0].title and draw.often("rows of sections", 0.5)
    anew = across and draw.often("numbers anew", 0.3)
    merged = rich and draw.often("merged officials", 0.4)
    for i, section in enumerate(notice.sections, 1):
        if across:
            title = number(draw.of("numbering of rows", ["{c}、", "（{c}）", ""]), i) + section.title
            rows.append([title] + [LEFT if rich else ""] * (len(has) - 1))
        n = 0 if anew else n
        for k, task in enumerate(section.tasks):
            n += 1
            row = [cell(notice, writer, column, task, n, section) for column in has]
            if k > 0 and "category" in has and rich:
                row[has.index("category")] = UP
            if k > 0 and merged and "official" in has:
                row[has.index("official")] = UP
                task.official = section.tasks[0].official
            rows.append(row)
    return rows


def table(draw, rich=True, said=True):
    """`rich`: the container has merged cells and lines within cells."""
    kinds = [("lead",), ("lead",), ("lead",), ("first",), ("shared", "first")]
    notice = Notice(draw, draw.of("kinds", kinds + [("lead", "said")] * said))
    listing = draw.of("listing", "、、、、，,； " + ("\n\n" if rich else ""))
    if "said" in notice.kinds:
        notice.kinds, listing = ("lead", "said"), "、"
    writer, has = Writer(notice, listing), columns(notice)
    for task in notice.tasks:
        if "official" in has:
            task.official, task.post = notice.person()
        if "deadline" in has and task.deadline:
            task.deadline = draw.any(words.TABLE_TIMES)
        elif "deadline" not in has:
            task.deadline = ""
    if "first" in notice.kinds and draw.often("declared", 0.5):
        notice.first_lead()
    made = Table(heads(notice, has, rich) + body(notice, has, writer, rich))
    made.heads = 2 if UP in made.rows[1] else 1
    if "said" not in notice.kinds and draw.often("last row sums up", 0.08):
        made.rows.append(["合计"] + [""] * (len(has) - 1))
    if draw.chosen.get("declared"):
        made.notes = [draw.any(words.FIRST_LEADS_NOTE)]
    return finish(notice, [made], ""), has


def f1(draw, rich=True):
    return table(draw, rich)[0]


def f8(draw):
    """Every cell a line; an empty cell vanishes, so none is left empty but at the end."""
    draw.chosen.update({"column of numbers": True, "column of contents": False, "column of remarks": False,
                        "nobody": "无", "last row sums up": False, "listing": "、", "column of categories": False})
    document, _ = table(draw, rich=False, said=False)
    made = document.blocks[0]
    lines = [text for row in made.rows for text in row if text]
    document.blocks = lines + made.notes
    if draw.often("bars", 0.25):
        document.blocks = [" | ".join(text for text in row if text) for row in made.rows] + made.notes
    return document


# F12: drawn with box characters, columns by display width

def width(text):
    return sum(1 if unicodedata.east_asian_width(c) in "NaHN" else 2 for c in text)


def wrap(text, room):
    lines = [""]
    for c in text:
        if width(lines[-1] + c) > room:
            lines.append("")
        lines[-1] += c
    return lines


def f12(draw):
    draw.chosen.update({"column of contents": False, "column of remarks": False, "listing": "、",
                        "column of categories": False, "rows of sections": False, "last row sums up": False})
    document, has = table(draw, rich=False, said=False)
    made = document.blocks[0]
    rooms = [{"number": 6, "task": 24, "official": 14, "deadline": 14}.get(column, 20) for column in has]
    rule = lambda left, middle, right: left + middle.join("─" * (room // 2) for room in rooms) + right
    lines = [rule("┌", "┬", "┐")]
    for i, row in enumerate(made.rows):
        cells = [wrap(text, room) for text, room in zip(row, rooms)]
        for k in range(max(map(len, cells))):
            parts = [(c[k] if k < len(c) else "") for c in cells]
            lines.append("│" + "│".join(p + " " * (r - width(p)) for p, r in zip(parts, rooms)) + "│")
        lines.append(rule("└", "┴", "┘") if i == len(made.rows) - 1 else rule("├", "┼", "┤"))
    document.blocks = lines + made.notes
    return document


# F13

def english_table(draw):
    notice = Notice(draw, english=True)
    listing = draw.of("listing", ["; ", "; ", "\n", ", "])
    if listing == ", ":   # Only names without commas can be parted by them.
        for task in notice.tasks:
            task.support = [unit for unit in task.support if "," not in unit.forms[0]]
            task.lead = [u for u in task.lead if "," not in u.forms[0]] or [notice.units[0]]
            task.support = [unit for unit in task.support if unit not in task.lead]
    prepare(notice)
    has = (["number"] if draw.often("column of numbers", 0.7) else []) + ["task", "lead", "support"]
    has += ["deadline"] if draw.chosen.get("times") else []
    has += ["remark"] if draw.often("column of remarks", 0.15) else []
    rows = [[draw.of(f"heading of {column}", words.ENGLISH_HEADS[column]) for column in has]]
    names = lambda units: listing.join(unit.forms[0] for unit in units) or draw.of("nobody", ["", "-", "N/A", "–"])
    for n, task in enumerate(notice.tasks, 1):
        texts = {"number": str(n), "task": task.action, "lead": names(task.lead), "support": names(task.support),
                 "deadline": task.deadline, "remark": ""}
        rows.append([texts[column] for column in has])
    return english(notice, [Table(rows)])


def english(notice, blocks):
    return Document(notice, notice.draw.any(["Action plan 2024-2027", "Northfield City Action Plan",
                                             "National strategy: implementation plan"]), blocks, notice.tasks)


def english_lines(draw):
    """Lead: …, Supporting: … under each action."""
    notice = Notice(draw, english=True)
    prepare(notice)
    blocks, inner = [], draw.of("numbering", ["{n}. ", "Action {n}: ", "{n}) ", "{n} "])
    lead = draw.of("lead label", ["Lead", "Lead agency", "Lead department", "Responsible"])
    support = draw.of("support label", ["Supporting", "Supporting agencies", "Partners", "Support"])
    time = draw.of("time label", ["Timeframe", "Target date", "By when", "Deadline"])
    for n, task in enumerate(notice.tasks, 1):
        pairs = [(lead, task.lead), (support, task.support)]
        lines = [f"{label}: {'; '.join(u.forms[0] for u in units)}" for label, units in pairs if units]
        lines += [f"{time}: {task.deadline}"] if task.deadline else []
        blocks.append(number(inner, n) + task.action + ".")
        blocks += ["; ".join(lines) + "."] if draw.often("one line", 0) else lines
    return english(notice, blocks)


# F14

def matrix(draw):
    """Tasks by units; letters say the part."""
    notice = Notice(draw)
    prepare(notice, with_time=False)
    most = 6 if draw.chosen["container"] == "pdf" else 12   # Columns that a page has room for.
    units = list(dict.fromkeys(unit for task in notice.tasks for unit in task.lead + task.support))[:most]
    lead, support = draw.of("signs", [("R", "S"), ("●", "○"), ("主", "配"), ("牵头", "配合"), ("A", "R")])
    for task in notice.tasks:
        task.lead = [u for u in task.lead if u in units] or units[:1]
        task.support = [u for u in task.support if u in units and u not in task.lead]
        if lead == "A":
            task.lead = task.lead[:1]
    empty = draw.of("nobody", ["", "", "-"])
    others = ["C", "I"] if lead == "A" else []
    rows = [["序号", draw.of("heading of task", words.HEADS["task"]), *(unit.forms[0] for unit in units)]]
    for n, task in enumerate(notice.tasks, 1):
        signs = [lead if u in task.lead else support if u in task.support else
                 draw.any(others) if others and draw.chance(0.2) else empty for u in units]
        rows.append([str(n), task.action, *signs])
    made = Table(rows)
    if lead == "●":
        made.notes = ["注：●为牵头单位，○为配合单位。"]
    if lead == "R":
        made.notes = ["注：R为牵头单位，S为配合单位。"]
    return finish(notice, [made], "")


FORMS = {"F1": f1, "F8": f8, "F12": f12, "F13 table": english_table, "F13 lines": english_lines, "F14": matrix}
