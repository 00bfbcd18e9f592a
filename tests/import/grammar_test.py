"""Every way of saying who leads and who supports is read alike, wherever it stands.

The same assignment (one lead, two that support, a time) is put together out of tables: words for
the lead and for support, as labels and as verbs, what parts them, brackets around them, where they
stand beside the task and what closes them. Each two of these are combined. Nothing here comes from
a document: it is the grammar that notices share, written down to be tried on words unseen.
"""
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TOOL, SOURCE = sys.argv[1], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
REGISTRY = SOURCE / "data" / "unit-names.json"

LEAD, SUPPORT, TIME = "县教育局", ["县财政局", "县民政局"], "6月底前"
REST = "、".join(SUPPORT)

LEAD_VERBS = """牵头 牵头负责 负责牵头 总牵头 主牵头 具体牵头 牵头落实 牵头实施 牵头组织 牵头推进 牵头抓总 牵头办理
    牵头组织实施 牵头抓好落实 为主 为主负责 主办 主责 主抓 主要负责 负责主办 主导 为牵头单位 作为牵头单位 为牵头部门 任牵头单位
    为第一责任单位 为主要责任单位 为主责单位 为责任主体 承担牵头责任 承担主体责任""".split()
SUPPORT_VERBS = """配合 协办 协同 参与 参加 协助 支持 会办 协作 协同配合 积极配合 密切配合 共同配合 参与配合 协助配合 做好配合
    负责配合 负责协助 予以配合 予以支持 给予支持 协调配合 配合落实 配合实施 配合推进 配合做好 协同推进 协同落实 共同参与 等配合 等单位配合
    等部门参与 为配合单位 作为配合单位 为协办单位 为参与单位 为协同单位 做好配合工作 按职责配合 按职责分工配合 按照职责分工做好配合""".split()
LEAD_LABELS = """牵头单位 牵头部门 牵头责任单位 牵头责任部门 责任牵头单位 主要责任单位 主责单位 主责部门 主办单位 主办部门
    第一责任单位 首要责任单位 牵头 主办 主责 市级牵头单位 县级牵头部门 牵头科室 牵头处室 牵头实施单位 牵头组织单位 牵头落实单位""".split()
SUPPORT_LABELS = """配合单位 配合部门 协办单位 协同单位 协作单位 协助单位 参与单位 参加单位 支持单位 会办单位 配合责任单位
    责任配合单位 其他责任单位 协同配合单位 协同责任部门 配合 协办 参与 县级配合单位 配合科室 参与部门""".split()
TIME_CLAUSES = ["", "6月底前完成", "6月底前", "于6月底前完成", "完成时限：6月底前", "时限：6月底前", "完成时间为6月底前",
                "6月底前完成任务", "6月底前落实到位", "确保6月底前完成"]
BRACKETS = [("（", "）"), ("(", ")"), ("〔", "〕"), ("【", "】"), ("[", "]"), ("（（", "））")]
COMMAS = ["，", ",", "；", ";", "、", " ", "　", "。"]
TASK = "推进学位扩容"


def clause(lead_verb="牵头", support_verb="配合", comma="，", time="", time_first=False):
    parts = [LEAD + lead_verb, REST + support_verb]
    if time:
        parts.insert(0 if time_first else 2, time)
    return comma.join(parts)


def labelled(lead="牵头单位", support="配合单位", comma="；", time="", colon="：", listing="、"):
    parts = [lead + colon + LEAD, support + colon + listing.join(SUPPORT)]
    if time:
        parts.append("完成时限" + colon + time)
    return comma.join(parts)


