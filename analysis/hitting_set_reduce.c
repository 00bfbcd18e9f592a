/*
 * Making what is left of a search for a smallest hitting set smaller, before anything is tried:
 *
 * - a row with one member left takes it;
 * - a row that has all members of another is met whenever that is, and goes;
 * - a member whose rows are all met by another goes, the larger number of two alike.
 *
 * This alone solves most notices. Rows are sets of bits, 64 a word, so that most of it is a few
 * operations on words.
 */
#include "analysis/hitting_set_node.h"

typedef zr__hitting_node node;
typedef zr__hitting_search search;

static const uint64_t *hits_of(const search *s, uint32_t member)
{
    return s->hits + (size_t)member * s->words;
}

uint32_t zr__hitting_degree(const search *s, const node *n, uint32_t member)
{
    uint32_t rows = 0;

    for (uint32_t w = 0; w < s->words; w++)
        rows += (uint32_t)__builtin_popcountll(hits_of(s, member)[w] & n->row[w]);
    return rows;
}

static bool spend(search *s, uint64_t steps)
{
    s->steps_left = steps < s->steps_left ? s->steps_left - steps : 0;
    return s->steps_left > 0;
}

uint32_t zr__hitting_open(const search *s, const node *n, uint32_t row, uint32_t *first)
{
    uint32_t open = 0;

    for (uint32_t i = 0; i < s->row[row].size; i++) {
        const uint32_t member = s->row[row].member[i];
        if (n->is_open[member] && open++ == 0)
            *first = member;
    }
    return open;
}

void zr__hitting_take(const search *s, node *n, uint32_t member)
{
    n->is_open[member] = false;
    for (uint32_t w = 0; w < s->words; w++)
        n->row[w] &= ~hits_of(s, member)[w];
}

/* Drop the rows that have all open members of this one. Whether there were any. */
static bool drop_wider(const search *s, node *n, uint32_t row)
{
    bool has_dropped = false;

    for (uint32_t w = 0; w < s->words; w++) {
        uint64_t wider = n->row[w];

        for (uint32_t i = 0; wider != 0 && i < s->row[row].size; i++)
            if (n->is_open[s->row[row].member[i]])
                wider &= hits_of(s, s->row[row].member[i])[w];
        if (row / ZR__WORD == w)
            wider &= ~((uint64_t)1 << row % ZR__WORD);
        n->row[w] &= ~wider;
        has_dropped = has_dropped || wider != 0;
    }
    return has_dropped;
}

/* Whether `other` meets all that `member` does; of two alike the smaller number stays. */
static bool is_beaten(const search *s, const node *n, uint32_t member, uint32_t other)
{
    bool is_same = true;

    for (uint32_t w = 0; w < s->words; w++) {
        const uint64_t mine = hits_of(s, member)[w] & n->row[w];
        const uint64_t its = hits_of(s, other)[w] & n->row[w];
        if ((mine & ~its) != 0)
            return false;
        is_same = is_same && mine == its;
    }
    return !is_same || other < member;
}

/* Whoever beats a member is in every row of it: the smallest of its rows is enough to look at. */
static bool has_better(const search *s, const node *n, uint32_t member)
{
    const zr__row *smallest = NULL;

    for (uint32_t w = 0; smallest == NULL && w < s->words; w++) {
        const uint64_t rows = hits_of(s, member)[w] & n->row[w];
        if (rows != 0) /* Rows are sorted by size. */
            smallest = &s->row[w * ZR__WORD + (uint32_t)__builtin_ctzll(rows)];
    }
    if (smallest == NULL)
        return true;
    for (uint32_t i = 0; i < smallest->size; i++) {
        const uint32_t other = smallest->member[i];
        if (other != member && n->is_open[other] && is_beaten(s, n, member, other))
            return true;
    }
    return false;
}

/* One round over all rows: take what must be taken, drop what follows. False at a dead end. */
static bool reduce_rows(search *s, node *n, uint32_t *taken, bool *has_changed)
{
    for (uint32_t r = 0; r < s->count; r++) {
        uint32_t only = 0;

        if (!zr__hitting_has(n, r))
            continue;
        const uint32_t open = zr__hitting_open(s, n, r, &only);
        if (open == 0 || !spend(s, s->row[r].size))
            return false;
        if (open == 1) {
            s->taken[(*taken)++] = only;
            zr__hitting_take(s, n, only);
            *has_changed = true;
        } else if (drop_wider(s, n, r)) {
            *has_changed = true;
        }
    }
    return true;
}

bool zr__hitting_reduce(search *s, node *n, uint32_t *taken)
{
    bool has_changed = true;

    while (has_changed) {
        has_changed = false;
        if (!reduce_rows(s, n, taken, &has_changed))
            return false;
        for (uint32_t m = 0; m < s->members; m++) {
            if (!n->is_open[m] || !has_better(s, n, m))
                continue;
            n->is_open[m] = false;
            has_changed = true;
        }
        if (!spend(s, (uint64_t)s->members * s->words))
            return false;
    }
    return true;
}
