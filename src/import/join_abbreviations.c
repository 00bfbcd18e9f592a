/*
 * Abbreviations by characters.
 *
 * 市投促局 takes its characters from 市投资促进局, in their order, the first and the last among them.
 * That alone would join a body with its own branch (市公安局交管局) or two that stand side by side in
 * one list; those are left apart, and so are two names that the registry knows as different.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/joining_rules.h"
#include "src/import/short_forms.h"
#include "src/memory.h"

enum {
    MOST_COMPARED = 24,
    SHORTEST = 3,
    MOST_CHECKED = 200 /* Pairs that are looked for in all tasks: no document needs more. */
};

/* Units by how their names start and end: each points to the one before it in its class. */
typedef struct classes {
    zr__names heads;
    uint32_t *before;
    size_t checked;
} classes;

static zr__slice level_part(const zr__unit *unit)
{
    const size_t bar = zr__slice_find(unit->key, "|");

    return zr__slice_part(unit->key, 0, bar);
}

static zr__slice own_part(const zr__unit *unit)
{
    return zr__slice_from(unit->name, zr__prefix_end(unit->name));
}

/* Whether the registry knows the name: its key is a number then. */
static bool is_known(const zr__unit *unit)
{
    return unit->known != NULL || zr__slice_holds(unit->key, "|#");
}

/* Whether the characters of the short name stand in the long one, in their order. */
static bool abbreviates(zr__slice shorter, zr__slice longer)
{
    size_t step, at = 0, long_step;

    if (zr__slice_count(longer) < zr__slice_count(shorter) + 1 ||
        (longer.size >= shorter.size && memcmp(longer.at, shorter.at, shorter.size) == 0))
        return false;
    for (size_t offset = 0; offset < shorter.size; offset += step) {
        const uint32_t wanted = zr__slice_char_at(shorter, offset, &step);
        while (at < longer.size && zr__slice_char_at(longer, at, &long_step) != wanted)
            at += long_step;
        if (at >= longer.size)
            return false;
        at += long_step;
    }
    return at == longer.size; /* the last of one is the last of the other */
}

static bool may_abbreviate(const zr__unit *unit)
{
    const zr__slice own = own_part(unit);
    size_t step;

    return !unit->is_group && unit->same_as == ZR_NONE && own.size < unit->name.size &&
           zr__slice_count(own) >= SHORTEST && zr__is_han(zr__slice_char(own, &step)) &&
           zr__slice_starts(own, "委") == 0; /* 市委办 is no short form of 市委编办 */
}

/* Whether both stand on one task. */
static bool stand_together(const zr__joiner *join, uint32_t a, uint32_t b)
{
    for (size_t t = 0; t < join->reader->task_count; t++) {
        const zr__parties *parties = &join->reader->task[t].duty.parties;
        bool has_a = false, has_b = false;
        for (size_t p = 0; p < parties->count; p++) {
            const uint32_t unit = zr__unit_of(join->out, parties->item[p].name);
            has_a |= unit == a;
            has_b |= unit == b;
        }
        if (has_a && has_b)
            return true;
    }
    return false;
}

static bool are_one(const zr__joiner *join, classes *all, uint32_t a, uint32_t b)
{
    const zr__unit *one = &join->out->item[a], *two = &join->out->item[b];

    return !(is_known(one) && is_known(two)) &&
           (abbreviates(own_part(one), own_part(two)) ||
            abbreviates(own_part(two), own_part(one))) &&
           all->checked++ < MOST_CHECKED && !stand_together(join, a, b);
}

/* The class of a unit: whose it is, its first and its last character. */
static zr__slice class_of(zr__joiner *join, const zr__unit *unit)
{
    const zr__slice own = own_part(unit);
    size_t first, last;

    zr__slice_char(own, &first);
    zr__slice_last(own, &last);
    const zr__slice ends = zr__reader_join(join->reader, zr__slice_part(own, 0, first), "|",
                                           zr__slice_from(own, own.size - last));
    return zr__reader_join(join->reader, level_part(unit), "|", ends);
}

/* Join a unit with an earlier one of its class that it may be; else it joins the class. */
static void compare(zr__joiner *join, classes *all, uint32_t u)
{
    zr__unit *unit = &join->out->item[u];
    const zr__slice class = class_of(join, unit);
    const uint32_t head = zr__names_find(&all->heads, class.at, class.size);
    uint32_t other = head, compared = 0;

    for (; other != ZR_NONE && compared < MOST_COMPARED; other = all->before[other], compared++) {
        if (!are_one(join, all, u, other))
            continue;
        unit->same_as = other;
        zr__add_other_name(join, unit->name, other, unit->line, "abbreviation");
        zr__doubt_join(join, unit->line, unit->name, other, "abbreviation");
        return;
    }
    all->before[u] = ZR_NONE;
    if (head == ZR_NONE && !zr__names_add(&all->heads, class.at, class.size, u)) {
        join->reader->failed = true;
    } else if (head != ZR_NONE) { /* behind the head, which stays */
        all->before[u] = all->before[head];
        all->before[head] = u;
    }
}

void zr__join_abbreviations(zr__joiner *join)
{
    classes all = {.before = zr__calloc(join->out->count + 1, sizeof *all.before)};

    join->reader->failed |= all.before == NULL;
    for (uint32_t u = 0; u < join->out->count && !join->reader->failed; u++) {
        if (may_abbreviate(&join->out->item[u]))
            compare(join, &all, u);
    }
    zr__names_clear(&all.heads);
    zr__free(all.before);
}
