/*
 * Balance on the worked example of the methods (T9), on several leads and on bounds; the rest is
 * held to other ways of computing it by tests/oracle/balance_oracle.py.
 */
#include "zeren/balance.h"

#include "analysis/heap.h"
#include "testing.h"
#include "zeren/tables.h"
#include "zeren/workload.h"

static zr_error err;

typedef struct bench {
    zr_notice *notice;
    zr_graph *graph;
    zr_balance balance;
} bench;

static void compute(bench *b, uint32_t peak)
{
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;

    options.peak = peak;
    zr_balance_clear(&b->balance);
    ZT_OK(zr_balance_compute(&b->balance, b->graph, &options, &err));
}

static bench set_up(zr_notice *notice)
{
    bench b = {.notice = notice};

    ZT_OK(zr_graph_new(&b.graph, notice, ZR_GROUPS_KEEP, &err));
    return b;
}

static void tear_down(bench *b)
{
    zr_balance_clear(&b->balance);
    zr_graph_free(b->graph);
    zr_notice_free(b->notice);
}

static const zr_unit_balance *row_of(const bench *b, const char *name)
{
    const uint32_t unit = zr_notice_find_unit(b->notice, name);

    for (uint32_t i = 0; i < b->balance.unit_count; i++)
        if (b->balance.unit[i].unit == unit)
            return &b->balance.unit[i];
    cr_assert_fail("no row of %s", name);
    return NULL;
}

Test(balance, t9_needs_two_handovers_for_a_peak_of_two)
{
    bench b = set_up(zt_load("t9.json"));

    compute(&b, 3);
    cr_assert(b.balance.handover_count == 0 && b.balance.peak == 3 && b.balance.min_peak == 2);
    compute(&b, 2);
    cr_assert(b.balance.handover_count == 2 && b.balance.placed == 9);
    compute(&b, 1);
    cr_assert(b.balance.placed == 5 && b.balance.handover_count == 0);
    cr_assert_eq(b.balance.blocking_unit_count, 5, "all but the group stand in the way");
    tear_down(&b);
}

Test(balance, what_nobody_else_could_lead_is_structural)
{
    bench b = set_up(zt_load("t9.json"));

    compute(&b, 0);
    const zr_unit_balance *a = row_of(&b, "A"), *d = row_of(&b, "D");
    cr_assert(a->lead == 3 && a->structural == 1 && a->avoidable == 2, "F2 is A's alone");
    cr_assert(d->lead == 1 && d->structural == 1, "N5 is D's alone");
    cr_assert_eq(row_of(&b, "E")->structural, 0);
    tear_down(&b);
}

Test(balance, two_leads_of_a_task_never_become_one)
{
    bench b = set_up(
        zt_notice("{\"zeren\": 1, \"plans\": [{\"id\": \"p\", \"kind\": \"other\"}], \"tasks\": ["
                  "{\"id\": \"1\", \"title\": \"x\", \"plan\": \"p\", \"lead\": [\"A\", \"B\"], "
                  "\"support\": [\"C\"]},"
                  "{\"id\": \"2\", \"title\": \"y\", \"plan\": \"p\", \"lead\": [\"A\", \"B\"], "
                  "\"support\": [\"C\"]},"
                  "{\"id\": \"3\", \"title\": \"z\", \"plan\": \"p\", \"support\": [\"C\"]}]}"));

    compute(&b, 0);
    cr_assert(b.balance.seats == 4 && b.balance.min_peak == 2 && b.balance.no_lead == 1);
    compute(&b, 1);
    cr_assert_eq(b.balance.placed, 3);
    tear_down(&b);
}

