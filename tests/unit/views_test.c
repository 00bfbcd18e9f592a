/*
 * The views of the analyses, computed on the fixture of the methods reference, on names that attack
 * the reader, and on nothing at all. What every format says in full is fixed by tests/golden.
 */
#include "zeren/tables.h"

#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <string.h>

#include "draft.h"
#include "src/memory.h"

static const zr_format formats[] = {ZR_FORMAT_TABLE, ZR_FORMAT_JSON, ZR_FORMAT_CSV,
                                    ZR_FORMAT_MARKDOWN};
enum { FORMATS = 4 };

/* Every analysis, computed once on one draft. */
typedef struct results {
    draft *d;
    zr_workload load;
    zr_coverage coverage;
    zr_robustness robustness;
    zr_clusters clusters;
    zr_side from, to; /* The first plan and the second. */
    zr_comparison comparison;
} results;

static results *results_of(draft *d)
{
    results *all = calloc(1, sizeof *all);
    zr_error err = {0};

    all->d = d;
    cr_assert_eq(zr_workload_compute(&all->load, d->graph, NULL, &err), ZR_OK, "%s", err.message);
    cr_assert_eq(zr_coverage_compute(&all->coverage, d->graph, NULL, &err), ZR_OK, "%s",
                 err.message);
    cr_assert_eq(zr_robustness_compute(&all->robustness, d->graph, NULL, &err), ZR_OK, "%s",
                 err.message);
    cr_assert_eq(zr_clusters_compute(&all->clusters, d->graph, NULL, &err), ZR_OK, "%s",
                 err.message);
    all->from = (zr_side){d->graph, {0, ZR_ANY, ZR_ANY}};
    all->to = (zr_side){d->graph, {1, ZR_ANY, ZR_ANY}};
    if (d->notice.plan_count > 1)
        cr_assert_eq(zr_compare(&all->comparison, &all->from, &all->to, NULL, &err), ZR_OK, "%s",
                     err.message);
    return all;
}

static void results_free(results *all)
{
    zr_workload_clear(&all->load);
    zr_coverage_clear(&all->coverage);
    zr_robustness_clear(&all->robustness);
    zr_clusters_clear(&all->clusters);
    zr_comparison_clear(&all->comparison);
    draft_free(all->d);
    free(all);
}

typedef zr_status formatter(char **text, const results *all, const zr_table_options *options,
                            zr_error *err);

static zr_status format_workload(char **text, const results *all, const zr_table_options *options,
                                 zr_error *err)
{
    return zr_workload_format(text, &all->load, all->d->graph, options, err);
}

static zr_status format_coverage(char **text, const results *all, const zr_table_options *options,
                                 zr_error *err)
{
    return zr_coverage_format(text, &all->coverage, all->d->graph, options, err);
}

static zr_status format_robustness(char **text, const results *all,
                                   const zr_table_options *options, zr_error *err)
{
    return zr_robustness_format(text, &all->robustness, all->d->graph, options, err);
}

static zr_status format_task_list(char **text, const results *all, const zr_table_options *options,
                                  zr_error *err)
{
    return zr_task_list_format(text, 0, all->d->graph, NULL, options, err);
}

static zr_status format_clusters(char **text, const results *all, const zr_table_options *options,
                                 zr_error *err)
{
    return zr_clusters_format(text, &all->clusters, all->d->graph, options, err);
}

static zr_status format_comparison(char **text, const results *all, const zr_table_options *options,
                                   zr_error *err)
{
    return zr_comparison_format(text, &all->comparison, &all->from, &all->to, options, err);
}

static formatter *const formatters[] = {format_workload, format_clusters, format_coverage,
                                        format_robustness, format_comparison, format_task_list};
enum { FORMATTERS = sizeof formatters / sizeof *formatters };

static char *text_of(formatter *format, const results *all, zr_table_options options)
{
    zr_error err = {0};
    char *text = NULL;

    cr_assert_eq(format(&text, all, &options, &err), ZR_OK, "%s", err.message);
    return text;
}

static cJSON *json_of(formatter *format, const results *all, zr_table_options options)
{
    options.format = ZR_FORMAT_JSON;
    char *text = text_of(format, all, options);
    cJSON *tree = cJSON_ParseWithOpts(text, NULL, true);

    cr_assert_not_null(tree, "not JSON: %s", text);
    zr_string_free(text);
    return tree;
}

static const cJSON *at(const cJSON *tree, const char *key)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(tree, key);

    cr_assert_not_null(member, "no '%s'", key);
    return member;
}

