/* Documents that are JSON and yet no notice: each is refused at its place, in words. */
#include "testing.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/buffer.h"

static zr_error err;

struct refusal {
    const char *json;
    const char *pointer;
    const char *message;
};

#define HEAD "{\"zeren\":1,\"plans\":[{\"id\":\"annual\"},{\"id\":\"five-year\"}],"
#define OFFICIALS "\"officials\":[{\"name\":\"王纲\"},{\"name\":\"闵云\"}],"
#define WITH_TASK(members) HEAD OFFICIALS "\"tasks\":[{\"id\":\"t\",\"title\":\"t\"," members "}]}"
#define OF_PLAN(members) WITH_TASK("\"plan\":\"annual\"," members)
#define WITH_UNITS(units) HEAD "\"units\":[" units "],\"tasks\":[]}"
#define WITH_PLAN(plan) "{\"zeren\":1,\"plans\":[" plan "],\"tasks\":[]}"

static const struct refusal refusals[] = {
    {"[]", "", "expected an object, found an array"},
    {"null", "", "expected an object, found null"},
    {"\"x\"", "", "expected an object, found a string"},
    {" 12", "", "expected an object, found a number"},
    {"true", "", "expected an object, found true or false"},
    {"{\"plans\":[],\"tasks\":[]}", "", "key 'zeren' is missing"},
    {"{\"zeren\":2,\"plans\":[],\"tasks\":[]}", "/zeren",
     "unsupported version 2 of the format; expected 1"},
    {"{\"zeren\":\"1\",\"plans\":[],\"tasks\":[]}", "/zeren",
     "expected a number, found a string"},
    {"{\"zeren\":1,\"tasks\":[]}", "", "key 'plans' is missing"},
    {"{\"zeren\":1,\"plans\":[]}", "", "key 'tasks' is missing"},
    {"{\"zeren\":1,\"plans\":{},\"tasks\":[]}", "/plans", "expected an array, found an object"},
    {"{\"zeren\":1,\"plans\":[],\"tasks\":3}", "/tasks", "expected an array, found a number"},
    {"{\"zeren\":1,\"plans\":[],\"tasks\":{\"a\":[]}}", "/tasks",
     "expected an array, found an object"},
    {"{\"zeren\":1,\"title\":null,\"plans\":[],\"tasks\":[]}", "/title",
     "expected a string, found null"},
    {"{\"zeren\":1,\"title\":[1,2],\"plans\":[],\"tasks\":[]}", "/title",
     "expected a string, found an array"},
    {"{\"zeren\":1,\"issued\":\"2021-02-30\",\"plans\":[],\"tasks\":[]}", "/issued",
     "no such date '2021-02-30'; expected a day such as '2021-03-22'"},
    {"{\"zeren\":1,\"issued\":\"1900-02-29\",\"plans\":[],\"tasks\":[]}", "/issued",
     "no such date '1900-02-29'; expected a day such as '2021-03-22'"},
    {"{\"zeren\":1,\"issued\":\"2021-3-22\",\"plans\":[],\"tasks\":[]}", "/issued",
     "no such date '2021-3-22'; expected a day such as '2021-03-22'"},
    {"{\"Zeren\":1,\"plans\":[],\"tasks\":[]}", "", "key 'zeren' is missing"},

    {WITH_PLAN("3"), "/plans/0", "expected an object, found a number"},
    {WITH_PLAN("{}"), "/plans/0", "key 'id' is missing"},
    {WITH_PLAN("{\"id\":\"\"}"), "/plans/0/id", "expected a name, found an empty string"},
    {WITH_PLAN("{\"id\":\" \xE3\x80\x80\"}"), "/plans/0/id", "expected a name, found only blanks"},
    {WITH_PLAN("{\"id\":\"a\"},{\"id\":\"a\"}"), "/plans/1/id",
     "plan 'a' is listed already; expected each id once"},
    {WITH_PLAN("{\"id\":\"a\",\"kind\":\"yearly\"}"), "/plans/0/kind",
     "unknown kind of plan 'yearly'; expected 'five-year', 'annual', 'livelihood' or 'other'"},
    {WITH_PLAN("{\"id\":\"a\",\"from\":2025,\"to\":2021}"), "/plans/0/to",
     "the plan ends in 2021, before it begins in 2025"},
    {WITH_PLAN("{\"id\":\"a\",\"from\":0}"), "/plans/0/from",
     "0 is out of range; expected a whole number from 1 to 9999"},
    {WITH_PLAN("{\"id\":\"a\",\"from\":2021.5}"), "/plans/0/from",
     "2021.5 is out of range; expected a whole number from 1 to 9999"},

    {HEAD "\"officials\":[{\"title\":\"市长\"}],\"tasks\":[]}", "/officials/0",
     "key 'name' is missing"},
    {HEAD "\"officials\":[{\"name\":\"Ａ\"},{\"name\":\" A\"}],\"tasks\":[]}",
     "/officials/1/name", "official ' A' is listed already; expected each name once"},

    {WITH_UNITS("{\"name\":\"\"}"), "/units/0/name", "expected a name, found an empty string"},
    {WITH_UNITS("{\"name\":\"甲\"},{\"name\":\"甲\"}"), "/units/1/name",
     "unit '甲' is listed already; expected each name once"},
    {WITH_UNITS("{\"name\":\"甲（筹）\"},{\"name\":\"甲(筹)\"}"), "/units/1/name",
     "unit '甲(筹)' is listed already; expected each name once"},
    {WITH_UNITS("{\"name\":\"甲\",\"aliases\":[\"丙\"]},{\"name\":\"乙\",\"aliases\":[\"丙\"]}"),
     "/units/1/aliases/0",
     "alias '丙' of '乙' also stands for '甲'; expected one unit for a name"},
    {WITH_UNITS("{\"name\":\"甲\",\"aliases\":[\"乙\"]},{\"name\":\"乙\"}"),
     "/units/0/aliases/0",
     "alias '乙' of '甲' also stands for '乙'; expected one unit for a name"},
    {WITH_UNITS("{\"name\":\"甲\",\"aliases\":[\"\"]}"), "/units/0/aliases/0",
     "expected a name, found an empty string"},
    {WITH_UNITS("{\"name\":\"甲\",\"aliases\":\"乙\"}"), "/units/0/aliases",
     "expected an array, found a string"},
    {WITH_UNITS("{\"name\":\"甲\",\"open\":1}"), "/units/0/open",
     "expected true or false, found a number"},
    {WITH_UNITS("{\"name\":\"甲\",\"open\":true,\"members\":[\"乙\"]}"), "/units/0/members",
     "'甲' is open and has members; expected one of the two"},
    {WITH_UNITS("{\"name\":\"甲\",\"members\":[]}"), "/units/0/members",
     "no members; expected at least one, or \"open\": true"},
    {WITH_UNITS("{\"name\":\"甲\",\"members\":[7]}"), "/units/0/members/0",
     "expected a string, found a number"},
    {WITH_UNITS("{\"name\":\"甲\",\"members\":[\"甲\"]}"), "/units/0",
     "group '甲' contains itself"},
    {WITH_UNITS("{\"name\":\"甲\",\"aliases\":[\"子\"],\"members\":[\"子\"]}"), "/units/0",
     "group '甲' contains itself"},
    {WITH_UNITS("{\"name\":\"甲\",\"members\":[\"乙\"]},{\"name\":\"乙\",\"members\":[\"丙\"]},"
                "{\"name\":\"丙\",\"members\":[\"丁\",\"甲\"]}"),
     "/units/0", "group '甲' contains itself through '丙'"},
    {WITH_UNITS("{\"name\":\"甲\",\"capacity\":0}"), "/units/0/capacity",
     "capacity is 0; expected a number above 0"},
    {WITH_UNITS("{\"name\":\"甲\",\"capacity\":-2.5}"), "/units/0/capacity",
     "capacity is -2.5; expected a number above 0"},
    {WITH_UNITS("{\"name\":\"甲\",\"kind\":3}"), "/units/0/kind",
     "expected a string, found a number"},

    {HEAD "\"tasks\":[\"t\"]}", "/tasks/0", "expected an object, found a string"},
    {HEAD "\"tasks\":[{\"plan\":\"annual\",\"title\":\"t\"}]}", "/tasks/0",
     "key 'id' is missing"},
    {HEAD "\"tasks\":[{\"id\":\"t\",\"title\":\"t\"}]}", "/tasks/0", "key 'plan' is missing"},
    {HEAD "\"tasks\":[{\"id\":\"t\",\"plan\":\"annual\"}]}", "/tasks/0",
     "key 'title' is missing"},
    {HEAD "\"tasks\":[{\"id\":\"t\",\"plan\":\"annual\",\"title\":\"a\"},"
          "{\"id\":\"t\",\"plan\":\"annual\",\"title\":\"b\"}]}",
     "/tasks/1/id", "task 't' is listed already; expected each id once"},
    {WITH_TASK("\"plan\":\"anual\""), "/tasks/0/plan",
     "unknown plan 'anual' (did you mean 'annual'?)"},
    {WITH_TASK("\"plan\":\"livelihood\""), "/tasks/0/plan",
     "unknown plan 'livelihood'; expected one of 'annual', 'five-year'"},
    {OF_PLAN("\"official\":\"王刚\""), "/tasks/0/official",
     "unknown official '王刚' (did you mean '王纲'?)"},
    {OF_PLAN("\"official\":\"某人\""), "/tasks/0/official",
     "unknown official '某人'; expected one of '王纲', '闵云'"},
    {OF_PLAN("\"official\":null"), "/tasks/0/official", "expected a string, found null"},
    {OF_PLAN("\"lead\":\"甲\""), "/tasks/0/lead", "expected an array, found a string"},
    {OF_PLAN("\"lead\":[\"甲\",\"\"]"), "/tasks/0/lead/1",
     "expected a name, found an empty string"},
    {OF_PLAN("\"support\":[3]"), "/tasks/0/support/0",
     "expected the name of a unit, or an object with \"unit\""},
    {OF_PLAN("\"support\":[{\"note\":\"x\"}]"), "/tasks/0/support/0", "key 'unit' is missing"},
    {OF_PLAN("\"support\":[{\"unit\":\"甲\",\"note\":4}]"), "/tasks/0/support/0/note",
     "expected a string, found a number"},
    {OF_PLAN("\"items\":-1"), "/tasks/0/items",
     "-1 is out of range; expected a whole number from 0 to 2147483647"},
    {OF_PLAN("\"items\":1.5"), "/tasks/0/items",
     "1.5 is out of range; expected a whole number from 0 to 2147483647"},
    {OF_PLAN("\"items\":\"2\""), "/tasks/0/items", "expected a number, found a string"},
    {OF_PLAN("\"due\":\"2021-13-01\""), "/tasks/0/due",
     "no such date '2021-13-01'; expected a day such as '2021-03-22'"},
    {OF_PLAN("\"section\":\"\""), "/tasks/0/section", "expected a name, found an empty string"},
    {OF_PLAN("\"source\":{\"lines\":[1]}"), "/tasks/0/source/lines",
     "expected two line numbers, the first and the last; found 1"},
    {OF_PLAN("\"source\":{\"lines\":[5,4]}"), "/tasks/0/source/lines",
     "line 4 is before line 5"},
    {OF_PLAN("\"indicators\":[{\"op\":\">=\",\"value\":1}]"), "/tasks/0/indicators/0",
     "key 'name' is missing"},
    {OF_PLAN("\"indicators\":[{\"name\":\"n\",\"op\":\"=>\",\"value\":1}]"),
     "/tasks/0/indicators/0/op",
     "unknown comparison '=>'; expected '>=', '<=', '=', '>' or '<'"},
    {OF_PLAN("\"indicators\":[{\"name\":\"n\",\"op\":\"=\",\"value\":\"1\"}]"),
     "/tasks/0/indicators/0/value", "expected a number, found a string"},
    {OF_PLAN("\"indicators\":[{\"name\":\"n\",\"op\":\"=\",\"value\":1,\"by\":true}]"),
     "/tasks/0/indicators/0/by",
     "expected a year such as 2025 or a day such as '2021-06-30'"},
    {OF_PLAN("\"indicators\":[{\"name\":\"n\",\"op\":\"=\",\"value\":1,\"by\":\"2021\"}]"),
     "/tasks/0/indicators/0/by",
     "no such date '2021'; expected a day such as '2021-03-22'"},
};

