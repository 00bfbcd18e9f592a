/*
 * Merging units: those that share any name are one, with the names and members of all.
 */
#include <stdio.h>
#include <string.h>

#include "src/import/merging.h"
#include "src/import/registry.h"
#include "src/json_text.h"
#include "src/memory.h"

static uint32_t find_unit(zr__merger *m, const zr_unit *unit)
{
    uint32_t found = zr__merge_know(m, &m->units, unit->name, ZR_NONE);

    for (uint32_t a = 0; a < unit->alias_count && found == ZR_NONE; a++)
        found = zr__merge_know(m, &m->units, unit->alias[a], ZR_NONE);
    return found;
}

/* The unit of an earlier notice that this one is by the registry: another form of its name, or
 * what it was called before. Two units of one notice are never one. */
static uint32_t find_by_registry(zr__merger *m, const zr_notice *notice, const zr_unit *unit,
                                 uint32_t added)
{
    zr__buffer key = {0};
    uint32_t found = ZR_NONE;

    if (m->registry == NULL || zr_unit_is_group(unit))
        return ZR_NONE;
    if (zr__registry_key(m->registry, zr__slice_of(unit->name),
                         zr__slice_of(notice->region != NULL ? notice->region : ""), &key))
        found = zr__merge_know(m, &m->keys, zr__merge_keep(m, key.bytes), added);
    m->failed |= key.failed;
    zr__buffer_clear(&key);
    return found != ZR_NONE && m->unit[found].notice != notice ? found : ZR_NONE;
}

static void add_addition(zr__merger *m, zr__addition **list, size_t *count, size_t *capacity,
                         zr__addition added)
{
    zr__addition *grown = zr__grow(*list, capacity, *count + 1, sizeof *grown);

    if (grown == NULL) {
        m->failed = true;
        return;
    }
    *list = grown;
    (*list)[(*count)++] = added;
}

static void add_aliases(zr__merger *m, uint32_t number, const zr_unit *unit)
{
    if (zr__merge_know(m, &m->units, unit->name, ZR_NONE) == ZR_NONE) {
        zr__merge_know(m, &m->units, unit->name, number);
        if (m->unit[number].first != unit)
            add_addition(m, &m->alias, &m->alias_count, &m->alias_capacity,
                         (zr__addition){number, unit->name});
    }
    for (uint32_t a = 0; a < unit->alias_count; a++) {
        if (zr__merge_know(m, &m->units, unit->alias[a], ZR_NONE) != ZR_NONE)
            continue;
        zr__merge_know(m, &m->units, unit->alias[a], number);
        add_addition(m, &m->alias, &m->alias_count, &m->alias_capacity,
                     (zr__addition){number, unit->alias[a]});
    }
}

static void take_unit(zr__merger *m, const zr_notice *notice, const zr_unit *unit)
{
    uint32_t number = find_unit(m, unit);

    if (number == ZR_NONE)
        number = find_by_registry(m, notice, unit, ZR_NONE);
    if (number == ZR_NONE) {
        zr__whole_unit *grown =
            zr__grow(m->unit, &m->unit_capacity, m->unit_count + 1, sizeof *grown);
        if (grown == NULL) {
            m->failed = true;
            return;
        }
        m->unit = grown;
        number = (uint32_t)m->unit_count++;
        m->unit[number] = (zr__whole_unit){.first = unit, .notice = notice};
    }
    find_by_registry(m, notice, unit, number);
    m->unit[number].notice = notice;
    zr__whole_unit *whole = &m->unit[number];
    whole->kind = whole->kind != NULL ? whole->kind : unit->kind;
    whole->capacity = whole->capacity > 0 ? whole->capacity : unit->capacity;
    whole->is_open |= unit->is_open;
    add_aliases(m, number, unit);
    for (uint32_t i = 0; i < unit->member_count && !m->failed; i++) {
        const char *name = notice->unit[unit->member[i]].name;
        char prefix[16];
        zr__buffer key = {0};
        snprintf(prefix, sizeof prefix, "%u|", number);
        zr__buffer_add(&key, prefix);
        zr__buffer_add(&key, name);
        m->failed |= key.failed;
        if (!m->failed && zr__merge_know(m, &m->additions, key.bytes, ZR_NONE) == ZR_NONE) {
            zr__merge_know(m, &m->additions, zr__merge_keep(m, key.bytes), 0);
            add_addition(m, &m->member, &m->member_count, &m->member_capacity,
                         (zr__addition){number, name});
        }
        zr__buffer_clear(&key);
    }
}

/* The additions of one unit as an array; `next` moves on over a list sorted by unit. */
static bool write_additions(zr__merger *m, const char *key, const zr__addition *list, size_t count,
                            uint32_t unit, size_t *next)
{
    size_t written = 0;

    for (; *next < count && list[*next].unit == unit; (*next)++) {
        if (written++ == 0)
            zr__buffer_addf(&m->json, ",\"%s\":[", key);
        else
            zr__buffer_add(&m->json, ",");
        zr__json_add_string(&m->json, list[*next].name);
    }
    if (written > 0)
        zr__buffer_add(&m->json, "]");
    return written > 0;
}

/* Put a list in the order of its units, keeping that of each. */
static bool sort_additions(zr__addition *list, size_t count, size_t units)
{
    size_t *start = zr__calloc(units + 2, sizeof *start);
    zr__addition *sorted = zr__calloc(count, sizeof *sorted);
    const bool done = start != NULL && sorted != NULL;

    for (size_t i = 0; done && i < count; i++)
        start[list[i].unit + 1]++;
    for (size_t u = 0; done && u < units; u++)
        start[u + 1] += start[u];
    for (size_t i = 0; done && i < count; i++)
        sorted[start[list[i].unit]++] = list[i];
    if (done && count > 0)
        memcpy(list, sorted, count * sizeof *list);
    zr__free(start);
    zr__free(sorted);
    return done;
}

void zr__merge_units(zr__merger *m, const zr_notice *const *notices, size_t count)
{
    size_t alias = 0, member = 0;

    for (size_t n = 0; n < count; n++) {
        for (uint32_t u = 0; u < notices[n]->unit_count && !m->failed; u++) {
            const zr_unit *unit = &notices[n]->unit[u];
            if (unit->is_declared || zr_unit_is_group(unit) || m->registry != NULL)
                take_unit(m, notices[n], unit);
        }
    }
    m->failed |= !sort_additions(m->alias, m->alias_count, m->unit_count) ||
                 !sort_additions(m->member, m->member_count, m->unit_count);
    zr__buffer_add(&m->json, ",\"units\":[");
    m->written = 0;
    for (uint32_t u = 0; u < m->unit_count && !m->failed; u++) {
        const zr__whole_unit *whole = &m->unit[u];
        zr__merge_item(m);
        zr__buffer_add(&m->json, "{\"name\":");
        zr__json_add_string(&m->json, whole->first->name);
        zr__merge_member(m, "kind", whole->kind);
        write_additions(m, "aliases", m->alias, m->alias_count, u, &alias);
        if (!write_additions(m, "members", m->member, m->member_count, u, &member) &&
            whole->is_open)
            zr__buffer_add(&m->json, ",\"open\":true");
        if (whole->capacity > 0) {
            zr__buffer_add(&m->json, ",\"capacity\":");
            zr__json_add_number(&m->json, whole->capacity);
        }
        zr__merge_extra(m, whole->first->extra);
        zr__buffer_add(&m->json, "}");
    }
    zr__buffer_add(&m->json, "]");
}

