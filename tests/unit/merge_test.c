/* Merging notices: nothing is lost, nothing is there twice. */
#include <criterion/criterion.h>
#include <string.h>

#include "src/memory.h"
#include "zeren/import.h"

static const char first[] =
    "{\"zeren\":1,\"region\":\"r\",\"issued\":\"2021-01-01\",\"plans\":[{\"id\":\"annual\","
    "\"kind\":\"annual\",\"from\":2021,\"to\":2021}],\"officials\":[{\"name\":\"o\"}],\"units\":"
    "[{\"name\":\"a\",\"aliases\":[\"b\"]},{\"name\":\"g\",\"members\":[\"a\",\"c\"]}],\"tasks\":"
    "[{\"id\":\"annual-1\",\"plan\":\"annual\",\"official\":\"o\",\"title\":\"t\",\"lead\":[\"b\"],"
    "\"support\":[{\"unit\":\"g\",\"note\":\"n\"}],\"indicators\":[{\"name\":\"i\",\"op\":\"<=\","
    "\"value\":1.5,\"unit\":\"%\",\"by\":2021}],\"deadline\":\"x\"}]}";
static const char second[] =
    "{\"zeren\":1,\"region\":\"r\",\"issued\":\"2022-01-01\",\"plans\":[{\"id\":\"annual\","
    "\"kind\":\"annual\",\"from\":2022,\"to\":2022}],\"units\":[{\"name\":\"b\",\"kind\":"
    "\"department\",\"aliases\":[\"d\"]},{\"name\":\"g\",\"members\":[\"e\"]}],\"tasks\":"
    "[{\"id\":\"annual-1\",\"plan\":\"annual\",\"title\":\"u\",\"lead\":[\"d\"]}]}";

static zr_notice *parse(const char *json)
{
    zr_notice *notice = NULL;
    zr_error err = {0};

    cr_assert_eq(zr_notice_parse(&notice, json, strlen(json), NULL, NULL, &err), ZR_OK, "%s",
                 err.message);
    return notice;
}

Test(merge, joins_units_by_any_name_and_renames_taken_ids)
{
    zr_notice *parts[] = {parse(first), parse(second)}, *merged = NULL;
    zr_error err = {0};

    cr_assert_eq(zr_merge(&merged, (const zr_notice *const *)parts, 2, &err), ZR_OK, "%s",
                 err.message);
    cr_assert_eq(merged->plan_count, 2);
    cr_expect_str_eq(merged->plan[1].id, "annual-2022");
    cr_assert_eq(merged->task_count, 2);
    cr_expect_str_eq(merged->task[1].id, "annual-2022-1");
    cr_expect_eq(merged->task[0].lead[0].unit, merged->task[1].lead[0].unit);
    const zr_unit *unit = &merged->unit[merged->task[0].lead[0].unit];
    cr_expect_str_eq(unit->name, "a");
    cr_expect_str_eq(unit->kind, "department");
    cr_expect_eq(unit->alias_count, 2);
    cr_expect_eq(merged->unit[zr_notice_find_unit(merged, "g")].member_count, 3);
    cr_expect_str_eq(merged->task[0].support[0].note, "n");
    cr_expect_eq(merged->task[0].indicator[0].relation, ZR_AT_MOST);
    cr_expect_not_null(strstr(merged->task[0].extra, "deadline"));
    cr_expect_str_eq(merged->region, "r");
    cr_expect_null(merged->issued);
    zr_notice_free(merged);
    zr_notice_free(parts[0]);
    zr_notice_free(parts[1]);
}

Test(merge, knows_a_unit_by_the_name_it_had_before)
{
    static const char before[] =
        "{\"zeren\":1,\"plans\":[{\"id\":\"annual\",\"kind\":\"annual\",\"from\":2018,\"to\":2018}],"
        "\"tasks\":[{\"id\":\"annual-1\",\"plan\":\"annual\",\"title\":\"t\",\"lead\":[\"市环保局\"],"
        "\"support\":[\"市发改委\",\"县环保局\"]}]}";
    static const char after[] =
        "{\"zeren\":1,\"plans\":[{\"id\":\"annual\",\"kind\":\"annual\",\"from\":2024,\"to\":2024}],"
        "\"tasks\":[{\"id\":\"annual-1\",\"plan\":\"annual\",\"title\":\"u\",\"lead\":[\"市生态环境局\"],"
        "\"support\":[\"市发展改革委\",\"市环境局\"]}]}";
    const zr_import_options options = {.registry = ZT_SOURCE_DIR "/data/unit-names.json"};
    zr_notice *parts[] = {parse(before), parse(after)}, *merged = NULL;
    zr_error err = {0};

    cr_assert_eq(zr_merge_by_registry(&merged, (const zr_notice *const *)parts, 2,
                                      &options, &err),
                 ZR_OK, "%s", err.message);
    const zr_task *task = merged->task;
    cr_expect_eq(task[0].lead[0].unit, task[1].lead[0].unit);
    cr_expect_str_eq(merged->unit[task[1].lead[0].unit].name, "市环保局");
    cr_expect_eq(task[0].support[0].unit, task[1].support[0].unit);
    cr_expect_neq(task[0].support[1].unit, task[0].lead[0].unit);
    cr_expect_neq(task[1].support[1].unit, task[1].lead[0].unit); /* two of one notice */
    zr_notice_free(merged);
    zr_notice_free(parts[0]);
    zr_notice_free(parts[1]);
}

Test(merge, of_one_notice_is_that_notice)
{
    zr_notice *part = parse(first), *merged = NULL;
    zr_error err = {0};
    char *a = NULL, *b = NULL;

    cr_assert_eq(zr_merge(&merged, (const zr_notice *const *)&part, 1, &err), ZR_OK);
    cr_assert_eq(zr_notice_format(&a, NULL, part, &err), ZR_OK);
    cr_assert_eq(zr_notice_format(&b, NULL, merged, &err), ZR_OK);
    cr_expect_str_eq(a, b);
    zr_string_free(a);
    zr_string_free(b);
    zr_notice_free(part);
    zr_notice_free(merged);
}

Test(merge, refuses_notices_of_different_regions)
{
    zr_notice *a = parse(first), *merged = NULL;
    zr_notice *b = parse("{\"zeren\":1,\"region\":\"s\",\"plans\":[],\"tasks\":[]}");
    const zr_notice *parts[] = {a, b};
    zr_error err = {0};

    cr_expect_eq(zr_merge(&merged, parts, 2, &err), ZR_EINVAL);
    cr_expect_null(merged);
    zr_notice_free(a);
    zr_notice_free(b);
}

Test(merge, survives_running_out_of_memory)
{
    zr_notice *parts[] = {parse(first), parse(second)};

    for (long successes = 0;; successes++) {
        zr_notice *merged = NULL;
        zr_error err = {0};
        zr__memory_fail_after(successes);
        const zr_status status = zr_merge(&merged, (const zr_notice *const *)parts, 2, &err);
        zr__memory_fail_after(-1);
        zr_notice_free(merged);
        if (status == ZR_OK)
            break;
        cr_assert_eq(status, ZR_ENOMEM, "after %ld: %s", successes, err.message);
    }
    zr_notice_free(parts[0]);
    zr_notice_free(parts[1]);
}