Test(notice_refusal, names_the_place_and_what_was_expected)
{
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        const struct refusal *refusal = &refusals[i];
        zr_notice *notice = NULL;

        err = (zr_error){0};
        cr_assert_eq(zr_notice_parse(&notice, refusal->json, strlen(refusal->json), "n", NULL,
                                     &err),
                     ZR_EDATA, "%s", refusal->json);
        cr_expect_str_eq(err.pointer, refusal->pointer, "%s: at %s", refusal->json, err.pointer);
        cr_expect_str_eq(err.message, refusal->message);
        cr_expect(err.line == 1 && err.column > 0);
        cr_expect_null(notice);
    }
}

Test(notice_refusal, lists_every_problem_from_top_to_bottom)
{
    static const char json[] = "{\"tasks\":[{\"id\":\"t\",\n"
                               "\"plan\":\"x\",\"title\":\"\",\"lead\":[\"乙\"]},\n"
                               "7],\n"
                               "\"units\":[{\"name\":\"甲\",\"members\":[\"甲\"]}],\n"
                               "\"plans\":[{\"id\":\"a\",\"kind\":\"b\"}],\n\"zeren\":0}";
    static const struct {
        uint32_t line;
        uint32_t column;
        const char *pointer;
    } expected[] = {{2, 8, "/tasks/0/plan"}, {2, 20, "/tasks/0/title"}, {3, 1, "/tasks/1"},
                    {4, 10, "/units/0"},     {5, 27, "/plans/0/kind"},  {6, 9, "/zeren"}};
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    ZT_FAILS(ZR_EDATA, zr_notice_parse(&notice, json, strlen(json), "n", &findings, &err));
    cr_expect_str_eq(err.pointer, "/tasks/0/plan");
    cr_assert_eq(findings.count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < findings.count; i++) {
        const zr_error *place = &findings.item[i].place;

        cr_expect_eq(findings.item[i].kind, ZR_FINDING_INVALID);
        cr_expect_eq(place->status, ZR_EDATA);
        cr_expect_str_eq(place->pointer, expected[i].pointer);
        cr_expect_eq(place->line, expected[i].line, "%s", place->pointer);
        cr_expect_eq(place->column, expected[i].column, "%s: %u", place->pointer, place->column);
    }
    zr_findings_clear(&findings);
}

