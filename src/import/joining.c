/*
 * Joining names.
 *
 * A name is cut into whose it is (市, 湖州市) and what it is. Two names are one unit when both agree;
 * what they are agrees when the registry has the forms together, or when the full form without the
 * words that people leave out (人民, 员会, 和) is the same. Nothing is joined across levels. What is
 * left are the rules of joining_rules.h.
 */
#include "src/import/joining_rules.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/short_forms.h"
#include "src/import/units.h"
#include "src/memory.h"
#include "src/text.h"

typedef struct kind_tail {
    const char *tail;
    const char *kind;
} kind_tail;

static const kind_tail kind_tails[] = {
    {"管委会", "committee"},     {"管理委员会", "committee"}, {"政府", "government"},
    {"法院", "judicial"},        {"检察院", "judicial"},      {"集团", "enterprise"},
    {"公司", "enterprise"},      {"银行", "enterprise"},      {"海关", "central"},
    {"税务局", "central"},       {"气象局", "central"},       {"消防救援支队", "central"},
    {"银保监局", "central"},     {"金融监管局", "central"},   {"人行", "central"},
    {"烟草专卖局", "central"},   {"邮政管理局", "central"},   {"妇联", "association"},
    {"残联", "association"},     {"工商联", "association"},   {"文联", "association"},
    {"侨联", "association"},     {"科协", "association"},     {"总工会", "association"},
    {"团市委", "association"},   {"团县委", "association"},   {"团区委", "association"},
    {"团省委", "association"},   {"供销社", "association"},   {"协会", "association"},
    {"红十字会", "association"}, {"中心", "institution"},     {"学院", "institution"},
    {"大学", "institution"},     {"医院", "institution"},     {"学校", "institution"},
    {"委宣传部", "party"},       {"委组织部", "party"},       {"委统战部", "party"},
    {"委政法委", "party"},       {"委编办", "party"},         {"委网信办", "party"},
    {"局", "department"},        {"委", "department"},        {"办", "department"},
    {"厅", "department"},        {"部", "department"},        {"办公室", "department"},
    {"镇", "government"},        {"乡", "government"},        {"街道", "government"},
    {"区", "government"},        {"县", "government"},        {"市", "government"},
};

static uint32_t family_of(const zr__joiner *join, zr__slice name)
{
    return join->reader->registry != NULL
               ? zr__registry_family(join->reader->registry, name.at, name.size)
               : ZR_NONE;
}

/* Put into `key` what all forms of the name have in common, and tell its family. A group has only
 * its full form in common with others. */
static uint32_t common_key(const zr__joiner *join, zr__slice name, bool is_group, zr__buffer *key)
{
    uint32_t family = ZR_NONE;
    size_t prefix = 0;

    if (!is_group) {
        name = zr__own_name(name, join->region);
        family = family_of(join, name);
        prefix = family == ZR_NONE ? zr__prefix_end(name) : 0;
    }
    zr__slice whose = zr__slice_part(name, 0, prefix);
    const zr__slice what = zr__slice_from(name, prefix);
    if (join->region.size > 0 && zr__slice_equal(whose, join->region)) {
        size_t step;
        zr__slice_last(whose, &step);
        whose = zr__slice_from(whose, whose.size - step); /* 湖州市 says no more than 市 */
    }
    zr__buffer_add_bytes(key, whose.at, whose.size);
    zr__buffer_add(key, "|");
    zr__buffer form = {0};
    zr__add_short_form(&form, what);
    if (!is_group && family == ZR_NONE)
        family = family_of(join, what);
    if (!is_group && family == ZR_NONE && !form.failed)
        family = family_of(join, (zr__slice){form.bytes, form.size});
    if (family != ZR_NONE)
        zr__buffer_addf(key, "#%u", family);
    else
        zr__buffer_add_bytes(key, form.bytes, form.size);
    key->failed |= form.failed;
    zr__buffer_clear(&form);

    /* Full-width brackets and half-width ones make one name. */
    zr__buffer folded = {0};
    if (!key->failed && zr__name_key(&folded, key->bytes)) {
        zr__buffer_clear(key);
        *key = folded;
    } else {
        key->failed |= folded.failed;
        zr__buffer_clear(&folded);
    }
    return family;
}

