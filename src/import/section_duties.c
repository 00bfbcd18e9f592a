/*
 * "一、推进全域旅游(牵头单位:甲局)" above items with units of their own.
 *
 * Items that only say who supports are led by the unit of the heading, and items that say nothing
 * beside others that do have its units: then the heading is a section. Where every item has its
 * own, the heading stays a task; where none has, they are parts of it.
 */
#include "src/import/section_duties.h"

#include "src/failure.h"

/* What the items right below a heading say. */
typedef struct items {
    size_t count, silent, supporting;
} items;

static bool only_supports(zr__slice text)
{
    static const char *const others[] = {"牵头", "负责", "责任", "主办", "落实", NULL};
    zr__label label;

    return zr__label_at(text, &label) > 0
               ? label == ZR__LABEL_SUPPORT && !zr__slice_holds_any(text, others)
               : zr__slice_holds(text, "配合") && !zr__slice_holds_any(text, others);
}

static bool is_supporting(const zr__entries *entries, const zr__entry *entry)
{
    for (uint32_t d = entry->first_duty; d != ZR__NO_ENTRY; d = entries->duty[d].next) {
        if (!only_supports(entries->duty[d].text.text))
            return false;
    }
    return zr__has_duty(entry);
}

/* Where what stands below an entry ends. */
static uint32_t end_of(const zr__entries *entries, uint32_t e)
{
    uint32_t end = e + 1;

    while (end < entries->count &&
           entries->item[end].numbering.level > entries->item[e].numbering.level)
        end++;
    return end;
}

static bool is_item(const zr__entries *entries, uint32_t i, uint32_t e)
{
    return entries->item[i].parent == e && entries->item[i].numbering.level < ZR__LEVEL_BULLET;
}

static items look_below(const zr__entries *entries, uint32_t e, uint32_t end)
{
    items found = {0};
    uint32_t last = ZR__NO_ENTRY; /* The last item, as long as nothing below it says anything. */

    for (uint32_t i = e + 1; i < end; i++) {
        const zr__entry *entry = &entries->item[i];
        if (is_item(entries, i, e)) {
            found.count++;
            found.silent += !zr__has_duty(entry);
            found.supporting += is_supporting(entries, entry);
            last = zr__has_duty(entry) ? ZR__NO_ENTRY : i;
        } else if (last != ZR__NO_ENTRY && zr__has_duty(entry)) {
            found.silent--;
            last = ZR__NO_ENTRY;
        }
    }
    return found;
}

static void hand_down(zr__reader *reader, zr__entries *entries, uint32_t e, uint32_t end)
{
    for (uint32_t i = e + 1; i < end && !reader->failed; i++) {
        const bool needs = is_item(entries, i, e) && (!zr__has_duty(&entries->item[i]) ||
                                                      is_supporting(entries, &entries->item[i]));
        if (!needs)
            continue;
        for (uint32_t d = entries->item[e].first_duty; d != ZR__NO_ENTRY;
             d = entries->duty[d].next)
            zr__hang_duty(reader, entries, i, entries->duty[d].text);
        zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES, entries->item[i].first_line,
                         entries->item[e].text, "%s", _("with the units of the heading above"));
    }
    zr__cut_duties(entries, e, ZR__NO_ENTRY);
}

/* Whether the last item below a heading, and no other, has its units on lines of their own. */
static bool only_last_speaks(const zr__entries *entries, uint32_t e, uint32_t end, uint32_t *last)
{
    size_t count = 0;
    zr__label label;

    *last = ZR__NO_ENTRY;
    for (uint32_t i = e + 1; i < end; i++) {
        if (*last != ZR__NO_ENTRY && zr__has_duty(&entries->item[*last]))
            return false;
        if (!is_item(entries, i, e))
            return false;
        *last = i;
        count++;
    }
    if (count < 2 || !zr__has_duty(&entries->item[*last]))
        return false;
    const zr__entry *entry = &entries->item[*last];
    const zr__duty_text *duty = &entries->duty[entry->first_duty].text;
    return duty->line > entry->first_line && zr__label_at(duty->text, &label) > 0;
}

/* How the sections of a document say who is responsible for their items. */
typedef struct habit {
    size_t at_last; /* Below the last item only. */
    size_t others;
    bool goes_on;   /* Items are counted over the sections. */
} habit;

static habit look_over(const zr__entries *entries)
{
    habit found = {0};
    uint32_t last;

    for (uint32_t e = 0; e < entries->count; e++) {
        if (entries->item[e].numbering.level != ZR__LEVEL_HAN)
            continue;
        const uint32_t end = end_of(entries, e);
        const bool is_last = only_last_speaks(entries, e, end, &last);
        const items below = look_below(entries, e, end);
        found.at_last += is_last;
        found.others += zr__has_duty(&entries->item[e]) ||
                        (!is_last && below.count > below.silent);
        found.goes_on |= is_last && entries->item[e + 1].numbering.value > 1;
    }
    return found;
}

static void raise_duty(zr__reader *reader, zr__entries *entries, uint32_t e, uint32_t last,
                       bool goes_on)
{
    const zr__duty_text duty = entries->duty[entries->item[last].first_duty].text;

    zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES, duty.line, duty.text, "%s",
                     _("of all items of the section"));
    if (!goes_on) {
        zr__move_duties(entries, last, e);
        return;
    }
    for (uint32_t i = e + 1; i < last && !reader->failed; i++) {
        for (uint32_t d = entries->item[last].first_duty; d != ZR__NO_ENTRY;
             d = entries->duty[d].next)
            zr__hang_duty(reader, entries, i, entries->duty[d].text);
    }
}

/* "责任单位:甲局" below the last item of each of several sections and of no other: of all items of
 * each, which are parts of one task where they are counted anew. */
static void raise_from_last(zr__reader *reader, zr__entries *entries)
{
    const habit sections = look_over(entries);
    uint32_t last;

    if (sections.at_last < 2 || sections.others > 0)
        return;
    for (uint32_t e = 0; e < entries->count && !reader->failed; e++) {
        if (entries->item[e].numbering.level == ZR__LEVEL_HAN &&
            only_last_speaks(entries, e, end_of(entries, e), &last))
            raise_duty(reader, entries, e, last, sections.goes_on);
    }
}

/* Whether units stand behind a label on a line below the heading. */
static bool is_below(const zr__entries *entries, const zr__entry *entry)
{
    const zr__duty_text *duty = &entries->duty[entry->first_duty].text;
    zr__label label;

    return duty->line > entry->first_line && zr__label_at(duty->text, &label) > 0 &&
           !zr__is_person_label(label);
}

void zr__hand_down_duties(zr__reader *reader, zr__entries *entries)
{
    raise_from_last(reader, entries);
    for (uint32_t e = 0; e < entries->count && !reader->failed; e++) {
        const zr__entry *entry = &entries->item[e];
        if (!zr__has_duty(entry) || entry->numbering.level >= ZR__LEVEL_BULLET ||
            !zr__is_heading(zr__slice_trim_end_marks(entry->text)))
            continue;
        const uint32_t end = end_of(entries, e);
        const items below = look_below(entries, e, end);
        const bool some_speak = below.silent > 0 && below.silent < below.count;
        if (below.count > 0 && (some_speak || below.supporting == below.count))
            hand_down(reader, entries, e, end);
        else if (below.count > 0 && below.silent == 0 && is_below(entries, entry))
            zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES, entry->first_line, entry->text, "%s",
                             _("a task beside those below it"));
    }
}