def orders():
    """Other orders and joints of the same."""
    yield f"{LEAD}牵头{REST}配合"
    yield f"{REST}配合，{LEAD}牵头"
    yield f"由{LEAD}牵头，{REST}配合"
    yield f"由{LEAD}牵头，由{REST}配合"
    yield f"由{LEAD}负责牵头，{REST}等部门配合"
    yield f"{LEAD}牵头，会同{REST}"
    yield f"{LEAD}牵头，会同{REST}落实"
    yield f"{LEAD}牵头，会同{REST}抓好落实"
    yield f"{LEAD}牵头会同{REST}负责"
    yield f"{LEAD}牵头，会同{REST}等部门负责"
    yield f"{LEAD}会同{REST}负责"
    yield f"{LEAD}会同{REST}"
    yield f"{LEAD}会同{REST}等单位组织实施"
    yield f"{LEAD}会商{REST}负责"
    yield f"{LEAD}商{REST}负责"
    yield f"{LEAD}联合{REST}负责"
    yield f"由{LEAD}会同{REST}牵头负责"
    yield f"{LEAD}牵头，{SUPPORT[0]}配合，{SUPPORT[1]}参与"
    yield f"{LEAD}牵头，{SUPPORT[0]}、{SUPPORT[1]}按职责分工负责"
    yield f"{LEAD}牵头，{SUPPORT[0]}、{SUPPORT[1]}按职责分工配合"
    yield f"{LEAD}牵头，{SUPPORT[0]}、{SUPPORT[1]}分工负责"
    yield f"{LEAD}牵头，{SUPPORT[0]}、{SUPPORT[1]}负责"
    yield f"{LEAD}牵头，{SUPPORT[0]}、{SUPPORT[1]}落实"
    yield f"{LEAD}牵头，{SUPPORT[0]}、{SUPPORT[1]}具体实施"
    yield f"{LEAD}牵头，{SUPPORT[0]}、{SUPPORT[1]}等按职责分工负责"
    yield f"{LEAD}牵头，{SUPPORT[0]}和{SUPPORT[1]}配合"
    yield f"{LEAD}牵头，{SUPPORT[0]}以及{SUPPORT[1]}配合"
    yield f"{LEAD}牵头，{SUPPORT[0]}，{SUPPORT[1]}配合"
    yield f"{LEAD}牵头，{SUPPORT[0]};{SUPPORT[1]}配合"
    yield f"{LEAD}（牵头）、{REST}"
    yield f"{LEAD}（牵头），{REST}（配合）"
    yield f"{LEAD}(牵头)、{SUPPORT[0]}(配合)、{SUPPORT[1]}(配合)"
    yield f"{LEAD}【牵头】、{REST}"
    yield f"{LEAD}〔牵头单位〕、{REST}"
    yield f"牵头单位为{LEAD}，配合单位为{REST}"
    yield f"牵头单位是{LEAD}，配合单位是{REST}"
    yield f"牵头单位：{LEAD}，配合单位：{REST}"
    yield f"配合单位：{REST}；牵头单位：{LEAD}"
    yield f"【牵头单位】{LEAD}【配合单位】{REST}"
    yield f"牵头：{LEAD}；配合：{REST}"
    yield f"责任单位：{LEAD}牵头，{REST}配合"
    yield f"责任单位：{LEAD}（牵头）、{REST}"
    yield f"责任单位：{LEAD}（牵头单位），{REST}（配合单位）"
    yield f"牵头单位：{LEAD}；责任单位：{REST}"
    yield f"牵头单位：{LEAD}；责任单位：{LEAD}、{REST}"
    yield f"责任分工：{LEAD}牵头，{REST}配合"
    yield f"责任分工：牵头单位{LEAD}，配合单位{REST}"
    yield f"牵头单位 {LEAD} 配合单位 {REST}"
    yield f"{LEAD}负责，{REST}配合"
    yield f"{LEAD}承办，{REST}协办"
    yield f"{LEAD}主办、{REST}协办"
    yield f"{LEAD}具体负责，{REST}协助"
    yield f"{LEAD}负责组织实施，{REST}配合"
    yield f"{LEAD}为责任单位，{REST}为配合单位"
    yield f"{LEAD}为牵头单位，{REST}为责任单位"
    yield f"以{LEAD}为主，{REST}配合"
    yield f"主要由{LEAD}负责，{REST}配合"
    yield f"原则上由{LEAD}牵头，{REST}配合"


