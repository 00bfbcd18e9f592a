"""Writes the sample files of the container tests: documents that are too binary to keep, and
bombs. The first argument is the directory."""
import pathlib
import sys
import zipfile
import zlib

HERE = pathlib.Path(sys.argv[1])
HERE.mkdir(exist_ok=True)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*items):
    rows = "".join(f'<Relationship Id="{i}" Type="{RELS}/{kind}" Target="{target}"/>'
                   for i, kind, target in items)
    return f'<?xml version="1.0"?><Relationships xmlns="x">{rows}</Relationships>'


def package(name, main, parts):
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", "<Types/>")
        zipped.writestr("_rels/.rels", relations(("r1", "officeDocument", main)))
        for path, text in parts.items():
            zipped.writestr(path, text)


def docx(name, body, **parts):
    related = [(f"r{i}", kind, f"{kind}.xml") for i, kind in enumerate(parts)]
    package(name, "word/document.xml", {
        "word/document.xml": body if body.startswith("<!") else f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*related),
        **{f"word/{kind}.xml": text for kind, text in parts.items()}})


def p(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>" + "".join(p(t) for t in text.split("|")) + "</w:tc>"


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="4">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>
</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num></w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:styleId="a"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>"""
NOTES = f'<w:footnotes {W}><w:footnote>{p("注:列首位的为牵头单位")}</w:footnote></w:footnotes>'
BODY = (
    p("总则", '<w:pStyle w:val="b"/>')
    + '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>第一段</w:t></w:r>'
      '<w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>'
      '<w:r><w:tab/><w:t>尾</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>'
    + p("合并的", "<w:rPr><w:del/></w:rPr>") + p("段落")
    + '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>'
      '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange></w:pPr>'
      '<w:r><w:t>有</w:t></w:r><w:r><w:AlternateContent><w:Choice><w:txbxContent>' + p("框中")
    + '</w:txbxContent></w:Choice><w:Fallback><w:txbxContent>' + p("框中")
    + '</w:txbxContent></w:Fallback></w:AlternateContent></w:r><w:r><w:t>框</w:t></w:r></w:p>')
docx("body.docx", BODY, styles=STYLES, numbering=NUMBERING, footnotes=NOTES)

GOES_ON, SPAN = "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
docx("table.docx", p("前") + "<w:tbl>"
     + "<w:tr>" + cell("任务", '<w:vMerge w:val="restart"/>') + cell("责任", SPAN) + "</w:tr>"
     + "<w:tr>" + cell("", GOES_ON) + cell("牵头") + cell("配合") + "</w:tr>"
     + "<w:tr><w:trPr><w:del/></w:trPr>" + cell("删") + cell("去") + cell("行") + "</w:tr>"
     + "<w:tr>" + cell("修路") + cell("甲局|乙局") + cell("") + "</w:tr></w:tbl>" + p("后"))


def xlsx(name, sheets, **parts):
    listed = "".join(f'<sheet name="{title}" r:id="s{i}" {state}/>'
                     for i, (title, state, _) in enumerate(sheets))
    related = [(f"s{i}", "worksheet", f"/xl/worksheets/{i}.xml") for i in range(len(sheets))]
    related += [(kind, kind, f"{kind}.xml") for kind in parts]
    package(name, "xl/workbook.xml", {
        "xl/workbook.xml": f'<workbook xmlns:r="{RELS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(*related),
        **{f"xl/{kind}.xml": text for kind, text in parts.items()},
        **{f"xl/worksheets/{i}.xml": text for i, (_, _, text) in enumerate(sheets)}})


xlsx("book.xlsx", [
    ("分工", "", """<worksheet><sheetData>
<row r="2"><c r="A2" t="inlineStr"><is><t>标题</t></is></c></row>
<row r="3"><c r="A3" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="C3" t="str"><v>时限</v></c></row>
<row r="4"><c r="A4"><v>1</v></c><c r="B4" t="inlineStr"><is><t>修路</t></is></c><c r="C4" s="1"><v>44377</v></c></row>
<row r="5"><c r="A5"><v>2</v></c><c r="B5"/><c r="C5" s="2"><v>44348</v></c></row>
<row r="7"><c r="A7" t="b"><v>1</v></c><c r="B7" s="3"><v>0.09</v></c><c r="C7"><v>0.30000000000000004</v></c></row>
<row r="8"><c r="A8" t="d"><v>2021-06-30T00:00:00</v></c></row>
<row r="900"><c r="A900" s="1"/></row>
</sheetData><mergeCells><mergeCell ref="A2:C2"/><mergeCell ref="B4:B5"/></mergeCells></worksheet>"""),
    ("藏", 'state="hidden"', '<worksheet><sheetData><row><c t="str"><v>x</v></c></row></sheetData></worksheet>')],
     sharedStrings="<sst><si><t>序号</t></si><si><r><t>任</t></r><r><t>务</t></r><rPh><t>rw</t></rPh></si></sst>",
     styles="""<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>""")

with zipfile.ZipFile(HERE / "foreign.odt", "w") as zipped:
    zipped.writestr("content.xml", "<x/>")
with zipfile.ZipFile(HERE / "plain.zip", "w") as zipped:
    zipped.writestr("notes.txt", "x")

docx("bomb.docx", "<w:p/>" * (30 << 20))
docx("laughs.docx", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>')
docx("deep.docx", "<w:x>" * 100000 + "</w:x>" * 100000)
docx("attributes.docx", "<w:p " + " ".join(f'a{i}="1"' for i in range(200000)) + "/>")
row = "".join("<c><v>1</v></c>" for _ in range(200))
xlsx("cells.xlsx", [("x", "", "<worksheet><sheetData>" + f"<row>{row}</row>" * 10500 + "</sheetData></worksheet>")])


def paper(name, pages, locks="", filters=""):
    """A page for each content."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for i, content in enumerate(pages):
        objects += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 360 300]/Contents {5 + 2 * i} 0 R"
                    "/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
                    f"<</Length {len(content)}{filters}>>\nstream\n".encode() + content + b"\nendstream"]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
            f"<</Size {len(objects) + 1}/Root 1 0 R{locks}>>\nstartxref\n{len(out)}\n%%EOF\n").encode()
    (HERE / name).write_bytes(out)


