/*
 * Merging units: those that share any name are one, with the names and members of all.
 *
 * A later notice may say that two units of earlier ones are one, so each unit points to the one
 * that it turned out to be (Galler & Fischer 1964). Names decide first, for all units of a notice;
 * the registry finds what is left, and never makes two units of one notice one.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/merging.h"
#include "src/import/registry.h"
#include "src/json_text.h"
#include "src/memory.h"

static const char by_name[] = N_("name"), by_registry[] = N_("registry");

static uint32_t root_of(zr__merger *m, uint32_t number)
{
    while (m->unit[number].same_as != number) {
        m->unit[number].same_as = m->unit[m->unit[number].same_as].same_as;
        number = m->unit[number].same_as;
    }
    return number;
}

static uint32_t unit_named(zr__merger *m, const char *name)
{
    const uint32_t number = zr__merge_know(m, &m->units, name, ZR_NONE);

    return number != ZR_NONE ? root_of(m, number) : ZR_NONE;
}

static void add_addition(zr__merger *m, zr__additions *list, zr__addition added)
{
    zr__addition *grown = zr__grow(list->item, &list->capacity, list->count + 1, sizeof *grown);

    if (grown == NULL) {
        m->failed = true;
        return;
    }
    list->item = grown;
    list->item[list->count++] = added;
}

/* What one more notice says of a unit; where it contradicts an earlier one, that stays. */
static void take_facts(zr__merger *m, zr__whole_unit *whole, const char *name, const char *kind,
                       double capacity, bool is_open)
{
    if (whole->kind != NULL && kind != NULL && strcmp(whole->kind, kind) != 0)
        zr__merge_note(m, ZR_MERGE_KIND, name, kind, whole->kind);
    if (whole->capacity > 0 && capacity > 0 && (whole->capacity < capacity ||
                                                whole->capacity > capacity))
        zr__merge_note(m, ZR_MERGE_CAPACITY, name, zr__merge_keepf(m, "%.10g", capacity),
                       zr__merge_keepf(m, "%.10g", whole->capacity));
    whole->kind = whole->kind != NULL ? whole->kind : kind;
    whole->capacity = whole->capacity > 0 ? whole->capacity : capacity;
    whole->is_open |= is_open;
}

/* Two units turned out to be one: the one that was met first. */
static uint32_t unite(zr__merger *m, uint32_t a, uint32_t b)
{
    const uint32_t first = a < b ? a : b, other = a < b ? b : a;
    const zr__whole_unit gone = m->unit[other];

    m->unit[other].same_as = first;
    take_facts(m, &m->unit[first], gone.first->name, gone.kind, gone.capacity, gone.is_open);
    add_addition(m, &m->alias, (zr__addition){first, gone.first->name});
    zr__merge_note(m, ZR_MERGE_UNIT, gone.first->name, by_name, m->unit[first].first->name);
    return first;
}

/* The unit that has one of the names; several that do are united. */
static uint32_t find_by_names(zr__merger *m, const zr_unit *unit)
{
    uint32_t found = unit_named(m, unit->name);

    for (uint32_t a = 0; a < unit->alias_count && !m->failed; a++) {
        const uint32_t other = unit_named(m, unit->alias[a]);
        if (found != ZR_NONE && other != ZR_NONE && other != found)
            found = unite(m, found, other);
        else
            found = found != ZR_NONE ? found : other;
    }
    return found;
}

/* The unit of an earlier notice that this one is by the registry: another form of its name, or
 * what it was called before. `added` is known by that key from now on. */
static uint32_t find_by_registry(zr__merger *m, const zr_unit *unit, uint32_t added)
{
    const char *region = m->notices[m->at]->region;
    zr__buffer key = {0};
    uint32_t found = ZR_NONE;

    if (m->registry == NULL || zr_unit_is_group(unit))
        return ZR_NONE;
    if (zr__registry_key(m->registry, zr__slice_of(unit->name),
                         zr__slice_of(region != NULL ? region : ""), &key) && !key.failed)
        found = zr__merge_know(m, &m->keys, key.bytes, added);
    m->failed |= key.failed;
    zr__buffer_clear(&key);
    if (found == ZR_NONE || m->failed)
        return ZR_NONE;
    found = root_of(m, found);
    return m->unit[found].notice != m->at ? found : ZR_NONE;
}

static uint32_t add_unit(zr__merger *m, const zr_unit *unit)
{
    zr__whole_unit *grown =
        zr__grow(m->unit, &m->unit_capacity, m->unit_count + 1, sizeof *grown);
    const uint32_t number = (uint32_t)m->unit_count;

    if (grown == NULL) {
        m->failed = true;
        return ZR_NONE;
    }
    m->unit = grown;
    m->unit[m->unit_count++] = (zr__whole_unit){.first = unit, .same_as = number};
    return number;
}

static void take_names(zr__merger *m, uint32_t number, const zr_unit *unit, const char *rule)
{
    const zr__whole_unit *whole = &m->unit[number];

    if (zr__merge_know(m, &m->units, unit->name, ZR_NONE) == ZR_NONE) {
        zr__merge_know(m, &m->units, unit->name, number);
        if (whole->first != unit) {
            add_addition(m, &m->alias, (zr__addition){number, unit->name});
            zr__merge_note(m, ZR_MERGE_UNIT, unit->name, rule, whole->first->name);
        }
    }
    for (uint32_t a = 0; a < unit->alias_count; a++) {
        if (zr__merge_know(m, &m->units, unit->alias[a], ZR_NONE) != ZR_NONE)
            continue;
        zr__merge_know(m, &m->units, unit->alias[a], number);
        add_addition(m, &m->alias, (zr__addition){number, unit->alias[a]});
    }
}

