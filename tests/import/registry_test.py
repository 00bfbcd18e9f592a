"""The registry of unit names: what a user's own file does, what is wrong with one, and that names
which only look alike stay apart."""
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

ZEREN, SOURCE = os.environ["ZEREN"], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
TITLE = "青川市2022年重点工作责任分解\n"


def write(name, text):
    pathlib.Path(name).write_text(text, encoding="utf-8")
    return name


def run(text, registry=None):
    own = ["--registry", write("names.json", registry)] if registry is not None else []
    done = subprocess.run([ZEREN, "import", write("plan.txt", TITLE + text), *own],
                          capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def units(*names, registry=None):
    """The names of the units of a document in which each of these has a task of its own."""
    text = "".join(f"{n}.第{n}项工作。({name}牵头)\n" for n, name in enumerate(names, 1))
    code, out, said = run(text, registry)
    assert code == 0, said
    return [unit["name"] for unit in json.loads(out)["units"]], said


def registry(**members):
    return json.dumps({"zeren-units": 1, **members}, ensure_ascii=False)


class Mistakes(unittest.TestCase):
    """Each with line, column and JSON pointer; nothing is read then."""
    CASES = (
        ('[]', "1:1: expected an object"),
        ('{"zeren-units": 2}', "1:17: /zeren-units: version 2"),
        ('{"variants": []}', "1:1: key 'zeren-units' is missing"),
        ('{"zeren-units": 1, "variant": []}', "/variant: unknown key 'variant'; expected"),
        ('{"zeren-units": 1,\n "variants": [{"names": []}]}', "2:25: /variants/0/names: no names"),
        ('{"zeren-units": 1, "variants": [{"names": "a"}]}', "/variants/0/names: expected an array"),
        ('{"zeren-units": 1, "variants": [{"names": ["a", 3]}]}', "/variants/0/names/1: expected a"),
        ('{"zeren-units": 1, "variants": [{"names": ["a", "a"]}]}',
         "/variants/0/names/1: 'a' stands here twice"),
        ('{"zeren-units": 1, "variants": [{"names": ["a"]}, {"names": ["b", "a"]}]}',
         "/variants/1/names/1: 'a' stands in an earlier entry"),
        ('{"zeren-units": 1, "renamed": [["a"]]}', "/renamed/0: expected two names"),
        ('{"zeren-units": 1, "renamed": [["a", "b"], ["a", "c"]]}',
         "/renamed/1/1: 'a' stands in an earlier entry"),
        ('{"zeren-units": 1, "renamed": [["a", "b"], ["b", "a"]]}', "/renamed/1/1: 'b' was renamed"),
        ('{"zeren-units": 1, "regions": [{"units": []}]}', "/regions/0: key 'region' is missing"),
        ('{"zeren-units": 1, "regions": [{"region": "r", "units": [{"name": "a", "aliases": ["b"]},'
         ' {"name": "b"}]}]}', "/regions/0/units/1/name: 'b' stands in an earlier entry"),
        ('{"zeren-units": 1, "regions": [{"region": "r", "units": [{"name": "a", "members": ["b"],'
         ' "open": true}]}]}', "/regions/0/units/0/open: a group has members or is open"),
        ('{"zeren-units": 1,', "1:19: expected"),
    )

    def test_each_is_told_with_its_place(self):
        for text, words in self.CASES:
            code, out, said = run("1.甲。(市甲局牵头)\n", text)
            self.assertEqual((code, out), (3, ""), text)
            self.assertIn("names.json:", said)
            self.assertIn(words, said)
        os.remove("names.json")
        done = subprocess.run([ZEREN, "import", "plan.txt", "--registry", "names.json"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn("names.json: cannot read the registry", done.stderr)


class Extending(unittest.TestCase):
    def test_the_example_of_the_manual_does_what_it_says(self):
        for manual in ("import.md", "import.zh-CN.md"):
            text = (SOURCE / "docs" / manual).read_text()
            example = re.search(r"```json\n(.*?)```", text, re.S)[1]
            found, said = units("市数据局", "市数据和政务服务局", "市金融委办", "市金融办", "市投控公司",
                                "各区县政府", registry=example)
            self.assertEqual(found, ["市数据局", "市金融委办", "市投资控股集团", "各区县政府"], manual)
            code, out, _ = run("1.甲。(市数据局牵头,各区县政府配合)\n", example)
            group = next(u for u in json.loads(out)["units"] if u["name"] == "各区县政府")
            self.assertEqual(group["members"], ["甲县政府", "乙区政府"])

    def test_a_users_file_joins_what_ours_has_apart(self):
        own = registry(variants=[{"names": ["行政审批局", "政务服务局"]}])
        self.assertEqual(len(units("市行政审批局", "市政务服务管理局")[0]), 2)
        found, said = units("市行政审批局", "市政务服务管理局", registry=own)
        self.assertEqual(found, ["市行政审批局"])
        self.assertIn("'市政务服务管理局' joined to '市行政审批局' (registry)", said)

    def test_a_users_unit_has_the_last_word_over_ours(self):
        own = registry(regions=[{"region": "湖州市", "units": [
            {"name": "市委金融办", "aliases": ["市金融办"]}]}])
        global TITLE
        TITLE, before = TITLE.replace("青川", "湖州"), TITLE
        try:
            self.assertEqual(units("市金融办")[0], ["市金融办"])
            self.assertEqual(units("市金融办", registry=own)[0], ["市委金融办"])
        finally:
            TITLE = before


class Apart(unittest.TestCase):
    """Names of two units that only look alike."""
    PAIRS = (("市公安局", "市公安局交警支队"), ("市水务局", "市水务集团"), ("市水利局", "县水利局"),
             ("市教育局", "省教育厅"), ("市交通运输局", "市交通集团"), ("市建设局", "市建设集团"),
             ("市委办公室", "市政府办公室"), ("市委组织部", "市委统战部"), ("甲县政府", "乙县政府"),
             ("市财政局", "市财政局国库处"), ("市商务局", "市服务业办"), ("县人民医院", "市人民医院"),
             ("市城管局", "市城投集团"), ("市民政局", "市民宗局"), ("市人大办", "市人防办"),
             ("市中医院", "市中心医院"), ("市社区服务中心", "社区服务中心"),
             ("青川市吴兴区财政局", "吴兴县财政局"), ("省税务局", "国家税务总局青川市税务局"),
             ("共青团青川市委", "团县委"), ("市委办公室", "中共甲县委办公室"))

    def test_they_stay_two_or_are_doubted(self):
        for one, two in self.PAIRS:
            for pair in ((one, two), (two, one)):
                found, said = units(*pair)
                self.assertTrue(len(found) == 2 or "(join)" in said, f"{pair}: {found}\n{said}")

    def test_these_stay_two(self):
        self.assertEqual([pair for pair in self.PAIRS if len(units(*pair)[0]) != 2],
                         [])


class Joined(unittest.TestCase):
    def test_forms_of_one_name_are_one_and_each_join_is_listed(self):
        found, said = units("市发改委", "市发展改革委", "市发展和改革委员会", "青川市发改委")
        self.assertEqual(found, ["市发改委"])
        for name in ("市发展改革委", "市发展和改革委员会", "青川市发改委"):
            self.assertIn(f"'{name}' joined to '市发改委' (registry)", said)

    def test_the_place_of_the_document_and_what_stands_before_it_say_no_more(self):
        for forms in (("国家税务总局青川市税务局", "青川市税务局", "市税务局"),
                      ("中共青川市委组织部", "青川市委组织部", "市委组织部"),
                      ("共青团青川市委", "团市委"), ("共青团青川市委员会", "共青团市委"),
                      ("青川市吴兴区财政局", "吴兴区财政局"), ("青川市财政局", "市财政局")):
            for order in (forms, forms[::-1]):
                self.assertEqual(units(*order)[0], [order[0]])

    def test_a_closed_group_has_the_members_that_the_document_gives(self):
        code, out, said = run("甲县政府、乙区政府(以下统称各区县政府)按职责落实。\n"
                              "1.建园区。(市商务局牵头,各区县政府、各街道(东街道、西街道)配合)\n")
        members = {u["name"]: u.get("members") for u in json.loads(out)["units"]}
        self.assertEqual(members["各区县政府"], ["甲县政府", "乙区政府"])
        self.assertEqual(members["各街道"], ["东街道", "西街道"])
        self.assertIn("3 lines: 3 used, 0 not used", said)

    def test_annotations_leave_the_name(self):
        found, _ = units("市大数据局(数字化改革专班)", "市大数据局（专班）", "市大数据局")
        self.assertEqual(found, ["市大数据局"])


unittest.main(argv=sys.argv[:1])
