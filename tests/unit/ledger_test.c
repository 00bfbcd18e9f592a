/*
 * Ledgers and inspections without the command: what counts, what is found, and that nothing is lost
 * when memory runs out.
 */
#include "zeren/ledger.h"

#include <math.h>
#include <stdio.h>

#include "src/dates.h"
#include "src/ledger/values.h"
#include "testing.h"
#include "zeren/inspection.h"
#include "zeren/tables.h"

static zr_error err;

static const char notice_text[] =
    "{\"zeren\": 1, \"plans\": [{\"id\": \"y\", \"kind\": \"annual\", \"from\": 2021, \"to\": "
    "2021}],"
    " \"officials\": [{\"name\": \"张一\"}],"
    " \"tasks\": ["
    "{\"id\": \"a\", \"title\": \"甲\", \"plan\": \"y\", \"official\": \"张一\", \"lead\": [\"A\"],"
    "  \"support\": [\"B\"], \"due\": \"2021-03-31\","
    "  \"indicators\": [{\"name\": \"n\", \"op\": \">=\", \"value\": 5}]},"
    "{\"id\": \"b\", \"title\": \"乙\", \"plan\": \"y\", \"lead\": [\"A\", \"B\"]},"
    "{\"id\": \"c\", \"title\": \"丙\", \"plan\": \"y\", \"lead\": [\"B\"]}]}";

typedef struct bench {
    zr_notice *notice;
    zr_graph *graph;
    zr_filled *filled;
} bench;

static bench set_up(void)
{
    bench b = {.notice = zt_notice(notice_text)};

    ZT_OK(zr_graph_new(&b.graph, b.notice, ZR_GROUPS_KEEP, &err));
    ZT_OK(zr_filled_new(&b.filled, &err));
    return b;
}

static void tear_down(bench *b)
{
    zr_filled_free(b->filled);
    zr_graph_free(b->graph);
    zr_notice_free(b->notice);
}

static void read_csv(bench *b, const char *text)
{
    ZT_OK(zr_filled_read(b->filled, text, strlen(text), "f.csv", &err));
}

static zr_inspection inspect(const bench *b, const char *as_of, const zr_filled *since)
{
    zr_inspection result = {0};
    zr_inspection_options options = ZR_INSPECTION_OPTIONS_INIT;

    options.as_of = as_of;
    options.since = since;
    ZT_OK(zr_inspection_compute(&result, b->graph, b->filled, &options, &err));
    return result;
}

Test(ledger, days_are_counted_through_leap_years)
{
    cr_assert_eq(zr__date_day("0001-01-01"), 0);
    cr_assert_eq(zr__date_day("2021-01-01") - zr__date_day("2020-01-01"), 366);
    cr_assert_eq(zr__date_day("2000-03-01") - zr__date_day("2000-02-28"), 2);
    cr_assert_eq(zr__date_day("1900-03-01") - zr__date_day("1900-02-28"), 1);
    cr_assert_eq(zr__date_day("2021-12-31") + 1, zr__date_year_day(2022));
    cr_assert(!zr__date_is_valid("2021-02-29") && zr__date_is_valid("2020-02-29"));
}

Test(ledger, a_day_and_its_number_are_one)
{
    static const char *const days[] = {"0001-01-01", "1899-12-30", "2000-02-29", "2020-12-31",
                                       "2021-01-01", "2021-06-30", "9999-12-31"};
    char text[ZR__DATE_SIZE];

    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        zr__date_of_day(text, zr__date_day(days[i]));
        cr_assert_str_eq(text, days[i]);
    }
}

Test(ledger, what_people_write_for_a_day_is_one_or_is_not)
{
    static const char *const written[][2] = {
        {"2021.6.30", "2021-06-30"}, {"２０２１年６月３０日", "2021-06-30"},
        {"截至2021 / 6 / 30", "2021-06-30"}, {"44377", "2021-06-30"}, {"44377.75", "2021-06-30"},
        {"6月30日", NULL}, {"21.6.30", NULL}, {"2021年第2季度6日", NULL}, {"443", NULL},
        {"2021-02-29", NULL}, {"30/6/2021", NULL}, {"", NULL}};
    char text[ZR__DATE_SIZE];

    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        const bool is_day = zr__ledger_date(text, written[i][0]);
        cr_expect_eq(is_day, written[i][1] != NULL, "'%s'", written[i][0]);
        if (is_day && written[i][1] != NULL)
            cr_expect_str_eq(text, written[i][1]);
    }
}

Test(ledger, numbers_have_commas_between_thousands_only)
{
    cr_expect_eq(zr__ledger_number("12,345.5"), 12345.5);
    cr_expect_eq(zr__ledger_number(" 1 234 "), 1234);
    cr_expect_eq(zr__ledger_number("９５ ％"), 95);
    cr_expect(isnan(zr__ledger_number("1,5")));
    cr_expect(isnan(zr__ledger_number("50 60")));
    cr_expect(isnan(zr__ledger_number("约50")));
}

