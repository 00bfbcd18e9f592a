"""What is no notice, or would take a machine's memory, is refused with a message that helps, and
costs no more memory than an honest document of the greatest size does."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

TOOL = sys.argv[1]
MOST_KIB = 600 << 10  # The address sanitizer's own share is in it.

here = tempfile.TemporaryDirectory()
FILES = pathlib.Path(here.name)
for made in pathlib.Path(os.environ["ZEREN_FILES"]).iterdir():
    (FILES / made.name).symlink_to(made)  # as the tests of the containers have them


def write(name, content):
    (FILES / name).write_bytes(content)


write("cut.docx", (FILES / "table.docx").read_bytes()[:700])
# Made in pieces: a child starts with the greatest size its parent ever had.
with open(FILES / "line.txt", "wb") as line:
    for _ in range(100):
        line.write(b"x" * 1_000_000)
write("cells.csv", b"1,2,3,4,5,6,7,8\n" * 400_000)
write("laughs.html", b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;</p>')
write("deep.html", b"<html>" + b"<div>" * 500_000 + b"x")
write("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
write("scan.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
write("scan.tif", b"II*\x00\x08\x00\x00\x00")
write("all.rar", b"Rar!\x1a\x07\x01\x00")
write("all.7z", b"7z\xbc\xaf\x27\x1c\x00\x04")
write("notice.txt.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00")
for name, stream in (("old.doc", "WordDocument"), ("old.et", "Workbook"), ("old.xls", "Book"),
                     ("old.wps", ""), ("old.ppt", "PowerPoint Document"),
                     ("locked.xlsx", "EncryptedPackage")):
    write(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") +
          bytes(100))
write("scan.heic", b"\0\0\0\x18ftypheic" + bytes(99))
write("scan.bmp", b"BM6\0\x0c\0" + bytes(99))
write("all.tar", b"a.txt" + bytes(252) + b"ustar" + bytes(250))
write("all.bz2", b"BZh91AY&SY" + bytes(99))
write("notice.rtf", b"{\\rtf1 x}")
write("page.mht", b"MIME-Version: 1.0\r\n\r\n")
write("sheet.xml", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')
write("print.ps", b"%!PS-Adobe-3.0\n")
write("notice.json", b' {"title": "x", "zeren": 1}')
write("wide.txt", "1.修路。(市交通局牵头)\n".encode("utf-16-le"))
write("wider.txt", "1.修路。(市交通局牵头)\n".encode("utf-32"))
write("noise.bin", bytes(range(256)) * 9)
for name, part in (("a.ofd", "OFD.xml"), ("a.xlsb", "xl/workbook.bin"),
                   ("a.pptx", "ppt/presentation.xml"), ("a.pages", "Index/Document.iwa")):
    with zipfile.ZipFile(FILES / name, "w") as package:
        package.writestr(part, "<x/>")
for name in ("body.docx", "book.xlsx", "table.pdf"):
    whole = (FILES / name).read_bytes()
    write("half-" + name, whole[:len(whole) // 2])

EXPECTED = {
    "bomb.docx": "unpacks to more", "laughs.docx": "document type", "deep.docx": "damaged",
    "attributes.docx": "attributes", "cells.xlsx": "too large", "cells.csv": "too large",
    "line.txt": "a document of more than", "cut.docx": "damaged", "laughs.html": "nobody",
    "deep.html": "nests too deeply", "photo.jpg": "a picture", "scan.png": "a picture",
    "scan.tif": "a picture",
    "all.rar": "an archive", "all.7z": "an archive", "notice.txt.gz": "an archive",
    "plain.zip": "Word or Excel", "foreign.odt": "OpenDocument", "old.doc": "to docx",
    "old.et": "to xlsx", "old.xls": "to xlsx", "old.wps": "to docx", "old.ppt": "to pdf",
    "locked.xlsx": "password", "locked.pdf": "password", "scan.heic": "a picture",
    "scan.bmp": "a picture", "all.tar": "an archive", "all.bz2": "an archive",
    "notice.rtf": "to docx", "page.mht": "a web archive", "sheet.xml": "to xlsx",
    "print.ps": "ps2pdf", "notice.json": "a notice already", "wide.txt": "iconv -f UTF-16LE",
    "wider.txt": "iconv -f UTF-32", "noise.bin": "expected a text", "a.ofd": "an OFD file",
    "a.xlsb": "to xlsx", "a.pptx": "to pdf", "a.pages": "export it", "half-body.docx": "damaged",
    "half-book.xlsx": "damaged", "half-table.pdf": "damaged"}

failed = False
for name, words in EXPECTED.items():
    with open(FILES / "message", "wb") as message:
        child = subprocess.Popen([TOOL, FILES / name], stdout=subprocess.DEVNULL, stderr=message)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    said = (FILES / "message").read_text()
    good = child.returncode == 1 and words in said and used.ru_maxrss < MOST_KIB
    failed |= not good
    print(f"{'' if good else 'WRONG '}{name}: {used.ru_maxrss >> 10} MiB, {used.ru_utime:.1f} s, "
          f"exit {child.returncode}: {said[:150].strip()}")

def is_alive(pid):
    try:  # a zombie is no reader, whoever ought to bury it
        return pathlib.Path("/proc", pid, "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


# Whoever ends an import has ended the reader of PDF with it.
child = subprocess.Popen([TOOL, FILES / "slow.pdf"], stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL)
tasks = pathlib.Path(f"/proc/{child.pid}/task/{child.pid}/children")
until = time.monotonic() + 10
while not (readers := tasks.read_text().split()) and time.monotonic() < until:
    time.sleep(0.01)
child.kill()
child.wait()
while any(map(is_alive, readers)) and time.monotonic() < until:
    time.sleep(0.01)
left = list(filter(is_alive, readers))
if not readers or left:
    print(f"WRONG of the readers {readers} {left} are left")
    failed = True
sys.exit(failed)