static const cJSON *nth(const cJSON *list, int index)
{
    const cJSON *item = cJSON_GetArrayItem(list, index);

    cr_assert_not_null(item);
    return item;
}

static void expect_number(const cJSON *tree, const char *key, double expected)
{
    cr_expect_float_eq(cJSON_GetNumberValue(at(tree, key)), expected, 1e-9, "%s: %.12g", key,
                       cJSON_GetNumberValue(at(tree, key)));
}

static void expect_text(const cJSON *tree, const char *key, const char *expected)
{
    cr_expect_str_eq(cJSON_GetStringValue(at(tree, key)), expected);
}

Test(views, workload_as_json_has_the_loads_of_the_reference)
{
    results *all = results_of(draft_new(T9));
    cJSON *tree = json_of(format_workload, all, (zr_table_options){.sort = "unit"});
    const cJSON *a = nth(at(tree, "units"), 0);

    expect_text(a, "unit", "A");
    expect_number(a, "lead", 3);
    expect_number(a, "support", 2);
    expect_number(a, "total", 5);
    expect_number(a, "fractional", 8.0 / 3);
    expect_number(a, "lead_weighted", 2.5);
    expect_number(a, "harmonic", 95.0 / 33);
    expect_number(a, "share", 8.0 / 27);
    expect_number(a, "lead_p", 5.0 / 9);
    expect_number(at(a, "lead_more"), "mid_p", 3.0 / 8);
    expect_number(at(at(a, "by_plan"), "five"), "total", 3);
    expect_number(at(tree, "concentration"), "gini", 7.0 / 18);
    expect_number(at(tree, "concentration"), "hhi", 7.0 / 27);
    cJSON_Delete(tree);
    results_free(all);
}

Test(views, coverage_as_json_has_the_figures_of_the_reference)
{
    results *all = results_of(draft_new(T9));
    cJSON *tree = json_of(format_coverage, all, (zr_table_options){0});
    const cJSON *first = nth(at(tree, "officials"), 0);

    expect_text(first, "official", "O1");
    expect_number(at(first, "tasks"), "five", 2);
    expect_number(at(first, "tasks"), "annual", 2);
    expect_number(first, "units", 3);
    expect_number(nth(at(tree, "overlaps"), 0), "jaccard", 1.0 / 6);
    expect_text(nth(at(tree, "units"), 0), "unit", "A");
    cr_expect_eq(cJSON_GetArraySize(at(nth(at(tree, "units"), 0), "officials")), 2);
    cr_expect_str_eq(nth(at(tree, "tasks_without_official"), 0)->valuestring, "L1");
    cr_expect_str_eq(nth(at(tree, "single_unit_tasks"), 1)->valuestring, "N5");
    cJSON_Delete(tree);
    results_free(all);
}

Test(views, clusters_as_json_have_the_figures_of_the_reference)
{
    results *all = results_of(draft_new(T9));
    cJSON *tree = json_of(format_clusters, all, (zr_table_options){0});
    const cJSON *first = nth(at(tree, "clusters"), 0);
    const cJSON *tie = nth(at(tree, "ties"), 0);

    expect_text(tree, "method", "two-mode");
    expect_number(tree, "modularity", 160.0 / 361);
    expect_number(tree, "pairs", 15);
    expect_number(tree, "observed_pairs", 8);
    cr_expect_eq(cJSON_GetArraySize(at(tree, "clusters")), 2);
    cr_expect_eq(cJSON_GetArraySize(at(first, "units")), 3);
    expect_text(tie, "a", "A");
    expect_text(tie, "b", "B");
    expect_number(tie, "shared", 3);
    expect_number(tie, "newman", 2.5);
    cr_expect_float_eq(at(tie, "p")->valuedouble, 0.269847, 1e-6);
    expect_number(at(tie, "hypergeometric"), "p", 5.0 / 42);
    expect_text(nth(at(tree, "bridges"), 0), "unit", "A");
    cJSON_Delete(tree);
    results_free(all);
}

