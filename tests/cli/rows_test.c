/* The rows of the command: what every verb and option must have, and how values are read. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "cli/hints.h"
#include "cli/talk.h"
#include "cli/verb.h"

enum { WIDEST_SUMMARY = 60, SCREEN_SUMMARY = 45 };

/* Rows of one verb at a time. */
static zr_option rows[ZR_MOST_OPTIONS];

static size_t count_rows(const zr_verb *verb)
{
    size_t count = 0;

    zr__verb_rows(rows, verb);
    while (rows[count].kind != ZR_OPTION_END)
        count++;
    return count;
}

Test(cli, no_verb_has_two_options_of_one_name_or_letter)
{
    for (size_t v = 0; zr__verbs[v] != NULL; v++) {
        const size_t count = count_rows(zr__verbs[v]);
        for (size_t i = 0; i < count; i++)
            for (size_t j = 0; j < i; j++) {
                cr_expect_str_neq(rows[i].name, rows[j].name, "%s", zr__verbs[v]->name);
                cr_expect(rows[i].letter == 0 || rows[i].letter != rows[j].letter, "%s -%c",
                          zr__verbs[v]->name, rows[i].letter);
            }
    }
}

Test(cli, one_name_means_one_letter_in_every_verb)
{
    zr_option all[16 * ZR_MOST_OPTIONS];
    size_t known = 0;

    for (size_t v = 0; zr__verbs[v] != NULL; v++) {
        const size_t count = count_rows(zr__verbs[v]);
        for (size_t i = 0; i < count; i++) {
            for (size_t j = 0; j < known; j++)
                if (strcmp(rows[i].name, all[j].name) == 0)
                    cr_expect_eq(rows[i].letter, all[j].letter, "--%s", rows[i].name);
            all[known++] = rows[i];
        }
    }
}

Test(cli, every_summary_is_short)
{
    for (size_t v = 0; zr__verbs[v] != NULL; v++) {
        const size_t count = count_rows(zr__verbs[v]);
        cr_expect_leq(strlen(zr__verbs[v]->summary), WIDEST_SUMMARY, "%s", zr__verbs[v]->name);
        for (size_t i = 0; i < count; i++)
            cr_expect_leq(strlen(rows[i].summary), SCREEN_SUMMARY, "--%s", rows[i].name);
    }
}

Test(cli, every_option_that_takes_a_value_names_it)
{
    for (size_t v = 0; zr__verbs[v] != NULL; v++) {
        const size_t count = count_rows(zr__verbs[v]);
        for (size_t i = 0; i < count; i++)
            cr_expect(rows[i].kind == ZR_OPTION_HELP || rows[i].kind == ZR_OPTION_FLAG ||
                          rows[i].value != NULL || rows[i].choices != NULL,
                      "--%s", rows[i].name);
    }
}

Test(cli, every_verb_has_examples_that_call_it)
{
    for (size_t v = 0; zr__verbs[v] != NULL; v++) {
        char call[64];
        snprintf(call, sizeof call, "zeren %s", zr__verbs[v]->name);
        cr_assert_not_null(zr__verbs[v]->examples[0].command, "%s", call);
        for (size_t i = 0; i < ZR_MOST_EXAMPLES; i++) {
            const zr_example *example = &zr__verbs[v]->examples[i];
            cr_expect(example->command == NULL || strstr(example->command, call) != NULL, "%s",
                      call);
        }
    }
}

