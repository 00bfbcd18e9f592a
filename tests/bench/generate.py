#!/usr/bin/env python3
"""Write a large notice, the same bytes for the same arguments.

    generate.py [--tasks N] [--units U] [--officials O] [--seed S] > notice.json

Units are drawn by Zipf's law (the k-th with weight 1/k), so that a few are on a great many tasks, as
in real notices. A task has one lead and 0 to 3 in support, 2.5 units on average: the million tasks
of the default are 2.5 million assignments in some 230 MB. Three plans, 40 officials.
"""
import argparse
import bisect
import itertools
import random
import sys

PLANS = (("five-year", 2021, 2025), ("annual", 2021, 2021), ("livelihood", 2021, 2021))
PLACES = "安宁平清和兴泰丰永长德福庆瑞昌"
FIELDS = ("发展改革委", "教育局", "科技局", "公安局", "民政局", "司法局", "财政局", "人力社保局",
          "自然资源局", "生态环境局", "建设局", "交通运输局", "水利局", "农业农村局", "商务局",
          "文化旅游局", "卫生健康委", "审计局", "应急管理局", "统计局", "医保局", "经信局",
          "市场监管局", "金融办", "大数据中心", "税务局", "体育中心", "档案馆", "供销社", "团委")
WORKS = ("推进", "建成", "完善", "实施", "开展", "加快")
THINGS = ("产业园区配套设施", "农村公路养护", "老旧小区改造", "河道综合治理", "数字政务平台",
          "中小学扩容", "养老服务中心", "人才公寓")
SUPPORT = (0, 1, 1, 2, 2, 3)  # how many, each as often


def unit_names(count):
    """Distinct names of a place, an office and, past the first 6,750, a number."""
    places = [a + b + "县" for a, b in itertools.product(PLACES, PLACES)]
    plain = [place + field for field in FIELDS for place in places]
    for i in range(count):
        round_, rest = divmod(i, len(plain))
        yield plain[rest] + (f"第{round_ + 1}分局" if round_ else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tasks", type=int, default=1_000_000)
    parser.add_argument("--units", type=int, default=20_000)
    parser.add_argument("--officials", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    draw = random.Random(args.seed).random
    units = list(unit_names(args.units))
    officials = [f"官员{i + 1}" for i in range(args.officials)]
    up_to = list(itertools.accumulate(1 / (k + 1) for k in range(args.units)))

    def some_units(count):
        chosen = {}
        while len(chosen) < min(count, args.units):
            chosen[units[bisect.bisect(up_to, draw() * up_to[-1])]] = None
        return [f'"{name}"' for name in chosen]

    out = sys.stdout
    out.reconfigure(encoding="utf-8")
    out.write('{"zeren":1,"title":"生成的通知","plans":[\n')
    out.write(",\n".join(f'{{"id":"{id_}","kind":"{id_}","from":{first},"to":{last}}}'
                         for id_, first, last in PLANS))
    out.write('],\n"officials":[\n')
    out.write(",\n".join(f'{{"name":"{name}"}}' for name in officials))
    out.write('],\n"tasks":[\n')
    for i in range(args.tasks):
        plan = PLANS[int(draw() * 3)][0]
        title = (WORKS[int(draw() * len(WORKS))] + THINGS[int(draw() * len(THINGS))] +
                 THINGS[int(draw() * len(THINGS))])
        lead, *support = some_units(1 + SUPPORT[int(draw() * len(SUPPORT))])
        comma = ",\n" if i else ""
        out.write(f'{comma}{{"id":"t{i + 1}","plan":"{plan}",'
                  f'"official":"{officials[int(draw() * len(officials))]}","title":"{title}",'
                  f'"lead":[{lead}],"support":[{",".join(support)}]}}')
    out.write("]}\n")


if __name__ == "__main__":
    main()
