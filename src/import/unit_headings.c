/*
 * Lists by unit: "一、市教育局" or "由市教育局牵头的任务" heads what it is to do. The items below are its
 * tasks although they name nobody. One such heading could be anything, two are a list.
 */
#include "src/import/unit_headings.h"

#include "src/failure.h"
#include "src/import/registry.h"
#include "src/import/short_forms.h"
#include "src/import/units.h"
#include "src/memory.h"

/* Without the brackets at the end: 市教育局(共5项). */
static zr__slice without_bracket(zr__slice text)
{
    size_t step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (zr__is_bracket(zr__slice_char_at(text, offset, &step)) &&
            zr__slice_close(text, offset) == text.size)
            return zr__slice_trim(zr__slice_part(text, 0, offset));
    }
    return text;
}

/* Transport Department, Ministry of Health */
static bool is_latin_body(zr__slice heading)
{
    static const char *const ends[] = {" Department", " Agency",    " Office", " Authority",
                                       " Division",   " Bureau",    " Team",   " Directorate",
                                       " Council",    " Ministry",  NULL};
    static const char *const starts[] = {"Ministry of ", "Department of ", "Office of ", NULL};
    enum { MOST_CHARACTERS = 60 };
    size_t step;

    return zr__is_latin(zr__slice_char(heading, &step)) &&
           zr__slice_count(heading) <= MOST_CHARACTERS &&
           (zr__slice_ends_any(heading, ends) > 0 || zr__slice_starts_any(heading, starts) > 0) &&
           !zr__slice_holds(heading, ":") && !zr__slice_holds(heading, ",");
}

zr__slice zr__unit_in_heading(const zr__reader *reader, zr__slice heading)
{
    static const char *const charges[] = {"牵头", "负责", "承担", "主办", "主责", "的工作", "的任务",
                                          "工作任务", "重点工作", "重点任务", "任务清单", "责任清单",
                                          NULL};
    static const char *const heads[] = {"责任单位:", "牵头单位:", "由", NULL};
    static const char *const tails[] = {"局", "委", "办", "厅", "办公室", "中心", "大队", "支队", "街道",
                                        "镇", "乡", "集团", "公司", NULL};
    enum { MOST_CHARACTERS = 14 };
    size_t step, end = 0;

    heading = without_bracket(zr__slice_trim_end_marks(heading));
    if (is_latin_body(heading))
        return heading;
    heading = zr__slice_from(heading, zr__slice_starts_any(heading, heads));
    while (end < heading.size && zr__slice_starts_any(zr__slice_from(heading, end), charges) == 0) {
        zr__slice_char_at(heading, end, &step);
        end += step;
    }
    const zr__slice name =
        without_bracket(zr__slice_trim_end_marks(zr__slice_part(heading, 0, end)));
    const bool is_authority = zr__prefix_end(name) > 0 && zr__slice_ends_any(name, tails) > 0 &&
                              zr__slice_count(name) <= MOST_CHARACTERS;
    return zr__is_unit_name(name) && !zr__is_group(name) && !zr__slice_holds(name, "由") &&
                   !zr__slice_holds(heading, ",") &&
                   (is_authority || zr__registry_has_form(reader->registry, name))
               ? name
               : (zr__slice){"", 0};
}

bool zr__heads_what_is_below(const zr__reader *reader, const zr__piece *line,
                             const zr__piece *next)
{
    enum { LEAST_CHARACTERS = 6 };

    if (line->table != NULL || next->table != NULL || !zr__is_heading(line->text) ||
        zr__slice_count(next->text) < LEAST_CHARACTERS || zr__is_time(next->text) ||
        zr__unit_in_heading(reader, next->text).size > 0)
        return false;
    const zr__slice unit = zr__unit_in_heading(reader, line->text);
    return unit.size > 0 && unit.at == line->text.at &&
           without_bracket(line->text).size == unit.size;
}

/* By entry: whether something below it names a responsibility or is an item. */
typedef struct below {
    bool has_duty, has_items;
} below;

static void look_below(const zr__entries *entries, below *out)
{
    for (size_t e = entries->count; e > 0; e--) {
        const zr__entry *entry = &entries->item[e - 1];
        if (entry->parent == ZR__NO_ENTRY)
            continue;
        out[entry->parent].has_duty |= zr__has_duty(entry) || out[e - 1].has_duty;
        out[entry->parent].has_items |= entry->numbering.level < ZR__LEVEL_TEXT;
    }
}

/* An item without items of its own that is numbered, or a plain paragraph where none is. */
static bool is_item(const zr__entries *entries, const below *looked, uint32_t e)
{
    const zr__entry *entry = &entries->item[e];

    return entry->table == NULL && entry->text.size > 0 && !looked[e].has_items &&
           !looked[e].has_duty &&
           (entry->numbering.level < ZR__LEVEL_TEXT || !looked[entry->parent].has_items);
}

/* The unit of the nearest heading above that names one; empty where a responsibility stands
 * between. */
static zr__slice unit_above(const zr__reader *reader, const zr__entries *entries, uint32_t e)
{
    enum { GROUP_CHARACTERS = 12 };

    for (uint32_t p = entries->item[e].parent; p != ZR__NO_ENTRY; p = entries->item[p].parent) {
        const zr__slice heading = zr__slice_trim_end_marks(entries->item[p].text);
        zr__slice unit = zr__unit_in_heading(reader, heading);
        if (zr__slice_starts(heading, "各") > 0 && zr__is_group(heading) &&
            zr__slice_count(heading) <= GROUP_CHARACTERS)
            unit = heading;
        if (unit.size > 0 || zr__has_duty(&entries->item[p]))
            return zr__has_duty(&entries->item[p]) ? (zr__slice){"", 0} : unit;
    }
    return (zr__slice){"", 0};
}

static void give(zr__reader *reader, zr__entries *entries, uint32_t e, zr__slice unit)
{
    const uint32_t line = entries->item[e].first_line;
    const bool is_group = zr__is_group(unit);

    zr__hang_duty(reader, entries, e,
                  (zr__duty_text){.text = unit,
                                  .label = is_group ? ZR__LABEL_SUPPORT : ZR__LABEL_LEAD,
                                  .line = line});
    zr__reader_doubt(reader, ZR_DOUBT_ROLE, line, unit, "%s",
                     is_group ? _("supports, since the section is named after it")
                              : _("leads, since the section is named after it"));
}

void zr__assign_by_headings(zr__reader *reader, zr__entries *entries)
{
    below *looked = zr__calloc(entries->count + 1, sizeof *looked);
    size_t headings = 0;

    if (looked == NULL) {
        reader->failed = true;
        return;
    }
    look_below(entries, looked);
    for (uint32_t e = 0; e < entries->count; e++)
        headings += entries->item[e].numbering.level < ZR__LEVEL_TEXT &&
                    zr__unit_in_heading(reader, entries->item[e].text).size > 0;
    for (uint32_t e = 0; e < entries->count && headings > 1 && !reader->failed; e++) {
        if (entries->item[e].parent == ZR__NO_ENTRY || zr__has_duty(&entries->item[e]) ||
            !is_item(entries, looked, e))
            continue;
        const zr__slice unit = unit_above(reader, entries, e);
        if (unit.size > 0)
            give(reader, entries, e, unit);
    }
    zr__free(looked);
}
