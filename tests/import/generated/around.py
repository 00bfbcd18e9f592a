"""What stands around the tasks, and what happens to a document: letters, requirements, page furniture;
lines that are wrapped, brackets that nobody closed, labels with blanks in them."""
import re

from . import words

BREAKS = "、，；：。（）"


def letter(document):
    notice, draw = document.notice, document.notice.draw
    office = notice.region + "人民政府办公室"
    said = f"《{document.title}》已经{notice.region}政府同意，现印发给你们，请认真组织实施。"
    if getattr(document, "note", "") == "letter":
        said += f"任务分工中{draw.any(words.FIRST_LEADS).replace('，下同', '')}。"
    duty = talk(document)
    lines = [f"{office}关于印发《{document.title}》的通知", f"{notice.region[0]}政办发〔2024〕{draw.random.randint(3, 40)}号",
             "各有关单位，各直属机构：", said]
    if draw.often("duties in letter", 0.4):
        lines += ["一、压实工作责任。" + duty[0], "二、强化督促检查。" + duty[-1]]
    return lines + ["附件：" + document.title, office, "2024年3月5日", draw.any(["附件", "附件1"])]


def talk(document):
    """Requirements that name units and give no task."""
    notice = document.notice
    named = [unit.forms[0] for unit in notice.units[:6]]
    lines = notice.draw.some(words.DUTY_TALK, 2, 3)
    return [line.strip().format(office=named[0], one=named[1], two=named[2]) for line in lines]


def tail(document):
    draw, lines = document.notice.draw, []
    if draw.often("requirements behind", 0.25):
        ahead = len(document.notice.sections) + 1
        lines.append("一二三四五六七八九十"[ahead - 1] + "、" + draw.any(["工作要求", "保障措施", "组织实施"]))
        lines += [f"（{'一二三'[i]}）{draw.any(['加强组织领导', '压实责任', '强化督查'])}。{said}"
                  for i, said in enumerate(talk(document))]
    if draw.often("copied to", 0.3):
        lines += ["抄送：县委各部门，县人大办公室，县政协办公室，县法院，县检察院。",
                  f"{document.notice.region}人民政府办公室            2024年3月6日印发"]
    if draw.often("made public", 0.2):
        lines.append("（此件公开发布）")
    return lines


def surround(document):
    """Everything around the table or text, as blocks of the document."""
    draw, note = document.notice.draw, getattr(document, "note", "")
    english = document.notice.english
    ahead = letter(document) if not english and (note == "letter" or draw.often("letter", 0.3)) else []
    behind = [draw.any(words.FIRST_LEADS_NOTE)] if note == "note" else []
    behind += [] if english else tail(document)
    document.blocks = ahead + [document.title] + document.blocks + behind


# Harm that an office does. Each works on paragraphs; `says` tells those that assign.

LABELS = sorted(words.LEAD_LABELS + words.SUPPORT_LABELS + words.RESPONSIBLE_LABELS + words.TIME_LABELS,
                key=len, reverse=True)
LABEL = re.compile("(" + "|".join(label for label in LABELS if len(label) >= 4) + ")(?=[：:])")
SAYS = re.compile(r"[（(〔\[【][^（(〔\[【]*(牵头|负责|单位|部门|科室|配合)[^（]*$|(单位|部门|科室)[：:]")


def unclosed(draw, text):
    return text.rstrip("。")[:-1] if text.rstrip("。")[-1:] in "）)〕]】" and draw.chance(0.4) else text


def spaced_labels(draw, text):
    return LABEL.sub(lambda m: draw.any([" ", "　"]).join(m[1]) if draw.chance(0.5) else m[1][:2] + " " + m[1][2:], text)


def mixed(draw, text):
    """Half-width and full-width as the fingers fell."""
    other = dict(zip("（）：，；", "():,;"))
    return "".join(other[c] if c in other and draw.chance(0.5) else c for c in text)


def half(draw, text):
    return text.translate(str.maketrans("（）：，；", "():,;"))


def tabs(draw, text):
    return re.sub(r"(?<=[：:；;])|(?<=[.．、）)])(?=[\u4e00-\u9fff])", lambda m: "\t" if draw.chance(0.3) else "", text)


def blanks(draw, text):
    """Blanks behind separators and at the ends."""
    spaced = "".join(c + " " if c in "、，；：" and draw.chance(0.3) else c for c in text)
    return spaced + draw.any(["", " ", "　", "  "])


def doubled(draw, text):
    return "".join(c * 2 if c in "、，；" and draw.chance(0.12) else c for c in text)


def thin(draw, text):
    """Digits and brackets from another keyboard."""
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def no_listing(draw, text):
    """Commas from another keyboard between units."""
    return "".join(draw.any("，,､") if c == "、" and i > 8 and draw.chance(0.5) else c for i, c in enumerate(text))


HARM = {"unclosed": unclosed, "blanks in labels": spaced_labels, "mixed widths": mixed, "half widths": half,
        "tabs": tabs, "blanks": blanks, "doubled": doubled, "wide digits": thin, "commas": no_listing}


def harm(document):
    """One kind of harm to the whole document."""
    draw = document.notice.draw
    kind = draw.of("harm", ["none"] * 9 + ["half widths", "half widths", *HARM])
    if kind == "none" or document.notice.english:
        return
    change = lambda text: HARM[kind](draw, text) if kind not in ("unclosed",) or SAYS.search(text) else text
    for i, block in enumerate(document.blocks):
        if isinstance(block, str):
            document.blocks[i] = block if block == document.title else change(block)
        elif kind != "unclosed":
            block.rows = [[change(text) if j > 0 else text for j, text in enumerate(row)] if i >= block.heads else row
                          for i, row in enumerate(block.rows)]


# Lines of a plain text

def wrapped(text, room):
    """Lines of so many characters; Latin words stay whole and are half as wide, no closing mark starts a line."""
    lines, wide = [""], 0
    for word in re.findall(r"[!-~]+ *|.", text, re.S):
        size = sum(0.5 if c < "\u2000" else 1 for c in word.rstrip())
        if wide + size > room and lines[-1].strip() and word not in "。，、；：）)】〕」”":
            lines.append("")
            wide = 0
        lines[-1] += word
        wide += sum(0.5 if c < "\u2000" else 1 for c in word)
    return lines


def lay_out(draw, paragraphs):
    """Paragraphs as lines: indents, blank lines, wrapped at a width, page numbers in between."""
    indent = draw.of("indent", ["", "", "　　", "    ", "\t"])
    room = draw.of("wrapped at", [0] * 5 + [24, 32, 40]) if draw.chosen["form"] not in ("F1", "F8") else 0
    pages = draw.of("pages", [""] * 5 + ["- {n} -", "— {n} —", "第 {n} 页 共 9 页", "{n}"])
    gaps = draw.of("blank lines", ["none", "none", "none", "all", "some"])
    lines, page = [], 0
    for paragraph in paragraphs:
        text = indent + paragraph
        parts = wrapped(text, room) if room and paragraph[0] not in "│┌├└" else [text]
        for part in parts:
            lines.append(part)
            if pages and len(lines) % 23 == 0:
                page += 1
                lines.append(pages.format(n=page))
        if gaps == "all" or gaps == "some" and draw.chance(0.3):
            lines.append("")
    return lines
