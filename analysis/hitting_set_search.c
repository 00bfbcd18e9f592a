/*
 * The smallest hitting set, by branch and bound.
 *
 * A node of the search is what is left: rows not met yet, and members that may still be taken. It
 * is made smaller first (hitting_set_reduce.c). Then a bound is taken, as in hitting_set.c; and if
 * that does not end it, the row with the fewest members decides: one of them is taken, and where
 * that has been tried in full it is barred.
 *
 * Everything is chosen by the smallest number, and rows come sorted: the answer does not depend on
 * the order of the document. The steps are counted, and the search given up after a second or so.
 */
#include "analysis/hitting_set_node.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

static const uint64_t MOST_STEPS = 400000000;
static const double SLACK = 1e-9;

typedef zr__hitting_node node;
typedef zr__hitting_search search;

/* How many more members are needed at least: see hitting_set.c. */
static uint32_t bound(search *s, const node *n)
{
    uint32_t apart = 0;
    double sum = 0;

    for (uint32_t m = 0; m < s->members; m++)
        s->degree[m] = n->is_open[m] ? zr__hitting_degree(s, n, m) : 0;
    s->marks++;
    for (uint32_t r = 0; r < s->count; r++) {
        uint32_t most = 1;
        bool is_free = true;

        if (!zr__hitting_has(n, r))
            continue;
        for (uint32_t i = 0; i < s->row[r].size; i++) {
            const uint32_t member = s->row[r].member[i];
            most = s->degree[member] > most ? s->degree[member] : most;
            is_free = is_free && (!n->is_open[member] || s->mark[member] != s->marks);
        }
        sum += 1.0 / most;
        apart += is_free;
        for (uint32_t i = 0; is_free && i < s->row[r].size; i++)
            s->mark[s->row[r].member[i]] = s->marks;
    }
    const uint32_t weighed = (uint32_t)ceil(sum - SLACK);
    return apart > weighed ? apart : weighed;
}

/* The row to decide on: fewest open members, the first on a tie. `count` when all are met. */
static uint32_t choose_row(const search *s, const node *n)
{
    uint32_t best = s->count, fewest = UINT32_MAX, unused;

    for (uint32_t r = 0; r < s->count; r++) {
        const uint32_t open =
            zr__hitting_has(n, r) ? zr__hitting_open(s, n, r, &unused) : UINT32_MAX;
        if (open < fewest) {
            fewest = open;
            best = r;
        }
    }
    return best;
}

/* The open member of a row that meets most. */
static uint32_t choose_member(const search *s, const node *n, uint32_t row)
{
    uint32_t best = s->members, most = 0;

    for (uint32_t i = 0; i < s->row[row].size; i++) {
        const uint32_t member = s->row[row].member[i];
        const uint32_t rows = n->is_open[member] ? zr__hitting_degree(s, n, member) : 0;
        if (rows > most) {
            most = rows;
            best = member;
        }
    }
    return best;
}

static bool node_init(node *n, const search *s)
{
    n->row = zr__calloc(s->words, sizeof *n->row);
    n->is_open = zr__calloc(s->members, sizeof *n->is_open);
    return n->row != NULL && n->is_open != NULL;
}

static void node_copy(node *to, const node *from, const search *s)
{
    memcpy(to->row, from->row, s->words * sizeof *to->row);
    memcpy(to->is_open, from->is_open, s->members * sizeof *to->is_open);
}

static void node_clear(node *n)
{
    zr__free(n->row);
    zr__free(n->is_open);
}

/* Try all that is left after `taken` members. A row is chosen, each of its members taken in turn,
 * and then barred. False when memory ran out. */
static bool explore(search *s, node *n, uint32_t taken)
{
    node child = {0};

    if (!zr__hitting_reduce(s, n, &taken) || taken + bound(s, n) >= s->best_count)
        return true;
    const uint32_t row = choose_row(s, n);
    if (row == s->count) {
        s->best_count = taken;
        memcpy(s->best, s->taken, taken * sizeof *s->best);
        return true;
    }

    bool is_fine = node_init(&child, s);
    for (uint32_t m; is_fine && (m = choose_member(s, n, row)) < s->members;) {
        node_copy(&child, n, s);
        s->taken[taken] = m;
        zr__hitting_take(s, &child, m);
        is_fine = explore(s, &child, taken + 1);
        n->is_open[m] = false;
        if (taken + bound(s, n) >= s->best_count || s->steps_left == 0)
            break;
    }
    node_clear(&child);
    return is_fine;
}

