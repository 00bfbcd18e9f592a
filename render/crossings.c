/*
 * Few crossings between two columns.
 *
 * Each side in turn is put in the order of the mean place of what its lines lead to (barycentre);
 * then each end in turn is moved to the place on its side where its lines cross least, which a
 * table of crossings of each two ends tells (sifting). Neither finds the optimum, which is hard
 * even for one side, so it is done from several starts: the given order, a few random ones, and
 * then the best so far with some ends exchanged, or with a block of both sides turned round or
 * moved, which no end on its own would do (iterated local search, Lourenco, Martin & Stutzle 2003).
 *
 * Sugiyama, Tagawa & Toda (1981), IEEE SMC 11. Matuszewski, Schonfeld & Molitor (1999), Graph
 * Drawing. Barth, Junger & Mutzel (2002), Graph Drawing.
 */
#include "render/crossings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/random.h"

enum {
    BARYCENTRE_SWEEPS = 8,
    SIFTING_ROUNDS = 4,
    MOST_STARTS = 600,
    FEWEST_STARTS = 8,
    EFFORT = 12000000, /* lines times ends of a side, over all starts */
    SHUFFLED = 3,     /* one of so many starts; the others begin near the best so far */
    EXCHANGED = 20,   /* one of so many ends */
    WHOLE = 1000,     /* shares of a side */
    MOST_SIFTED = 600,      /* ends of a side: the table grows with their square */
    MOST_RESTARTED = 20000, /* lines: beyond, one start has to do */
};

/* One side as its neighbours: those of end i are `neighbour[start[i]]` up to `start[i + 1]`. */
typedef struct side {
    uint32_t count;
    uint32_t *start, *neighbour;
    uint32_t *order; /* Borrowed from the columns. */
    uint32_t *place; /* By end: its index in `order`. */
} side;

/* What barycentre sorts by. */
typedef struct key {
    double mean;
    uint32_t place; /* Ties keep their order. */
    uint32_t end;
} key;

typedef struct work {
    side side[2];
    uint32_t line_count;
    uint32_t *tree;    /* Counts, for Fenwick's sums; as long as the longer side, and one. */
    uint32_t *best[2]; /* Best orders so far. */
    uint32_t *cross;   /* Crossings of each two ends of a side, count x count. */
    uint32_t *reached; /* By end of a line of that side: its place on the other. */
    key *key;
} work;

static bool make_side(side *s, const zr__two_columns *columns, bool is_left)
{
    s->count = is_left ? columns->left_count : columns->right_count;
    s->order = is_left ? columns->left_order : columns->right_order;
    s->start = zr__calloc((size_t)s->count + 1, sizeof *s->start);
    s->neighbour = zr__calloc(columns->line_count, sizeof *s->neighbour);
    s->place = zr__calloc(s->count, sizeof *s->place);
    uint32_t *next = zr__calloc((size_t)s->count + 1, sizeof *next);
    if (s->start == NULL || s->neighbour == NULL || s->place == NULL || next == NULL) {
        zr__free(next);
        return false;
    }
    for (uint32_t i = 0; i < columns->line_count; i++)
        s->start[(is_left ? columns->line[i].left : columns->line[i].right) + 1]++;
    for (uint32_t i = 0; i < s->count; i++)
        s->start[i + 1] += s->start[i];
    memcpy(next, s->start, ((size_t)s->count + 1) * sizeof *next);
    for (uint32_t i = 0; i < columns->line_count; i++) {
        const zr__line_ends *line = &columns->line[i];
        s->neighbour[next[is_left ? line->left : line->right]++] =
            is_left ? line->right : line->left;
    }
    zr__free(next);
    return true;
}

static uint32_t longer(const work *w)
{
    return w->side[0].count > w->side[1].count ? w->side[0].count : w->side[1].count;
}

static void clear_work(work *w)
{
    for (int i = 0; i < 2; i++) {
        zr__free(w->side[i].start);
        zr__free(w->side[i].neighbour);
        zr__free(w->side[i].place);
        zr__free(w->best[i]);
    }
    zr__free(w->tree);
    zr__free(w->cross);
    zr__free(w->reached);
    zr__free(w->key);
}

static zr_status make_work(work *w, const zr__two_columns *columns, zr_error *err)
{
    *w = (work){.line_count = columns->line_count};
    bool made = make_side(&w->side[0], columns, true) && make_side(&w->side[1], columns, false);

    if (made) {
        const size_t most = longer(w), sifted = most <= MOST_SIFTED ? most * most : 0;
        w->tree = zr__calloc(most + 1, sizeof *w->tree);
        w->best[0] = zr__calloc(w->side[0].count, sizeof *w->best[0]);
        w->best[1] = zr__calloc(w->side[1].count, sizeof *w->best[1]);
        w->cross = zr__calloc(sifted, sizeof *w->cross);
        w->reached = zr__calloc(w->line_count, sizeof *w->reached);
        w->key = zr__calloc(most, sizeof *w->key);
        made = w->tree != NULL && w->best[0] != NULL && w->best[1] != NULL && w->cross != NULL &&
               w->reached != NULL && w->key != NULL;
    }
    if (made)
        return ZR_OK;
    clear_work(w);
    return zr__out_of_memory(err);
}

