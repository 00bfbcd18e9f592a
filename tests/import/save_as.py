"""Saves a notice, given as lines of text, the way other programs do: as web pages, Word
documents, workbooks and lists of values. Only what Python has, and openpyxl."""
import csv
import html
import io
import re
import shutil
import subprocess
import tempfile
import zipfile

ATTACHMENT = re.compile(r"附件\d$")
SECTION = re.compile(r"([一二三四五六七八九十]+)、(.*牵头重点工作)$")
TASK = re.compile(r"(\d+)\.(.*)|([一二三四五六七八九十]+)、(.*)")
LABEL = "责任单位:"
NOTE = "(列第一位者为工作牵头单位或汇总单位,下同)"


def parts(lines):
    """The letter, and of each attachment its title and its tasks as (section, number, text, units)."""
    starts = [i for i, line in enumerate(lines) if ATTACHMENT.match(line)] + [len(lines)]
    plans = []
    for start, end in zip(starts, starts[1:]):
        title, tasks, section = "", [], ""
        for line in lines[start + 1:end]:
            heading, task = SECTION.match(line), TASK.match(line)
            if heading:
                section = line
            elif line.startswith(LABEL):
                tasks[-1][3] = line[len(LABEL):]
            elif task:
                tasks.append([section, task[1] or task[3], task[2] or task[4], ""])
            else:
                title += line
        plans.append((title, tasks))
    return lines[:starts[0]], plans


# Web pages

def page(body, encoding="utf-8", head=""):
    return (f'<!DOCTYPE html>\n<html><head><meta charset="{encoding}"><title>通知</title>{head}'
            f"</head>\n<body>\n{body}\n</body></html>\n")


def plain_page(lines):
    return page("\n".join(f"<p>{html.escape(line)}</p>" for line in lines)).encode()


def government_page(lines):
    """As portals publish: GB2312 by its meta, blanks for indents, <br> for <p>, a layout table."""
    text = "<br/>\r\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + html.escape(line).replace("“", "&ldquo;")
                            for line in lines)
    body = (f'<table width="100%"><tr><td><div class="nav" style="display:none">首页 &gt; 公开</div>'
            f'<div id="zoom"><!-- 正文 -->{text}</div></td></tr></table><script>var a="</p>";</script>')
    return page(body, "gb2312").encode("gb18030")


def word_page(lines):
    """As Word saves a page: spans within spans, one for each change of script, source lines cut."""
    def runs(line):
        out = ""
        for run in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", line):
            text = html.escape(run)
            latin = " lang=EN-US" if ord(run[0]) < 127 else ""
            out += (f"<span\r\n{latin} style='font-size:16.0pt;font-family:仿宋_GB2312;mso-bidi-font-family:"
                    f"\"Times New Roman\"'>{text}</span>")
        return out
    body = "\r\n".join(
        f"<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'><span\r\nstyle='color:black'>"
        f"{runs(line)}<o:p></o:p></span></p>" for line in lines)
    head = ("<style>\n<!--\n p.MsoNormal {margin:0cm}\n-->\n</style><!--[if gte mso 9]><xml><w:WordDocument>"
            "<w:View>Print</w:View></w:WordDocument></xml><![endif]-->")
    return page(f"<div class=WordSection1>{body}</div>", "gb2312", head).encode("gb18030")