Test(ledger, a_date_that_is_none_is_no_later_than_others)
{
    bench b = set_up();

    read_csv(&b, "编号,进展情况,更新日期\na,正常推进,2021-06-20\na,滞后,六月\n");
    zr_inspection result = inspect(&b, "2021-06-30", NULL);
    cr_expect_eq(result.task[0].progress, ZR_PROGRESS_ON_TRACK);
    zr_inspection_clear(&result);
    tear_down(&b);
}

Test(ledger, of_two_values_of_a_figure_the_later_counts_and_the_other_contradicts)
{
    bench b = set_up();

    read_csv(&b, "编号,指标,实际值,数据日期\na,n,4,\n");
    read_csv(&b, "编号,指标,实际值,数据日期\na,n,6,2021-06-01\n");
    zr_inspection result = inspect(&b, "2021-06-30", NULL);
    const zr_inspection_finding *last = &result.finding[result.finding_count - 1];

    cr_expect_eq(result.figure[0].actual, 6);
    cr_assert_eq(last->kind, ZR_INSPECTION_CONTRADICTION);
    cr_expect(last->of_figure && last->task == 0 && last->entry == 0 && last->other == 1);
    cr_assert_eq(result.figure_entry_count, 2);
    cr_expect(result.figure_entry[0].entry == 1 && result.figure_entry[0].counts);
    zr_inspection_clear(&result);
    tear_down(&b);
}

Test(ledger, the_unit_that_leads_goes_before_a_later_word_of_another)
{
    bench b = set_up();

    read_csv(&b, "编号,本单位职责,进展情况,更新日期\na,配合,滞后,2021-06-20\nb,配合,滞后,2021-06-20\n"
                 "c,配合,滞后,2021-06-20\n");
    read_csv(&b, "id,role of the unit,progress,updated on\na,leads it,done,2021-06-01\n"
                 "b,leads it,at risk,2021-06-02\nc,leads it,,\n");
    zr_inspection result = inspect(&b, "2021-06-30", NULL);
    cr_assert_eq(result.task[0].progress, ZR_PROGRESS_DONE);
    cr_assert_eq(result.task[1].progress, ZR_PROGRESS_AT_RISK);
    cr_assert_eq(result.task[2].progress, ZR_PROGRESS_DELAYED, "a blank row does not count");
    cr_assert_eq(result.task[0].rows, 2);
    cr_assert_eq(result.finding_count, 2);
    cr_assert_eq(result.finding[0].kind, ZR_INSPECTION_CONTRADICTION);
    zr_inspection_clear(&result);
    tear_down(&b);
}

Test(ledger, time_gone_runs_to_the_due_date_or_the_end_of_the_plan)
{
    bench b = set_up();

    read_csv(&b, "编号,进展情况,完成比例（%）\na,正常推进,99\nb,正常推进,30\nc,正常推进,45\n");
    zr_inspection result = inspect(&b, "2021-06-30", NULL);
    cr_assert(result.task[0].is_overdue && result.task[0].expected == 1);
    cr_assert_float_eq(result.task[1].expected, 181.0 / 365, 1e-12);
    cr_assert(result.task[1].is_behind && !result.task[2].is_behind);
    cr_assert_eq(result.total.behind, 1);
    cr_assert_float_eq(result.total.left_load, 0.01 + 0.7 + 0.55, 1e-12);
    cr_assert_float_eq(result.total.mean_percent, 174.0 / 3, 1e-12);
    zr_inspection_clear(&result);
    tear_down(&b);
}

Test(ledger, a_task_with_two_leads_is_left_to_both)
{
    bench b = set_up();

    read_csv(&b, "编号,进展情况\na,已完成\nb,正常推进\n");
    zr_inspection result = inspect(&b, "2021-06-30", NULL);
    cr_assert_eq(result.unit_count, 2);
    cr_assert_eq(result.unit[0].index, zr_notice_find_unit(b.notice, "B"));
    cr_assert(result.unit[0].left == 2 && result.unit[1].left == 1);
    cr_assert_eq(result.official[1].index, ZR_NONE);
    cr_assert_eq(result.finding[0].kind, ZR_INSPECTION_MISSING);
    cr_assert_eq(result.finding[0].task, 2);
    zr_inspection_clear(&result);
    tear_down(&b);
}

