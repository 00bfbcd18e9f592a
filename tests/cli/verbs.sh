#!/bin/bash
# Every verb answers on a real notice, in every format, and obeys its options.
source "$ZEREN_SOURCE_DIR/tests/cli/expect.sh"

is_json() { /usr/bin/python3 -m json.tool out >/dev/null; }
json() { # EXPRESSION over d, which must be true
    claim "$1" /usr/bin/python3 -c 'import json, sys
d = json.load(open("out"))
sys.exit(not eval(sys.argv[1]))' "$1"
}

answer_in_all_formats() { # VERB ARGUMENTS...
    for format in table json csv md; do
        run "$@" --format "$format"
        exits 0
        claim 'answers' test -s out
        cp out first
        run "$@" --format "$format"
        claim 'answers the same again' cmp -s out first
    done
    run "$@" --format json
    claim 'is JSON' is_json
    run "$@" --format md
    answers '^\|'
    run "$@" --color always
    claim 'has colour' grep -q "$(printf '\033')" out
    for when in auto never; do
        run "$@" --color "$when"
        claim 'has no colour' bash -c '! grep -q "$(printf "\033")" out'
    done
}

answer_in_all_formats workload "$huzhou"
answer_in_all_formats clusters "$huzhou" --runs 10
answer_in_all_formats clusters "$huzhou" --runs 3 --resolutions 0.5:2:5
answer_in_all_formats clusters "$huzhou" --runs 3 --method cpm
run clusters "$huzhou" --resolutions 2:1
exits 2
run clusters "$huzhou" --resolutions 1
exits 2
answer_in_all_formats coverage "$huzhou"
answer_in_all_formats robustness "$huzhou"
answer_in_all_formats compare "$huzhou" --from five-year --to annual --deals 99
answer_in_all_formats compare "$huzhou" "$huzhou" "$huzhou" --deals 99
answer_in_all_formats trace "$huzhou"
answer_in_all_formats unit 市发展改革委 "$huzhou"
answer_in_all_formats what-if "$huzhou" --remove 市发展改革委
run check "$huzhou"
claim 'is 0 or 1' test "$code" = 0 -o "$code" = 1
is_silent
run check "$huzhou" --format json
claim 'is JSON' is_json

run workload "$huzhou" --format json
json 'sum(u["lead"] + u["support"] for u in d["units"]) == 388'
json 'max(d["units"], key=lambda u: u["lead"])["unit"] == "市发展改革委"'
run workload "$huzhou" --format json --top 3
json 'len(d["units"]) == 3'
run workload "$huzhou" --format json --plan five-year
json 'abs(sum(u["fractional"] for u in d["units"]) - 27) < 1e-6'
run workload "$huzhou" --format json --official 王纲
exits 0
run workload "$huzhou" --format json --official none
exits 0
run workload "$huzhou" --format json --groups expand
json 'not any(u["unit"] == "各区县政府" for u in d["units"])'
run workload "$huzhou" --format json --groups ignore
json 'not any(u["unit"] in ("各区县政府", "市级有关部门") for u in d["units"])'
run workload "$huzhou" --format csv --sort -lead
cp out descending
run workload "$huzhou" --format csv --sort lead
claim 'sorts the other way' bash -c '! cmp -s out descending'
run workload "$huzhou" --sort nope
exits 2
run workload "$huzhou" --table nope
exits 2
run workload "$huzhou" --plan anual
exits 2
says "no plan 'anual' \(did you mean 'annual'\?\)"
run workload "$huzhou" --plan 2021
exits 2
says "it has 'five-year', 'annual', 'livelihood'"
run workload "$huzhou" --official 王
exits 2
says "no official '王'"

run clusters "$huzhou" --method leiden --format json
json 'd["method"] == "leiden"'
run clusters "$huzhou" --seed 7 --format json
exits 0
run coverage "$huzhou" --format json
json 'len(d["officials"]) == 8'

run unit 市发改委 "$huzhou" --format json
exits 0
cp out alias
run unit 市发展改革委 "$huzhou" --format json
claim 'is the same by its alias' cmp -s out alias
run unit 大数据 "$huzhou"
exits 2
says "did you mean '市大数据局"

run compare "$huzhou"
exits 2
run compare "$huzhou" --from five-year --to anual
exits 2
says "did you mean 'annual'"
run compare "$huzhou" "$t9" --deals 99 --format json
exits 0
run compare "$huzhou" "$huzhou" --from five-year --to annual --deals 99 --format json
exits 0
cp out two
run compare "$huzhou" --from five-year --to annual --deals 99 --format json
json '[d[k] == json.load(open("two"))[k] for k in ("units", "tv", "ami")] == 3 * [True]'
run compare "$huzhou" --plan annual --from five-year
exits 2
run compare - -
exits 2
run compare "$huzhou" --from five-year --to annual --registry none.json
exits 2