Test(views, a_comparison_as_json_has_the_figures_of_the_reference)
{
    results *all = results_of(draft_new(T9));
    cJSON *tree = json_of(format_comparison, all, (zr_table_options){0});
    const cJSON *first = nth(at(tree, "units"), 0);

    expect_text(tree, "from", "five");
    expect_text(tree, "to", "annual");
    expect_text(tree, "verdict", "no-difference-beyond-chance");
    expect_number(tree, "tv", 4.0 / 9);
    expect_number(tree, "p_shift", 2.0 / 7);
    expect_text(first, "unit", "A");
    expect_number(first, "shift", -4.0 / 9);
    expect_number(first, "p", 11.0 / 56);
    expect_number(at(first, "from"), "lead", 2);
    expect_number(at(first, "to"), "total", 2);
    cr_expect_eq(cJSON_GetArraySize(at(tree, "entered")), 2);
    cJSON_Delete(tree);
    results_free(all);
}

Test(views, a_comparison_with_an_empty_side_says_that_there_is_nothing_to_compare)
{
    results *all = results_of(draft_new("t1 one O: A*\nt2 two O:\n"));
    char *text = text_of(format_comparison, all, (zr_table_options){0});

    cr_expect_not_null(strstr(text, "Nothing to compare"), "%s", text);
    zr_string_free(text);
    cJSON *tree = json_of(format_comparison, all, (zr_table_options){0});
    cr_expect(cJSON_IsNull(at(tree, "jsd")));
    cJSON_Delete(tree);
    results_free(all);
}

Test(views, the_first_sentences_are_computed)
{
    results *all = results_of(draft_new(T9));
    char *text = text_of(format_workload, all, (zr_table_options){0});

    cr_expect_not_null(strstr(text, "6 units carry 9 tasks. 5 units lead at least one of them. A "
                                    "leads 3 tasks, as many as any unit; half of the units that "
                                    "lead have 1 at most.\n"),
                       "%s", text);
    zr_string_free(text);

    text = text_of(format_coverage, all, (zr_table_options){0});
    cr_expect_not_null(strstr(text, "2 officials cover 8 of 9 tasks."), "%s", text);
    cr_expect_not_null(strstr(text, "1 task has no official."), "%s", text);
    zr_string_free(text);

    text = text_of(format_comparison, all, (zr_table_options){0});
    cr_expect_not_null(strstr(text, "No difference beyond chance: 44.4% of the load"), "%s", text);
    cr_expect_not_null(strstr(text, "(all 56 deals)"), "%s", text);
    zr_string_free(text);
    results_free(all);
}

Test(views, top_cuts_lists_in_json_and_sort_orders_the_first)
{
    results *all = results_of(draft_new(T9));
    cJSON *tree =
        json_of(format_workload, all, (zr_table_options){.top = 2, .sort = "-fractional"});

    cr_expect_eq(cJSON_GetArraySize(at(tree, "units")), 2);
    expect_text(nth(at(tree, "units"), 0), "unit", "A");
    expect_text(nth(at(tree, "units"), 1), "unit", "D");
    cJSON_Delete(tree);

    tree = json_of(format_coverage, all, (zr_table_options){.top = 1});
    cr_expect_eq(cJSON_GetArraySize(at(tree, "units")), 1);
    cr_expect_eq(cJSON_GetArraySize(at(tree, "single_unit_tasks")), 1);
    cJSON_Delete(tree);
    results_free(all);
}

static const char hostile[] = "=\033[31m|\xC2\x9B\xE2\x80\xAE\"\\,\n<b>z";

/* The fixture with names that attack whoever reads them. */
static draft *hostile_draft(void)
{
    draft *d = draft_new(T9);

    d->unit[0].name = d->official[0].name = d->plan[0].id = hostile;
    d->task[0].title = d->task[1].id = d->task[2].title = d->notice.title = hostile;
    return d;
}

Test(views, hostile_names_act_in_no_format)
{
    results *all = results_of(hostile_draft());

    for (int k = 0; k < FORMATTERS; k++)
        for (int f = 0; f < FORMATS; f++) {
            char *text = text_of(formatters[k], all, (zr_table_options){.format = formats[f]});

            cr_expect_null(strchr(text, '\033'));
            cr_expect_null(strstr(text, "\xC2\x9B"));
            cr_expect_null(strstr(text, "\xE2\x80\xAE"));
            if (formats[f] == ZR_FORMAT_MARKDOWN)
                cr_expect_null(strstr(text, "<b>"));
            zr_string_free(text);
        }
    cJSON *tree = json_of(format_workload, all, (zr_table_options){.sort = "unit"});
    expect_text(nth(at(tree, "units"), 0), "unit", hostile);
    cJSON_Delete(tree);
    results_free(all);
}

