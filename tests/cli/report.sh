#!/bin/bash
# The report as a command: where it goes, which languages, and with which ledgers.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

run report "$t9" -o page.html
exits 0
answers_nothing
claim "writes one page" test "$(grep -c '^<!DOCTYPE html>' page.html)" = 1
claim "has both languages" grep -q 'lang="zh-CN"' page.html

run report "$t9"
exits 0
claim "writes to a pipe" cmp -s out page.html

run report "$t9" --lang zh
exits 0
answers '<html lang="zh-CN">'
claim "has no other language" test "$(grep -c 'class="l1"' out)" = 0

run report "$t9" --lang fr
exits 2
says "expected en, zh or both"

printf old >old.html
run report missing.json -o old.html
exits 3
claim "leaves the old page" test "$(cat old.html)" = old

run report "$t9" page.csv
exits 2
says "LEDGER"
run report "$t9" --as-of 2021-06-30
exits 2
says "LEDGER"

# Filled in by hand: some tasks done, some late, with words that mean something elsewhere.
"$ZEREN" ledger "$huzhou" --format csv -o ledger.csv 2>/dev/null
/usr/bin/python3 - <<'EOF'
import csv
with open("ledger.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.reader(file))
for i, row in enumerate(rows[1:]):
    if i % 5 > 0:
        row[9] = ["done", "on track", "at risk", "delayed"][i % 4]
        row[12] = "<script>alert(1)</script>\nsecond line"
        row[14] = "2021-06-25"
with open("ledger.csv", "w", encoding="utf-8-sig", newline="") as file:
    csv.writer(file).writerows(rows)
EOF
run report "$huzhou" ledger.csv --as-of 2021-06-30 -o june.html
exits 0
claim "has the inspection" grep -q 'id="inspect-attention"' june.html
claim "keeps words as text" test "$(grep -c '<script' june.html)" = 1
run report "$huzhou" ledger.csv --as-of june -o june.html
exits 2

done_testing