def words(lines):
    """Each with its place, in Helvetica."""
    return ("BT /F1 12 Tf " + " ".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in lines) + " ET").encode()


def rules(*lines):
    return b" ".join(f"{a} {b} m {c} {d} l S".encode() for a, b, c, d in lines) + b"\n"


def grid(xs, ys):
    return rules(*[(xs[0], y, xs[-1], y) for y in ys], *[(x, ys[0], x, ys[-1]) for x in xs])


def pdf(name, lines, content=None, **more):
    paper(name, [words(lines) if content is None else content], **more)


pdf("lines.pdf", [(50, 250, "This line is broken by the edge of the page,"),
                  (50, 234, "and this ends it."), (50, 218, "Lead: Harbour Board")])

# A table with a cell over two rows and one over two columns, that goes on over the edge of the page:
# its headings again, and a row that has begun before.
XS = (40, 80, 220, 320)
paper("table.pdf", [
    grid(XS, (280, 250, 220)) + rules((80, 220, 80, 100), (220, 220, 220, 100), (40, 220, 40, 100),
                                      (320, 220, 320, 100), (40, 180, 320, 180), (80, 140, 320, 140))
    + words([(45, 262, "No"), (85, 262, "Task"), (225, 262, "Lead"), (45, 232, "1"), (85, 236, "Mend the road from the"),
             (85, 224, "old harbour to town"), (225, 232, "Road Office"), (45, 195, "2"), (85, 195, "Plant"),
             (225, 195, "Park Office"), (45, 130, "3"), (85, 165, "Open a school"), (225, 165, "School Office"),
             (85, 118, "Count the"), (225, 118, "Road Office"), (170, 20, "- 1 -")]),
    grid(XS, (280, 250)) + rules(*[(x, 250, x, 200) for x in XS], (40, 200, 320, 200))
    + words([(45, 262, "No"), (85, 262, "Task"), (225, 262, "Lead"), (85, 232, "trees"), (85, 180, "Below the table")])])

# Columns that nothing but blanks parts.
paper("columns.pdf", [words(
    [(40, 270, "Plan of the town for 2022")] + [
        (x, y, text) for y, row in ((240, ("No", "Task", "Lead agency")), (220, ("1", "Mend the road from the", "Road Office")),
                                    (206, ("", "old harbour", "")), (184, ("2", "Plant trees", "Park Office")),
                                    (162, ("3", "Open a school", "School Office")))
        for x, text in zip((40, 80, 240), row) if text] + [(40, 120, "End of the plan")])])

pdf("picture.pdf", [], b"0 0 100 100 re f")
pdf("locked.pdf", [(50, 250, "x")], locks="/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
    + "11" * 32 + ">/U<" + "22" * 32 + ">>>")


def packed(text, times, start=b""):
    """A text so many times over, deflated."""
    packer = zlib.compressobj(1)
    return packer.compress(start) + b"".join(packer.compress(text) for _ in range(times)) + packer.flush()


# A page of lines without end.
pdf("slow.pdf", [], packed(b"0 0 m 1 1 l S " * 10000, 1500), filters="/Filter/FlateDecode")

# A list of numbers without end, which poppler holds in memory.
pdf("swell.pdf", [], packed(b"1 " * 1000000, 40, b"["), filters="/Filter/FlateDecode")
