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
        "{\"zeren\":1,\"plans\":[{\"id\":\"annual\",\"kind\":\"annual\","
        "\"from\":2018,\"to\":2018}],"
        "\"tasks\":[{\"id\":\"annual-1\",\"plan\":\"annual\",\"title\":\"t\",\"lead\":[\"市环保局\"],"
        "\"support\":[\"市发改委\",\"县环保局\"]}]}";
    static const char after[] =
        "{\"zeren\":1,\"plans\":[{\"id\":\"annual\",\"kind\":\"annual\","
        "\"from\":2024,\"to\":2024}],"
        "\"tasks\":[{\"id\":\"annual-1\",\"plan\":\"annual\",\"title\":\"u\",\"lead\":[\"市生态环境局\"],"
        "\"support\":[\"市发展改革委\",\"市环境局\"]}]}";
    const zr_import_options options = {.registry = ZT_SOURCE_DIR "/data/unit-names.json"};
    zr_notice *parts[] = {parse(before), parse(after)}, *merged = NULL;
    zr_error err = {0};

    cr_assert_eq(zr_merge_by_registry(&merged, NULL, (const zr_notice *const *)parts, 2,
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

static const char year_2018[] =
    "{\"zeren\":1,\"plans\":[{\"id\":\"annual\"}],\"units\":[{\"name\":\"市环保局\"}],\"tasks\":"
    "[{\"id\":\"1\",\"plan\":\"annual\",\"title\":\"t\",\"lead\":[\"市环保局\"],"
    "\"support\":[\"市发改委\",\"县环保局\"]}]}";
static const char year_2024[] =
    "{\"zeren\":1,\"plans\":[{\"id\":\"annual\"}],\"tasks\":[{\"id\":\"1\",\"plan\":\"annual\","
    "\"title\":\"u\",\"lead\":[\"市生态环境局\"],\"support\":[\"市环境局\",\"市发展改革委\"]}]}";

Test(merge, lets_units_of_two_years_be_found_by_each_others_names)
{
    const zr_import_options options = {.registry = ZT_SOURCE_DIR "/data/unit-names.json"};
    zr_notice *years[] = {parse(year_2018), parse(year_2024)};
    const zr_notice *const first_year = years[0];
    zr_error err = {0};
    uint32_t shared = 0;

    cr_assert_eq(zr_notices_share_names(years, 2, &shared, &options, &err), ZR_OK, "%s",
                 err.message);
    cr_expect_eq(shared, 2);
    cr_expect_eq(years[0], first_year, "it stays as it is");
    const zr_task *task = years[1]->task;
    cr_expect_eq(zr_notice_find_unit(years[1], "市环保局"), task->lead[0].unit);
    cr_expect_eq(zr_notice_find_unit(years[1], "市发改委"), task->support[1].unit);
    cr_expect_eq(zr_notice_find_unit(years[1], "县环保局"), ZR_NONE, "of another level");
    cr_expect_str_eq(years[1]->unit[1].name, "市环境局", "the order of units stays");
    cr_expect_eq(years[1]->unit[1].alias_count, 0, "two units of one notice stay two");
    zr_notice_free(years[0]);
    zr_notice_free(years[1]);
}

Test(merge, shares_no_names_without_a_registry_or_memory)
{
    zr_import_options options = {0};
    zr_notice *years[] = {parse(year_2018), parse(year_2024)};
    const zr_notice *const before[] = {years[0], years[1]};
    zr_status status = ZR_ENOMEM;
    uint32_t shared = 7;
    zr_error err = {0};

    cr_expect_eq(zr_notices_share_names(years, 2, &shared, &options, &err), ZR_OK);
    cr_expect_eq(shared, 0);
    options.own_registry = "no such file";
    cr_expect_eq(zr_notices_share_names(years, 2, NULL, &options, &err), ZR_EREAD);
    options.own_registry = ZT_SOURCE_DIR "/data/unit-names.json";
    for (long allowed = 0; allowed < 100000 && status == ZR_ENOMEM; allowed += 1 + allowed / 8) {
        cr_expect_eq(years[1], before[1]);
        zr__memory_fail_after(allowed);
        status = zr_notices_share_names(years, 2, NULL, &options, &err);
        zr__memory_fail_after(-1);
    }
    cr_expect_eq(status, ZR_OK);
    cr_expect_neq(years[1], before[1]);
    zr_notice_free(years[0]);
    zr_notice_free(years[1]);
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
    const zr_import_options options = {0};
    zr_notice *parts[] = {parse(first), parse(second)};

    for (long successes = 0;; successes++) {
        zr_merge_account account = {0};
        zr_notice *merged = NULL;
        zr_error err = {0};
        zr__memory_fail_after(successes);
        const zr_status status = zr_merge_by_registry(
            &merged, &account, (const zr_notice *const *)parts, 2, &options, &err);
        zr__memory_fail_after(-1);
        cr_expect_eq(account.count > 0, status == ZR_OK);
        zr_merge_account_clear(&account);
        zr_notice_free(merged);
        if (status == ZR_OK)
            break;
        cr_assert_eq(status, ZR_ENOMEM, "after %ld: %s", successes, err.message);
    }
    zr_notice_free(parts[0]);
    zr_notice_free(parts[1]);
}
