/*
 * What one paragraph says: its words, and who is responsible for them.
 *
 * Behind a responsibility a new number starts a new entry, for pages lose line breaks; and where a
 * paragraph gives several tasks (parts.h) each becomes an entry below that of the paragraph.
 */
#include "src/import/builder.h"

#include "src/failure.h"
#include "src/import/find_duty.h"
#include "src/import/parts.h"

/* "具体措施:1.…(甲局负责)2.…(乙局负责)": where the first of several items starts that have
 * responsibilities of their own; SIZE_MAX when the words before the responsibility are one task. */
static size_t first_item(zr__slice text, const zr__found_duty *found)
{
    const zr__slice behind = zr__slice_from(text, found->end);
    const size_t second = zr__number_after(behind);
    size_t step;

    if (second == SIZE_MAX)
        return SIZE_MAX;
    const zr__numbering next = zr__numbering_at(zr__slice_from(behind, second));
    if (next.value != 2)
        return SIZE_MAX;
    for (size_t offset = 0; offset < found->start; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (c != ':' && !zr__is_sentence_end(c))
            continue;
        const zr__numbering first = zr__numbering_at(zr__slice_from(text, offset + step));
        if (first.size > 0 && first.level == next.level && first.value == 1)
            return offset + step;
    }
    return SIZE_MAX;
}

/* Without "具体措施:" at the end: it leads to the items and says nothing. */
static zr__slice without_lead_in(zr__slice text)
{
    size_t step, start = 0;

    text = zr__slice_trim(text);
    if (zr__slice_last(text, &step) != ':')
        return text;
    for (size_t offset = 0; offset < text.size; offset += step) {
        if (zr__is_sentence_end(zr__slice_char_at(text, offset, &step)))
            start = offset + step;
    }
    return start > 0 ? zr__slice_part(text, 0, start) : text;
}

/* A paragraph that is read from its start to its end. */
typedef struct reading {
    const zr__piece *piece;
    uint32_t whole;      /* The entry that the paragraph, or the number within it, started. */
    uint32_t first_part; /* The first task out of several. */
    size_t parts;        /* How many tasks it gives. */
    size_t part;         /* How many were read. */
    bool after_sentence; /* The words before the last responsibility ended in a full stop. */
} reading;

static uint32_t line_at(const zr__builder *build, const reading *b, const char *at)
{
    return zr__piece_line(build->pieces, b->piece, at);
}

static void begin_body(zr__builder *build, reading *b, zr__slice text)
{
    b->whole = build->current;
    b->first_part = ZR__NO_ENTRY;
    b->parts = zr__count_parts(build->reader, text);
    b->part = 0;
    b->after_sentence = false;
}

/* Start an entry at the number that starts the text; what stands behind it. */
static zr__slice start_item(zr__builder *build, reading *b, zr__slice text)
{
    const zr__numbering numbering = zr__numbering_at(text);
    zr__entry *entry = zr__build_entry(build, numbering, b->piece);

    if (entry != NULL)
        entry->first_line = line_at(build, b, text.at);
    text = zr__slice_trim(zr__slice_from(text, numbering.size));
    begin_body(build, b, text);
    return text;
}

/* One of several tasks within a paragraph: an entry below that of the paragraph, which no later
 * line belongs to. */
static void start_part(zr__builder *build, reading *b, zr__slice words)
{
    const uint32_t value = (uint32_t)++b->part;
    zr__entry *entry = zr__build_entry(
        build, (zr__numbering){.level = ZR__LEVEL_TEXT, .value = value}, b->piece);

    if (entry == NULL)
        return;
    entry->parent = b->whole;
    entry->first_line = line_at(build, b, words.at);
    if (b->first_part == ZR__NO_ENTRY)
        b->first_part = build->current;
    zr__build_text(build, words);
}

/* The words before the responsibility of one of several tasks. Where there are none, it belongs to
 * the task before, or behind the end of a sentence to all of them. */
static void read_part(zr__builder *build, reading *b, zr__slice before)
{
    const bool is_first = b->first_part == ZR__NO_ENTRY;
    const zr__entry *whole = &build->out->item[b->whole];
    const size_t head =
        is_first ? zr__head_of_parts(before, whole->numbering.level < ZR__LEVEL_TEXT) : 0;
    const zr__slice words = zr__part_words(zr__slice_from(before, head));

    if (head > 0)
        zr__build_text(build, zr__slice_part(before, 0, head));
    if (words.size > 0) {
        if (zr__holds_items(words) || (!is_first && zr__start_of_part(before, b->after_sentence) != ZR__PART_IS_NEW))
            zr__reader_doubt(build->reader, ZR_DOUBT_SEVERAL_PLACES,
                             line_at(build, b, words.at), words, "%s",
                             _("one task, with the units behind it"));
        start_part(build, b, words);
    } else if (b->part == b->parts && zr__start_of_part(before, b->after_sentence) == ZR__PART_IS_NEW &&
               build->out->item[b->whole].text.size > 0) {
        build->current = b->whole;
    }
}

static void take_duty(zr__builder *build, const reading *b, const zr__found_duty *found)
{
    const zr__slice inside = found->inside;
    const uint32_t line = line_at(build, b, inside.at);

    if (found->is_open)
        zr__reader_doubt(build->reader, ZR_DOUBT_BRACKET, line, inside, "%s",
                         _("the bracket ends with the paragraph"));
    zr__build_duty(build, inside, line, line_at(build, b, inside.at + inside.size - 1));
    build->out->item[build->current].places++;
    build->out->item[build->current].told += found->is_told;
}

void zr__build_body(zr__builder *build, const zr__piece *piece, zr__slice text)
{
    zr__found_duty found;
    reading b = {.piece = piece};

    begin_body(build, &b, text);
    while (!build->reader->failed && zr__find_duty(build->reader, text, &found)) {
        const size_t item = first_item(text, &found);
        if (item != SIZE_MAX) {
            zr__build_text(build, without_lead_in(zr__slice_part(text, 0, item)));
            text = start_item(build, &b, zr__slice_from(text, item));
            continue;
        }
        const zr__slice before = zr__slice_part(text, 0, found.start);
        if (b.parts > 1)
            read_part(build, &b, before);
        else
            zr__build_text(build, before);
        b.after_sentence = zr__ends_sentence(before) && !found.opens;
        take_duty(build, &b, &found);
        text = zr__slice_from(text, found.end);
        if (zr__only_end_marks(text))
            break;
        const size_t number = zr__number_after(text);
        if (number != SIZE_MAX)
            text = start_item(build, &b, zr__slice_from(text, number));
    }
    if (!zr__only_end_marks(text)) {
        zr__build_text(build, text);
        build->out->item[build->current].last_line = piece->last_line;
    }
    if (b.first_part != ZR__NO_ENTRY)
        build->current = b.whole;
    build->first_part = b.first_part;
}
