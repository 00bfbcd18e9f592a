"""What the tests of ledgers share: running zeren, opening workbooks, a notice of hostile names."""
import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import openpyxl

warnings.simplefilter("ignore")
SOURCE = Path(os.environ["ZEREN_SOURCE_DIR"])
HUZHOU = SOURCE / "data/huzhou-2021.json"
WORDS = {
    "en": ["not started", "on track", "at risk", "delayed", "done"],
    "zh": ["未启动", "正常推进", "存在风险", "滞后", "已完成"],
}
KEYS = ["not_started", "on_track", "at_risk", "delayed", "done"]
HEADS = {
    "en": ["progress", "done (%)", "what was done", "problem", "next step", "updated on"],
    "zh": ["进展情况", "完成比例（%）", "已完成工作", "存在问题", "下一步打算", "更新日期"],
}
complaints = []

# A ledger is never replaced: each run starts in a directory of its own.
os.chdir(tempfile.mkdtemp(dir="."))
atexit.register(shutil.rmtree, os.getcwd())


def zeren(*args, code=0, **options):
    done = subprocess.run([os.environ["ZEREN"], *map(str, args)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, **options)
    check(done.returncode == code, f"zeren {' '.join(map(str, args))}: exit {done.returncode}, "
                                   f"{done.stderr.decode()}")
    return done.stdout


def inspect(notice, *args, code=0):
    said = zeren("inspect", notice, *args, "--format", "json", code=code)
    if not said:
        finish()
    return json.loads(said)


def check(holds, words):
    if not holds:
        complaints.append(words)


def same(what, got, want):
    check(got == want, f"{what}: {got!r}, expected {want!r}")


def finish():
    print(*complaints[:40], sep="\n")
    print(f"{len(complaints)} complaints")
    sys.exit(bool(complaints))


def heads_of(sheet):
    """Column by heading; the headings stand in the second row."""
    return {cell.value: cell.column for cell in sheet[2]}


HOSTILE = ["=HYPERLINK(\"http://x.example\",\"y\")", "\"><script>alert(1)</script>", "+1+1", "@sum",
           "-2+3", "a]b[c:d*e?f/g\\h", "'quoted'", "History", "x" * 200, "名" * 200, "a\tb",
           "＝1+1"]


def hostile_notice(path):
    tasks = [{"id": f"={n}", "title": name, "text": name + "\n" + name, "plan": "p",
              "official": name, "lead": [name], "support": [HOSTILE[(n + 1) % len(HOSTILE)]],
              "indicators": [{"name": name, "op": ">=", "value": 5, "unit": name}]}
             for n, name in enumerate(HOSTILE)]
    path.write_text(json.dumps({"zeren": 1, "title": HOSTILE[0], "plans": [
        {"id": "p", "title": HOSTILE[1], "kind": "annual", "from": 2021, "to": 2021}],
        "officials": [{"name": name} for name in HOSTILE], "tasks": tasks}))
    return path
