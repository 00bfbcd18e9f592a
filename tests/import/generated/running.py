"""Notices as running text: where units stand is a verb's clause or a label, in brackets or on lines."""
import dataclasses

from . import words
from .truth import Notice

CHINESE = "一二三四五六七八九十"
BRACKETS = ["（）", "（）", "（）", "()", "〔〕", "[]", "【】"]
HALF = str.maketrans("（）：，；", "():,;")
HEADING = {  # How sections and tasks are numbered; the last word says whether tasks begin anew.
    "一、/1.": ("{c}、", "{n}.", True), "一、/1、": ("{c}、", "{n}、", True), "一、/（一）": ("{c}、", "（{c}）", True),
    "一、/(一)": ("{c}、", "({c})", True), "（一）/1．": ("（{c}）", "{n}．", True), "一、/1. on": ("{c}、", "{n}.", False),
    "（一）/1﹒ on": ("（{c}）", "{n}﹒", False), "一、/（1）": ("{c}、", "（{n}）", True), "一、/1. ": ("{c}、", "{n}. ", True),
    "一、/1)": ("{c}、", "{n})", True), "一、/①": ("{c}、", "{o}", True), "第一部分/1.": ("第{c}部分 ", "{n}.", True),
    "一、/（一）on": ("{c}、", "（{c}）", False)}


