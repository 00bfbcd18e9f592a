/* Orders of two columns: the counts of methods.md, section 6. */
#include "render/crossings.h"

#include "src/random.h"
#include "testing.h"

enum { MOST_LINES = 600, MOST_ENDS = 40 };

typedef struct picture {
    zr__line_ends line[MOST_LINES];
    uint32_t left[MOST_ENDS], right[MOST_ENDS];
    zr__two_columns columns;
} picture;

static zr_error err;

static void start(picture *p, uint32_t left, uint32_t right)
{
    *p = (picture){0};
    for (uint32_t i = 0; i < MOST_ENDS; i++)
        p->left[i] = p->right[i] = i;
    p->columns = (zr__two_columns){.line = p->line,
                                   .left_count = left,
                                   .right_count = right,
                                   .left_order = p->left,
                                   .right_order = p->right};
}

static void join(picture *p, uint32_t left, uint32_t right)
{
    p->line[p->columns.line_count++] = (zr__line_ends){left, right};
}

static uint64_t crossings(const picture *p)
{
    uint64_t count = 0;

    ZT_OK(zr__count_crossings(&count, &p->columns, &err));
    return count;
}

/* Every two lines, one by one. */
static uint64_t crossings_plainly(const picture *p)
{
    uint32_t left[MOST_ENDS], right[MOST_ENDS];
    uint64_t count = 0;

    for (uint32_t i = 0; i < p->columns.left_count; i++)
        left[p->left[i]] = i;
    for (uint32_t i = 0; i < p->columns.right_count; i++)
        right[p->right[i]] = i;
    for (uint32_t i = 0; i < p->columns.line_count; i++)
        for (uint32_t j = 0; j < i; j++) {
            const int64_t dl = (int64_t)left[p->line[i].left] - left[p->line[j].left];
            const int64_t dr = (int64_t)right[p->line[i].right] - right[p->line[j].right];
            count += dl * dr < 0;
        }
    return count;
}

static void scatter(picture *p, uint64_t seed)
{
    zr__random random;

    zr__random_seed(&random, seed);
    start(p, 4 + zr__random_below(&random, 30), 1 + zr__random_below(&random, 12));
    const uint32_t lines = zr__random_below(&random, 200);
    for (uint32_t i = 0; i < lines; i++)
        join(p, zr__random_below(&random, p->columns.left_count),
             zr__random_below(&random, p->columns.right_count));
}

/* T9: units A B C D E G, tasks F1 F2 F3 N1 N2 N3 N4 N5 L1. */
static void start_t9(picture *p)
{
    static const char *const task[] = {"AB", "A", "CAD", "AB", "BAG", "CD", "CDE", "D", "EC"};

    start(p, 6, 9);
    for (uint32_t t = 0; t < 9; t++)
        for (const char *unit = task[t]; *unit != '\0'; unit++)
            join(p, (uint32_t)(*unit == 'G' ? 5 : *unit - 'A'), t);
}

Test(crossings, of_three_by_four_complete_are_eighteen)
{
    picture p;

    start(&p, 3, 4);
    for (uint32_t i = 0; i < 12; i++)
        join(&p, i / 4, i % 4);
    cr_expect_eq(crossings(&p), 18);
}

Test(crossings, of_t9_in_given_order_are_thirty)
{
    picture p;

    start_t9(&p);
    cr_expect_eq(crossings(&p), 30);
}

Test(crossings, of_t9_come_down_to_the_optimum_of_eight)
{
    picture p;

    start_t9(&p);
    ZT_OK(zr__reduce_crossings(&p.columns, 1, &err));
    cr_expect_eq(crossings(&p), 8);
}

Test(crossings, are_counted_as_one_by_one)
{
    picture p;

    for (uint64_t seed = 0; seed < 100; seed++) {
        scatter(&p, seed);
        cr_assert_eq(crossings(&p), crossings_plainly(&p));
    }
}

Test(crossings, are_never_more_afterwards_and_the_orders_are_orders)
{
    picture p;

    for (uint64_t seed = 0; seed < 30; seed++) {
        uint32_t seen[2] = {0};
        scatter(&p, seed);
        const uint64_t before = crossings(&p);
        ZT_OK(zr__reduce_crossings(&p.columns, seed, &err));
        cr_assert_leq(crossings(&p), before);
        for (uint32_t i = 0; i < p.columns.left_count; i++)
            seen[0] += p.left[i];
        for (uint32_t i = 0; i < p.columns.right_count; i++)
            seen[1] += p.right[i];
        cr_assert_eq(seen[0], p.columns.left_count * (p.columns.left_count - 1) / 2);
        cr_assert_eq(seen[1], p.columns.right_count * (p.columns.right_count - 1) / 2);
    }
}

Test(crossings, are_none_without_lines)
{
    picture p;

    start(&p, 0, 0);
    ZT_OK(zr__reduce_crossings(&p.columns, 1, &err));
    cr_expect_eq(crossings(&p), 0);
}

Test(crossings, survive_running_out_of_memory)
{
    picture p;

    start_t9(&p);
    ZT_SURVIVES_OOM(zr__reduce_crossings(&p.columns, 1, &err));
}