Test(balance, capacity_stretches_the_peak)
{
    bench b = set_up(zt_notice(
        "{\"zeren\": 1, \"plans\": [{\"id\": \"p\", \"kind\": \"other\"}],"
        " \"units\": [{\"name\": \"A\", \"capacity\": 30}, {\"name\": \"B\", \"capacity\": 10}],"
        " \"tasks\": ["
        "{\"id\": \"1\", \"title\": \"x\", \"plan\": \"p\", \"lead\": [\"A\"], \"support\": "
        "[\"B\"]},"
        "{\"id\": \"2\", \"title\": \"y\", \"plan\": \"p\", \"lead\": [\"A\"], \"support\": "
        "[\"B\"]},"
        "{\"id\": \"3\", \"title\": \"z\", \"plan\": \"p\", \"lead\": [\"A\"], \"support\": "
        "[\"B\"]},"
        "{\"id\": \"4\", \"title\": \"z\", \"plan\": \"p\", \"lead\": [\"A\"], \"support\": "
        "[\"B\"]}]}"));
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;

    options.by_capacity = true;
    ZT_OK(zr_balance_compute(&b.balance, b.graph, &options, &err));
    cr_assert(b.balance.min_peak == 2 && row_of(&b, "A")->cap == 3 && row_of(&b, "B")->cap == 1);
    cr_assert(b.balance.handover_count == 1 && row_of(&b, "B")->after == 1);
    tear_down(&b);
}

static const char weighed[] =
    "{\"zeren\": 1, \"plans\": [{\"id\": \"p\", \"kind\": \"other\"}],"
    " \"units\": [{\"name\": \"A\", \"capacity\": 30}, {\"name\": \"B\", \"capacity\": 10}],"
    " \"tasks\": ["
    "{\"id\": \"1\", \"title\": \"w\", \"plan\": \"p\", \"lead\": [\"A\"], \"support\": [\"B\"], "
    "\"items\": 8},"
    "{\"id\": \"2\", \"title\": \"x\", \"plan\": \"p\", \"lead\": [\"A\"], \"support\": [\"B\"], "
    "\"items\": 5},"
    "{\"id\": \"3\", \"title\": \"y\", \"plan\": \"p\", \"lead\": [\"A\"], \"items\": 3},"
    "{\"id\": \"4\", \"title\": \"z\", \"plan\": \"p\", \"lead\": [\"B\"], \"support\": [\"A\"], "
    "\"items\": 4}]}";

static void compute_by_items(bench *b, uint32_t peak, bool by_capacity)
{
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;

    options.by_items = true;
    options.by_capacity = by_capacity;
    options.peak = peak;
    zr_balance_clear(&b->balance);
    ZT_OK(zr_balance_compute(&b->balance, b->graph, &options, &err));
}

/* 20 items on two units, 10 each if they could be divided. A keeps 3, and with it 5, 8 or 4: the
 * most is 12, 11 or 13. */
Test(balance, by_items_proves_what_the_divided_tasks_do_not_reach)
{
    bench b = set_up(zt_notice(weighed));

    compute_by_items(&b, 0, false);
    cr_expect(b.balance.peak == 16 && b.balance.min_peak == 11 && b.balance.least_peak == 11);
    cr_assert_eq(b.balance.handover_count, 1);
    cr_expect_eq(b.balance.least_handovers, 1);
    cr_expect_eq(b.balance.handover[0].task, 1);
    const zr_unit_balance *a = row_of(&b, "A");
    cr_expect(a->lead == 3 && a->load == 16 && a->structural_load == 3 && a->load_after == 11);
    cr_expect(row_of(&b, "B")->load_after == 9);
    compute_by_items(&b, 10, false);
    cr_expect(b.balance.placed < b.balance.seats && b.balance.handover_count == 0);
    cr_expect_eq(row_of(&b, "A")->load_after, 16, "as it is");
    tear_down(&b);
}

/* A may carry 1.5 K, B half of K: at K = 10 that is 15 and 5, all there is. A gives the 5 and takes
 * the 4. */
Test(balance, by_items_capacity_stretches_the_peak_too)
{
    bench b = set_up(zt_notice(weighed));

    compute_by_items(&b, 0, true);
    cr_expect(b.balance.min_peak == 10 && b.balance.least_peak == 10);
    cr_expect_eq(row_of(&b, "A")->load_after, 15);
    cr_expect_eq(row_of(&b, "B")->load_after, 5);
    tear_down(&b);
}

