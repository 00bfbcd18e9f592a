/*
 * Rows of one cell: headings of what follows, with who is in charge of it all, and labels that hold
 * for the rows below (牵头单位:市教育局 above a table that has only 配合单位). A heading ends what the
 * heading before it said; a label only what was said under the same label.
 */
#include "src/import/table_rows.h"

#include "src/failure.h"
#include "src/import/find_duty.h"
#include "src/import/officials.h"
#include "src/memory.h"

bool zr__is_total_row(zr__slice text)
{
    static const char *const words[] = {"合计", "小计", "总计", "共计", "Total", NULL};

    text = zr__slice_trim(text);
    return zr__slice_starts_any(text, words) > 0 && zr__slice_count(text) <= 8;
}

bool zr__is_note_row(zr__slice text)
{
    static const char *const words[] = {"注:", "备注:", "说明:", "填表说明", "注1", "Note", NULL};

    return zr__slice_starts_any(text, words) > 0;
}

/* Labels that may stand over rows; others (单位:万元, 填报单位) say nothing of tasks. */
static bool holds_for_rows(zr__label label)
{
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT ||
           label == ZR__LABEL_RESPONSIBLE || label == ZR__LABEL_DEADLINE ||
           zr__is_person_label(label);
}

static void take_duty(zr__reader *reader, zr__duty_text text, zr__said_above *said)
{
    zr__duty found = {0};

    zr__read_duty(reader, &text, 1, &found);
    if (found.official != ZR_NONE)
        said->official = found.official;
    if (found.deadline.size > 0)
        said->deadline = found.deadline;
    if (found.parties.count > 0) {
        said->units = text;
        said->leads = false;
    }
    for (size_t i = 0; i < found.parties.count; i++)
        said->leads |= found.parties.item[i].role == ZR__ROLE_LEAD;
    zr__free(found.parties.item);
}

/* A heading, with what a bracket or a label at its end says of all that follows. */
static bool read_heading(zr__reader *reader, zr__slice heading, uint32_t line, zr__said_above *said)
{
    zr__official official;
    zr__found_duty found;
    const bool has_official = zr__official_in_heading(reader, heading, &official);
    const bool has_duty = zr__find_duty(reader, heading, &found) && found.start > 0 &&
                          zr__only_end_marks(zr__slice_from(heading, found.end));
    const zr__slice name = has_duty ? zr__slice_trim(zr__slice_part(heading, 0, found.start))
                                    : heading;

    if (!has_official && !zr__is_heading(name))
        return false;
    said->units = (zr__duty_text){.text = {"", 0}};
    said->leads = false;
    said->deadline = (zr__slice){"", 0};
    said->section = zr__slice_trim_end_marks(name);
    said->official = has_official ? zr__reader_official(reader, official) : ZR_NONE;
    if (has_duty)
        take_duty(reader, (zr__duty_text){.text = found.inside, .line = line}, said);
    reader->section_count++;
    return true;
}

bool zr__read_said_row(zr__reader *reader, zr__slice text, uint32_t line, bool above_headings,
                       zr__said_above *said)
{
    zr__label label;

    if (zr__is_note_row(text) || zr__is_total_row(text))
        return false;
    text = zr__reader_tidy(reader, text);
    const zr__slice heading = zr__slice_from(text, zr__numbering_at(text).size);
    if (zr__label_at(heading, &label) > 0 && holds_for_rows(label)) {
        take_duty(reader, (zr__duty_text){.text = heading, .line = line}, said);
        return true;
    }
    return !above_headings && read_heading(reader, heading, line, said);
}

size_t zr__add_said(zr__reader *reader, const zr__said_above *said, bool has_lead, uint32_t line,
                    zr__duty_text *texts, size_t count)
{
    if (said->units.text.size == 0)
        return count;
    if (said->leads && has_lead) {
        zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES, line, said->units.text, "%s",
                         _("only the units beside the task, which say who leads"));
        return count;
    }
    texts[count] = said->units;
    zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES, line, said->units.text, "%s",
                     _("the units that stand above the row as well"));
    return count + 1;
}