year() { # FILE NAME: a notice in which a unit of this name leads
    printf '{"zeren":1,"title":"%s","plans":[{"id":"p"}],"tasks":[{"id":"1","plan":"p","title":"t","lead":["%s"]}]}' \
        "$1" "$2" >"$1"
}
year y1 市环保局
year y2 市环境局
year y3 市生态环境局
year y4 市生环局
run compare y1 y2 --format json
exits 0
says '1 unit has another name in an earlier notice'
json '[(u["unit"], u["shift"]) for u in d["units"]] == [("市环保局", 0)]'
run compare y1 y2 y3 --format json
exits 0
json '[(u["unit"], u["sides"]) for u in d["units"]] == [("市环保局", 3)]'
run compare y1 y3 y4 --format json
json 'len(d["units"]) == 2'
printf '{"zeren-units":1,"variants":[{"names":["生态环境局","生环局"]}]}' >own.json
run compare y1 y3 y4 --registry own.json --format json
exits 0
json 'len(d["units"]) == 1'
run compare y1 y3 y4 --registry none.json
exits 3
run trace y1 y2 --format json
exits 0
says '1 unit has another name in an earlier notice'

city=$ZEREN_SOURCE_DIR/tests/data/trace_city.json
next=$ZEREN_SOURCE_DIR/tests/data/trace_city_2022.json
run trace "$next"
exits 2
says 'fewer than two plans: .* give a second file'
run trace "$city" --from year
exits 2
run trace "$city" --plan year
exits 2
run trace - -
exits 2
run trace "$city" "$next" --format json
exits 0
json 'd["counts"]["none"] > 0 and "n3" in d["rootless"]'
printf '# known\ng1 y1-2\ng8 -\n' >links
run trace "$city" --links links --format json
exits 0
json '[m["task"] for m in d["tasks"][0]["matches"]] == ["y1-2"] and d["tasks"][7]["confirmed"]'
printf 'g1 y1-2\ng1 nobody\n' >links
run trace "$city" --links links
exits 3
says "links:2: no task of the second list is called 'nobody'"
run trace "$city" --links missing
exits 3
run trace "$city" --alpha 0.3
exits 2
run trace "$city" --one-to-one --text-only --format json
exits 0
json 'd["one_to_one"] and d["evidence"] == "text"'

# An official who is called 'none' is meant before nobody.
sed 's/"O1"/"none"/g' "$t9" >none.json
run workload none.json --official none --format json
json 'sum(u["lead"] for u in d["units"]) == 4'
run workload "$t9" --official none --format json
json 'sum(u["lead"] for u in d["units"]) == 1'

run balance "$huzhou" --weigh items --peak 8 --apply items.json --format json
exits 0
json 'd["weigh"] == "items" and d["shortest"] and d["peak"] == 17 and d["min_peak"] == 6'
run balance items.json --weigh items --format json
json 'd["peak"] == 8'
run balance "$huzhou" --weigh items --peak 5 --apply none.json
exits 2
run balance "$huzhou" --weigh items --peak 5
exits 0
answers 'A peak of 5 items cannot be had'
run balance "$huzhou" --weigh sub-items
exits 2

run what-if "$huzhou" --merge '市教育局，市科技局=市教育科技局' --hand 王纲=杨六顺 --apply merged.json --format json
exits 0
json 'next(u for u in d["units"] if u["unit"] == "市教育科技局")["lead_after"] == 9'
json 'len(d["handed"]) == 7'
run unit 市教育局 merged.json --format json
json 'd["unit"] == "市教育科技局" and len(d["leads"]) == 9'
run what-if "$huzhou" --merge 市教育局,市科技局=甲 --merge 甲,市财政局=乙 --format json
exits 0
run what-if "$huzhou"
exits 2
says '--remove, --merge or --hand'
run what-if "$huzhou" --remove 市发展改委
exits 2
says "did you mean '市发展改革委'"
run what-if "$huzhou" --merge 市教育局
exits 2
says 'expected UNIT,UNIT=NAME'
run what-if "$huzhou" --merge 市教育局=市教育局
exits 2
says 'merged with itself'
run what-if "$huzhou" --merge 市教育局,各区县政府=甲
exits 2
says 'is a group of units'
run what-if "$huzhou" --hand 王纲=王
exits 2
says "no official '王'"
run what-if "$huzhou" --hand none=王纲
exits 2
says 'needs two officials'
run what-if "$huzhou" --remove 市教育局 --apply "$huzhou"
exits 2
says 'would replace the notice'
run what-if "$huzhou" --remove 市教育局 --apply no/such/place.json
exits 4
answers_nothing

done_testing