static const char *kind_by_tail(zr__slice name, bool is_group)
{
    const size_t prefix = zr__prefix_end(name);
    const zr__slice what = zr__slice_from(name, prefix);

    if (is_group)
        return "group";
    if (prefix > 0 && zr__slice_starts(what, "委") > 0)
        return "party";
    for (size_t i = 0; i < sizeof kind_tails / sizeof *kind_tails; i++) {
        if (zr__slice_ends(name, kind_tails[i].tail) > 0)
            return kind_tails[i].kind;
    }
    return NULL;
}

static uint32_t add_unit(zr__joiner *join, zr__unit unit)
{
    zr__units *out = join->out;
    zr__unit *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);

    if (grown == NULL) {
        join->reader->failed = true;
        return ZR_NONE;
    }
    out->item = grown;
    out->item[out->count] = unit;
    return (uint32_t)out->count++;
}

void zr__add_other_name(zr__joiner *join, zr__slice written, uint32_t unit, uint32_t line,
                        const char *rule)
{
    zr__units *out = join->out;
    zr__other_name *grown =
        zr__grow(out->other, &out->other_capacity, out->other_count + 1, sizeof *grown);

    if (grown == NULL) {
        join->reader->failed = true;
        return;
    }
    out->other = grown;
    out->other[out->other_count++] = (zr__other_name){written, unit, line, rule};
}

static void remember(zr__joiner *join, zr__names *index, zr__slice name, uint32_t number)
{
    if (!zr__names_add(index, name.at, name.size, number))
        join->reader->failed = true;
}

/* The unit of the registry that a name belongs to here; NULL when there is none. */
static const zr__known_unit *known_unit(const zr__joiner *join, zr__slice name)
{
    const uint32_t number = zr__names_find(&join->region_names, name.at, name.size);

    return number != ZR_NONE ? &join->reader->registry->unit[number] : NULL;
}

void zr__doubt_join(zr__joiner *join, uint32_t line, zr__slice written, uint32_t unit,
                    const char *rule)
{
    const zr__slice name = join->out->item[unit].name;

    if (strcmp(rule, "registry") != 0)
        zr__reader_doubt(join->reader, ZR_DOUBT_JOIN, line, written, _("the same unit as '%.*s'"),
                         (int)name.size, name.at);
}

/* Who a group is, where the document says so once for all. */
static zr__slice said_members(const zr__joiner *join, zr__slice name)
{
    const zr__declarations *declared = &join->reader->declared;

    for (size_t i = 0; i < declared->group_count; i++) {
        if (zr__slice_equal(declared->group[i].name, name))
            return declared->group[i].members;
    }
    return (zr__slice){"", 0};
}

/* What brackets add: the members of a group, the letters an English name goes by. */
static void take_brackets(zr__joiner *join, const zr__party *party, uint32_t line)
{
    const uint32_t number = zr__unit_of(join->out, party->name);

    if (number != ZR_NONE && zr__is_abbreviation(party->note) &&
        zr__unit_of(join->out, party->note) == ZR_NONE) {
        remember(join, &join->out->written, party->note, number);
        zr__add_other_name(join, party->note, number, line, N_("abbreviation"));
    }

    if (party->members.size > 0 && number != ZR_NONE &&
        join->out->item[number].members.size == 0)
        join->out->item[number].members = party->members;
}

