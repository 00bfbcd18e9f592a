/*
 * Names without a level.
 *
 * "省科技厅、财政厅" says the level once for the whole list. Where the document writes the full
 * name elsewhere, the short one is that unit; where it does not, the full name becomes a further
 * name, so that other notices know the unit by it.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/joining_rules.h"
#include "src/import/units.h"

/* The level most units of the document are on. */
static const char *common_level(const zr__units *units)
{
    static const char *const own[] = {"省", "市", "县", "区"};
    size_t count[4] = {0}, best = 0;

    for (size_t u = 0; u < units->count; u++) {
        for (size_t i = 0; i < 4; i++) {
            const size_t size = zr__slice_starts(units->item[u].key, own[i]);
            count[i] += size > 0 && zr__slice_starts(zr__slice_from(units->item[u].key, size), "|");
        }
    }
    for (size_t i = 1; i < 4; i++)
        best = count[i] > count[best] ? i : best;
    return count[best] > 0 ? own[best] : NULL;
}

/* "省科技厅、财政厅": a name without a level is the one of the document's level, if that is there. */
static void join_without_level(zr__joiner *join)
{
    zr__units *units = join->out;
    const char *level = common_level(units);

    for (uint32_t u = 0; level != NULL && u < units->count && !join->reader->failed; u++) {
        zr__unit *unit = &units->item[u];
        if (unit->is_group || zr__slice_starts(unit->key, "|") == 0)
            continue;
        const zr__slice key =
            zr__reader_join(join->reader, zr__slice_of(level), "", unit->key);
        uint32_t full = zr__names_find(&units->keys, key.at, key.size);
        if (full == ZR_NONE)
            continue;
        if (units->item[full].same_as != ZR_NONE)
            full = units->item[full].same_as;
        unit->same_as = full;
        zr__add_other_name(join, unit->name, full, unit->line, "prefix");
        zr__doubt_join(join, unit->line, unit->name, full, "prefix");
    }
}

/* Whether a name without a level is that of an authority, which has one: no place of its own, no
 * company. */
static bool wants_level(const zr__joiner *join, const zr__unit *unit)
{
    enum { NAME_CHARACTERS = 10, PLACE_CHARACTERS = 2 };
    static const char *const tails[] = {"局", "厅", "委", "委员会", "总队", NULL};
    static const char *const others[] = {"人民银行", "人行", "分局", "铁路", "集团", "团",
                                         "国家", "中央", "中国", "国务院", "国网", NULL};
    const zr__slice region = join->region;
    size_t step, place = 0;

    if (unit->is_group || zr__slice_starts(unit->key, "|") == 0 ||
        zr__slice_count(unit->name) > NAME_CHARACTERS ||
        zr__slice_ends_any(unit->name, tails) == 0 || zr__slice_holds_any(unit->name, others))
        return false;
    for (int i = 0; i < PLACE_CHARACTERS && place < region.size; i++, place += step)
        zr__slice_char_at(region, place, &step); /* 瑶川银保监局 says whose it is */
    return place == 0 || unit->name.size < place || memcmp(unit->name.at, region.at, place) != 0;
}

/* The word for a level that is all that says whose a unit is; empty when there is more or less. */
static zr__slice level_of(const zr__unit *unit)
{
    static const char *const levels[] = {"省", "市", "县", "区", "州", NULL};
    const size_t size = zr__slice_starts_any(unit->key, levels);

    return zr__slice_starts(zr__slice_from(unit->key, size), "|") > 0
               ? zr__slice_part(unit->key, 0, size)
               : (zr__slice){"", 0};
}

/* "省民政厅牵头,卫生健康委、税务局配合": the level is said once for a list, so the full name is one
 * more name of each. */
static void complete_levels(zr__joiner *join)
{
    zr__units *units = join->out;
    bool *is_done = zr__arena_array(&join->reader->arena, units->count + 1, sizeof *is_done);

    join->reader->failed |= is_done == NULL;
    for (size_t t = 0; t < join->reader->task_count && !join->reader->failed; t++) {
        const zr__parties *parties = &join->reader->task[t].duty.parties;
        zr__slice level = {"", 0};
        for (size_t p = 0; p < parties->count && !join->reader->failed; p++) {
            const uint32_t u = zr__names_find(&units->written, parties->item[p].name.at,
                                              parties->item[p].name.size);
            if (u == ZR_NONE || units->item[u].same_as != ZR_NONE)
                continue;
            const zr__slice own = level_of(&units->item[u]);
            level = own.size > 0 ? own : level;
            if (level.size == 0 || is_done[u] || !wants_level(join, &units->item[u]))
                continue;
            const zr__slice full =
                zr__reader_join(join->reader, level, "", units->item[u].name);
            is_done[u] = true;
            zr__add_other_name(join, full, u, units->item[u].line, N_("prefix"));
            zr__reader_doubt(join->reader, ZR_DOUBT_JOIN, units->item[u].line,
                             units->item[u].name, _("the same unit as '%.*s'"), (int)full.size,
                             full.at);
        }
    }
}

void zr__join_levels(zr__joiner *join)
{
    join_without_level(join);
    complete_levels(join);
}