def statements():
    """(what is said, whether it says a time)"""
    for lead, support in itertools.chain(zip(LEAD_VERBS, itertools.repeat("配合")),
                                         zip(itertools.repeat("牵头"), SUPPORT_VERBS),
                                         zip(itertools.cycle(LEAD_VERBS), SUPPORT_VERBS)):
        yield clause(lead, support), False
    for lead, support in itertools.chain(zip(LEAD_LABELS, itertools.repeat("配合单位")),
                                         zip(itertools.repeat("牵头单位"), SUPPORT_LABELS),
                                         zip(LEAD_LABELS, itertools.cycle(SUPPORT_LABELS))):
        yield labelled(lead, support), False
    for comma in COMMAS:
        yield clause(comma=comma), False
        yield clause(comma=comma, time="6月底前完成"), True
        yield labelled(comma=comma), False
        yield labelled(comma=comma, time=TIME), True
        yield labelled(comma=comma, colon=":"), False
    for listing in ["、", "，", ",", "；", " ", "　", "/"]:
        yield labelled(comma="；" if listing != "；" else "。", listing=listing), False
    for time in TIME_CLAUSES[1:]:
        yield clause(time=time), True
        yield clause(time=time, comma="；"), True
        if "：" not in time and "为" not in time:
            yield clause(time=time, time_first=True), True
    for order in orders():
        yield order, False
        yield order + "，6月底前完成", True


def places(said):
    """The statement beside the task, with brackets and without."""
    for left, right in BRACKETS[:5]:
        yield f"{TASK}。{left}{said}{right}"
        yield f"{TASK}{left}{said}{right}。"
    yield f"{TASK}（{said}）"
    yield f"{TASK}；（{said}）"
    yield f"{TASK}。 （{said}）。"
    yield f"{TASK}。（{said}。）"
    yield f"{TASK}。\n（{said}）"
    yield f"{TASK}。\n{said}"
    yield f"{TASK}。\n{said}。"
    yield f"{TASK}。{said}。"
    yield f"{TASK}。{said}"


def all_texts():
    seen = set()
    few = [clause(), clause(time="6月底前完成"), labelled(), labelled(time=TIME),
           f"由{LEAD}牵头，{REST}配合", f"{LEAD}会同{REST}负责", f"{LEAD}负责，{REST}配合",
           f"牵头单位为{LEAD}，配合单位为{REST}"]
    for said, has_time in statements():
        text = f"{TASK}。（{said}）"
        if text not in seen:
            seen.add(text)
            yield text, has_time
    for said in few:
        for text in places(said):
            if text not in seen:
                seen.add(text)
                yield text, TIME in said


def read(texts):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("云溪县2024年重点任务分工\n")
        file.write("\n".join(f"{n}.{text}" for n, text in enumerate(texts, 1)) + "\n")
        file.flush()
        done = subprocess.run([TOOL, "-r", REGISTRY, file.name], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["tasks"], json.loads(done.stderr)["doubts"]


def names(parties):
    return [p if isinstance(p, str) else p["unit"] for p in parties]


def main():
    rows = list(all_texts())
    tasks, _ = read([text for text, _ in rows])
    by_number = {task["id"]: task for task in tasks}
    failures = 0
    for number, (text, has_time) in enumerate(rows, 1):
        task = by_number.get(f"annual-{number}", {})
        found = (names(task.get("lead", [])), names(task.get("support", [])), task.get("deadline"))
        time = found[2]
        good = (found[0] == [LEAD] and sorted(found[1]) == sorted(SUPPORT)
                and (time is not None and TIME in time if has_time else time is None))
        if not good:
            failures += 1
            print(f"{text!r}\n    {found[0]} | {found[1]} | {found[2]}")
    print(f"{len(rows)} ways of saying it, {failures} read otherwise; {len(tasks)} tasks")
    return failures > 0


sys.exit(main())
