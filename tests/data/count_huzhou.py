#!/usr/bin/python3
"""Count data/huzhou-2021.json, and compare it with the notice it was read from.

Usage: count_huzhou.py [NOTICE.txt]
The text of the notice is no part of the project. Without an argument it is
looked for as shared/huzhou-2021-notice.txt beside the checkout or above it;
when it is not there the counts alone are checked, and the last line says so.
"""
import collections
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "huzhou-2021.json"
TEXT = "shared/huzhou-2021-notice.txt"

PLANS = {"附件1": "five-year", "附件2": "annual", "附件3": "livelihood"}
NUMERALS = "一二三四五六七八九十"

# Figures that are no targets: names, grades, years, thresholds of what is counted.
NO_TARGET = [
    "2.0版", "“345+1.5”", "“4321”", "5A级", "104国道", "PM2.5", "PM10", "G60", "“311”",
    "世界500强", "12345政务", "100周年", "“1+5+2”", "3亿元以上", "3岁以下", "(2251885)", "到2025年",
]
# Figures the notice writes in another way than digits and then the unit, or once for two things.
READ_AS = {
    "三分之二": "66.67%", "全省前三": "全省前3位", "每天一小时": "每天1小时",
    "每立方米25微克": "25微克/立方米", "各新增100亿元": "100亿元、100亿元",
    "各10条": "10条、10条", "各30个": "30个、30个", "分别建成1个": "1个、1个",
}
# What a title may take from the notice as it stands: quoted names and one doctrine.
NAMES = r"“[^”]*”|习近平新时代中国特色社会主义思想"

failures = 0


def check(what, found, expected):
    global failures
    if found == expected:
        return
    failures += 1
    print(f"FAIL {what}: {found!r}, expected {expected!r}")


def name_of(assignment):
    return assignment if isinstance(assignment, str) else assignment["unit"]


def units_of(task):
    return task["lead"] + task.get("support", [])


def count(notice):
    """The counts of methods.md, section 8, and what issue 2 asks of the data."""
    tasks = notice["tasks"]
    names = [[name_of(a) for a in units_of(t)] for t in tasks]
    load = collections.Counter(n for row in names for n in row)
    plans = collections.Counter(t["plan"] for t in tasks)
    heads = collections.Counter(t["official"] for t in tasks if "official" in t)
    sizes = collections.Counter(map(len, names))

    check("tasks", len(tasks), 132)
    check("tasks by plan", list(plans.items()),
          [("five-year", 27), ("annual", 95), ("livelihood", 10)])
    check("assignments", sum(load.values()), 388)
    check("units in tasks", len(load), 72)
    check("units declared", [u["name"] for u in notice["units"]], list(load))
    check("units without a kind", [u["name"] for u in notice["units"] if not u.get("kind")], [])
    check("officials", [o["name"] for o in notice["officials"]], list(heads))
    check("tasks by official", list(heads.values()), [7, 32, 7, 14, 13, 23, 8, 18])
    check("sub-items", sum(t.get("items", 0) for t in tasks), 30)
    check("sizes 1 to 8", [sizes[k] for k in range(1, 9)], [26, 37, 30, 16, 10, 8, 4, 1])
    check("units of one task that are named twice",
          [t["id"] for t, row in zip(tasks, names) if len(set(row)) < len(row)], [])
    check("one lead each", {len(t["lead"]) for t in tasks}, {1})
    check("leading units", len({row[0] for row in names}), 42)

    groups = {u["name"]: u for u in notice["units"] if "members" in u or "open" in u}
    check("assignments of groups", {g: load[g] for g in groups},
          {"各区县政府": 12, "市级有关部门": 2, "有关区县政府": 2})
    check("members", groups["各区县政府"].get("members"),
          ["吴兴区政府", "南浔区政府", "德清县政府", "长兴县政府", "安吉县政府"])
    check("notes", [(t["id"], a) for t in tasks for a in units_of(t) if not isinstance(a, str)],
          [("annual-2-7", {"unit": "长三角产业合作区湖州片区管委会", "note": "筹"}),
           ("annual-8-4", {"unit": "市政务办", "note": "数字化改革专班"})])

    claims = collections.Counter(n for u in notice["units"]
                                 for n in [u["name"], *u.get("aliases", [])])
    check("names claimed twice", [n for n, times in claims.items() if times > 1], [])
    check("titles too long", [t["title"] for t in tasks if len(t["title"]) > 24], [])
    check("distinct titles", len({t["title"] for t in tasks}), 132)
    check("tasks with a text", [t["id"] for t in tasks if "text" in t], [])
    figures = [i for t in tasks for i in t.get("indicators", [])]
    check("indicators", len(figures), 134)
    check("figures to stay within", [i["name"] for i in figures if i["op"] == "<="],
          ["与长三角核心城市的通勤时间", "省重大产业项目数量全省位次",
           "银行不良贷款率", "市区PM2.5平均浓度"])
    check("other comparisons", {i["op"] for i in figures}, {">=", "<="})
    check("years of the indicators",
          [t["id"] for t in tasks for i in t.get("indicators", [])
           if i["by"] != (2025 if t["plan"] == "five-year" else 2021)], [])


