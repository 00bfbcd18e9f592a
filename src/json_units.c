/*
 * From JSON to a notice: units, their other names, and the members of groups.
 *
 * All names are read before any alias and all aliases before any member, so that an alias which is
 * another unit's name is found wherever the two stand, and a member may be named by an alias.
 */
#include <string.h>

#include "src/failure.h"
#include "src/json_reading.h"
#include "src/memory.h"

/* What a declared unit still has to have read. */
struct declaration {
    zr__value value;
    zr__value aliases;
    zr__value members;
};

uint32_t zr__reading_add_unit(zr__notice_reading *reading, const zr__value *value, const char *name)
{
    struct zr__notice_store *store = reading->store;
    const uint32_t number = reading->notice->unit_count;
    const size_t needed = (size_t)number + 1;
    char pointer[sizeof((zr_error *)0)->pointer];

    zr_unit *unit = zr__grow(store->unit, &store->unit_capacity, needed, sizeof *unit);
    if (unit != NULL)
        store->unit = unit;
    zr__mention *mention =
        zr__grow(reading->mention, &reading->mention_capacity, needed, sizeof *mention);
    if (mention != NULL)
        reading->mention = mention;

    zr__value_pointer(pointer, sizeof pointer, value);
    const char *kept = name != NULL ? zr__value_keep(&reading->reader, name) : "";
    const char *place = zr__arena_text(&reading->scratch, pointer, strlen(pointer));
    if (unit == NULL || mention == NULL || kept == NULL || place == NULL) {
        reading->reader.gathering.failed = true;
        return ZR_NONE;
    }

    unit[number] = (zr_unit){.name = kept};
    mention[number] = (zr__mention){{zr__value_offset(value), place}, ZR_NONE};
    if (name != NULL)
        zr__reading_index(reading, &store->units, kept, number);
    reading->notice->unit = unit;
    reading->notice->unit_count++;
    return number;
}

uint32_t zr__reading_unit(zr__notice_reading *reading, const zr__value *value, const char **name)
{
    uint32_t number;

    *name = zr__value_name(&reading->reader, value);
    if (*name == NULL || !zr__reading_match(reading, &reading->store->units, value, *name, &number))
        return ZR_NONE;
    return number != ZR_NONE ? number : zr__reading_add_unit(reading, value, *name);
}

static void read_capacity(zr__json_reader *reader, zr_unit *unit, const zr__value *value)
{
    if (zr__value_number(reader, value, &unit->capacity) && unit->capacity <= 0)
        zr__value_report(reader, ZR_FINDING_INVALID, value,
                         _("capacity is %g; expected a number above 0"), unit->capacity);
}

static void read_facts(zr__json_reader *reader, zr_unit *unit, const zr__value *kind,
                       const zr__value *open, const zr__value *capacity)
{
    unit->is_declared = true;
    unit->kind = zr__value_keep(reader, zr__value_name(reader, kind));
    unit->is_open = zr__value_true(reader, open);
    read_capacity(reader, unit, capacity);
}

/* A new unit. One without a usable name is refused, and has its other members read for what else is
 * wrong. */
static uint32_t name_unit(zr__notice_reading *reading, const zr__value *value,
                          const zr__value *member)
{
    zr__json_reader *reader = &reading->reader;
    const char *name =
        zr__value_require(reader, value, member, "name") ? zr__value_name(reader, member) : NULL;
    uint32_t twin;

    if (name == NULL || !zr__reading_match(reading, &reading->store->units, member, name, &twin))
        return zr__reading_add_unit(reading, value, NULL);
    if (twin == ZR_NONE)
        return zr__reading_add_unit(reading, value, name);
    zr__value_report(reader, ZR_FINDING_INVALID, member,
                     _("unit '%s' is listed already; expected each name once"), name);
    return zr__reading_add_unit(reading, value, NULL);
}

/* What needs no other unit; false when there is nothing to go on with. */
static bool declare(zr__notice_reading *reading, struct declaration *declaration)
{
    enum { NAME, ALIASES, KIND, MEMBERS, OPEN, CAPACITY, KEYS };
    static const char *const keys[] = {"name", "aliases",  "kind", "members",
                                       "open", "capacity", NULL};
    const zr__value *value = &declaration->value;
    zr__value member[KEYS];
    const char *extra;

    if (!zr__value_members(&reading->reader, value, keys, member, &extra))
        return false;
    const uint32_t number = name_unit(reading, value, &member[NAME]);
    if (number == ZR_NONE)
        return false;

    zr_unit *unit = &reading->store->unit[number];
    unit->extra = extra;
    read_facts(&reading->reader, unit, &member[KIND], &member[OPEN], &member[CAPACITY]);
    declaration->aliases = member[ALIASES];
    declaration->members = member[MEMBERS];
    return true;
}

static void read_alias(zr__notice_reading *reading, uint32_t number, const zr__value *value,
                       const char **kept)
{
    const zr_unit *unit = &reading->store->unit[number];
    const char *alias = zr__value_name(&reading->reader, value);
    uint32_t owner;

    *kept = zr__value_keep(&reading->reader, alias);
    if (*kept == NULL || !zr__reading_match(reading, &reading->store->units, value, alias, &owner))
        return;
    if (owner == ZR_NONE)
        zr__reading_index(reading, &reading->store->units, *kept, number);
    else if (owner != number)
        zr__value_report(&reading->reader, ZR_FINDING_INVALID, value,
                         _("alias '%s' of '%s' also stands for '%s'; expected one unit for a name"),
                         alias, unit->name, reading->store->unit[owner].name);
}