def table_page(plans, letter=()):
    """Every plan a table under its title; an official reaches over the rows of his tasks."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in letter)
    for number, (title, tasks) in enumerate(plans, 1):
        body += (f"<p>附件{number}</p><h2>{title}</h2><table border=1><thead><tr><th>序号</th>"
                 "<th>牵头领导</th><th>工作任务</th><th>责任单位</th></tr></thead><tbody>")
        for section, rows in sections(tasks):
            for i, (_, n, text, units) in enumerate(rows):
                head = f"<td rowspan={len(rows)}>{official(section)}</td>" if i == 0 else ""
                body += f"<tr><td>{n}</td>{head}<td>{text}</td><td>{units}</td></tr>"
        body += "</tbody></table>"
    return page(body).encode()


# Word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OVERRIDE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_document(body, extra=""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml",
                        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                        'content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
                        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                        f'<Override PartName="/word/document.xml" ContentType="{OVERRIDE}.document.main+xml"/></Types>')
        zipped.writestr("_rels/.rels",
                        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                        f'relationships"><Relationship Id="rId1" Type="{RELATED}/officeDocument" '
                        'Target="word/document.xml"/></Relationships>')
        zipped.writestr("word/document.xml",
                        f'<?xml version="1.0"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>')
    return out.getvalue()


def word_paragraph(line):
    """Runs as Word cuts them, with marks of its spelling and of the last place looked at."""
    runs = "".join(f'<w:proofErr w:type="spellStart"/><w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr>'
                   f'<w:t xml:space="preserve">{html.escape(run)}</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
                   for run in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]{1,7}", line))
    return f'<w:p><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>{runs}</w:p>'


def docx(lines):
    return word_document("".join(map(word_paragraph, lines)))


def table_docx(plans, letter=()):
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{word_paragraph(text)}</w:tc>"
    body = "".join(map(word_paragraph, letter))
    for number, (title, tasks) in enumerate(plans, 1):
        body += word_paragraph(f"附件{number}") + word_paragraph(title)
        body += "<w:tbl><w:tr>" + "".join(map(cell, ("序号", "牵头领导", "工作任务", "责任单位"))) + "</w:tr>"
        for section, rows in sections(tasks):
            for i, (_, n, text, units) in enumerate(rows):
                merged = '<w:vMerge w:val="restart"/>' if i == 0 else "<w:vMerge/>"
                body += ("<w:tr>" + cell(n) + cell(official(section) if i == 0 else "", merged) + cell(text)
                         + cell(units) + "</w:tr>")
        body += "</w:tbl>"
    return word_document(body)


# Tables

def official(section):
    return re.sub(r"^.*?、(.*)牵头重点工作$", r"\1", section)


def sections(tasks):
    runs = []
    for task in tasks:
        if not runs or runs[-1][0] != task[0]:
            runs.append((task[0], []))
        runs[-1][1].append(task)
    return runs


def rows_of(plans, letter=()):
    """Everything one below another, as a sheet of it is saved to values."""
    yield from ([line] for line in letter)
    for number, (title, tasks) in enumerate(plans, 1):
        yield [f"附件{number}"]
        yield [title]
        yield ["序号", "工作任务", "责任单位"]
        for section, rows in sections(tasks):
            if section:
                yield [section]
            yield from ([n, text, units] for _, n, text, units in rows)


def values(plans, letter=(), delimiter=",", encoding="utf-8-sig"):
    out = io.StringIO()
    rows = [row + [""] * (3 - len(row)) for row in rows_of(plans, letter)]
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(plans, letter=(), merged=False):
    """A sheet for the letter and one for each plan. Merged: titles over the table, officials over
    their rows, two-level heads."""
    import openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "通知"
    for line in letter:
        sheet.append([line])
    for number, (title, tasks) in enumerate(plans, 1):
        sheet = book.create_sheet(f"附件{number}")
        (merged_sheet if merged else plain_sheet)(sheet, title, tasks)
    if not letter:
        del book["通知"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plain_sheet(sheet, title, tasks):
    for row in rows_of([(title, tasks)]):
        if not ATTACHMENT.match(row[0]):
            sheet.append([int(v) if v.isdigit() else v for v in row])


def merged_sheet(sheet, title, tasks):
    sheet.append([title])
    sheet.merge_cells("A1:E1")
    sheet.append(["序号", "牵头领导", "工作任务", "责任分工"])
    sheet.append([None, None, None, "牵头单位", "配合单位"])
    for place in ("A2:A3", "B2:B3", "C2:C3", "D2:E2"):
        sheet.merge_cells(place)
    for section, rows in sections(tasks):
        first = sheet.max_row + 1
        for i, (_, n, text, units) in enumerate(rows):
            lead, _, support = units.replace(NOTE, "").partition("、")
            sheet.append([int(n) if n.isdigit() else n, official(section) if i == 0 else None, text, lead, support])
        if len(rows) > 1:
            sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=2, end_column=2)


# Paper

def printed(page_bytes, folder):
    """A page as chromium prints it; None where there is none."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        return None
    source, target = folder / "print.html", folder / "print.pdf"
    source.write_bytes(page_bytes)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.as_uri()],
                       check=True, capture_output=True, timeout=60)
    return target.read_bytes()