/* Number the members that occur, in their order, and copy the rows with these numbers. */
static bool renumber(search *s, const zr__row *row, uint32_t members)
{
    uint32_t *new_number = zr__calloc(members, sizeof *new_number);
    size_t edges = 0;

    for (uint32_t r = 0; r < s->count; r++)
        edges += row[r].size;
    s->row = zr__calloc(s->count, sizeof *s->row);
    s->memory = zr__calloc(edges, sizeof *s->memory);
    s->number = zr__calloc(edges, sizeof *s->number);
    if (new_number == NULL || s->row == NULL || s->memory == NULL || s->number == NULL) {
        zr__free(new_number);
        return false;
    }
    for (uint32_t r = 0; r < s->count; r++)
        for (uint32_t i = 0; i < row[r].size; i++)
            new_number[row[r].member[i]] = 1;
    for (uint32_t m = 0; m < members; m++)
        if (new_number[m] == 1) {
            s->number[s->members] = m;
            new_number[m] = s->members++;
        }

    uint32_t *next = s->memory;
    for (uint32_t r = 0; r < s->count; r++) {
        s->row[r] = (zr__row){next, row[r].size};
        for (uint32_t i = 0; i < row[r].size; i++)
            *next++ = new_number[row[r].member[i]];
    }
    zr__free(new_number);
    return true;
}

static bool reserve(search *s)
{
    s->words = (s->count + ZR__WORD - 1) / ZR__WORD;
    s->hits = zr__calloc((size_t)s->members * s->words, sizeof *s->hits);
    s->degree = zr__calloc(s->members, sizeof *s->degree);
    s->mark = zr__calloc(s->members, sizeof *s->mark);
    s->taken = zr__calloc(s->count, sizeof *s->taken);
    s->best = zr__calloc(s->count, sizeof *s->best);
    return s->hits != NULL && s->degree != NULL && s->mark != NULL && s->taken != NULL &&
           s->best != NULL;
}

static void fill(search *s, node *root)
{
    for (uint32_t r = 0; r < s->count; r++) {
        const uint64_t bit = (uint64_t)1 << r % ZR__WORD;

        root->row[r / ZR__WORD] |= bit;
        for (uint32_t i = 0; i < s->row[r].size; i++)
            s->hits[(size_t)s->row[r].member[i] * s->words + r / ZR__WORD] |= bit;
    }
    memset(root->is_open, true, s->members * sizeof *root->is_open);
}

static void publish(zr__hitting_set *set, const search *s)
{
    if (s->steps_left > 0)
        set->least = s->best_count;
    if (s->best_count == set->count)
        return;
    for (uint32_t i = 0; i < s->best_count; i++)
        set->member[i] = s->number[s->best[i]];
    set->count = s->best_count;
    zr__sort_numbers(set->member, set->count);
}

zr_status zr__hitting_set_search(zr__hitting_set *set, const zr__row *row, uint32_t count,
                                 uint32_t members, zr_error *err)
{
    search s = {.count = count, .best_count = set->count, .steps_left = MOST_STEPS};
    node root = {0};
    zr_status status = ZR_OK;

    if (!renumber(&s, row, members) || !reserve(&s) || !node_init(&root, &s)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    fill(&s, &root);
    if (explore(&s, &root, 0))
        publish(set, &s);
    else
        status = zr__out_of_memory(err);

cleanup:
    node_clear(&root);
    zr__free(s.row);
    zr__free(s.memory);
    zr__free(s.number);
    zr__free(s.hits);
    zr__free(s.degree);
    zr__free(s.mark);
    zr__free(s.taken);
    zr__free(s.best);
    return status;
}
