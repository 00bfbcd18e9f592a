"""Officials, times, shared duties, single units and groups: read alike wherever they stand.

As grammar_test.py, for the other parts of the grammar; each word of a table is tried in several
places of a task, and only the part that it stands for may change.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TOOL, SOURCE = sys.argv[1], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
REGISTRY = SOURCE / "data" / "unit-names.json"
A, B, C = "县教育局", "县财政局", "县民政局"
TASK = "推进扩容。"

PERSON_LABELS = """责任领导 分管领导 牵头领导 包抓领导 包联领导 挂帅领导 联系领导 督导领导
    牵头县领导 牵头市领导 县级领导 包保领导 包案领导 领办领导 主管领导 分管县领导
    责任县领导 县级包抓领导 包联县级领导 县级责任领导 主抓领导 领衔领导 挂钩领导 挂点领导
    挂包领导 督办领导 分线领导 牵头负责领导 责任人 负责人 第一责任人 主要负责人 直接责任人
    具体责任人 牵头责任人 包抓责任人 总负责人 分管负责人 牵头人 分管副县长 责任县长
    牵头县委常委 县委领导 县政府分管领导 县政府领导 牵头校领导 分管校领导 集团分管领导
    公司领导 党委领导 链长 河长 田长 包联县级干部 责任干部 负责同志 分管同志""".split()
TIME_LABELS = """完成时限 完成时间 时限 期限 完成期限 时限要求 时间要求 时间节点 完成节点
    办结时限 完成日期 截止时间 截止日期 计划完成时间 预计完成时间 整改时限 落实时限
    推进时限 工作时限 时间安排 进度安排 进度要求 时间进度 完工时间 竣工时间 实施时间
    办理时限 任务时限 目标时限 责任时限 达标时限 节点""".split()
TIMES = {
    "6月底前": "2024-06-30", "2024年6月底前": "2024-06-30", "6月30日前": "2024-06-30",
    "2024年6月30日": "2024-06-30", "年底前": "2024-12-31", "2024年底": "2024-12-31",
    "2024年12月": "2024-12-31", "12月": "2024-12-31", "长期": None, "长期坚持": None,
    "持续推进": None, "全年": None, "每月25日前": None, "每季度末": None,
    "2024-06-30": "2024-06-30", "2024.6": "2024-06-30", "2024.06.30": "2024-06-30",
    "2024/6/30": "2024-06-30", "上半年": "2024-06-30", "2024年上半年": "2024-06-30",
    "三季度末": "2024-09-30", "第三季度": "2024-09-30", "二季度前": None,
    "10月中旬": "2024-10-20", "国庆节前": None, "年内": "2024-12-31", "立即整改": None,
    "即知即改": None, "6月底前完成方案，12月底前落实": "2024-06-30",
    "2024年6月底前完成，并长期坚持": "2024-06-30", "2024年6月—12月": "2024-12-31",
    "1—6月": "2024-06-30", "按期完成": None, "按时间节点推进": None, "2025年春节前": None,
    "９月底前": "2024-09-30", "9 月底前": "2024-09-30", "九月底前": "2024-09-30",
}
SHARED = """按职责分工负责 按照职责分工负责 按各自职责分工负责 按职责负责 分别负责 分工负责
    共同负责 各负其责 按照各自职责分工落实 按职责分工落实 根据职责分工负责 依职责分工负责
    按职责抓好落实 按分工负责 按职能分工负责 按照职能职责分别负责 按职责分工推进
    等按职责分工负责 等部门按职责分工负责 等有关部门按照职责分工负责""".split()
CHARGES = """负责 牵头 落实 承办 实施 组织实施 具体负责 负责落实 负责实施 牵头负责 办理
    负责办理 为责任单位 承担 负责推进 主办 抓好落实 负责牵头 牵头落实 负责组织实施 具体实施
    具体落实 负责完成 牵头完成 牵头办理 统筹 推进 独立负责 全面负责 单独负责 负总责 负主责
    主要负责 为责任主体""".split()
GROUPS = """各乡镇 各乡镇（街道） 各乡镇、街道 各镇（街道） 各镇街 各区县政府
    各县（市、区） 各县（市、区）人民政府 各县（市）区 各县区政府 各乡镇人民政府
    各乡镇人民政府、街道办事处 各街道办事处 有关部门 县直有关部门 县级有关部门
    县直各有关单位 相关部门 各有关部门 各相关部门 有关单位 各有关单位 各部门各单位
    县各有关部门 各责任单位 各成员单位 各行业主管部门 各行业部门 相关乡镇 有关乡镇
    相关乡镇人民政府 沿线乡镇 沿江各乡镇 属地乡镇 属地乡镇（街道） 各园区 各开发区 各高校
    驻县高校 各医疗机构 各金融机构 各银行机构 有关银行 各电信企业 各通信运营商 相关企业
    有关企业 国有企业 县属国有企业 各县属国企 项目业主单位 项目所在乡镇
    项目所在地乡镇人民政府 各村（社区） 各村（居） 相关镇街 涉及乡镇 县政府各部门
    县委各部门 各人民团体 群团组织 各市、县（区）人民政府 各设区市人民政府 各设区的市
    各级各部门 各地各部门 各地 各地区 其他相关部门 其他有关单位 各牵头单位 各学校
    全县各学校 各中小学 辖区企业 各片区指挥部 各工作专班 重点项目指挥部 领导小组各成员单位
    联席会议成员单位""".split()
PERSONS = ["秦岚", "秦 岚", "秦　岚", "副县长秦岚", "秦岚副县长", "秦岚（副县长）", "县委常委、副县长秦岚",
           "县委常委、副县长 秦岚", "副县长 秦岚", "秦岚同志", "秦岚（县委常委、副县长）", "县委书记秦岚"]
PAIRS = ["秦岚、韩立", "秦岚，韩立", "秦岚 韩立", "秦 岚、韩 立", "副县长秦岚、韩立", "秦岚/韩立", "秦岚和韩立"]


def officials():
    lines, bracket = f"牵头单位：{A}\n配合单位：{B}", f"牵头单位：{A}；配合单位：{B}"
    for label in PERSON_LABELS:
        yield f"{TASK}\n{label}：秦岚\n{lines}", [A], [B], {"official": "秦岚"}
        yield f"{TASK}（{label}：秦岚；{bracket}）", [A], [B], {"official": "秦岚"}
    for person in PERSONS:
        for label in ("责任领导", "责任人"):
            for text in (f"\n{label}：{person}\n{lines}", f"\n{lines}\n{label}：{person}",
                         f"（牵头单位：{A}；{label}：{person}；配合单位：{B}）",
                         f"{label}：{person}。牵头单位：{A}。配合单位：{B}。",
                         f"{label}：{person} 牵头单位：{A} 配合单位：{B}",
                         f"（{label}：{person}；{A}牵头，{B}配合）"):
                yield TASK + text, [A], [B], {"official": "秦岚"}
        if "（" not in person:
            yield f"{TASK}（{person}牵头，{A}负责，{B}配合）", [A], [B], {"official": "秦岚"}
    for pair in PAIRS:
        yield f"{TASK}\n责任领导：{pair}\n{lines}", [A], [B], {"official": "秦岚、韩立"}


def times():
    for label in TIME_LABELS:
        yield (f"{TASK}（牵头单位：{A}；配合单位：{B}；{label}：6月底前）", [A], [B],
               {"deadline": "6月底前", "due": "2024-06-30"})
    for time, due in TIMES.items():
        fields = {"deadline": time.removesuffix("完成"), "due": due}
        yield f"{TASK}\n牵头单位：{A}\n配合单位：{B}\n完成时限：{time}", [A], [B], fields
        yield f"{TASK}（牵头单位：{A}；配合单位：{B}；完成时限：{time}）", [A], [B], fields
        yield f"{TASK}（{A}牵头，{B}配合，{time}）", [A], [B], fields


def units():
    for shared in SHARED:
        all_units = [A, B, C] + ["有关部门"] * ("有关部门" in shared)
        said = f"{A}、{B}、{C}{shared}"
        for text in (f"（{said}）", f"{said}。", f"\n责任单位：{said}", f"\n{said}。",
                     f"（责任单位：{said}，6月底前完成）"):
            yield TASK + text, [], all_units, {}
    for charge in CHARGES:
        for text in (f"（{A}{charge}）", f"（{A}{charge}，6月底前完成）。", f"由{A}{charge}。"):
            yield TASK + text, [A], [], {}
    for group in GROUPS:
        yield f"{TASK}（{A}牵头，{group}配合）", [A], [group], {}
        yield f"{TASK}\n牵头单位：{A}\n配合单位：{B}、{group}", [A], [B, group], {}
        yield f"{TASK}\n责任单位：{A}，{group}", [A], [group], {}
        yield f"{TASK}（{A}、{group}按职责分工负责）", [], [A, group], {}


def read(rows):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("云溪县2024年重点任务分工\n")
        file.write("\n".join(f"{n}.{row[0]}" for n, row in enumerate(rows, 1)) + "\n")
        file.flush()
        done = subprocess.run([TOOL, "-r", REGISTRY, file.name], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {task["id"]: task for task in json.loads(done.stdout)["tasks"]}


def names(parties):
    return sorted(p if isinstance(p, str) else p["unit"] for p in parties)


def main():
    failures = count = 0
    for rows in (list(officials()), list(times()), list(units())):
        tasks = read(rows)
        for number, (text, lead, support, fields) in enumerate(rows, 1):
            task = tasks.get(f"annual-{number}", {})
            found = (names(task.get("lead", [])), names(task.get("support", [])),
                     {key: task.get(key) for key in fields})
            if found != (lead, sorted(support), fields):
                failures += 1
                print(f"{text!r}\n    {found}")
        count += len(rows)
    print(f"{count} ways of saying it, {failures} read otherwise")
    return failures > 0


sys.exit(main())