static const zr_option *row_named(const zr_verb *verb, const char *name)
{
    count_rows(verb);
    for (const zr_option *row = rows; row->kind != ZR_OPTION_END; row++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}

Test(cli, choices_are_in_the_order_of_the_library)
{
    const zr_option *rule = row_named(zr__verb_find("compare"), "rule");
    for (int i = 0; i < ZR_LOAD_RULES; i++)
        cr_expect_str_eq(rule->choices[i], zr_load_rule_name((zr_load_rule)i));
    cr_expect_null(rule->choices[ZR_LOAD_RULES]);

    const zr_option *method = row_named(zr__verb_find("clusters"), "method");
    for (int i = 0; i <= ZR_CLUSTER_LEIDEN; i++)
        cr_expect_str_eq(method->choices[i], zr_cluster_method_name((zr_cluster_method)i));

    const zr_option *model = row_named(zr__verb_find("render"), "null-model");
    for (int i = 0; i < ZR_NULL_MODELS; i++)
        cr_expect_str_eq(model->choices[i], zr_null_model_name((zr_null_model)i));
    cr_expect_null(model->choices[ZR_NULL_MODELS]);
}

Test(cli, what_is_not_given_is_what_the_library_takes)
{
    const zr_workload_options load = ZR_WORKLOAD_OPTIONS_INIT;
    const zr_clusters_options clusters = ZR_CLUSTERS_OPTIONS_INIT;
    const zr_compare_options compare = ZR_COMPARE_OPTIONS_INIT;
    const zr_diagram_options diagram = ZR_DIAGRAM_OPTIONS_INIT;
    const zr_args *args = &zr__args_default;

    cr_expect(args->lambda == load.lambda && args->alpha == load.alpha);
    cr_expect(args->method == (int)clusters.method && args->seed == clusters.seed &&
              args->runs == clusters.runs && args->resolution == clusters.resolution);
    cr_expect(args->rule == (int)compare.rule && args->seed == compare.seed &&
              args->deals == compare.deals && args->method == (int)compare.method);
    cr_expect(args->alpha == diagram.alpha && args->null_model == (int)diagram.null_model &&
              args->top == diagram.top && args->seed == diagram.seed);
}

static int parse(zr_args *args, char **argv)
{
    int argc = 0;

    while (argv[argc] != NULL)
        argc++;
    *args = zr__args_default;
    return zr__options_parse(args, zr__verb_find(argv[0]), argc, argv);
}

Test(cli, options_may_stand_anywhere_before_two_dashes)
{
    zr_args args;
    char *argv[] = {"unit", "--top=3", "a",     "-p", "annual",  "-f",
                    "json", "--sort",  "-lead", "--", "-n.json", NULL};

    cr_assert_eq(parse(&args, argv), ZR_EXIT_OK);
    cr_expect_eq(args.top, 3);
    cr_expect_str_eq(args.plan, "annual");
    cr_expect_eq(args.format, ZR_FORMAT_JSON);
    cr_expect_str_eq(args.sort, "-lead");
    cr_expect_eq(args.operand_count, 2);
    cr_expect_str_eq(args.operand[0], "a");
    cr_expect_str_eq(args.operand[1], "-n.json");
}

Test(cli, a_single_dash_is_an_operand)
{
    zr_args args;
    char *argv[] = {"workload", "-", NULL};

    cr_assert_eq(parse(&args, argv), ZR_EXIT_OK);
    cr_expect_str_eq(args.operand[0], "-");
}

Test(cli, numbers_are_read_to_their_limits)
{
    zr_args args;
    char *top[] = {"workload", "--top", "4294967295", "n", NULL};
    char *seed[] = {"clusters", "--seed", "18446744073709551615", "n", NULL};
    char *alpha[] = {"workload", "--alpha", "1e-3", "n", NULL};

    cr_expect_eq(parse(&args, top), ZR_EXIT_OK);
    cr_expect_eq(args.top, UINT32_MAX);
    cr_expect_eq(parse(&args, seed), ZR_EXIT_OK);
    cr_expect_eq(args.seed, UINT64_MAX);
    cr_expect_eq(parse(&args, alpha), ZR_EXIT_OK);
    cr_expect_eq(args.alpha, 0.001);
}

static const char *first_hint(const char *wanted, const char *name)
{
    zr__hints hints = {.wanted = wanted};

    zr__hints_offer(&hints, name, name);
    return hints.count > 0 ? hints.name[0] : "";
}

Test(cli, a_hint_is_a_slip_a_part_or_an_abbreviation)
{
    cr_expect_str_eq(first_hint("wrokload", "workload"), "workload");
    cr_expect_str_eq(first_hint("anual", "annual"), "annual");
    cr_expect_str_eq(first_hint("大数据", "市大数据局"), "市大数据局");
    cr_expect_str_eq(first_hint("市发改委", "市发展改革委"), "市发展改革委");
    cr_expect_str_eq(first_hint("workload", "render"), "");
    cr_expect_str_eq(first_hint("x", "units"), "");
}

Test(cli, hints_come_nearest_first_and_name_a_unit_once)
{
    zr__hints hints = {.wanted = "abcd"};
    char text[128];

    zr__hints_offer(&hints, "abxd", "one edit");
    zr__hints_offer(&hints, "abcd.", "a part");
    zr__hints_offer(&hints, "ab.cd", "in order");
    zr__hints_offer(&hints, "abcx", "one edit");
    zr__hints_offer(&hints, "nothing like it", "far");
    cr_expect_eq(hints.count, 3);
    zr__hints_format(text, sizeof text, &hints);
    cr_expect_str_eq(text, " (did you mean 'one edit', 'a part' or 'in order'?)");
}