def read_unit(words):
    name, note = re.fullmatch(r"([^()]+)(?:\((.+)\))?", words).groups()
    return {"unit": name, "note": note} if note else name


def read_notice(path):
    """The tasks of the notice, each with its `line` of text; knows nothing of the JSON."""
    plan = section = official = None
    tasks = []
    for line in path.read_text("utf-8").splitlines():
        if line in PLANS:
            plan, section, official = PLANS[line], None, None
        elif plan is None:
            continue
        elif head := re.fullmatch(r"(.)、(\w+?)(常务副市长|副市长|市长|常委)牵头重点工作", line):
            section, official = head[1], (head[2], head[3])
        elif line.startswith("责任单位:"):
            words = line[5:].replace("(列第一位者为工作牵头单位或汇总单位,下同)", "")
            tasks[-1]["units"] = [read_unit(w) for w in words.split("、")]
        elif item := re.match(r"(\d+)\.|([一二三四五六七八九十])、", line):
            number = item[1] or str(NUMERALS.index(item[2]) + 1)
            middle = f"-{NUMERALS.index(section) + 1}" if section else ""
            tasks.append({"id": f"{plan}{middle}-{number}", "plan": plan, "section": section,
                          "official": official, "line": line[item.end():]})
    return tasks


def check_figures(task, line):
    """Each figure of the line is one indicator, in the same order, with the same unit."""
    line = re.sub(r"\(\d个子项\)", "", line)
    for name in NO_TARGET:
        line = line.replace(name, "…")
    for written, read in READ_AS.items():
        line = line.replace(written, read)
    figures = [line[m.start():] for m in re.finditer(r"\d+(?:\.\d+)?", line)]
    wanted = [f"{i['value']}{i['unit']}" for i in task.get("indicators", [])]
    if len(figures) != len(wanted) or not all(map(str.startswith, figures, wanted)):
        check(f"{task['id']}: indicators", wanted, [rest[:12] for rest in figures])


def longest_run(words, text):
    """Length of the longest run of characters that stands in the text too."""
    return max(b - a for a in range(len(words)) for b in range(a, len(words) + 1)
               if words[a:b] in text)


def compare(notice, path):
    """Every task against the notice: place, official, units in order, figures, own words."""
    source = read_notice(path)
    text = path.read_text("utf-8")
    titles = {o["name"]: o["title"] for o in notice["officials"]}
    check("ids", [t["id"] for t in notice["tasks"]], [s["id"] for s in source])
    for task, s in zip(notice["tasks"], source):
        where = task["id"]
        official = task.get("official")
        check(f"{where}: plan", task["plan"], s["plan"])
        check(f"{where}: section", task.get("section"), s["section"])
        check(f"{where}: official", official and (official, titles[official]), s["official"])
        check(f"{where}: lead", task["lead"], s["units"][:1])
        check(f"{where}: support", task.get("support", []), s["units"][1:])
        items = re.search(r"\((\d)个子项\)", s["line"])
        check(f"{where}: items", task.get("items"), items and int(items[1]))
        check_figures(task, s["line"])
        own = [w for w in re.split(NAMES, task["title"]) if w]
        check(f"{where}: words copied", [w for w in own if longest_run(w, text) > 10], [])
    for name in [*NO_TARGET, *READ_AS]:
        check(f"uses of {name}", any(name in s["line"] for s in source), True)


def main(arguments):
    notice = json.loads(DATA.read_text("utf-8"))
    count(notice)
    print(f"counted {DATA.name}: {len(notice['tasks'])} tasks, "
          f"{sum(len(t.get('indicators', [])) for t in notice['tasks'])} indicators")
    beside = [pathlib.Path(a) for a in arguments[:1]] or [p / TEXT for p in ROOT.parents]
    path = next((p for p in beside if p.exists()), None)
    if path:
        compare(notice, path)
        print(f"compared with {path}")
    elif arguments:
        check("the notice", arguments[0], "a file that exists")
    else:
        print(f"not compared: no {TEXT} here")
    print("ok" if not failures else f"{failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