Test(balance, by_items_without_any_is_the_balance_of_leads)
{
    bench b = set_up(zt_load("t9.json"));

    compute_by_items(&b, 0, false);
    cr_expect(b.balance.peak == 3 && b.balance.min_peak == 2 && b.balance.least_peak == 2);
    cr_expect(b.balance.handover_count == 2 && b.balance.least_handovers == 2);
    cr_expect_eq(b.balance.without_items, 9);
    compute_by_items(&b, 1, false);
    cr_expect(b.balance.placed == 0 && b.balance.handover_count == 0);
    tear_down(&b);
}

Test(balance, by_items_refuses_more_than_can_be_added_up)
{
    bench b = set_up(zt_notice(
        "{\"zeren\": 1, \"plans\": [{\"id\": \"p\", \"kind\": \"other\"}], \"tasks\": ["
        "{\"id\": \"1\", \"title\": \"w\", \"plan\": \"p\", \"lead\": [\"A\"], \"items\": "
        "2000000000}]}"));
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;

    options.by_items = true;
    ZT_FAILS(ZR_EINVAL, zr_balance_compute(&b.balance, b.graph, &options, &err));
    tear_down(&b);
}

Test(balance, applied_it_gives_the_peak_it_promised)
{
    bench b = set_up(zt_load("t9.json"));
    zr_notice *applied = NULL;
    zr_graph *graph = NULL;
    zr_workload load = {0};

    compute(&b, 2);
    ZT_OK(zr_balance_apply(&applied, &b.balance, b.notice, &err));
    ZT_OK(zr_graph_new(&graph, applied, ZR_GROUPS_KEEP, &err));
    ZT_OK(zr_workload_compute(&load, graph, NULL, &err));
    cr_assert_eq(load.unit[0].lead, 2);
    cr_assert_eq(graph->edge_count, b.graph->edge_count);
    zr_workload_clear(&load);
    zr_graph_free(graph);
    zr_notice_free(applied);
    tear_down(&b);
}

Test(balance, an_index_beyond_the_notice_is_refused)
{
    bench b = set_up(zt_load("t9.json"));
    const uint32_t far = 1000;
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;

    options.barred = &far;
    options.barred_count = 1;
    ZT_FAILS(ZR_EINVAL, zr_balance_compute(&b.balance, b.graph, &options, &err));
    tear_down(&b);
}

Test(balance, running_out_of_memory_leaves_nothing_behind)
{
    bench b = set_up(zt_load("t9.json"));
    zr_notice *applied = NULL;
    char *text = NULL;
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;

    for (options.peak = 1; options.peak <= 2; options.peak++) {
        zr_balance_clear(&b.balance);
        ZT_SURVIVES_OOM_UNTOUCHED(
            b.balance, zr_balance_compute(&b.balance, b.graph, &options, &err));
        ZT_SURVIVES_OOM(zr_balance_format(&text, &b.balance, b.graph, NULL, &err));
        zr_string_free(text);
        text = NULL;
    }
    ZT_SURVIVES_OOM(zr_balance_apply(&applied, &b.balance, b.notice, &err));
    zr_notice_free(applied);
    tear_down(&b);
}

Test(balance, by_items_running_out_of_memory_leaves_nothing_behind)
{
    bench b = set_up(zt_notice(weighed));
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;
    char *text = NULL;

    options.by_items = true;
    ZT_SURVIVES_OOM_UNTOUCHED(b.balance,
                              zr_balance_compute(&b.balance, b.graph, &options, &err));
    ZT_SURVIVES_OOM(zr_balance_format(&text, &b.balance, b.graph, NULL, &err));
    zr_string_free(text);
    tear_down(&b);
}

Test(balance, a_heap_gives_back_the_nearest_first)
{
    zr__heap heap = {0};
    int64_t last = -1;

    for (uint32_t i = 0; i < 1000; i++)
        cr_assert(zr__heap_push(&heap, i * 7919 % 1009, i));
    while (heap.count > 0) {
        const int64_t distance = zr__heap_pop(&heap).distance;
        cr_assert_geq(distance, last);
        last = distance;
    }
    zr__free(heap.item);
}
