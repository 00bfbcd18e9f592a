"""Headings of tables, many for each kind of column: whatever a table calls its columns, its units,
officials, times and tasks are read, and a part that no word tells is doubted.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TOOL, SOURCE = sys.argv[1], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
REGISTRY = SOURCE / "data" / "unit-names.json"
LEAD = """牵头单位 牵头部门 牵头责任单位 主要责任单位 主责单位 主办单位 第一责任单位 牵头科室 牵头处室 牵头(责任)单位
 首位责任单位 市级牵头单位 总牵头单位 主承办单位 牵头单位(部门) 责任单位(牵头) 牵头单位/部门 项目牵头单位 首责部门 牵头"""
SUPPORT = """配合单位 配合部门 责任配合单位 协办单位 协同单位 参与单位 参加单位 支持单位 协作单位 其他责任单位 会办单位 协助单位
 责任单位(配合) 配合责任部门 协同处室 联办单位 技术支持单位 参建单位 支撑部门 辅办单位 配合 协同 参与"""
RESPONSIBLE = """责任单位 责任部门 责任科室 责任处室 承办单位 落实单位 实施主体 具体责任单位 执行单位 推进单位 经办单位 办理单位
 主管部门 责任单位/部门 责任单位(部门) 责任单位名称 整改责任单位 包抓单位 责任镇街 责任分工"""
UNSAID = "部门 单位 建设单位 业主单位 工作专班 攻坚力量"  # Nothing says the part: doubted.
OFFICIAL = """牵头领导 分管领导 责任领导 包抓领导 市级负责领导 牵头市领导 分管副市长 市领导 挂钩领导 第一责任人 牵头负责人 领办领导
 包案领导 分管负责同志 联系领导 联系市领导 校领导 链长 专班组长 牵头副市长 牵头领导姓名 责任人 负责人"""
DEADLINE = """完成时限 完成时间 时限要求 时间要求 办结时限 时间节点 截止日期 时限 进度安排 整改时限 拟完成时间 完成年限 序时进度
 工期 时间"""
TASK = """重点任务 工作任务 目标任务 任务内容 项目名称 重点工作 事项 改革举措 整改措施 议定事项 反馈问题 提案名称 报告原文 条款"""
CATEGORY = "类别 领域 板块 大项 工作方面 项目类型 一级任务 专项行动 条线 所属领域"
ENGLISH = {
    "lead": "Lead|Lead agency|Who will lead?|Responsible party|Led by|Delivery lead|Lead organisation(s)|Who|By whom|"
            "Implementing agency|Lead directorate|Responsibility|Primary department|Action owner",
    "support": "Support|Supporting agencies|Partners|Who will help|Delivery partners|Contributing teams|Who else is involved|"
               "Supported by|Other departments|Working with|Collaborators",
    "deadline": "Timeframe|Target date|When|By when?|Due date|Target completion date|Timescale|Deadline|Completion date|Timeline",
    "task": "Action|Actions|What we will do|Key actions|Initiative|Recommendation|Proposed measure|Commitment|Activity|Deliverable|"
            "Action required|Task description",
    "number": "No.|Ref|Action no.|ID|Action ref|Item|#|Reference number"}

TASKS = ["新建滨河绿道8公里", "完成老旧小区改造12个", "推进政务数据归集共享", "建成养老服务站6处"]
FIRST = ["市水利局", "市住房城乡建设局", "市数据局", "市民政局"]
OTHERS = ["市财政局、市林业局", "市城管局", "市公安局、市司法局", "市卫生健康委、市财政局"]
PERSONS = ["秦岚", "罗文涛", "秦岚", "许振东"]
TIMES = ["2025年10月底前", "2025年底前", "2025年6月底前", "2025年9月底前"]
GROUPS = ["城市建设", "城市建设", "数字政府", "民生保障"]
ACTIONS = ["Plant 400 street trees", "Publish open data on buses", "Refit two libraries", "Run a repair cafe"]
AGENCIES = ["Parks Service", "Transport Agency", "Library Service", "Waste Authority"]
PARTNERS = ["Tree Trust; Highways Department", "Digital Office", "Arts Council; Adult Learning Team", "Repair Network"]
DATES = ["June 2026", "Q3 2025", "2026", "December 2025"]


def plain(parties):
    return [p if isinstance(p, str) else p["unit"] for p in parties]


def read(columns, folder):
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([list(columns), *zip(*columns.values())])
    done = subprocess.run([TOOL, "-r", REGISTRY, path], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError("refused")
    return json.loads(done.stdout)["tasks"], {doubt[1] for doubt in json.loads(done.stderr)["doubts"]}


def expect(heading, columns, wanted, doubts, folder):
    try:
        tasks, found = read(columns, folder)
        assert len(tasks) == 4, f"{len(tasks)} tasks"
        for i, task in enumerate(tasks):
            for key, values in wanted.items():
                value = plain(task.get(key, [])) if key in ("lead", "support") else task.get(key, task["title"])
                assert value == values[i], f"{key} {value}, not {values[i]}"
        assert found == doubts, f"doubts {found}, not {doubts}"
        return 0
    except AssertionError as problem:
        print(f"{heading}: {problem}")
        return 1


def chinese(folder):
    lists = [units.split("、") for units in OTHERS]
    usual = {"序号": "1234", "任务": TASKS, "分管领导": PERSONS, "牵头单位": FIRST, "配合单位": OTHERS, "完成时限": TIMES}
    wanted = {"lead": [[u] for u in FIRST], "support": lists, "official": PERSONS, "deadline": TIMES}
    for place, words in ((3, LEAD), (4, SUPPORT), (2, OFFICIAL), (5, DEADLINE), (1, TASK)):
        for heading in words.split():
            names = list(usual)
            names[place] = heading
            yield expect(heading, dict(zip(names, usual.values())), wanted, set(), folder)
    both = [f"{a}、{b}" for a, b in zip(FIRST, OTHERS)]
    for words, doubts in ((RESPONSIBLE, {"first-leads"}), (UNSAID, {"first-leads", "role"})):
        for heading in words.split():
            columns = {"序号": "1234", "任务": TASKS, "分管领导": PERSONS, heading: both, "完成时限": TIMES}
            yield expect(heading, columns, wanted, doubts, folder)
    for heading in CATEGORY.split():
        columns = {"序号": "1234", heading: GROUPS, **dict(list(usual.items())[1:])}
        yield expect(heading, columns, {**wanted, "section": GROUPS}, set(), folder)


def english(folder):
    usual = {"number": ["1.1", "1.2", "2.1", "2.2"], "task": ACTIONS, "lead": AGENCIES, "support": PARTNERS, "deadline": DATES}
    wanted = {"lead": [[a] for a in AGENCIES], "support": [p.split("; ") for p in PARTNERS], "deadline": DATES,
              "text": ACTIONS}
    plain_names = {"number": "No.", "task": "Action", "lead": "Lead", "support": "Partners", "deadline": "When"}
    for kind, words in ENGLISH.items():
        for heading in words.split("|"):
            columns = {heading if k == kind else plain_names[k]: v for k, v in usual.items()}
            yield expect(heading, columns, wanted, set(), folder)


with tempfile.TemporaryDirectory() as name:
    results = [*chinese(pathlib.Path(name)), *english(pathlib.Path(name))]
print(f"{len(results)} headings, {sum(results)} read otherwise")
sys.exit(sum(results) > 0)