static void read_aliases(zr__notice_reading *reading, uint32_t number, const zr__value *aliases)
{
    if (!zr__value_is_array(&reading->reader, aliases))
        return;

    const uint32_t count = zr__value_count(aliases);
    const char **alias = zr__arena_array(&reading->store->arena, count, sizeof *alias);
    if (alias == NULL) {
        reading->reader.gathering.failed |= count > 0;
        return;
    }
    for (zr__value item = zr__value_first(aliases); item.node != NULL; item = zr__value_next(&item))
        read_alias(reading, number, &item, &alias[item.index]);
    reading->store->unit[number].alias = alias;
    reading->store->unit[number].alias_count = count;
}

static void read_members(zr__notice_reading *reading, uint32_t number, const zr__value *members)
{
    zr__json_reader *reader = &reading->reader;
    const char *name;

    if (!zr__value_is_array(reader, members))
        return;
    if (reading->store->unit[number].is_open)
        zr__value_report(reader, ZR_FINDING_INVALID, members,
                         _("'%s' is open and has members; expected one of the two"),
                         reading->store->unit[number].name);

    const uint32_t count = zr__value_count(members);
    if (count == 0) {
        zr__value_report(reader, ZR_FINDING_INVALID, members,
                         _("no members; expected at least one, or \"open\": true"));
        return;
    }
    uint32_t *member = zr__arena_array(&reading->store->arena, count, sizeof *member);
    if (member == NULL) {
        reader->gathering.failed = true;
        return;
    }
    for (zr__value item = zr__value_first(members); item.node != NULL; item = zr__value_next(&item))
        member[item.index] = zr__reading_unit(reading, &item, &name);
    reading->store->unit[number].member = member;
    reading->store->unit[number].member_count = count;
}

enum { UNSEEN, ON_THE_WAY, DONE };

/* A walk down the groups without recursion: their depth is the author's choice. */
struct descent {
    unsigned char *state; /* of each unit */
    uint32_t *way;        /* from the first group to the one looked at */
    uint32_t *next;       /* of each unit, the member to look at next */
};

static void report_cycle(zr__notice_reading *reading, uint32_t group, uint32_t through)
{
    const zr_unit *unit = reading->store->unit;

    if (group == through)
        zr__gather(&reading->reader.gathering, ZR_FINDING_INVALID, reading->mention[group].spot,
                   _("group '%s' contains itself"), unit[group].name);
    else
        zr__gather(&reading->reader.gathering, ZR_FINDING_INVALID, reading->mention[group].spot,
                   _("group '%s' contains itself through '%s'"), unit[group].name,
                   unit[through].name);
}

static void descend(zr__notice_reading *reading, struct descent *descent, uint32_t start)
{
    uint32_t depth = 0;

    descent->way[0] = start;
    descent->state[start] = ON_THE_WAY;
    for (;;) {
        const uint32_t group = descent->way[depth];
        const zr_unit *unit = &reading->store->unit[group];

        if (descent->next[group] == unit->member_count) {
            descent->state[group] = DONE;
            if (depth-- == 0)
                return;
            continue;
        }
        const uint32_t member = unit->member[descent->next[group]++];
        if (member == ZR_NONE)
            continue; /* reported already */
        if (descent->state[member] == ON_THE_WAY) {
            report_cycle(reading, member, group);
        } else if (descent->state[member] == UNSEEN) {
            descent->state[member] = ON_THE_WAY;
            descent->way[++depth] = member;
        }
    }
}

static void check_groups(zr__notice_reading *reading)
{
    const uint32_t count = reading->notice->unit_count;
    struct descent descent = {.state = zr__calloc(count, sizeof *descent.state),
                              .way = zr__calloc(count, sizeof *descent.way),
                              .next = zr__calloc(count, sizeof *descent.next)};

    if (descent.state == NULL || descent.way == NULL || descent.next == NULL)
        reading->reader.gathering.failed = true;
    for (uint32_t i = 0; i < count && !reading->reader.gathering.failed; i++)
        if (descent.state[i] == UNSEEN)
            descend(reading, &descent, i);

    zr__free(descent.state);
    zr__free(descent.way);
    zr__free(descent.next);
}

void zr__json_read_units(zr__notice_reading *reading, const zr__value *units)
{
    if (!zr__value_is_array(&reading->reader, units))
        return;

    struct declaration *declared =
        zr__arena_array(&reading->scratch, zr__value_count(units), sizeof *declared);
    uint32_t count = 0;

    if (declared == NULL) {
        reading->reader.gathering.failed |= units->node->child != NULL;
        return;
    }
    for (zr__value item = zr__value_first(units); item.node != NULL; item = zr__value_next(&item)) {
        declared[count].value = item;
        count += declare(reading, &declared[count]);
    }
    for (uint32_t i = 0; i < count && !reading->reader.gathering.failed; i++)
        read_aliases(reading, i, &declared[i].aliases);
    for (uint32_t i = 0; i < count && !reading->reader.gathering.failed; i++)
        read_members(reading, i, &declared[i].members);
    if (!reading->reader.gathering.failed)
        check_groups(reading);
}