static void take_members(zr__merger *m, uint32_t number, const zr_unit *unit)
{
    const zr_notice *notice = m->notices[m->at];

    for (uint32_t i = 0; i < unit->member_count && !m->failed; i++)
        add_addition(m, &m->member,
                     (zr__addition){number, notice->unit[unit->member[i]].name});
}

static void take_unit(zr__merger *m, const zr_unit *unit, uint32_t number)
{
    const char *rule = by_name;

    if (number != ZR_NONE) {
        number = root_of(m, number);
    } else {
        number = find_by_registry(m, unit, ZR_NONE);
        rule = by_registry;
    }
    if (number == ZR_NONE && !m->failed)
        number = add_unit(m, unit);
    if (m->failed)
        return;
    find_by_registry(m, unit, number);
    m->unit[number].notice = m->at;
    take_facts(m, &m->unit[number], unit->name, unit->kind, unit->capacity, unit->is_open);
    take_names(m, number, unit, rule);
    take_members(m, number, unit);
}

/* Names first, for all units of a notice: so none is found by the registry that another one is. */
static void take_notice(zr__merger *m)
{
    const zr_notice *notice = m->notices[m->at];
    uint32_t *number = zr__calloc((size_t)notice->unit_count + 1, sizeof *number);

    m->failed |= number == NULL;
    for (uint32_t u = 0; u < notice->unit_count && !m->failed; u++) {
        number[u] = find_by_names(m, &notice->unit[u]);
        if (number[u] != ZR_NONE)
            m->unit[number[u]].notice = m->at;
    }
    for (uint32_t u = 0; u < notice->unit_count && !m->failed; u++) {
        const zr_unit *unit = &notice->unit[u];
        if (unit->is_declared || zr_unit_is_group(unit) || m->registry != NULL)
            take_unit(m, unit, number[u]);
    }
    zr__free(number);
}

/* Put a list in the order of its units, keeping that of each. */
static bool sort_additions(zr__merger *m, zr__additions *list)
{
    size_t *start = zr__calloc(m->unit_count + 2, sizeof *start);
    zr__addition *sorted = zr__calloc(list->count + 1, sizeof *sorted);
    const bool done = start != NULL && sorted != NULL;

    for (size_t i = 0; done && i < list->count; i++) {
        list->item[i].unit = root_of(m, list->item[i].unit);
        start[list->item[i].unit + 1]++;
    }
    for (size_t u = 0; done && u < m->unit_count; u++)
        start[u + 1] += start[u];
    for (size_t i = 0; done && i < list->count; i++)
        sorted[start[list->item[i].unit]++] = list->item[i];
    if (done && list->count > 0)
        memcpy(list->item, sorted, list->count * sizeof *sorted);
    zr__free(start);
    zr__free(sorted);
    return done;
}

/* Whether a member is new to its group, by whatever name; a group is no member of itself. */
static bool is_new_member(zr__merger *m, const zr__addition *member)
{
    const uint32_t unit = unit_named(m, member->name);
    const char *name = unit != ZR_NONE ? m->unit[unit].first->name : member->name;
    const char *key = zr__merge_keepf(m, "%u|%s", member->unit, name);

    if (unit == member->unit || zr__merge_know(m, &m->members, key, ZR_NONE) != ZR_NONE)
        return false;
    zr__merge_know(m, &m->members, key, 0);
    return true;
}

/* The additions of one unit as an array; `next` moves on over a list sorted by unit. */
static size_t write_additions(zr__merger *m, const char *key, const zr__additions *list,
                            uint32_t unit, size_t *next)
{
    size_t written = 0;

    for (; *next < list->count && list->item[*next].unit == unit; (*next)++) {
        if (list == &m->member && !is_new_member(m, &list->item[*next]))
            continue;
        if (written++ == 0)
            zr__buffer_addf(&m->json, ",\"%s\":[", key);
        else
            zr__buffer_add(&m->json, ",");
        zr__json_add_string(&m->json, list->item[*next].name);
    }
    if (written > 0)
        zr__buffer_add(&m->json, "]");
    return written;
}

static void write_unit(zr__merger *m, uint32_t u, size_t *alias, size_t *member)
{
    const zr__whole_unit *whole = &m->unit[u];
    const uint32_t first_members = whole->first->member_count;

    zr__merge_item(m);
    zr__buffer_add(&m->json, "{\"name\":");
    zr__json_add_string(&m->json, whole->first->name);
    zr__merge_member(&m->json, "kind", whole->kind);
    write_additions(m, "aliases", &m->alias, u, alias);
    const size_t members = write_additions(m, "members", &m->member, u, member);
    if (members == 0 && whole->is_open)
        zr__buffer_add(&m->json, ",\"open\":true");
    if (first_members > 0 && members > first_members) {
        m->at = whole->notice;
        zr__merge_note(m, ZR_MERGE_MEMBERS, whole->first->name, "", "");
    }
    if (whole->capacity > 0) {
        zr__buffer_add(&m->json, ",\"capacity\":");
        zr__json_add_number(&m->json, whole->capacity);
    }
    zr__merge_extra(&m->json, whole->first->extra);
    zr__buffer_add(&m->json, "}");
}

void zr__merge_units(zr__merger *m)
{
    size_t alias = 0, member = 0;

    for (m->at = 0; m->at < m->count && !m->failed; m->at++)
        take_notice(m);
    m->failed |= m->failed || !sort_additions(m, &m->alias) || !sort_additions(m, &m->member);
    zr__buffer_add(&m->json, ",\"units\":[");
    m->written = 0;
    for (uint32_t u = 0; u < m->unit_count && !m->failed; u++) {
        if (m->unit[u].same_as == u)
            write_unit(m, u, &alias, &member);
    }
    zr__buffer_add(&m->json, "]");
}
