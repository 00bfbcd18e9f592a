/*
 * Everything zr_coverage_compute() finds, as JSON, for coverage_oracle.py:
 *
 *     FILE GROUPS PLAN OFFICIAL UNIT     numbers; - for "any", none for "without"
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "choice.h"
#include "zeren/coverage.h"

static void print_list(const char *before, const uint32_t *list, uint32_t count)
{
    printf("%s[", before);
    for (uint32_t i = 0; i < count; i++)
        print_index(i > 0 ? ", " : "", list[i]);
    printf("]");
}

static void print_official(const zr_official_coverage *row, uint32_t plans)
{
    printf("{\"official\": %u, \"tasks\": %u, \"units\": %u, \"leads\": %u", row->official,
           row->tasks, row->units, row->leads);
    print_list(", \"plan_tasks\": ", row->plan_tasks, plans);
    print_list(", \"exclusive\": ", row->exclusive_unit, row->exclusive_count);
    printf("}");
}

static void print_unit(const zr_unit_coverage *row)
{
    printf("{\"unit\": %u, \"tasks\": %u, \"sole\": %u", row->unit, row->tasks, row->sole_tasks);
    print_list(", \"officials\": ", row->official, row->official_count);
    print_list(", \"official_tasks\": ", row->official_tasks, row->official_count);
    print_number(", \"participation\": ", row->participation);
    print_number(", \"exclusivity\": ", row->exclusivity);
    print_index(", \"only_plan\": ", row->only_plan);
    printf("}");
}

static void print_coverage(const zr_coverage *coverage, uint32_t plans)
{
    printf("{\"tasks\": %u, \"plans\": %u, \"officials\": [", coverage->tasks, coverage->plans);
    for (uint32_t i = 0; i < coverage->official_count; i++) {
        printf(i > 0 ? ",\n" : "\n");
        print_official(&coverage->official[i], plans);
    }
    printf("], \"overlaps\": [");
    for (uint32_t i = 0; i < coverage->overlap_count; i++) {
        const zr_overlap *pair = &coverage->overlap[i];
        printf("%s[%u, %u, %u", i > 0 ? ", " : "", pair->a, pair->b, pair->shared);
        print_number(", ", pair->jaccard);
        printf("]");
    }
    printf("], \"units\": [");
    for (uint32_t i = 0; i < coverage->unit_count; i++) {
        printf(i > 0 ? ",\n" : "\n");
        print_unit(&coverage->unit[i]);
    }
    print_list("], \"no_official\": ", coverage->no_official, coverage->no_official_count);
    print_list(", \"single_unit\": ", coverage->single_unit, coverage->single_unit_count);
    print_list(", \"uncovered\": ", coverage->uncovered, coverage->uncovered_count);
    printf("}\n\n");
}

static int answer(int count, char **word)
{
    zr_notice *notice = NULL;
    zr_graph *graph = NULL;
    zr_coverage coverage = {0};
    zr_error err = {0};

    if (count != 5)
        return EXIT_FAILURE;
    const zr_scope scope = scope_of(word + 2);

    if (zr_notice_load(&notice, word[0], NULL, &err) == ZR_OK &&
        zr_graph_new(&graph, notice, (zr_group_policy)atoi(word[1]), &err) == ZR_OK &&
        zr_coverage_compute(&coverage, graph, &scope, &err) == ZR_OK)
        print_coverage(&coverage, notice->plan_count);
    zr_coverage_clear(&coverage);
    zr_graph_free(graph);
    zr_notice_free(notice);
    return outcome(&err);
}

int main(void)
{
    return answer_lines(answer);
}