/* A name met for the first time. */
static void meet(zr__joiner *join, const zr__party *party, uint32_t line)
{
    zr__buffer key = {0};
    const zr__known_unit *known = known_unit(join, party->name);
    uint32_t family = ZR_NONE, unit;

    if (known != NULL) {
        zr__buffer_addf(&key, "=%s", known->name);
    } else {
        family = common_key(join, party->name, party->is_group, &key);
    }
    join->reader->failed |= key.failed;
    unit = key.failed ? ZR_NONE : zr__names_find(&join->out->keys, key.bytes, key.size);
    if (unit == ZR_NONE && !join->reader->failed) {
        const char *kind = known != NULL ? known->kind : NULL;
        if (kind == NULL && family != ZR_NONE)
            kind = join->reader->registry->family[family].kind;
        if (kind == NULL)
            kind = kind_by_tail(zr__own_name(party->name, join->region), party->is_group);
        const zr__slice kept = zr__reader_keep(join->reader, (zr__slice){key.bytes, key.size});
        unit = add_unit(join, (zr__unit){.name = known != NULL ? zr__slice_of(known->name)
                                                               : party->name,
                                         .kind = kind,
                                         .known = known,
                                         .is_group = party->is_group,
                                         .members = said_members(join, party->name),
                                         .line = line,
                                         .same_as = ZR_NONE,
                                         .key = kept});
        if (unit != ZR_NONE)
            remember(join, &join->out->keys, kept, unit);
    } else if (!join->reader->failed) {
        const char *rule = known != NULL || family != ZR_NONE ? N_("registry") : N_("full form");
        zr__add_other_name(join, party->name, unit, line, rule);
        zr__doubt_join(join, line, party->name, unit, rule);
    }
    if (!join->reader->failed)
        remember(join, &join->out->written, party->name, unit);
    zr__buffer_clear(&key);
}

static void index_region(zr__joiner *join)
{
    const zr__registry *registry = join->reader->registry;

    /* From the last: the user's own file, which is read later, has the last word. */
    for (size_t i = registry != NULL ? registry->unit_count : 0; i-- > 0;) {
        const zr__known_unit *unit = &registry->unit[i];
        if (!zr__slice_equal(zr__slice_of(unit->region), join->region))
            continue;
        for (size_t a = 0; a <= unit->alias_count; a++) {
            const zr__slice name = zr__slice_of(a == 0 ? unit->name : unit->alias[a - 1]);
            if (zr__names_find(&join->region_names, name.at, name.size) == ZR_NONE)
                remember(join, &join->region_names, name, (uint32_t)i);
        }
    }
}

void zr__join_units(zr__reader *reader, zr__slice region, zr__units *out)
{
    zr__joiner join = {.reader = reader, .out = out, .region = region};

    index_region(&join);
    for (size_t t = 0; t < reader->task_count && !reader->failed; t++) {
        const zr__read_task *task = &reader->task[t];
        for (zr__role role = ZR__ROLE_LEAD; role <= ZR__ROLE_SUPPORT; role++) {
            for (size_t p = 0; p < task->duty.parties.count && !reader->failed; p++) {
                const zr__party *party = &task->duty.parties.item[p];
                if (party->role == role &&
                    zr__unit_of(out, party->name) == ZR_NONE)
                    meet(&join, party, task->last_line);
                if (party->role == role)
                    take_brackets(&join, party, task->last_line);
            }
        }
    }
    zr__join_abbreviations(&join);
    zr__join_levels(&join);
    zr__names_clear(&join.region_names);
}

uint32_t zr__unit_of(const zr__units *units, zr__slice written)
{
    const uint32_t unit = zr__names_find(&units->written, written.at, written.size);

    return unit != ZR_NONE && units->item[unit].same_as != ZR_NONE ? units->item[unit].same_as
                                                                   : unit;
}

void zr__units_clear(zr__units *units)
{
    zr__free(units->item);
    zr__free(units->other);
    zr__names_clear(&units->written);
    zr__names_clear(&units->keys);
    *units = (zr__units){0};
}