Test(notice_refusal, escapes_the_steps_of_a_pointer)
{
    static const char json[] = "{\"zeren\":1,\"plans\":[],\"tasks\":[],\"a/b~c\":{}}";
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    ZT_OK(zr_notice_parse(&notice, json, strlen(json), "n", &findings, &err));
    cr_expect_str_eq(findings.item[0].place.pointer, "/a~1b~0c");
    zr_findings_clear(&findings);
    zr_notice_free(notice);
}

Test(notice_refusal, of_bytes_that_are_no_json_is_a_finding_too)
{
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    ZT_FAILS(ZR_ESYNTAX, zr_notice_parse(&notice, "{", 1, "n", &findings, &err));
    cr_assert_eq(findings.count, 1);
    cr_expect_eq(findings.item[0].place.status, ZR_ESYNTAX);
    cr_expect_str_eq(findings.item[0].place.message, err.message);
    zr_findings_clear(&findings);
}

Test(notice_refusal, of_a_name_that_is_too_long_to_be_one)
{
    zr__buffer json = {0};
    zr_notice *notice = NULL;

    zr__buffer_add(&json, HEAD "\"tasks\":[{\"id\":\"t\",\"plan\":\"annual\",\"title\":\"t\","
                               "\"lead\":[\"");
    for (int i = 0; i < 1001; i++)
        zr__buffer_add(&json, "x");
    zr__buffer_add(&json, "\"]}]}");
    ZT_FAILS(ZR_EDATA, zr_notice_parse(&notice, json.bytes, json.size, "n", NULL, &err));
    cr_expect_str_eq(err.pointer, "/tasks/0/lead/0");
    cr_expect_str_eq(err.message,
                     "a name of more than 1000 bytes, or of more than 30 marks on a letter");
    zr__buffer_clear(&json);
}

