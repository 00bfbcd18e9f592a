/*
 * How a document speaks. Minutes and letters give tasks in sentences that elsewhere give none: they
 * are told by what they are called, or by nothing else in them giving a task.
 */
#include "src/import/speech.h"

#include <string.h>

#include "src/import/directions.h"
#include "src/import/headings.h"
#include "src/import/unit_headings.h"
#include "src/memory.h"

enum { PARTED_BYTES = 3600 }; /* A longer paragraph is not parted behind. */

/* Whether the document is called by a name of such documents near its top. */
static bool is_called_so(const zr__pieces *pieces)
{
    enum { TITLE_LINES = 4 };
    static const char *const kinds[] = {"纪要", "函", "备忘", "交办", "督办", NULL};
    static const char *const words[] = {"碰头会", "协调会", "调度会", "会议议定", "会上", NULL};

    for (size_t i = 0; i < pieces->count && i < TITLE_LINES; i++) {
        const zr__slice text = pieces->item[i].text;
        if (pieces->item[i].table == NULL &&
            ((zr__is_heading(text) && zr__slice_holds_any(text, kinds)) ||
             zr__slice_holds_any(text, words)))
            return true;
    }
    return false;
}

/* Whether nothing gives a task; `*unit_lines` counts lines of the kind 甲局:做好…. */
static bool says_nothing(zr__reader *reader, const zr__pieces *pieces, size_t *unit_lines)
{
    zr__found_duty found;
    zr__label label;
    size_t units;

    *unit_lines = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        const zr__piece *piece = &pieces->item[i];
        const zr__slice body =
            zr__slice_trim(zr__slice_from(piece->text, zr__numbering_at(piece->text).size));
        if (piece->table != NULL || zr__label_at(body, &label) > 0)
            return false;
        if (zr__unit_line_at(reader, body, &units) > 0)
            ++*unit_lines;
        else if (zr__find_duty(reader, piece->text, &found))
            return false;
    }
    return true;
}

/* Lines that are nothing but a unit, each above what it is to do. */
static size_t count_unit_heads(const zr__reader *reader, const zr__pieces *pieces)
{
    size_t count = 0;

    for (size_t i = 0; i + 1 < pieces->count; i++)
        count += zr__heads_what_is_below(reader, &pieces->item[i], &pieces->item[i + 1]);
    return count;
}

/* Where the second direction of a paragraph starts, each with words of its own; SIZE_MAX. */
static size_t next_direction(zr__reader *reader, zr__slice text)
{
    zr__found_duty found;
    size_t step, count = 0;
    uint32_t before = ';';

    text = zr__slice_part(text, 0, PARTED_BYTES);
    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        const zr__slice rest = zr__slice_from(text, offset);
        if ((before == ';' || before == 0x3002) && zr__lead_in(rest) > 0 &&
            zr__direction_at(reader, rest, true, &found) && found.opens && ++count == 2)
            return offset;
        before = c;
    }
    return SIZE_MAX;
}

/* Make pieces of their own out of the directions behind the first one of the piece at `i`. */
static bool part_directions(zr__reader *reader, zr__pieces *pieces, size_t i)
{
    const size_t start = zr__numbering_at(pieces->item[i].text).size;
    const size_t next =
        next_direction(reader, zr__slice_trim(zr__slice_from(pieces->item[i].text, start)));
    const zr__slice body = zr__slice_trim(zr__slice_from(pieces->item[i].text, start));

    if (next == SIZE_MAX)
        return true;
    zr__piece *grown =
        zr__grow(pieces->item, &pieces->capacity, pieces->count + 1, sizeof *grown);
    if (grown == NULL)
        return false;
    pieces->item = grown;
    memmove(&grown[i + 1], &grown[i], (pieces->count++ - i) * sizeof *grown);
    const size_t offset = (size_t)(body.at - grown[i].text.at) + next;
    grown[i + 1].text = zr__slice_from(grown[i].text, offset);
    grown[i + 1].first_line = zr__piece_line(pieces, &grown[i], grown[i + 1].text.at);
    grown[i + 1].joint_count = 0;
    grown[i].last_line = grown[i + 1].first_line;
    grown[i].text = zr__slice_part(grown[i].text, 0, offset);
    return true;
}

void zr__hear_document(zr__reader *reader, zr__pieces *pieces)
{
    size_t unit_lines;
    const bool is_silent = says_nothing(reader, pieces, &unit_lines);

    reader->reads_unit_lines = is_silent && unit_lines > 1;
    reader->reads_unit_heads = is_silent && count_unit_heads(reader, pieces) > 1;
    reader->reads_requests = is_silent || is_called_so(pieces);
    for (size_t i = 0; i < pieces->count && reader->reads_requests && !reader->failed; i++) {
        if (pieces->item[i].table == NULL && !part_directions(reader, pieces, i))
            reader->failed = true;
    }
}
