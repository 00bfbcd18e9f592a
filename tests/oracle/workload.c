/*
 * Everything zr_workload_compute() finds, as JSON, for workload_oracle.py:
 *
 *     FILE GROUPS PLAN OFFICIAL UNIT LAMBDA     numbers; - for "any", none for "without"
 *
 * Units are named by their index. Names need no escaping then.
 */
#include "choice.h"
#include "zeren/workload.h"

static void print_test(const char *key, const zr_test *test)
{
    printf(", \"%s\": [", key);
    print_number("", test->expected);
    print_number(", ", test->p);
    print_number(", ", test->mid_p);
    print_number(", ", test->q);
    printf("]");
}

static void print_parts(const char *key, const zr_load_part *part, uint32_t count)
{
    printf(", \"%s\": [", key);
    for (uint32_t i = 0; i < count; i++)
        printf("%s[%ld, %u, %u]", i > 0 ? ", " : "",
               part[i].key == ZR_NONE ? -1L : (long)part[i].key, part[i].lead, part[i].total);
    printf("]");
}

static void print_unit(const zr_workload *load, const zr_unit_load *row)
{
    printf("{\"unit\": %u, \"lead\": %u, \"support\": %u, \"via\": %u, \"is_group\": %s, "
           "\"flags\": %u, \"load\": [",
           row->unit, row->lead, row->support, row->via_groups, row->is_group ? "true" : "false",
           row->flags);
    for (int rule = 0; rule < ZR_LOAD_RULES; rule++)
        print_number(rule > 0 ? ", " : "", row->load[rule]);
    printf("], \"rank\": [");
    for (int rule = 0; rule < ZR_LOAD_RULES; rule++)
        printf("%s%u", rule > 0 ? ", " : "", row->rank[rule]);
    print_number("], \"share\": ", row->share);
    print_number(", \"per_capacity\": ", row->per_capacity);
    print_number(", \"lead_z\": ", row->lead_z);
    print_number(", \"total_z\": ", row->total_z);
    print_test("baseline", &row->baseline);
    print_test("lead_more", &row->lead_more);
    print_test("lead_less", &row->lead_less);
    print_parts("plans", load->by_plan + row->plan_first, row->plan_count);
    print_parts("officials", load->by_official + row->official_first, row->official_count);
    printf("}");
}

static void print_concentration(const zr_concentration *of)
{
    printf("{\"rule\": \"%s\", \"leads_only\": %s, \"units\": %u, \"figures\": [",
           zr_load_rule_name(of->rule), of->leads_only ? "true" : "false", of->units);
    print_number("", of->gini);
    print_number(", ", of->gini_sample);
    print_number(", ", of->hhi);
    print_number(", ", of->hhi_normalised);
    print_number(", ", of->effective);
    print_number(", ", of->hoover);
    print_number(", ", of->theil);
    print_number(", ", of->top5_share);
    printf("], \"lorenz\": [");
    for (uint32_t i = 0; of->lorenz != NULL && i <= of->units; i++)
        print_number(i > 0 ? ", " : "", of->lorenz[i]);
    printf("]}");
}

static void print_spread(const char *key, const zr_spread *of)
{
    printf(", \"%s\": [%u", key, of->units);
    print_number(", ", of->median);
    print_number(", ", of->mad);
    print_number(", ", of->q1);
    print_number(", ", of->q3);
    print_number(", ", of->fence);
    printf("]");
}

static void print_load(const zr_workload *load)
{
    printf("{\"count\": %u, \"group_only\": %u, \"tasks\": %u, \"uncovered\": %u, "
           "\"assignments\": %u, \"robust_top5\": %u, \"tested\": [%u, %u, %u], \"units\": [",
           load->count, load->group_only, load->tasks, load->uncovered, load->assignments,
           load->robust_top5, load->baseline_tested, load->more_tested, load->less_tested);
    for (uint32_t i = 0; i < load->count + load->group_only; i++) {
        printf(i > 0 ? ",\n" : "\n");
        print_unit(load, &load->unit[i]);
    }
    printf("], \"concentration\": [");
    for (size_t i = 0; i < ZR_CONCENTRATIONS; i++) {
        printf(i > 0 ? ",\n" : "\n");
        print_concentration(&load->concentration[i]);
    }
    printf("]");
    print_spread("lead_spread", &load->lead_spread);
    print_spread("total_spread", &load->total_spread);
    printf("}\n\n");
}

static int answer(int count, char **word)
{
    zr_notice *notice = NULL;
    zr_graph *graph = NULL;
    zr_workload load = {0};
    zr_error err = {0};

    if (count != 6)
        return EXIT_FAILURE;
    const zr_scope scope = scope_of(word + 2);
    const zr_workload_options options = {&scope, strtod(word[5], NULL), 0.05};

    if (zr_notice_load(&notice, word[0], NULL, &err) == ZR_OK &&
        zr_graph_new(&graph, notice, (zr_group_policy)atoi(word[1]), &err) == ZR_OK &&
        zr_workload_compute(&load, graph, &options, &err) == ZR_OK)
        print_load(&load);
    zr_workload_clear(&load);
    zr_graph_free(graph);
    zr_notice_free(notice);
    return outcome(&err);
}

int main(void)
{
    return answer_lines(answer);
}
