/*
 * Everything zr_compare() finds, as JSON, for compare_oracle.py:
 *
 *     FILE PLAN OFFICIAL UNIT FILE PLAN OFFICIAL UNIT GROUPS RULE DEALS
 *
 * Numbers; - for "any", none for "without". The same file twice is one notice; "=FILE" reads it
 * anew.
 */
#include "choice.h"
#include "zeren/compare.h"

static void print_part(const char *before, const zr_part *part)
{
    print_index(before, part->index);
    printf(", %u, %u", part->lead, part->total);
    print_number(", ", part->load);
    print_number(", ", part->share);
    printf(", %u]", part->rank);
}

static void print_moves(const char *before, const zr_move *move, uint32_t count)
{
    printf("%s[", before);
    for (uint32_t i = 0; i < count; i++) {
        printf(i > 0 ? ",\n" : "\n");
        print_part("{\"from\": [", &move[i].from);
        print_part(", \"to\": [", &move[i].to);
        print_number(", \"shift\": ", move[i].shift);
        print_number(", \"p\": ", move[i].p);
        print_number(", \"q\": ", move[i].q);
        printf("}");
    }
    printf("]");
}

static void print_places(const char *before, const uint32_t *place, uint32_t count)
{
    printf("%s[", before);
    for (uint32_t i = 0; i < count; i++)
        printf("%s%u", i > 0 ? ", " : "", place[i]);
    printf("]");
}

static void print_comparison(const zr_comparison *of)
{
    printf("{\"tasks\": [%u, %u], \"all_tasks\": [%u, %u], \"common\": %u", of->from_tasks,
           of->to_tasks, of->from_all_tasks, of->to_all_tasks, of->common_units);
    print_moves(", \"units\": ", of->unit, of->unit_count);
    print_moves(", \"officials\": ", of->official, of->official_count);
    print_places(", \"entered\": ", of->entered, of->entered_count);
    print_places(", \"left\": ", of->left, of->left_count);
    print_places(", \"to_support\": ", of->to_support, of->to_support_count);
    print_places(", \"to_lead\": ", of->to_lead, of->to_lead_count);
    print_number(", \"whole\": [", of->total_variation);
    print_number(", ", of->jsd);
    print_number(", ", of->jsd_distance);
    print_number(", ", of->hellinger);
    print_number(", ", of->weighted_jaccard);
    print_number(", ", of->tau_b);
    print_number("], \"chance\": [", of->p_shift);
    print_number(", ", of->p_alike);
    printf("], \"exact\": %s, \"deals\": %llu", of->p_is_exact ? "true" : "false",
           (unsigned long long)of->deals);
    print_number(", \"agreement\": [", of->ari);
    print_number(", ", of->ami);
    print_number("], \"ties\": [", of->tie_jaccard);
    print_number(", ", of->newman_jaccard);
    print_number(", ", of->qap.r);
    print_number(", ", of->deltacon_distance);
    print_number(", ", of->deltacon);
    print_number("], \"orders_chance\": [", of->qap.p);
    print_number(", ", of->qap.p_lower);
    printf("], \"orders_exact\": %s, \"orders\": %llu}\n\n", of->qap.is_exact ? "true" : "false",
           (unsigned long long)of->qap.orders);
}

typedef struct source {
    zr_notice *notice;
    zr_graph *graph;
} source;

static zr_status open_source(source *out, const char *path, zr_group_policy groups, zr_error *err)
{
    const zr_status status =
        zr_notice_load(&out->notice, path[0] == '=' ? path + 1 : path, NULL, err);

    return status != ZR_OK ? status : zr_graph_new(&out->graph, out->notice, groups, err);
}

static void close_source(source *of)
{
    zr_graph_free(of->graph);
    zr_notice_free(of->notice);
}

static int answer(int count, char **word)
{
    source first = {0}, second = {0};
    zr_comparison comparison = {0};
    zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;
    zr_error err = {0};

    if (count != 11)
        return EXIT_FAILURE;
    const zr_group_policy groups = (zr_group_policy)atoi(word[8]);
    const bool is_one = strcmp(word[0], word[4]) == 0;
    options.rule = (zr_load_rule)atoi(word[9]);
    options.deals = (uint32_t)atoi(word[10]);

    if (open_source(&first, word[0], groups, &err) == ZR_OK &&
        (is_one || open_source(&second, word[4], groups, &err) == ZR_OK)) {
        const zr_side from = {first.graph, scope_of(word + 1)};
        const zr_side to = {is_one ? first.graph : second.graph, scope_of(word + 5)};
        if (zr_compare(&comparison, &from, &to, &options, &err) == ZR_OK)
            print_comparison(&comparison);
    }
    zr_comparison_clear(&comparison);
    close_source(&first);
    close_source(&second);
    return outcome(&err);
}

int main(void)
{
    return answer_lines(answer);
}
