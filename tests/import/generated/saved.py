"""A document as the bytes of a file, for each container. Blocks are paragraphs and tables."""
import csv
import html
import io
import re

import openpyxl

import save_as
from .around import lay_out, wrapped

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "gb18030"]


def text(document, draw, encoding="utf-8"):
    ends = draw.of("line ends with", ["\n", "\n", "\r\n"])
    return (ends.join(lay_out(draw, paragraphs(document, draw))) + ends).encode(encoding)


def paragraphs(document, draw):
    """Tables become lines whose cells a tab parts, or bars with blanks."""
    for block in document.blocks:
        if isinstance(block, str):
            yield block
            continue
        for row in block.filled():
            yield draw.of("cells parted by", ["\t", "\t", " | "]).join(row).rstrip("\t")
        yield from block.notes


# Web pages

def web(document, draw):
    form = draw.of("markup", ["p", "br", "div", "spans"])
    body = "\n".join(markup(block, form) if isinstance(block, str) else web_table(block) for block in document.blocks)
    if draw.often("portal", 0.4):
        body = ('<div class="nav">首页 &gt; 政务公开 &gt; 文件</div><div>浏览次数：128　字体：【大 中 小】　【打印】【关闭】</div>'
                f'<div id="zoom">{body}</div><div>扫一扫在手机打开当前页</div><div>版权所有：市人民政府办公室 网站标识码：3305000001</div>')
    encoding = draw.of("page encoding", ["utf-8", "gb2312"])
    return save_as.page(body, encoding).encode("gb18030" if encoding == "gb2312" else encoding)


def markup(line, form):
    shown = html.escape(line).replace("  ", "&nbsp; ")
    if form == "spans":
        cut = len(line) // 2
        return f"<p><span>{html.escape(line[:cut])}</span><span lang=EN-US>{html.escape(line[cut:])}</span></p>"
    return f"　　{shown}<br/>" if form == "br" else f"<{form} style='text-indent:2em'>{shown}</{form}>"


def web_table(table):
    rows = [""] * len(table.rows)
    for i, _, down, across, said in table.spans():
        spans = (f" rowspan={down}" if down > 1 else "") + (f" colspan={across}" if across > 1 else "")
        rows[i] += f"<td{spans}>{html.escape(said).replace(chr(10), '<br>')}</td>"
    return ("<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
            + "".join(f"<p>{note}</p>" for note in table.notes))


# Word

def word(document, draw):
    return save_as.word_document("".join(
        save_as.word_paragraph(block) if isinstance(block, str) else word_table(block) for block in document.blocks))


def word_table(table):
    body, held = "<w:tbl>", {}
    starts = {(i, j): (down, across, said) for i, j, down, across, said in table.spans()}
    for i, row in enumerate(table.rows):
        body += "<w:tr>"
        for j in range(len(row)):
            if (i, j) in starts:
                down, across, said = starts[i, j]
                held[j] = (i + down, across)
                body += word_cell(said, across, '<w:vMerge w:val="restart"/>' if down > 1 else "")
            elif row[j] == "^":
                body += word_cell("", held.get(j, (0, 1))[1], "<w:vMerge/>")
        body += "</w:tr>"
    return body + "</w:tbl>" + "".join(map(save_as.word_paragraph, table.notes))


def word_cell(said, across, merged):
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{''.join(map(save_as.word_paragraph, said.split(chr(10))))}</w:tc>"


# Workbooks and values

def workbook(document, draw):
    book = openpyxl.Workbook()
    sheet, at = book.active, 1
    for block in document.blocks:
        if isinstance(block, str):
            sheet.cell(at, 1, block)
            at += 1
            continue
        for i, j, down, across, said in block.spans():
            sheet.cell(at + i, j + 1, int(said) if said.isdecimal() else said or None)
            if down * across > 1:
                sheet.merge_cells(start_row=at + i, start_column=j + 1, end_row=at + i + down - 1, end_column=j + across)
        at += len(block.rows)
        for note in block.notes:
            sheet.cell(at, 1, note)
            at += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def values(document, draw):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=draw.of("delimiter", ",,;\t"))
    for block in document.blocks:
        if isinstance(block, str):
            writer.writerow([block])
        else:
            writer.writerows(block.filled())
            writer.writerows([note] for note in block.notes)
    return out.getvalue().encode(draw.of("encoding of values", ["utf-8-sig", "utf-8", "gb18030"]))