static void note_places(side *s)
{
    for (uint32_t i = 0; i < s->count; i++)
        s->place[s->order[i]] = i;
}

static int by_number(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* Lines drawn from the top left on: each crosses those before it that end lower. */
static uint64_t count(work *w)
{
    const side *left = &w->side[0];
    const uint32_t size = w->side[1].count;
    uint64_t crossings = 0;
    uint32_t drawn = 0;

    note_places(&w->side[1]);
    memset(w->tree, 0, ((size_t)longer(w) + 1) * sizeof *w->tree);
    for (uint32_t i = 0; i < left->count; i++) {
        const uint32_t end = left->order[i], first = left->start[end], last = left->start[end + 1];
        for (uint32_t e = first; e < last; e++) {
            uint32_t higher = 0; /* drawn lines that end here or higher up */
            for (uint32_t at = w->side[1].place[left->neighbour[e]] + 1; at > 0; at -= at & -at)
                higher += w->tree[at];
            crossings += drawn - higher;
        }
        for (uint32_t e = first; e < last; e++)
            for (uint32_t at = w->side[1].place[left->neighbour[e]] + 1; at <= size; at += at & -at)
                w->tree[at]++;
        drawn += last - first;
    }
    return crossings;
}

static int by_mean(const void *left, const void *right)
{
    const key *a = left, *b = right;

    if (a->mean != b->mean)
        return a->mean < b->mean ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Order a side by the mean places on the other; an end without lines stays about where it is. */
static void sort_by_barycentre(work *w, int which)
{
    side *s = &w->side[which], *other = &w->side[1 - which];

    note_places(other);
    for (uint32_t i = 0; i < s->count; i++) {
        const uint32_t end = s->order[i], lines = s->start[end + 1] - s->start[end];
        uint64_t sum = 0;
        for (uint32_t e = s->start[end]; e < s->start[end + 1]; e++)
            sum += other->place[s->neighbour[e]];
        const double mean = lines > 0 ? (double)sum / lines : (double)i * other->count / s->count;
        w->key[i] = (key){mean, i, end};
    }
    qsort(w->key, s->count, sizeof *w->key, by_mean);
    for (uint32_t i = 0; i < s->count; i++)
        s->order[i] = w->key[i].end;
}

/* Crossings of the lines of two ends, when a is above b; their neighbours' places ascend. */
static uint32_t cross_pair(const side *s, const uint32_t *place, uint32_t a, uint32_t b)
{
    uint32_t crossings = 0, below = s->start[b];

    for (uint32_t e = s->start[a]; e < s->start[a + 1]; e++) {
        while (below < s->start[b + 1] && place[below] < place[e])
            below++;
        crossings += below - s->start[b];
    }
    return crossings;
}

static void fill_table(work *w, int which)
{
    side *s = &w->side[which];
    uint32_t *place = w->reached;

    note_places(&w->side[1 - which]);
    for (uint32_t e = 0; e < w->line_count; e++)
        place[e] = w->side[1 - which].place[s->neighbour[e]];
    for (uint32_t i = 0; i < s->count; i++)
        qsort(place + s->start[i], s->start[i + 1] - s->start[i], sizeof *place, by_number);
    for (uint32_t a = 0; a < s->count; a++)
        for (uint32_t b = 0; b < s->count; b++)
            w->cross[(size_t)a * s->count + b] = cross_pair(s, place, a, b);
}

/* Move one end to where its lines cross least; whether that is somewhere else. */
static bool sift_end(const work *w, side *s, uint32_t end)
{
    const uint32_t others = s->count - 1;
    uint32_t from = 0, to = 0;
    int64_t cost = 0, least = 0, present = 0; /* all relative to the topmost place */

    while (s->order[from] != end)
        from++;
    memmove(s->order + from, s->order + from + 1, (others - from) * sizeof *s->order);
    for (uint32_t i = 0; i < others; i++) {
        const uint32_t passed = s->order[i];
        cost += (int64_t)w->cross[(size_t)passed * s->count + end] -
                (int64_t)w->cross[(size_t)end * s->count + passed];
        if (i + 1 == from)
            present = cost;
        if (cost < least) {
            least = cost;
            to = i + 1;
        }
    }
    if (present <= least)
        to = from;
    memmove(s->order + to + 1, s->order + to, (others - to) * sizeof *s->order);
    s->order[to] = end;
    return to != from;
}

/* Sift both sides until nothing moves. */
static void sift(work *w)
{
    bool moved = longer(w) <= MOST_SIFTED;

    for (int round = 0; round < SIFTING_ROUNDS && moved; round++) {
        moved = false;
        for (int which = 0; which < 2; which++) {
            fill_table(w, which);
            for (uint32_t end = 0; end < w->side[which].count; end++)
                moved |= sift_end(w, &w->side[which], end);
        }
    }
}

static void keep(work *w)
{
    for (int i = 0; i < 2; i++)
        memcpy(w->best[i], w->side[i].order, w->side[i].count * sizeof *w->best[i]);
}

static void keep_if_fewer(work *w, uint64_t *fewest)
{
    const uint64_t crossings = count(w);

    if (crossings < *fewest) {
        *fewest = crossings;
        keep(w);
    }
}

static void improve(work *w, uint64_t *fewest, int sweeps)
{
    for (int sweep = 0; sweep < sweeps; sweep++) {
        sort_by_barycentre(w, 0);
        sort_by_barycentre(w, 1);
        keep_if_fewer(w, fewest);
    }
    sift(w);
    keep_if_fewer(w, fewest);
}

static void exchange_ends(zr__random *random, uint32_t *order, uint32_t count)
{
    for (uint32_t moves = count / EXCHANGED + 1; moves > 0; moves--) {
        uint32_t *a = &order[zr__random_below(random, count)];
        uint32_t *b = &order[zr__random_below(random, count)];
        const uint32_t moved = *a;
        *a = *b;
        *b = moved;
    }
}

static void turn_round(uint32_t *order, uint32_t first, uint32_t end)
{
    for (; first + 1 < end; first++, end--) {
        const uint32_t moved = order[first];
        order[first] = order[end - 1];
        order[end - 1] = moved;
    }
}

/* Places of both sides, as shares, in order: what lies between belongs together more or less. */
static void choose_shares(uint32_t share[3], zr__random *random)
{
    for (int i = 0; i < 3; i++)
        share[i] = zr__random_below(random, WHOLE + 1);
    qsort(share, 3, sizeof *share, by_number);
}

/* Begin near the best orders. */
static void disturb(work *w, zr__random *random, int how)
{
    uint32_t share[3], at[3];

    choose_shares(share, random);
    for (int i = 0; i < 2; i++) {
        side *s = &w->side[i];
        memcpy(s->order, w->best[i], s->count * sizeof *s->order);
        for (int k = 0; k < 3; k++)
            at[k] = (uint32_t)((uint64_t)share[k] * s->count / WHOLE);
        if (how % 3 == 0 && s->count > 0) {
            exchange_ends(random, s->order, s->count);
            continue;
        }
        if (how % 3 == 1) { /* two blocks change places when both, and then the whole, turn round */
            turn_round(s->order, at[0], at[1]);
            turn_round(s->order, at[1], at[2]);
        }
        turn_round(s->order, at[0], at[2]);
    }
}

zr_status zr__count_crossings(uint64_t *crossings, const zr__two_columns *columns, zr_error *err)
{
    work w;
    const zr_status status = make_work(&w, columns, err);

    if (status != ZR_OK)
        return status;
    *crossings = count(&w);
    clear_work(&w);
    return ZR_OK;
}

/* Sifting compares all ends of a side, and their lines. */
static int starts_for(const zr__two_columns *columns)
{
    const uint32_t ends = columns->left_count > columns->right_count ? columns->left_count
                                                                     : columns->right_count;
    const uint64_t effort = (uint64_t)ends * columns->line_count;

    if (columns->line_count > MOST_RESTARTED)
        return 1;
    if (effort * MOST_STARTS <= EFFORT)
        return MOST_STARTS;
    const int starts = (int)(EFFORT / effort);
    return starts > FEWEST_STARTS ? starts : FEWEST_STARTS;
}

zr_status zr__reduce_crossings(const zr__two_columns *columns, uint64_t seed, zr_error *err)
{
    const int starts = starts_for(columns), shuffled = starts / SHUFFLED;
    zr__random random;
    work w;
    const zr_status status = make_work(&w, columns, err);

    if (status != ZR_OK)
        return status;
    zr__random_seed(&random, seed);
    keep(&w);
    uint64_t fewest = count(&w);
    for (int start = 0; start < starts && fewest > 0; start++) {
        if (start > 0 && start >= shuffled)
            disturb(&w, &random, start);
        else if (start > 0)
            zr__random_shuffle(&random, w.side[1].order, w.side[1].count);
        improve(&w, &fewest, start == 0 || start < shuffled ? BARYCENTRE_SWEEPS : 0);
    }
    for (int i = 0; i < 2; i++)
        memcpy(w.side[i].order, w.best[i], w.side[i].count * sizeof *w.best[i]);
    clear_work(&w);
    return ZR_OK;
}
