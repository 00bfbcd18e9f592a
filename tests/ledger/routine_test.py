#!/usr/bin/env python3
"""The routine of docs/ledger.md: each of its commands runs, one after another, as a newcomer would
type them, on a part of Huzhou's notice; the Chinese page has the same."""
import json
import shlex
import shutil
from pathlib import Path

from ledgers import HUZHOU, SOURCE, check, finish, same, zeren


def commands_of(page, end):
    steps = (SOURCE / "docs" / page).read_text().split("\n## ")[1]
    return [line.strip().removesuffix(end) for line in steps.splitlines()
            if line.startswith("    zeren ")]


def main():
    commands = commands_of("ledger.md", "")
    same("in Chinese", commands_of("ledger.zh-CN.md", " --lang zh"), commands)
    notice = json.loads(HUZHOU.read_text())
    notice["tasks"] = [task for task in notice["tasks"] if task.get("official") == "闵云"][:5]
    Path("notice.json").write_text(json.dumps(notice))
    for command in commands:
        words = shlex.split(command)[1:]
        for came_back, went_out in [("june", "lists"), ("december", "autumn")]:
            if f"{came_back}/" in words and not Path(came_back).exists():
                shutil.copytree(went_out, came_back)
        zeren(*words)
        made = [words[at + 1] for at, word in enumerate(words) if word in ("-o", "--split")]
        check(all(Path(name).exists() for name in made), f"'{command}' made no {made}")
    finish()


main()