# Paper: a font without glyphs, whose codes say themselves which characters they are.

PAGE, LEFT, TOP, SIZE = (595, 842), 72, 780, 12


def paper(document, draw):
    """Pages of text and ruled tables; a table's rows are as high as their highest cell."""
    pages = Pages(draw.of("page numbers", ["- {n} -", "— {n} —", ""]))
    for block in document.blocks:
        if isinstance(block, str):
            pages.paragraph(block if block == document.title else "　　" + block)
        else:
            pages.table(block)
            for note in block.notes:
                pages.paragraph(note)
    return pages.bytes()


class Pages:
    def __init__(self, number):
        self.number, self.streams, self.y = number, [[]], TOP

    def room(self, height):
        if self.y - height < 80:
            self.streams.append([])
            self.y = TOP

    def put(self, x, y, said):
        codes = "".join(f"{ord(c):04X}" for c in said if ord(c) < 0x10000)
        self.streams[-1].append(f"BT /F {SIZE} Tf {x} {y} Td <{codes}> Tj ET")

    def paragraph(self, said):
        for line in wrapped(said, (PAGE[0] - 2 * LEFT) // SIZE):
            self.room(20)
            self.put(LEFT, self.y, line)
            self.y -= 20

    def table(self, table):
        widths = column_widths(table, PAGE[0] - 2 * 40)
        lefts = [40 + sum(widths[:j]) for j in range(len(widths) + 1)]
        lines = {(i, j): broken(said, sum(widths[j:j + across]) // SIZE)
                 for i, j, _, across, said in table.spans()}
        heights = [8 + 16 * max([len(v) for (r, j), v in lines.items() if r == i] or [1]) for i in range(len(table.rows))]
        i = 0
        while i < len(table.rows):
            last = i + 1
            while last < len(table.rows) and "^" in table.rows[last]:
                last += 1     # Merged rows stay together.
            self.room(sum(heights[i:last]))
            tops = [self.y - sum(heights[i:k]) for k in range(i, last + 1)]
            for r, j, down, across, _ in table.spans():
                if i <= r < last:
                    self.box(lefts[j], tops[r - i], lefts[j + across], tops[r - i + down], lines[r, j])
            self.y, i = tops[-1], last
        self.y -= 20

    def box(self, left, top, right, bottom, lines):
        self.streams[-1].append(f"{left} {bottom} {right - left} {top - bottom} re S")
        for k, line in enumerate(lines):
            self.put(left + 3, top - 15 - 16 * k, line)

    def bytes(self):
        objects = ["<</Type/Catalog/Pages 2 0 R>>", "", FONT, DESCENDANT, stream(UNICODE)]
        kids = []
        for n, drawn in enumerate(self.streams, 1):
            self.streams = [*self.streams[:n - 1], drawn, *self.streams[n:]]
            foot = self.number.format(n=n)
            codes = "".join(f"{ord(c):04X}" for c in foot)
            drawn = drawn + ([f"BT /F 10 Tf 280 40 Td <{codes}> Tj ET"] if foot else [])
            objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Resources<</Font<</F 3 0 R>>>>"
                        f"/Contents {len(objects) + 2} 0 R>>", stream("\n".join(drawn))]
            kids.append(f"{len(objects) - 1} 0 R")
        objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
        return assemble(objects)


def column_widths(table, total):
    """By what stands in them; no Latin word is wider than its column."""
    weights = []
    for cells in zip(*table.rows):
        words = [word for cell in cells for word in re.findall("[!-~]+", cell)]
        longest = max(map(len, words), default=0) / 2 + 1
        weights.append(max(4, longest, min(14, max(len(cell) for cell in cells))))
    return [int(total * weight / sum(weights)) for weight in weights]


def broken(said, across):
    return [line for part in said.split("\n") for line in wrapped(part, max(2, across))]


FONT = ("<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>")
DESCENDANT = ("<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
              "/Supplement 0>>/DW 1000/W[32 126 500]>>")
UNICODE = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
           "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
           "256 beginbfrange\n" + "\n".join(f"<{h:02X}00> <{h:02X}FF> <{h:02X}00>" for h in range(256)) +
           "\nendbfrange endcmap end end")


def stream(said):
    return f"<</Length {len(said)}>>stream\n{said}\nendstream"


def assemble(objects):
    out, places = b"%PDF-1.4\n", []
    for n, said in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{said}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
                  f"startxref\n{len(out)}\n%%EOF\n").encode()