Test(views, an_empty_notice_has_every_format)
{
    results *all = results_of(draft_new(""));

    for (int k = 0; k < FORMATTERS; k++) {
        if (k >= FORMATTERS - 2) /* without units and plans there is nothing to ask for */
            continue;
        for (int f = 0; f < FORMATS; f++)
            zr_string_free(text_of(formatters[k], all, (zr_table_options){.format = formats[f]}));
        cJSON_Delete(json_of(formatters[k], all, (zr_table_options){0}));
    }
    cJSON *tree = json_of(format_workload, all, (zr_table_options){0});
    cr_expect(cJSON_IsNull(at(at(tree, "concentration"), "gini")));
    cJSON_Delete(tree);
    results_free(all);
}

Test(views, a_task_list_says_with_whom_and_with_which_figures)
{
    static const zr_indicator figures[] = {
        {.name = "地区生产总值", .unit = "亿元", .value = 5000, .by_year = 2025},
        {.name = "losses", .value = 0.5, .relation = ZR_BELOW, .by_date = "2021-06-30"},
    };
    draft *d = draft_new(T9);
    d->task[2].indicator = figures;
    d->task[2].indicator_count = 2;
    d->task[2].due = "2025-12-31";
    d->task[2].items = 3;
    results *all = results_of(d);
    char *text = text_of(format_task_list, all, (zr_table_options){.table = "supports"});

    cr_expect_str_eq(text,
                     "Supports\n"
                     "  task  plan    title  official  with         figures                        "
                     "                "
                     "               due         items\n"
                     "  ----  ------  -----  --------  -----------  "
                     "-----------------------------------------------"
                     "-------------  ----------  -----\n"
                     "  F3    five    F3     O2        C (lead), D  地区生产总值 ≥ 5000 亿元 by "
                     "2025, losses < 0.5 "
                     "by 2021-06-30  2025-12-31      3\n"
                     "  N2    annual  N2     O1        B (lead), G  -                              "
                     "                "
                     "               -               -\n",
                     "%s", text);
    zr_string_free(text);
    results_free(all);
}

enum { B = 1, G = 4, E = 5 }; /* units of the fixture, as first named */

Test(views, a_task_list_ends_with_what_comes_through_groups)
{
    static const uint32_t of_g[] = {B, E}; /* B is named beside G on N2, E is not */
    results *all = results_of(draft_new(T9));
    const zr_table_options options = {.format = ZR_FORMAT_JSON};
    const int through[] = {[B] = 0, [E] = 1};
    zr_error err = {0};

    all->d->unit[G].member = of_g;
    all->d->unit[G].member_count = 2;
    for (uint32_t unit = B; unit <= E; unit += E - B) {
        char *text = NULL;
        cr_assert_eq(zr_task_list_format(&text, unit, all->d->graph, NULL, &options, &err), ZR_OK);
        cJSON *tree = cJSON_Parse(text);
        const cJSON *list = at(tree, "through_groups");

        cr_expect_eq(cJSON_GetArraySize(list), through[unit], "%s", text);
        if (unit == E) {
            expect_text(nth(list, 0), "task", "N2");
            cr_expect_str_eq(nth(at(nth(list, 0), "via"), 0)->valuestring, "G");
        }
        cJSON_Delete(tree);
        zr_string_free(text);
    }
    results_free(all);
}

static void expect_survival(formatter *format, const results *all, zr_format as)
{
    const char *const sort = format == format_task_list    ? "-items"
                             : format == format_clusters   ? "label"
                             : format == format_comparison ? "-shift"
                             : format == format_coverage   ? "-tasks"
                             : format == format_robustness ? "-tasks"
                                                           : "-total";
    const zr_table_options options = {.format = as, .width = 60, .sort = sort};
    zr_status status = ZR_ENOMEM;

    for (long allocations = 0; status == ZR_ENOMEM; allocations++) {
        char *text = NULL;
        zr_error err = {0};

        zr__memory_fail_after(allocations);
        status = format(&text, all, &options, &err);
        zr__memory_fail_after(-1);
        cr_assert(status == ZR_OK || status == ZR_ENOMEM, "%s", err.message);
        cr_assert_eq(text == NULL, status == ZR_ENOMEM);
        zr_string_free(text);
    }
}

Test(views, survive_running_out_of_memory)
{
    results *all = results_of(hostile_draft());

    for (int k = 0; k < FORMATTERS; k++)
        for (int f = 0; f < FORMATS; f++)
            expect_survival(formatters[k], all, formats[f]);
    results_free(all);
}
