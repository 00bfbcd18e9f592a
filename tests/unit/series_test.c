#include "zeren/series.h"

#include <math.h>

#include "testing.h"

enum { SIDES = 3 };

static zr_graph *graph[SIDES];
static zr_notice *renamed[SIDES];
static zr_side side[SIDES];
static zr_series series;
static zr_error err;

static void compute(const char *const sketch[SIDES])
{
    for (int i = 0; i < SIDES; i++) {
        ZT_OK(zt_graph(&graph[i], sketch[i], &err));
        side[i] = (zr_side){graph[i], ZR_SCOPE_ALL};
    }
    ZT_OK(zr_series_compute(&series, side, SIDES, NULL, &err));
}

static const zr_series_unit *unit(const char *name)
{
    for (uint32_t i = 0; i < series.unit_count; i++)
        if (strcmp(series.unit[i].name, name) == 0)
            return &series.unit[i];
    cr_assert_fail("no unit %s", name);
    return NULL;
}

static void teardown(void)
{
    zr_series_clear(&series);
    for (int i = 0; i < SIDES; i++) {
        zr_graph_free(graph[i]);
        zr_notice_free(renamed[i]);
    }
}

TestSuite(series, .fini = teardown);

/* Shares of A: 1, 3/4, 0; of B: 0, 1/4, 1/2; of C: 0, 0, 1/2. */
static const char *const years[SIDES] = {"t1: A*\nt2: A*\n", "t1: A* B\nt2: A*\n",
                                         "t1: B*\nt2: C*\n"};

Test(series, follows_the_share_of_every_unit)
{
    const double a[] = {1, .75, 0}, b[] = {0, .25, .5}, c[] = {0, 0, .5};

    compute(years);
    cr_assert_eq(series.unit_count, 3);
    for (int s = 0; s < SIDES; s++) {
        cr_expect_float_eq(unit("A")->part[s].share, a[s], 1e-15);
        cr_expect_float_eq(unit("B")->part[s].share, b[s], 1e-15);
        cr_expect_float_eq(unit("C")->part[s].share, c[s], 1e-15);
    }
    cr_expect_eq(unit("A")->part[2].index, ZR_NONE, "the last year does not know it");
    cr_expect_eq(unit("A")->part[1].lead, 2);
    cr_expect_eq(unit("B")->part[1].rank, 2);
}

Test(series, orders_units_by_their_trend)
{
    compute(years);
    cr_expect_float_eq(unit("A")->trend, -.5, 1e-15);
    cr_expect_float_eq(unit("B")->trend, .25, 1e-15);
    cr_expect_float_eq(unit("C")->trend, .25, 1e-15);
    cr_expect_float_eq(unit("C")->change, .5, 1e-15);
    cr_expect_str_eq(series.unit[0].name, "A");
    cr_expect_str_eq(series.unit[1].name, "B", "on a tie by name");
}

Test(series, says_when_a_unit_was_there)
{
    compute(years);
    cr_expect_eq(unit("A")->sides, 2);
    cr_expect_eq(unit("A")->first, 0);
    cr_expect_eq(unit("A")->last, 1);
    cr_expect_eq(unit("C")->first, 2);
}

Test(series, compares_each_side_with_the_next_and_the_first_with_the_last)
{
    compute(years);
    cr_assert_eq(series.side_count, SIDES);
    cr_expect_float_eq(series.step[0].total_variation, .25, 1e-15);
    cr_expect_float_eq(series.step[1].total_variation, .75, 1e-15);
    cr_expect_float_eq(series.step[2].total_variation, 1, 1e-15);
    cr_expect_eq(series.step[0].entered_count, 1, "B");
    cr_expect_eq(series.step[1].left_count, 1, "A");
}

Test(series, knows_a_unit_by_its_former_names)
{
    static const char *const notice[SIDES] = {
        "{\"zeren\":1,\"plans\":[{\"id\":\"p\"}],\"tasks\":[{\"id\":\"1\",\"plan\":\"p\","
        "\"title\":\"t\",\"lead\":[\"Old\"]}]}",
        "{\"zeren\":1,\"plans\":[{\"id\":\"p\"}],\"units\":[{\"name\":\"New\",\"aliases\":"
        "[\"Old\"]}],\"tasks\":[{\"id\":\"1\",\"plan\":\"p\",\"title\":\"t\",\"lead\":[\"New\"]}]}",
        "{\"zeren\":1,\"plans\":[{\"id\":\"p\"}],\"units\":[{\"name\":\"Newest\",\"aliases\":"
        "[\"New\"]}],\"tasks\":[{\"id\":\"1\",\"plan\":\"p\",\"title\":\"t\",\"lead\":"
        "[\"Newest\"]}]}"};

    for (int i = 0; i < SIDES; i++) {
        renamed[i] = zt_notice(notice[i]);
        ZT_OK(zr_graph_new(&graph[i], renamed[i], ZR_GROUPS_KEEP, &err));
        side[i] = (zr_side){graph[i], ZR_SCOPE_ALL};
    }
    ZT_OK(zr_series_compute(&series, side, SIDES, NULL, &err));
    cr_assert_eq(series.unit_count, 1);
    cr_expect_str_eq(series.unit[0].name, "Old");
    cr_expect_eq(series.unit[0].sides, 3);
    cr_expect_eq(series.unit[0].trend, 0);
}

Test(series, leaves_out_a_year_without_load_from_the_trend)
{
    static const char *const gap[SIDES] = {"t1: A* B\n", "t1:\n", "t1: A*\n"};

    compute(gap);
    cr_expect(isnan(unit("A")->part[1].share));
    cr_expect_float_eq(unit("A")->trend, .25, 1e-15, "half in two steps");
    cr_expect(isnan(series.step[0].total_variation));
}

Test(series, needs_two_sides)
{
    compute(years);
    zr_series other = {0};
    ZT_FAILS(ZR_EINVAL, zr_series_compute(&other, side, 1, NULL, &err));
}

Test(series, survives_running_out_of_memory)
{
    zr_series fresh = {0};

    compute(years);
    ZT_SURVIVES_OOM_UNTOUCHED(fresh, zr_series_compute(&fresh, side, SIDES, NULL, &err));
    zr_series_clear(&fresh);
}