Test(notice_refusal, keeps_a_hundred_thousand_findings_and_an_error_among_them)
{
    zr__buffer json = {0};
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    zr__buffer_add(&json, "{\"zeren\":1,\"plans\":[],\"tasks\":[7]");
    for (unsigned i = 0; i < ZR_FINDINGS_MOST + 10; i++)
        zr__buffer_addf(&json, ",\"%u\":0", i);
    zr__buffer_add(&json, "}");
    ZT_FAILS(ZR_EDATA, zr_notice_parse(&notice, json.bytes, json.size, "n", &findings, &err));
    cr_expect_str_eq(err.pointer, "/tasks/0");
    cr_expect_eq(findings.count, ZR_FINDINGS_MOST);
    zr_findings_clear(&findings);
    zr__buffer_clear(&json);
}

static char directory[] = "/tmp/zeren-notice-XXXXXX";

static const char *file_with(const char *bytes)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/n.json", directory);
    FILE *file = fopen(path, "wb");

    cr_assert_not_null(file);
    fputs(bytes, file);
    fclose(file);
    return path;
}

static void make_directory(void)
{
    cr_assert_not_null(mkdtemp(directory));
}

static void remove_directory(void)
{
    char path[64];

    snprintf(path, sizeof path, "%s/n.json", directory);
    unlink(path);
    rmdir(directory);
}

