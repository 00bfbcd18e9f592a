"""A notice saved as HTML, DOCX, PDF, XLSX and CSV gives the notice that its text gives.

It is the notice that zeren grew up with where its wording is there, and one of our own anyway.
What is compared is everything but the lines that tasks stand at, and in tables what only the
headings of the text have.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import save_as

TOOL, SOURCE = sys.argv[1], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
HERE = SOURCE / "tests" / "import"
REGISTRY = SOURCE / "data" / "unit-names.json"
ONLY_TEXT = {"id", "section", "source"}  # Numbers of headings that a table does not have.


def read(path):
    done = subprocess.run([TOOL, "-r", REGISTRY, path], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"refused: {done.stderr.strip()}")
    return json.loads(done.stdout), json.loads(done.stderr)


def without(notice, keys):
    return {**notice, "tasks": [{k: v for k, v in task.items() if k not in keys} for task in notice["tasks"]]}


def compare(found, wanted, keys):
    found, wanted = without(found, keys), without(wanted, keys)
    for key in sorted(wanted.keys() | found.keys()):
        a, b = found.get(key), wanted.get(key)
        if isinstance(b, list) and isinstance(a, list):
            for number, (one, other) in enumerate(zip(a, b), 1):
                assert one == other, f"{key} {number}\n  expected {other}\n  found    {one}"
            assert len(a) == len(b), f"{len(a)} {key}, not {len(b)}: {a[len(b):]}"
        assert a == b, f"{key}: expected {b}, found {a}"


def check(name, content, wanted, keys, folder):
    path = folder / name
    path.write_bytes(content)
    started = time.monotonic()
    try:
        notice, account = read(path)
        assert account["doubts"] == [], f"doubts {account['doubts'][:5]}"
        assert account["used"] + account["blank"] + len(account["unused"]) == account["lines"]
        compare(notice, wanted, keys)
    except AssertionError as problem:
        print(f"WRONG {name}: {str(problem)[:1500]}")
        return 1
    print(f"{name}: the same notice, {len(content) >> 10} KiB, {time.monotonic() - started:.2f} s")
    return 0


def forms(lines):
    """What the text is saved as: name, bytes, and whether it has the headings of the text."""
    letter, plans = save_as.parts(lines)
    yield "plain.html", save_as.plain_page(lines), {"source"}
    yield "portal.html", save_as.government_page(lines), {"source"}
    yield "word.html", save_as.word_page(lines), {"source"}
    yield "text.docx", save_as.docx(lines), {"source"}
    yield "table.html", save_as.table_page(plans, letter), ONLY_TEXT
    yield "table.docx", save_as.table_docx(plans, letter), ONLY_TEXT
    yield "book.xlsx", save_as.workbook(plans, letter), ONLY_TEXT
    yield "merged.xlsx", save_as.workbook(plans, letter, merged=True), ONLY_TEXT
    yield "comma.csv", save_as.values(plans, letter), ONLY_TEXT
    yield "semicolon.csv", save_as.values(plans, letter, ";", "gb18030"), ONLY_TEXT
    yield "tab.tsv", save_as.values(plans, letter, "\t", "utf-16"), ONLY_TEXT


def paper(lines, folder):
    letter, plans = save_as.parts(lines)
    style = "<style>table{border-collapse:collapse}</style></head>"
    yield "print.pdf", save_as.printed(save_as.plain_page(lines), folder), {"source"}
    yield "table.pdf", save_as.printed(
        save_as.table_page(plans, letter).replace(b"</head>", style.encode()), folder), ONLY_TEXT


def check_notice(text, folder):
    folder.mkdir()
    original = folder / "notice.txt"
    original.write_text(text)
    wanted, account = read(original)
    assert account["doubts"] == [], account["doubts"]
    lines = [line for line in text.split("\n") if line.strip()]
    failures = sum(check(name, content, wanted, keys, folder) for name, content, keys in forms(lines))
    return failures + sum(check(name, content, wanted, keys, folder)
                          for name, content, keys in paper(lines, folder) if content is not None)


places = [SOURCE.parent / "shared", SOURCE.parent.parent / "shared"]
notices = [HERE / "notice.txt"] + [p / "huzhou-2021-notice.txt" for p in places
                                   if (p / "huzhou-2021-notice.txt").exists()]
with tempfile.TemporaryDirectory() as here:
    wrong = 0
    for notice in notices:
        print(notice.stem)
        wrong += check_notice(notice.read_text(), pathlib.Path(here) / notice.stem)
sys.exit(wrong > 0)
