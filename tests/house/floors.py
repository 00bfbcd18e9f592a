"""Each floor calls only the floors below it, each foreign library lives in one
room, and nothing below the command prints or exits."""
import os
import re
import sys
from fnmatch import fnmatch
from pathlib import Path

# Of a public header: the floor of the room that it is the door of.
DOORS = {3: ["diagram", "ledger", "report", "tables", "zeren"],
         2: ["balance", "clusters", "compare", "coverage", "inspection", "resolutions",
             "robustness", "series", "trace", "what_if", "workload"]}
FLOORS = {"include": 1, "src": 1, "analysis": 2, "render": 3, "cli": 4}

# The headers of a library, and the only files that may include them.
FOREIGN = [
    (r"(igraph/)?igraph\w*\.h", ["analysis/igraph*.[ch]"]),
    (r"(graphviz/)?(gvc|cgraph|cdt|gvplugin\w*|gvcext|gvcjob|gvcommon|types|geom)\.h",
     ["render/graphviz*.[ch]"]),
    (r"(cjson/)?cJSON\w*\.h", ["src/json*.[ch]", "render/json*.[ch]"]),
    (r"(xlsxwriter/)?xlsxwriter\w*\.h|xlsxwriter/.*", ["render/xlsx_*.[ch]"]),
    (r"libxml/.*\.h", ["src/import/markup.c"]),
    (r"zip\.h", ["src/import/package.c"]),
    (r"(poppler|glib)(/.*)?[\w-]*\.h", ["src/import/pdf_child.c"]),
]

LOUD = re.compile(r"\b(v?printf|puts|putchar|perror|_?exit|_Exit|quick_exit|abort)\s*\("
                  r"|\b(stdout|stderr)\b")
# The child that reads a PDF ends there, and nobody else.
ENDS = ("src/import/pdf_pages.c", "_exit(0)")

TOKEN = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+')|(/\*.*?\*/|//[^\n]*)""", re.S)
INCLUDE = re.compile(r"""\s*#\s*include\s*[<"]([^>"]*)[>"]""")


def code(text, blank):
    """The lines without comments; with `blank`, literals are emptied as well."""
    def put(match):
        if match[1]:
            return '""' if blank else match[1]
        return "\n" * match[2].count("\n") or " "
    return TOKEN.sub(put, text).split("\n")


def floor_of(path):
    room, _, rest = path.partition("/")
    if room == "include":
        return next((floor for floor, doors in DOORS.items() if Path(rest).stem in doors), 1)
    return FLOORS[room]


def resolve(path, header):
    """Which file of ours the compiler would take, or None for a foreign header."""
    for place in (os.path.dirname(path), ".", "src", "include"):
        found = os.path.normpath(os.path.join(place, header))
        if os.path.isfile(found):
            return found
    return None


def check_include(path, header):
    target = resolve(path, header)
    if target is not None:
        if floor_of(target) > floor_of(path):
            yield f"'{header}' belongs to a floor above"
        return
    for pattern, rooms in FOREIGN:
        if re.fullmatch(pattern, header) and not any(fnmatch(path, room) for room in rooms):
            yield f"only {', '.join(rooms)} may include '{header}'"


def check(path):
    text = Path(path).read_text(encoding="utf-8")
    for number, line in enumerate(code(text, blank=False), 1):
        if match := INCLUDE.match(line):
            for problem in check_include(path, match[1]):
                yield number, problem
    if path.startswith("cli/"):
        return
    for number, line in enumerate(code(text, blank=True), 1):
        if LOUD.search(line) and not (path == ENDS[0] and ENDS[1] in line):
            yield number, f"no printing and no exit below cli/: {line.strip()}"


def main():
    os.chdir(os.environ["ZEREN_SOURCE_DIR"])
    files = sorted(str(path) for room in FLOORS for path in Path(room).rglob("*.[ch]"))
    problems = [f"{path}:{number}: {problem}"
                for path in files for number, problem in check(path)]
    print(*problems, sep="\n", file=sys.stderr)
    print(f"{len(files)} files looked at, {len(problems)} problems")
    sys.exit(bool(problems or not files))


main()