def number(form, n):
    chinese = (CHINESE[n - 1] if n <= 10 else "十" + CHINESE[n - 11] if n < 20
               else CHINESE[n // 10 - 1] + "十" + ("" if n % 10 == 0 else CHINESE[n % 10 - 1]))
    return form.format(c=chinese, n=n, o=chr(0x2460 + n - 1))


@dataclasses.dataclass
class Document:
    notice: Notice
    title: str
    blocks: list   # Paragraphs, and tables as tabular.Table.
    tasks: list    # The truth, in the order of the document.


class Writer:
    """Puts assignments in words, the way that one document does."""

    def __init__(self, notice, listing="、"):
        self.notice, self.draw, self.listing = notice, notice.draw, listing
        self.bracket = self.draw.of("bracket", BRACKETS)
        self.comma = self.draw.of("comma", "，，，；")
        self.declared = False

    def name(self, unit):
        form = self.draw.any(unit.forms)
        if unit.note:
            form += f"（{unit.note}）"
        elif unit.group and self.draw.chance(0.1):
            form += f"〈{self.draw.any(words.SCOPES)}〉"
        return form

    def names(self, units, joint=False):
        """`joint`: the last may hang on 和."""
        names = [self.name(unit) for unit in units]
        if joint and len(names) > 1 and self.draw.chance(0.15):
            return self.listing.join(names[:-1]) + "和" + names[-1]
        return self.listing.join(names)

    # Verbs

    def rest(self, task):
        """Who supports, as one clause or, with a group of its own, two."""
        named, groups = [u for u in task.support if not u.group], [u for u in task.support if u.group]
        verb = self.draw.of("support verb", words.SUPPORT_VERBS)
        if named and groups and self.draw.often("groups apart", 0.3):
            return [self.names(named, True) + verb, self.names(groups) + "按职责分工负责"]
        return [self.names(named + groups, True) + verb.replace("等", "等" if named and not groups else "")]

    def clauses(self, task):
        if task.shared:
            return [self.names(task.support, True) + self.draw.of("shared verb", words.SHARED_VERBS)]
        if not task.support:
            verbs = words.ALONE_VERBS if len(task.lead) == 1 else words.SEVERAL_VERBS
            return [self.names(task.lead, True) + self.draw.of(f"verb of {len(task.lead) > 1}", verbs)]
        if len(task.lead) == 1 and self.draw.chance(0.12):
            form = self.draw.any(words.JOINED_VERBS)
            return [form.format(lead=self.name(task.lead[0]), rest=self.names(task.support, True))]
        verbs = words.LEAD_VERBS if len(task.lead) == 1 else words.SEVERAL_VERBS
        verb = self.draw.of(f"verb of {len(task.lead) > 1}, others help", verbs)
        return [self.names(task.lead, True) + verb, *self.rest(task)]

    def listed(self, task):
        """A list whose first unit leads, with a verb that leaves it open."""
        verb = self.draw.of("list verb", ["负责", "等负责", "按职责分工负责", "落实"])
        if len(task.units) == 1:
            verb = "负责"
        elif not self.declared and verb == "按职责分工负责":
            verb = "负责"
        return [self.names(task.units) + verb]

    def said(self, task):
        first = "first" in self.notice.kinds
        parts = self.listed(task) if first else self.clauses(task)
        if task.deadline:
            ending = "" if task.deadline[-1] in "推进坚持末年" else self.draw.of("done", ["完成", "完成", ""])
            self.place_time(parts, task.deadline + ending)
        if task.official and self.draw.of("official at", ["head"]) == "head":
            parts.insert(0, task.post + task.official + self.draw.of("official's verb", ["负责", "牵头负责"]))
        return self.comma.join(parts)

    def place_time(self, parts, said):
        parts.insert(0 if self.draw.of("time at", ["end", "end", "start"]) == "start" else len(parts), said)

    # Labels

    def labelled(self, task):
        """(label, value) in the order of the document."""
        pairs, draw = [], self.draw
        if task.shared:
            verb = draw.of("shared verb", words.SHARED_VERBS)
            pairs.append((draw.of("responsible label", words.RESPONSIBLE_LABELS), self.names(task.units) + verb))
        elif "first" in self.notice.kinds:
            pairs.append((draw.of("responsible label", words.RESPONSIBLE_LABELS), self.names(task.units)))
        else:
            pairs.append((draw.of("lead label", words.LEAD_LABELS), self.names(task.lead)))
            if task.support:
                labels = words.SUPPORT_LABELS + ["责任单位", "责任部门"]
                pairs.append((draw.of("support label", labels), self.names(task.support)))
            elif draw.often("empty labels", 0.2):
                pairs.append((draw.of("support label", words.SUPPORT_LABELS), draw.any(["无", "—", "/"])))
        if task.official:
            at = 0 if draw.of("official at", ["head", "end"]) == "head" else len(pairs)
            pairs.insert(at, (draw.of("official label", words.OFFICIAL_LABELS), self.person(task)))
        if task.deadline:
            self.place_time(pairs, (draw.of("time label", words.TIME_LABELS), task.deadline))
        if draw.often("oversight", 0.1):
            pairs.append((draw.of("oversight label", words.OVERSIGHT_LABELS), self.notice.units[-1].forms[0]))
        return pairs

    def person(self, task):
        form = self.draw.of("person as", ["name", "post name", "name post", "spaced"])
        name = task.official
        if form == "spaced" and len(name) == 2:
            return name[0] + self.draw.any(" 　") + name[1]
        return {"post name": task.post + name, "name post": name + task.post}.get(form, name)


def prepare(notice, with_time=True):
    """What this form of document does not say is no part of the truth."""
    draw = notice.draw
    if not (with_time and draw.often("times", 0.6)):
        for task in notice.tasks:
            task.deadline = ""


def give_officials(notice, p):
    if notice.draw.often("officials", p):
        for task in notice.tasks:
            task.official, task.post = notice.person()


def paragraphs(notice, task):
    """The text of a task, and, behind it, what belongs to it in paragraphs of its own."""
    draw, head = notice.draw, task.action
    if not task.details and not draw.often("stop", 0.8):
        return [head]
    below = ["①"] if draw.chosen["numbering"] == "一、/（1）" else [] if draw.chosen["numbering"] in (
        "一、/①", "一、/1)") else ["（1）", "①"]
    form = draw.of("body", ["one", "one", "one", "paragraphs", "semicolons", *below])
    if form == "semicolons":
        return [head + "：" + "；".join(draw.some(words.SUBITEMS, 2, 3)) + "。"]
    if form == "one" or draw.chance(0.5):
        return [head + "。" + "".join(task.details)]
    if form == "paragraphs":
        return [head + "。", *(task.details or ["健全推进机制。"])]
    numbered = "（{n}）" if form == "（1）" else "{o}"
    return [head + "。", *(number(numbered, n) + item + "。"
                          for n, item in enumerate(draw.some(words.SUBITEMS, 2, 3), 1))]


def numbered(notice, form=None):
    """Sections and tasks with their numbers: ("section", Section, number) and ("task", …)."""
    outer, inner, anew = HEADING[notice.draw.of("numbering", form or HEADING)]
    n = 0
    for i, section in enumerate(notice.sections, 1):
        if section.title:
            yield "section", section, number(outer, i)
        elif i == 1 and inner[0] in "（(" and "c" in inner:
            inner = "{c}、"
        n = 0 if anew else n
        for task in section.tasks:
            n += 1
            yield "task", task, number(inner, n)


def section_heading(notice, section):
    if section.official:
        form = notice.draw.of("leader's heading", ["{name}{post}牵头重点工作", "{post}{name}牵头重点工作",
                                                   "{name}{post}负责的重点工作", "{post}{name}主抓的重点工作"])
        return form.format(name=section.official, post=section.post)
    return section.title


def first_declared(writer):
    """Whether and where the document says that the first unit leads."""
    draw = writer.draw
    writer.declared = draw.often("declared", 0.6)
    if writer.declared:
        writer.notice.first_lead()
    return draw.of("declared at", ["first place", "letter", "note"]) if writer.declared else ""


def bracketed(notice, statement, at=None):
    """F2 and F3: the assignment in a bracket behind the text."""
    writer, draw, blocks = Writer(notice), notice.draw, []
    where = first_declared(writer) if "first" in notice.kinds else ""
    place = draw.of("bracket at", at or ["。（）", "。（）", "（）。", "line", "。（）。", "（。）"])
    for kind, thing, n in numbered(notice):
        if kind == "section":
            blocks.append(n + section_heading(notice, thing))
            continue
        said = statement(writer, thing)
        if where == "first place":
            said, where = said + f"（{draw.any(words.FIRST_LEADS)}）", ""
        texts = paragraphs(notice, thing)
        texts[0] = n + texts[0]
        blocks += placed(texts, said, place, writer.bracket)
    return blocks, where


def placed(texts, said, place, bracket):
    left, right = bracket
    last = texts[-1].rstrip("。")
    if place == "line":
        return [*texts[:-1], last + "。", left + said + right]
    return [*texts[:-1], {"。（）": f"{last}。{left}{said}{right}", "（）。": f"{last}{left}{said}{right}。",
                          "。（）。": f"{last}。{left}{said}{right}。", "（。）": f"{last}。{left}{said}。{right}"}[place]]


def join_labels(writer, pairs):
    draw = writer.draw
    colon = draw.of("colon", "：：:")
    between = draw.of("labels parted by", ["；", "；", "，", " ", "　", "。"])
    return between.join(label + colon + value for label, value in pairs)


def f2(draw):
    notice = Notice(draw, draw.of("kinds", [("lead",), ("lead", "shared"), ("lead", "lead", "shared"), ("first",)]))
    prepare(notice)
    give_officials(notice, 0.1)
    blocks, note = bracketed(notice, Writer.said)
    return finish(notice, blocks, note)


def f3(draw):
    notice = Notice(draw, draw.of("kinds", [("lead",), ("lead",), ("first",), ("lead", "shared")]))
    prepare(notice)
    give_officials(notice, 0.15)
    blocks, note = bracketed(notice, lambda writer, task: join_labels(writer, writer.labelled(task)))
    return finish(notice, blocks, note)


def label_lines(notice):
    """F4, F5 and F6: a line for each label, or one line for all."""
    draw, blocks = notice.draw, []
    listing = draw.of("listing", ["、"] * 6 + ["，", " ", "　", "；", "/", ","])
    writer = Writer(notice, listing)
    where = first_declared(writer) if "first" in notice.kinds else ""
    colon, stop = draw.of("colon", "：：:"), draw.of("line ends", ["", "", "。"])
    together = draw.of("labels on", ["lines", "lines", "lines", "one line"])
    marks = [("", "")] * 5 + [("【", "】")] + [("——", ""), ("▲", ""), ("●", "")] * (together == "lines")
    left, right = draw.of("label in", marks)
    for kind, thing, n in numbered(notice):
        if kind == "section":
            blocks.append(n + section_heading(notice, thing))
            continue
        pairs = writer.labelled(thing)
        if where == "first place":
            pairs = [(label, value + f"（{draw.any(words.FIRST_LEADS)}）" if label in words.RESPONSIBLE_LABELS else value)
                     for label, value in pairs]
            where = ""
        texts = paragraphs(notice, thing)
        blocks += [n + texts[0], *texts[1:]]
        lines = [left + label + right + ("" if left == "【" else colon) + value for label, value in pairs]
        blocks += [draw.of("line parts", ["  ", "　　", "；"]).join(lines)] if together == "one line" else [
            line + stop for line in lines]
    return blocks, where


def f4(draw):
    notice = Notice(draw, draw.of("kinds", [("first",), ("first",), ("first", "shared")]))
    prepare(notice)
    blocks, note = label_lines(notice)
    return finish(notice, blocks, note)


def f5(draw):
    notice = Notice(draw, draw.of("kinds", [("lead",), ("lead",), ("lead", "shared")]))
    prepare(notice)
    give_officials(notice, 0.4)
    blocks, note = label_lines(notice)
    return finish(notice, blocks, note)


def f6(draw):
    draw.chosen["sections"] = True
    notice = Notice(draw, draw.of("kinds", [("lead",), ("first",)]))
    prepare(notice)
    for section in notice.sections:
        section.official, section.post = notice.person()
        for task in section.tasks:
            task.official = section.official
    spoken, numbers = notice.tasks, ["一、/1.", "一、/（一）", "（一）/1．", "一、/1. on", "一、/1、"]
    officials = [task.official for task in spoken]
    for task in spoken:  # Said in the heading, not with the task.
        task.official = ""
    draw.of("numbering", numbers)
    blocks, note = label_lines(notice)
    for task, official in zip(spoken, officials):
        task.official = official
    return finish(notice, blocks, note)


def f9(draw):
    """Measures with brackets of their own under a task with its bracket."""
    notice = Notice(draw)
    prepare(notice)
    writer, blocks, tasks = Writer(notice), [], []
    run_on = draw.of("measures", ["run on", "paragraphs"]) == "run on"
    left, right = writer.bracket
    for i, section in enumerate(notice.sections, 1):
        head, *children = section.tasks
        texts = [f"{number('（{c}）', i)}{head.action}。{left}{writer.said(head)}{right}具体措施："]
        texts += [f"{n}．{child.action}。{''.join(child.details)}{left}{writer.said(child)}{right}"
                  for n, child in enumerate(children, 1)]
        blocks += ["".join(texts)] if run_on else texts
        tasks += section.tasks
    return finish(notice, blocks, "", tasks)


def f10(draw):
    """Things to do for the people: the outer number is the task."""
    draw.chosen["sections"] = False
    notice = Notice(draw, draw.of("kinds", [("first",), ("lead",)]))
    prepare(notice)
    writer, blocks = Writer(notice), []
    where = first_declared(writer) if "first" in notice.kinds else ""
    colon = draw.of("colon", "：:")
    for n, task in enumerate(notice.tasks, 1):
        items = draw.some(words.SUBITEMS, 2, 4)
        count = draw.of("count", ["({n}个子项)", "（{n}项）", ""]).format(n=len(items))
        blocks.append(number("{c}、", n) + task.action + count + "。" + "；".join(items) + "。")
        for label, value in writer.labelled(task):
            if where == "first place" and label in words.RESPONSIBLE_LABELS:
                value, where = value + f"（{draw.any(words.FIRST_LEADS)}）", ""
            blocks.append(label + colon + value)
    return finish(notice, blocks, where)


def f11(draw):
    """Indicators under a task; one with a bracket of its own is a task."""
    notice = Notice(draw)
    prepare(notice, with_time=False)
    writer, blocks, tasks = Writer(notice), [], []
    left, right = draw.of("bracket", ["（）", "()"])
    for section in notice.sections:
        for n, task in enumerate(section.tasks, 1):
            pairs = f"牵头单位：{writer.names(task.lead)}"
            if task.support:
                pairs += draw.of("labels parted by", [" ", "；", "，"]) + "责任单位：" + writer.names(task.support)
            if n == 1 and section.title:
                blocks.append(number("{c}、", notice.sections.index(section) + 1) + section.title)
            blocks.append(f"{n}、{task.action}。{left}{pairs}{right}")
            tasks.append(task)
            for item in draw.some(words.SUBITEMS, 1, 2):
                blocks.append(f"▲{item}")
            if draw.chance(0.4):
                own = notice.task()
                own.lead, own.support, own.deadline = own.units[:1], [], ""
                blocks.append(f"▲{own.action}{left}责任单位：{writer.names(own.lead)}{right}")
                tasks.append(own)
    return finish(notice, blocks, "", tasks)


def finish(notice, blocks, note, tasks=None):
    title = notice.region + notice.draw.of("title", [
        "2024年重点工作任务分解", "2024年政府工作报告重点任务责任分工方案", "优化营商环境行动方案重点任务分工",
        "2024年度民生实事项目责任分解表", "关于促进民间投资的实施意见任务分工"])
    document = Document(notice, title, blocks, notice.tasks if tasks is None else tasks)
    document.note = note
    return document