Test(ledger, rows_are_told_by_title_when_the_id_was_spoilt)
{
    bench b = set_up();

    read_csv(&b, "编号,工作任务,进展情况,完成比例（%）\n1月2日,甲,已完成,50\nb,乙,未启动,10\n?,?,滞后,\n");
    zr_inspection result = inspect(&b, "2021-06-30", NULL);
    cr_assert_eq(result.task[0].progress, ZR_PROGRESS_DONE);
    const zr_inspection_finding_kind want[] = {
        ZR_INSPECTION_MISSING, ZR_INSPECTION_UNKNOWN_TASK, ZR_INSPECTION_EDITED_ID,
        ZR_INSPECTION_INCONSISTENT, ZR_INSPECTION_INCONSISTENT};
    cr_assert_eq(result.finding_count, sizeof want / sizeof *want);
    for (uint32_t i = 0; i < result.finding_count; i++)
        cr_assert_eq(result.finding[i].kind, want[i], "finding %u", i);
    zr_inspection_clear(&result);
    tear_down(&b);
}

Test(ledger, what_changed_since_is_a_word_or_a_number)
{
    bench b = set_up(), before = set_up();

    read_csv(&before, "编号,进展情况,已完成工作\na,正常推进,一\nb,正常推进,二\nc,,\n");
    read_csv(&b, "编号,进展情况,已完成工作\na,正常推进,一\nb,正常推进,三\nc,滞后,\n");
    zr_inspection result = inspect(&b, "2021-06-30", before.filled);
    cr_assert(result.has_before);
    cr_assert(!result.task[0].has_changed && result.task[1].has_changed &&
              result.task[2].has_changed);
    cr_assert_eq(result.task[2].progress_before, ZR_PROGRESS_SILENT);
    zr_inspection_clear(&result);
    tear_down(&b);
    tear_down(&before);
}

Test(ledger, a_file_without_a_list_leaves_the_collection_as_it_was)
{
    bench b = set_up();

    read_csv(&b, "编号,进展情况\na,已完成\nb,已完成\n");
    ZT_FAILS(ZR_EDATA, zr_filled_read(b.filled, "x,y\n1,2\n", 8, "x.csv", &err));
    cr_assert(b.filled->file_count == 1 && b.filled->row_count == 2 && b.filled->sheet_count == 1);
    tear_down(&b);
}

Test(ledger, no_day_and_no_margin_are_refused)
{
    bench b = set_up();
    zr_inspection result = {0};
    zr_inspection_options options = ZR_INSPECTION_OPTIONS_INIT;

    ZT_FAILS(ZR_EINVAL, zr_inspection_compute(&result, b.graph, b.filled, &options, &err));
    options.as_of = "2021-02-30";
    ZT_FAILS(ZR_EINVAL, zr_inspection_compute(&result, b.graph, b.filled, &options, &err));
    options.as_of = "2021-02-28";
    options.margin = NAN;
    ZT_FAILS(ZR_EINVAL, zr_inspection_compute(&result, b.graph, b.filled, &options, &err));
    tear_down(&b);
}

Test(ledger, writing_survives_running_out_of_memory)
{
    bench b = set_up();
    zr_ledger_options options = ZR_LEDGER_OPTIONS_INIT;

    read_csv(&b, "编号,进展情况\na,已完成\n");
    options.filled = b.filled;
    for (int format = ZR_LEDGER_XLSX; format <= ZR_LEDGER_MARKDOWN; format++) {
        char *bytes = NULL;
        size_t size = 0;

        options.format = (zr_ledger_format)format;
        ZT_SURVIVES_OOM(zr_ledger_write(&bytes, &size, b.graph, &options, &err));
        cr_assert(size > 0);
        zr_string_free(bytes);
    }
    zr_unit_list units = {0};
    ZT_SURVIVES_OOM_UNTOUCHED(units, zr_ledger_units(&units, b.graph, NULL, &err));
    cr_assert_eq(units.count, 2);
    zr_unit_list_clear(&units);
    tear_down(&b);
}

Test(ledger, inspecting_survives_running_out_of_memory)
{
    static const char csv[] = "编号,工作任务,进展情况,更新日期\nx,甲,已完成,2021-09-01\nb,乙,?,\n";
    bench b = set_up();
    zr_inspection result = {0};
    zr_inspection_options options = ZR_INSPECTION_OPTIONS_INIT;
    char *text = NULL;

    options.as_of = "2021-06-30";
    ZT_SURVIVES_OOM(zr_filled_read(b.filled, csv, sizeof csv - 1, "f.csv", &err));
    cr_assert_eq(b.filled->row_count, 2);
    options.since = b.filled;
    ZT_SURVIVES_OOM_UNTOUCHED(
        result, zr_inspection_compute(&result, b.graph, b.filled, &options, &err));
    ZT_SURVIVES_OOM(zr_inspection_format(&text, &result, b.graph, b.filled, NULL, &err));
    zr_string_free(text);
    zr_inspection_clear(&result);
    tear_down(&b);
}
