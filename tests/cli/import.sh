#!/bin/bash
# What an import says, what it writes and what it refuses to write over.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

cat >plan.txt <<'T'
青川市2022年重点工作责任分解

一、经济
1.推进产业发展。(责任单位:市经信局、市发改委)
2.建设园区。(市公安局牵头,市公安局交警支队、市水务局、市水务集团配合)
联系电话:0572-1234567
二、民生
1.发展改革。(市发展和改革委员会牵头)
T
printf '关于会议的通知\n请各位准时参加。\n' >nobody.txt
echo old >old.json
is_old() { test "$(cat old.json)" = old; }
no_strays() { test -z "$(find . -name '.zeren-*')"; }

run import plan.txt
exits 0
says '^zeren: read 1 plan, 2 sections, 3 tasks, 6 units, 0 officials, 7 assignments,'
says '^zeren: 8 lines: 6 used, 1 not used, 1 blank$'
says '^zeren:   line 6 was not used: 联系电话:0572-1234567$'
says "^zeren:   line 8: '市发展和改革委员会' joined to '市发改委' \\(registry\\)\$"
says '^zeren: 1 doubtful reading$'
says "^zeren:   line 4 \\(first-leads\\): '市经信局、市发改委' was read as: '市经信局' leads"
for unit in 市公安局 市公安局交警支队 市水务局 市水务集团; do
    answers "\"name\": ?\"$unit\""
done

# Strict: an exit code, the place, no notice; the review all the same.
run import --strict --review doubts.csv -o old.json plan.txt
exits 3
says 'plan.txt:4: doubtful \(first-leads\)'
claim 'leaves the old file whole' is_old
claim 'has the doubt' grep -q '^first-leads,4,' doubts.csv
run import --strict -o new.json plan.txt
exits 3
claim 'writes nothing' test ! -e new.json
run import nobody.txt -o old.json
exits 3
says 'nobody is given a task'
claim 'leaves the old file whole' is_old

# The review, in three formats; the names of a stranger stay text.
printf '1.甲。(责任单位:=HYPERLINK("x"),市科技局)\n+cmd|calc\n' >hostile.txt
for ending in csv xlsx md; do
    run import --review "review.$ending" -o out.json hostile.txt
    exits 0
done
claim 'has no formula' /usr/bin/python3 - <<'P'
import csv, openpyxl
rows = list(csv.DictReader(open("review.csv", newline="", encoding="utf-8")))
assert list(rows[0]) == ["kind", "line", "written", "reading", "meaning"]
assert not any(value[:1] in "=+-@" for row in rows for value in row.values() if value), rows
assert any("cmd|calc" in row["written"] for row in rows), rows
sheet = openpyxl.load_workbook("review.xlsx").active
cells = [cell for row in sheet.iter_rows() for cell in row]
assert not any(cell.data_type == "f" for cell in cells)
assert sheet.max_row == len(rows) + 1, (sheet.max_row, len(rows))
assert any("+cmd|calc" == cell.value for cell in cells), [cell.value for cell in cells]
assert "\\|calc" in open("review.md", encoding="utf-8").read()
P

# No file is written over another, and nothing is half written.
run import --review - plan.txt
exits 2
run import --review same.csv -o same.csv plan.txt
exits 2
run import --review doubts.txt plan.txt
exits 2
says 'name the file .csv, .xlsx or .md'
cp hostile.txt document.csv
run import --review document.csv -o out.json document.csv
exits 2
says 'would replace the document'
claim 'leaves the document whole' cmp -s hostile.txt document.csv
run import plan.txt -o /dev/full
exits 4
run import --review /dev/full -o old.json plan.txt
exits 4
claim 'leaves the old file whole' is_old
run import -o nowhere/out.json plan.txt
exits 4
claim 'leaves no stray file' no_strays

done_testing
