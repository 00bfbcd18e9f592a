"""Merging: nothing is lost, nothing is there twice, and what was decided is said.

The whole is checked against its parts by what can be counted, on the notice of Huzhou taken apart
and on random notices; and against cases where two files contradict each other.
"""
import itertools
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import unittest

ZEREN, SOURCE = os.environ["ZEREN"], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
HUZHOU = json.loads((SOURCE / "data" / "huzhou-2021.json").read_text())


def write(name, notice):
    text = notice if isinstance(notice, str) else json.dumps(notice, ensure_ascii=False)
    pathlib.Path(name).write_text(text, encoding="utf-8")
    return name


def run(*files):
    done = subprocess.run([ZEREN, "merge", *files], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def merge(*notices):
    names = [write(f"part{n}.json", notice) for n, notice in enumerate(notices)]
    code, out, said = run(*names)
    assert code == 0, said
    return json.loads(out), said


def named(parties):
    return [party if isinstance(party, str) else party["unit"] for party in parties]


def canonical(notice):
    """Each task with the sets of its units, by their first names; ids as they are."""
    name = {}
    for unit in notice["units"]:
        for other in [unit["name"], *unit.get("aliases", [])]:
            name[other] = unit["name"]
    return sorted((task["id"], task["plan"], task["title"],
                   tuple(sorted(name.get(n, n) for n in named(task.get("lead", [])))),
                   tuple(sorted(name.get(n, n) for n in named(task.get("support", [])))))
                  for task in notice["tasks"])


def part(notice, plan, only_used):
    """One attachment; `only_used` declares no more units and officials than it names."""
    tasks = [task for task in notice["tasks"] if task["plan"] == plan["id"]]
    used = {n for task in tasks for n in named(task.get("lead", []) + task.get("support", []))}
    used |= {m for unit in notice["units"] if unit["name"] in used for m in unit.get("members", [])}
    people = {task.get("official") for task in tasks}
    own = {key: value for key, value in notice.items() if key in (
        "zeren", "title", "issuer", "region", "issued")}
    own["plans"] = [plan]
    own["tasks"] = tasks
    own["units"] = [u for u in notice["units"] if not only_used or u["name"] in used or
                    used & set(u.get("aliases", []))]
    own["officials"] = [o for o in notice["officials"] if not only_used or o["name"] in people]
    return own


def notice(tasks, **members):
    return {"zeren": 1, "plans": [{"id": "p", "title": "计划", "from": 2021, "to": 2021}],
            "units": [], "officials": [], **members,
            "tasks": [{"plan": "p", "title": task["id"], **task} for task in tasks]}


def randomly(seed):
    rng = random.Random(seed)
    units = [f"市{n}局" for n in "甲乙丙丁戊己庚辛"]
    tasks = [{"id": f"p-{rng.randrange(12)}{rng.choice('abcdef')}{n}",
              "lead": [rng.choice(units)], "support": rng.sample(units, rng.randrange(4))}
             for n in range(rng.randrange(1, 9))]
    return notice(tasks, region="青川市",
                  units=[{"name": n} for n in rng.sample(units, rng.randrange(len(units)))])


class Parts(unittest.TestCase):
    def test_parts_of_the_notice_give_the_notice_back(self):
        whole, _ = merge(*(part(HUZHOU, plan, False) for plan in HUZHOU["plans"]))
        for key in ("title", "issuer", "region", "issued", "plans", "officials", "tasks", "units"):
            self.assertEqual(whole[key], json.loads(MADE)[key], key)
        self.assertEqual(canonical(whole), canonical(HUZHOU))

    def test_parts_that_declare_what_they_use_do_too_in_any_order(self):
        parts = [part(HUZHOU, plan, True) for plan in HUZHOU["plans"]]
        for order in itertools.permutations(parts):
            whole, _ = merge(*order)
            self.assertEqual(canonical(whole), canonical(HUZHOU))
            self.assertEqual({u["name"] for u in whole["units"]},
                             {u["name"] for u in json.loads(MADE)["units"]})
            self.assertEqual({o["name"] for o in whole["officials"]},
                             {o["name"] for o in HUZHOU["officials"]})

    def test_a_file_joined_with_itself_is_that_file(self):
        once, _ = merge(HUZHOU, {"zeren": 1, "plans": [], "tasks": []})
        twice, said = merge(HUZHOU, HUZHOU)
        self.assertEqual(once, twice)
        self.assertIn("132 tasks stand in an earlier notice just so and were taken once", said)

    def test_counts_add_up_in_every_order(self):
        for seed in range(6):
            parts = [randomly(seed * 3 + n) for n in range(3)]
            tasks = {json.dumps(task, sort_keys=True) for p in parts for task in p["tasks"]}
            wanted = sum(len(task["lead"]) + len(task["support"]) for task in map(json.loads, tasks))
            units = {n for p in parts for u in p["units"] for n in [u["name"]]} | {
                n for p in parts for task in p["tasks"] for n in task["lead"] + task["support"]}
            seen = set()
            for order in itertools.permutations(parts):
                whole, _ = merge(*order)
                self.assertEqual(len(whole["tasks"]), len(tasks))
                self.assertEqual(sum(len(t.get("lead", [])) + len(t.get("support", []))
                                     for t in whole["tasks"]), wanted)
                self.assertEqual({u["name"] for u in whole["units"]}, units)
                seen.add(json.dumps(sorted(task[2:] for task in canonical(whole))))
            self.assertEqual(len(seen), 1, "the order of files changed what is said")


class Contradictions(unittest.TestCase):
    def test_ids_that_are_taken_get_the_year_or_a_number(self):
        first = notice([{"id": "p-1", "lead": ["市甲局"]}])
        year = notice([{"id": "p-1", "lead": ["市乙局"]}],
                      plans=[{"id": "p", "title": "计划", "from": 2022, "to": 2022}])
        other = notice([{"id": "p-1", "lead": ["市丙局"]}])
        whole, said = merge(first, year, other)
        self.assertEqual([p["id"] for p in whole["plans"]], ["p", "p-2022"])
        self.assertEqual([t["id"] for t in whole["tasks"]], ["p-1", "p-2022-1", "p-1-n2"])
        self.assertIn("part1.json: plan 'p' is 'p-2022' here", said)
        self.assertIn("part2.json: task 'p-1' is 'p-1-n2' here", said)

    def test_many_files_with_one_id_are_numbered_through(self):
        parts = [notice([{"id": "p-1", "lead": [f"市{n}局"]}]) for n in range(30)]
        whole, _ = merge(*parts)
        self.assertEqual([t["id"] for t in whole["tasks"]],
                         ["p-1"] + [f"p-1-n{n}" for n in range(2, 31)])

    def test_a_plan_that_nothing_tells_apart_is_told_of(self):
        bare = [{"id": "p"}]
        whole, said = merge(notice([{"id": "p-1"}], plans=bare), notice([{"id": "p-2"}], plans=bare))
        self.assertEqual(len(whole["plans"]), 1)
        self.assertIn("part1.json: plan 'p' has no title and no years", said)

    def test_the_first_title_of_an_official_stays_and_the_other_is_told(self):
        def of(title):
            return notice([{"id": f"p-{title}", "official": "王某"}],
                          officials=[{"name": "王某", **({"title": title} if title else {})}])
        whole, said = merge(of(""), of("副市长"), of("市长"))
        self.assertEqual(whole["officials"], [{"name": "王某", "title": "副市长"}])
        self.assertIn("part2.json: official '王某' is '市长' there; '副市长' was kept", said)

    def test_kinds_and_capacities_that_differ_are_told(self):
        def of(kind, capacity):
            return notice([], units=[{"name": "市甲局", "kind": kind, "capacity": capacity}])
        whole, said = merge(of("department", 10), of("office", 12))
        self.assertEqual(whole["units"][0]["kind"], "department")
        self.assertEqual(whole["units"][0]["capacity"], 10)
        self.assertIn("the kind of '市甲局' is 'office' there; 'department' was kept", said)
        self.assertIn("the capacity of '市甲局' is '12' there; '10' was kept", said)

    def test_facts_that_differ_are_left_out_and_told(self):
        whole, said = merge(notice([], title="2021"), notice([], title="2022"))
        self.assertNotIn("title", whole)
        self.assertIn("part1.json: its 'title' differs and was left out: '2022'", said)


class Units(unittest.TestCase):
    def test_a_later_notice_makes_two_units_one_in_any_order(self):
        apart = notice([{"id": "p-1", "lead": ["甲办"], "support": ["乙办"]}],
                       units=[{"name": "甲办"}, {"name": "乙办"}])
        joined = notice([{"id": "p-2", "lead": ["乙办"]}],
                        units=[{"name": "甲办", "aliases": ["乙办"]}])
        for order in ([apart, joined], [joined, apart]):
            whole, _ = merge(*order)
            self.assertEqual(whole["units"], [{"name": "甲办", "aliases": ["乙办"]}])
        self.assertIn("part1.json: '乙办' joined to '甲办' (name)", merge(apart, joined)[1])

    def test_the_registry_joins_forms_and_says_so(self):
        whole, said = merge(notice([{"id": "p-1", "lead": ["市发改委"]}]),
                            notice([{"id": "p-2", "lead": ["市发展和改革委员会"]}]))
        self.assertEqual(whole["units"], [{"name": "市发改委", "aliases": ["市发展和改革委员会"]}])
        self.assertIn("part1.json: '市发展和改革委员会' joined to '市发改委' (registry)", said)

    def test_the_registry_makes_no_two_units_of_one_notice_one(self):
        one = notice([{"id": "p-1", "lead": ["市生态环境局"]}])
        two = notice([{"id": "p-2", "lead": ["市环保局"], "support": ["市生态环境局"]}])
        for order in ([one, two], [two, one]):
            self.assertEqual(len(merge(*order)[0]["units"]), 2)

    def test_units_of_two_levels_stay_two(self):
        whole, _ = merge(notice([{"id": "p-1", "lead": ["市水利局"]}]),
                         notice([{"id": "p-2", "lead": ["县水利局"], "support": ["市水务集团"]}]))
        self.assertEqual(len(whole["units"]), 3)

    def test_members_add_up_under_any_of_their_names(self):
        def of(*members):
            return notice([{"id": "p-1", "support": ["各局"]}],
                          units=[{"name": "各局", "members": list(members)}])
        whole, said = merge(of("市发改委", "市财政局"), of("市发展改革委", "市审计局"))
        group = next(u for u in whole["units"] if u["name"] == "各局")
        self.assertEqual(group["members"], ["市发改委", "市财政局", "市审计局"])
        self.assertIn("group '各局' has other members there", said)
        self.assertNotIn("other members", merge(of("市发改委"), of("市发展改革委"))[1])

    def test_an_open_group_gets_the_members_of_another_file(self):
        whole, _ = merge(notice([], units=[{"name": "各局", "open": True}]),
                         notice([], units=[{"name": "各局", "members": ["市审计局"]}]))
        group = next(u for u in whole["units"] if u["name"] == "各局")
        self.assertEqual(group, {"name": "各局", "members": ["市审计局"]})


class Files(unittest.TestCase):
    def test_documents_and_notices_mix(self):
        write("annex.csv", "序号,工作任务,牵头单位,配合单位\n1,建设园区,市商务局,市科技局\n"
                           "2,招商引资,市科学技术局,市财政局\n")
        write("notice.json", notice([{"id": "p-1", "lead": ["市科技局"]}]))
        code, out, said = run("notice.json", "annex.csv")
        self.assertEqual(code, 0, said)
        whole = json.loads(out)
        self.assertEqual(len(whole["tasks"]), 3)
        self.assertEqual([u["name"] for u in whole["units"]], ["市科技局", "市商务局", "市财政局"])
        self.assertIn("annex.csv is a document and was imported", said)
        self.assertIn("joined to '市科技局'", said)

    def test_attachments_imported_apart_make_what_the_whole_makes(self):
        text = (SOURCE / "tests" / "import" / "notice.txt").read_text()
        whole = json.loads(subprocess.run([ZEREN, "import", "-"], input=text, text=True,
                                          capture_output=True, check=True).stdout)
        starts = [m.start() for m in re.finditer("^附件[0-9]$", text, re.M)] + [len(text)]
        parts = [write(f"annex{n}.txt", text[start:end])
                 for n, (start, end) in enumerate(zip(starts, starts[1:]))]
        self.assertEqual(len(parts), 3)
        code, out, said = run(*parts)
        self.assertEqual(code, 0, said)
        made = json.loads(out)
        for key in ("plans", "officials"):
            self.assertEqual(made[key], whole[key])
        for one, other in zip(made["tasks"], whole["tasks"], strict=True):
            self.assertEqual({**one, "source": 0}, {**other, "source": 0})
        self.assertEqual({u["name"] for u in made["units"]}, {u["name"] for u in whole["units"]})

    def test_strict_refuses_a_document_in_doubt(self):
        write("doubt.txt", "1.建设园区。(责任单位:市商务局、市科技局)\n")
        write("notice.json", notice([{"id": "p-1", "lead": ["市科技局"]}]))
        self.assertEqual(run("notice.json", "doubt.txt")[0], 0)
        code, out, said = run("--strict", "notice.json", "doubt.txt")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("doubt.txt:1: doubtful", said)

    def test_the_file_at_fault_is_named(self):
        write("good.json", notice([{"id": "p-1", "lead": ["市甲局"]}], region="青川市"))
        write("far.json", notice([], region="远山市"))
        write("bad.json", {"zeren": 1, "plans": [], "tasks": [{"id": 1}]})
        write("nobody.txt", "请各位准时参加。\n")
        for other, code, words in (("bad.json", 3, "bad.json:1"), ("nobody.txt", 3, "nobody.txt: "),
                                   ("missing.json", 3, "missing.json"), (".", 3, r"\."),
                                   ("far.json", 2, "far.json is of '远山市' and good.json of")):
            done = run("good.json", other)
            self.assertEqual(done[:2], (code, ""), done[2])
            self.assertRegex(done[2], words)

    def test_groups_that_hold_each_other_are_refused(self):
        def of(group, member):
            return write(f"{group}.json", notice([], units=[{"name": group, "members": [member]}]))
        code, out, said = run(of("甲组", "乙组"), of("乙组", "甲组"))
        self.assertEqual((code, out), (3, ""))
        self.assertRegex(said, "甲组|乙组")


made = subprocess.run([ZEREN, "merge", SOURCE / "data" / "huzhou-2021.json", write(
    "empty.json", {"zeren": 1, "plans": [], "tasks": []})], capture_output=True, text=True)
MADE = made.stdout
unittest.main(argv=sys.argv[:1])
