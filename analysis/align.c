/*
 * Which units, or officials, of two notices are the same.
 *
 * A notice may know by two names what the other takes for one unit, so sameness is not a pairing:
 * the units of both are joined into sets, and every set becomes a row. Two sides of one notice need
 * no names.
 */
#include "analysis/align.h"

#include "src/failure.h"
#include "src/memory.h"

/* Here the things are those of both notices, those of the second after the first's. */
uint32_t zr__sets_root(uint32_t *parent, uint32_t thing)
{
    while (parent[thing] != thing)
        thing = parent[thing] = parent[parent[thing]];
    return thing;
}

void zr__sets_join(uint32_t *parent, uint32_t a, uint32_t b)
{
    a = zr__sets_root(parent, a);
    b = zr__sets_root(parent, b);
    if (a < b)
        parent[b] = a;
    else
        parent[a] = b;
}

static void join_units(uint32_t *parent, const zr_notice *first, const zr_notice *second)
{
    for (uint32_t u = 0; u < second->unit_count; u++) {
        const zr_unit *unit = &second->unit[u];
        uint32_t same = zr_notice_find_unit(first, unit->name);

        if (same != ZR_NONE)
            zr__sets_join(parent, same, first->unit_count + u);
        for (uint32_t i = 0; i < unit->alias_count; i++) {
            same = zr_notice_find_unit(first, unit->alias[i]);
            if (same != ZR_NONE)
                zr__sets_join(parent, same, first->unit_count + u);
        }
    }
}

static void join_officials(uint32_t *parent, const zr_notice *first, const zr_notice *second)
{
    for (uint32_t o = 0; o < second->official_count; o++) {
        const uint32_t same = zr_notice_find_official(first, second->official[o].name);

        if (same != ZR_NONE)
            zr__sets_join(parent, same, first->official_count + o);
    }
}

/* Number the sets as they come; `parent` is of both notices, or of one that is both. */
static void number_rows(zr__alignment *made, uint32_t *parent, const uint32_t counts[2],
                        bool is_one)
{
    const uint32_t things = is_one ? counts[0] : counts[0] + counts[1];

    for (uint32_t thing = 0; thing < things; thing++) {
        const int side = thing >= counts[0];
        const uint32_t index = side == 0 ? thing : thing - counts[0];
        const uint32_t root = zr__sets_root(parent, thing);
        uint32_t row = made->count;

        if (root != thing)
            row = root < counts[0] ? made->row[0][root] : made->row[1][root - counts[0]];
        else
            made->index[0][row] = made->index[1][made->count++] = ZR_NONE;

        made->row[side][index] = row;
        if (made->index[side][row] == ZR_NONE)
            made->index[side][row] = index;
        if (is_one) {
            made->row[1][index] = row;
            made->index[1][row] = index;
        }
    }
}

static bool make_room(zr__alignment *made, const uint32_t counts[2])
{
    const size_t things = (size_t)counts[0] + counts[1];

    for (int side = 0; side < 2; side++) {
        made->row[side] = zr__calloc(counts[side], sizeof *made->row[side]);
        made->index[side] = zr__calloc(things, sizeof *made->index[side]);
        if (made->row[side] == NULL || made->index[side] == NULL)
            return false;
    }
    made->name = zr__calloc(things, sizeof *made->name);
    return made->name != NULL;
}

typedef void joiner(uint32_t *parent, const zr_notice *first, const zr_notice *second);

static zr_status align(zr__alignment *out, const zr_notice *first, const zr_notice *second,
                       const uint32_t counts[2], joiner *join_same, zr_error *err)
{
    const uint32_t things = counts[0] + counts[1];
    uint32_t *parent = zr__calloc(things, sizeof *parent);
    zr__alignment made = {0};
    zr_status status = ZR_OK;

    if (parent == NULL || !make_room(&made, counts)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    for (uint32_t thing = 0; thing < things; thing++)
        parent[thing] = thing;
    if (first != second)
        join_same(parent, first, second);
    number_rows(&made, parent, counts, first == second);

    *out = made;
    made = (zr__alignment){0};

cleanup:
    zr__free(parent);
    zr__alignment_clear(&made);
    return status;
}

zr_status zr__align_units(zr__alignment *out, const zr_notice *first, const zr_notice *second,
                          zr_error *err)
{
    const uint32_t counts[] = {first->unit_count, second->unit_count};
    const zr_status status = align(out, first, second, counts, join_units, err);

    for (uint32_t row = 0; status == ZR_OK && row < out->count; row++)
        out->name[row] = out->index[0][row] != ZR_NONE ? first->unit[out->index[0][row]].name
                                                       : second->unit[out->index[1][row]].name;
    return status;
}

zr_status zr__align_officials(zr__alignment *out, const zr_notice *first, const zr_notice *second,
                              zr_error *err)
{
    const uint32_t counts[] = {first->official_count, second->official_count};
    const zr_status status = align(out, first, second, counts, join_officials, err);

    for (uint32_t row = 0; status == ZR_OK && row < out->count; row++)
        out->name[row] = out->index[0][row] != ZR_NONE ? first->official[out->index[0][row]].name
                                                       : second->official[out->index[1][row]].name;
    return status;
}

void zr__alignment_clear(zr__alignment *alignment)
{
    for (int side = 0; side < 2; side++) {
        zr__free(alignment->row[side]);
        zr__free(alignment->index[side]);
    }
    zr__free((void *)alignment->name);
    *alignment = (zr__alignment){0};
}
