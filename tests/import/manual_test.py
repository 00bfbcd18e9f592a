"""What docs/import.md shows is what happens: every command in it runs, and says what is written there,
in both languages; the file of unit names does what it says, and every kind of doubt is in the tables."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ZEREN, SOURCE = os.environ["ZEREN"], pathlib.Path(os.environ["ZEREN_SOURCE_DIR"])
MANUALS = {"import.md": "C.UTF-8", "import.zh-CN.md": "zh_CN.UTF-8"}


def block(text, language):
    return re.search(rf"```{language}\n(.*?)```", text, re.S)[1]


def commands(text):
    """Each command with the lines under it, None where none are shown."""
    for shown in re.finditer(r"(?:^    .*\n)+", text, re.M):
        lines = [line[4:] for line in shown[0].splitlines()]
        if lines[0].startswith("$ "):
            yield lines[0][2:], "\n".join(lines[1:]) + "\n"
        else:
            yield from ((line, None) for line in lines if "zeren " in line)


class Manual(unittest.TestCase):
    def follow(self, manual, locale):
        text = (SOURCE / "docs" / manual).read_text()
        here = pathlib.Path(manual + ".d")
        shutil.rmtree(here, ignore_errors=True)
        here.mkdir()
        plan = block(text, "text")
        for name in ("plan.txt", "notice.txt", "notice.docx", "notice.pdf"):
            (here / name).write_text(plan)  # kinds are told by content
        (here / "annex1.csv").write_text("序号,工作任务,牵头单位,配合单位\n1,建园区,市商务局,市科技局\n")
        (here / "annex2.xlsx").write_text("1.招商引资。(市商务局牵头,市科技局配合)\n")
        for year in ("2021", "2022"):
            (here / f"{year}.json").write_text(
                (SOURCE / "tests/data/t9.json").read_text())
        environment = {**os.environ, "LC_ALL": locale,
                       "PATH": f"{pathlib.Path(ZEREN).parent}:{os.environ['PATH']}"}
        ran = 0
        for command, expected in commands(text):
            strict = "--strict" in command
            done = subprocess.run(command, shell=True, cwd=here, env=environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            self.assertEqual(done.returncode, 3 if strict else 0, f"{command}: {done.stdout}")
            if expected is not None:
                self.assertEqual(done.stdout.replace("\r", ""), expected, command)
            ran += 1
        self.assertGreater(ran, 6)

    def test_its_commands_say_what_it_shows(self):
        for manual, locale in MANUALS.items():
            with self.subTest(manual):
                self.follow(manual, locale)

    def test_it_shows_the_place_of_a_mistake(self):
        for manual, locale in MANUALS.items():
            text = (SOURCE / "docs" / manual).read_text()
            shown = re.search(r"^    (names\.json:.*)$", text, re.M)[1]
            names = block(text, "json").replace('"数据局", "数据和政务服务局"', '"数据局", "数据局"')
            pathlib.Path("names.json").write_text(names)
            pathlib.Path("plan.txt").write_text(block(text, "text"))
            done = subprocess.run([ZEREN, "import", "--registry", "names.json", "plan.txt"],
                                  capture_output=True, text=True,
                                  env={**os.environ, "LC_ALL": locale})
            self.assertEqual(done.stderr, f"zeren: {shown}\n")

    def test_it_has_every_kind_of_doubt_and_every_option(self):
        kinds = re.findall(r'\] = N_\("([a-z-]+)"\)', (SOURCE / "src/import/account.c").read_text())
        self.assertGreater(len(kinds), 12)
        pages = subprocess.run([ZEREN, "import", "--help"], capture_output=True, text=True).stdout
        options = set(re.findall(r"^ +(?:-., )?(--[a-z-]+)", pages, re.M)) - {"--output", "--help"}
        for manual in MANUALS:
            text = (SOURCE / "docs" / manual).read_text()
            self.assertEqual([kind for kind in kinds if f"| `{kind}` |" not in text], [])
            self.assertEqual([option for option in options if f"`{option}" not in text], [])


unittest.main(argv=sys.argv[:1])
