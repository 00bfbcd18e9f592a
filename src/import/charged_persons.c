/*
 * "(以上工作由副区长秦岚牵头)" below the tasks of a section, each of which has units of its own.
 */
#include "src/import/charged_persons.h"

#include "src/failure.h"
#include "src/import/officials.h"
#include "src/memory.h"

static bool names_person(const zr__clause *clause)
{
    const bool is_charged =
        clause->verb == ZR__VERB_LEAD || clause->verb == ZR__VERB_CHARGE;

    return clause->label == ZR__LABEL_NONE && is_charged &&
           (zr__is_official(clause->names) ||
            (zr__are_persons(clause->names) && !zr__is_unit_name(clause->names)));
}

bool zr__charges_persons(zr__reader *reader, zr__slice text)
{
    zr__clauses clauses = {0};

    zr__cut_clauses(reader, (zr__duty_text){.text = text}, &clauses);
    bool charges = clauses.count > 0;
    for (size_t i = 0; i < clauses.count; i++)
        charges = charges && names_person(&clauses.item[i]);
    zr__free(clauses.item);
    return charges;
}

/* How many entries between two have a responsibility; more than one makes a section. */
static size_t count_duties(const zr__entries *entries, uint32_t start, uint32_t end)
{
    enum { WINDOW = 4000 };
    size_t count = 0;

    for (uint32_t i = start; i < end && i - start < WINDOW; i++)
        count += zr__has_duty(&entries->item[i]);
    return count;
}

/* The innermost heading above entry `e` with several tasks; ZR__NO_ENTRY when there is none. */
static uint32_t section_before(const zr__entries *entries, uint32_t e, uint32_t from)
{
    uint32_t last = e;

    while (last > 0 && entries->item[last].numbering.level >= ZR__LEVEL_TEXT)
        last--;
    for (uint32_t a = entries->item[last].parent; a != ZR__NO_ENTRY && a >= from;
         a = entries->item[a].parent) {
        const zr__level level = entries->item[a].numbering.level;
        if (level > ZR__LEVEL_PART && level <= ZR__LEVEL_HAN_BRACKET &&
            !zr__has_duty(&entries->item[a]) && count_duties(entries, a + 1, e) > 1)
            return a;
    }
    return ZR__NO_ENTRY;
}

bool zr__charge_section(zr__reader *reader, zr__entries *entries, uint32_t e, uint32_t from,
                        zr__duty_text duty)
{
    const uint32_t section = section_before(entries, e, from);
    zr__duty read = {.official = ZR_NONE};

    if (section == ZR__NO_ENTRY || entries->item[section].official.name.size > 0)
        return false;
    zr__read_duty(reader, &duty, 1, &read);
    zr__free(read.parties.item);
    if (read.official == ZR_NONE)
        return false;
    entries->item[section].official = reader->official[read.official];
    entries->item[section].is_headed = true;
    return true;
}
