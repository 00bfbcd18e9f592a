"""What is no notice, or would take a machine's memory, is refused with a message that helps, and
costs no more memory than an honest document of the greatest size does."""
import os
import pathlib
import subprocess
import sys
import tempfile

TOOL, SOURCE = sys.argv[1], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
MOST_KIB = 600 << 10  # The address sanitizer's own share is in it.

here = tempfile.TemporaryDirectory()
FILES = pathlib.Path(here.name)
subprocess.run([sys.executable, SOURCE / "tests" / "import" / "make_files.py", FILES], check=True)


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
for name in ("old.doc", "old.et", "old.wps"):
    write(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

EXPECTED = {
    "bomb.docx": "unpacks to more", "laughs.docx": "document type", "deep.docx": "damaged",
    "attributes.docx": "attributes", "cells.xlsx": "too large", "cells.csv": "too large",
    "line.txt": "a document of more than", "cut.docx": "damaged", "laughs.html": "nobody",
    "deep.html": "nests too deeply", "photo.jpg": "a picture", "scan.png": "a picture",
    "scan.tif": "a picture",
    "all.rar": "an archive", "all.7z": "an archive", "notice.txt.gz": "an archive",
    "plain.zip": "Word or Excel", "foreign.odt": "OpenDocument", "old.doc": "soffice",
    "old.et": "soffice", "old.wps": "soffice"}

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
sys.exit(failed)