TestSuite(notice_file, .init = make_directory, .fini = remove_directory);

Test(notice_file, is_read_whole)
{
    zr_notice *notice = NULL;

    ZT_OK(zr_notice_load(&notice, file_with(HEAD "\"tasks\":[]}\n"), NULL, &err));
    cr_expect_eq(notice->plan_count, 2);
    zr_notice_free(notice);
}

Test(notice_file, names_itself_in_a_failure)
{
    zr_notice *notice = NULL;
    const char *path = file_with("{\"zeren\":1");

    ZT_FAILS(ZR_ESYNTAX, zr_notice_load(&notice, path, NULL, &err));
    cr_expect_str_eq(err.source, path);
}

Test(notice_file, that_cannot_be_read_is_a_failure_in_words)
{
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    ZT_FAILS(ZR_EREAD, zr_notice_load(&notice, "/nowhere/n.json", NULL, &err));
    cr_expect_str_eq(err.message, "cannot be read: No such file or directory");
    ZT_FAILS(ZR_EREAD, zr_notice_load(&notice, directory, NULL, &err));
    cr_expect_str_eq(err.message, "cannot be read: Is a directory");
    ZT_FAILS(ZR_EREAD, zr_notice_load(&notice, file_with(""), &findings, &err));
    cr_expect_str_eq(err.message, "empty; expected a notice as JSON");
    cr_expect_eq(findings.count, 1);
    zr_findings_clear(&findings);

    const char *path = file_with("{}");
    chmod(path, 0);
    if (access(path, R_OK) != 0) { /* root may read anything */
        ZT_FAILS(ZR_EREAD, zr_notice_load(&notice, path, NULL, &err));
        cr_expect_str_eq(err.message, "cannot be read: Permission denied");
    }
    cr_expect_null(notice);
}
