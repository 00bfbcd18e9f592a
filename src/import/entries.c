/*
 * From paragraphs to entries.
 *
 * A responsibility stands on lines of its own under a task (责任单位:…), or within a paragraph, where
 * find_duty.h finds it. Behind a bracket a new number starts a new entry: pages lose line breaks.
 */
#include "src/import/entries.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/find_duty.h"
#include "src/import/officials.h"
#include "src/import/parts.h"
#include "src/import/units.h"
#include "src/memory.h"

typedef struct builder {
    zr__reader *reader;
    zr__entries *out;
    uint32_t open[ZR__LEVELS]; /* The last entry of each level that is still open. */
    uint32_t current;
    uint32_t first_part; /* Of the paragraph read last, when it gives several tasks. */
    bool at_labels; /* The last thing read was a label under the current entry. */
    const zr__pieces *pieces;
} builder;

static uint32_t parent_of(const builder *build, zr__level level)
{
    for (int above = (int)level - 1; above >= 0; above--) {
        if (build->open[above] != ZR__NO_ENTRY)
            return build->open[above];
    }
    return ZR__NO_ENTRY;
}

static zr__entry *add_entry(builder *build, zr__numbering numbering, const zr__piece *piece)
{
    zr__entries *out = build->out;
    zr__entry *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);

    if (grown == NULL) {
        build->reader->failed = true;
        return NULL;
    }
    out->item = grown;
    build->current = (uint32_t)out->count++;
    grown = &out->item[build->current];
    *grown = (zr__entry){.numbering = numbering,
                         .text = {"", 0},
                         .parent = parent_of(build, numbering.level),
                         .first_line = piece->first_line,
                         .last_line = piece->last_line,
                         .first_duty = ZR__NO_ENTRY,
                         .last_duty = ZR__NO_ENTRY};
    if (numbering.level < ZR__LEVEL_TEXT) {
        build->open[numbering.level] = build->current;
        for (int below = (int)numbering.level + 1; below < ZR__LEVELS; below++)
            build->open[below] = ZR__NO_ENTRY;
    }
    build->first_part = ZR__NO_ENTRY;
    build->at_labels = false;
    return grown;
}

static void add_duty(builder *build, zr__slice text, uint32_t first_line, uint32_t last_line)
{
    zr__entries *out = build->out;
    zr__duty_link *grown =
        zr__grow(out->duty, &out->duty_capacity, out->duty_count + 1, sizeof *grown);

    if (grown == NULL) {
        build->reader->failed = true;
        return;
    }
    out->duty = grown;
    const uint32_t added = (uint32_t)out->duty_count++;
    out->duty[added] = (zr__duty_link){{text, ZR__LABEL_NONE, first_line, false}, ZR__NO_ENTRY};

    zr__entry *entry = &out->item[build->current];
    if (zr__has_duty(entry))
        out->duty[entry->last_duty].next = added;
    else
        entry->first_duty = added;
    entry->last_duty = added;
    entry->last_line = entry->duty_line = last_line;
}

void zr__move_duties(zr__entries *entries, uint32_t from, uint32_t to)
{
    zr__entry *source = &entries->item[from], *target = &entries->item[to];

    if (zr__has_duty(target))
        entries->duty[target->last_duty].next = source->first_duty;
    else
        target->first_duty = source->first_duty;
    target->last_duty = source->last_duty;
    target->duty_line = source->duty_line;
    target->places += source->places;
    if (source->last_line > target->last_line)
        target->last_line = source->last_line;
    source->first_duty = source->last_duty = ZR__NO_ENTRY;
    source->places = 0;
}

static void add_text(builder *build, zr__slice text)
{
    static const char *const dashes[] = {" –", " —", " -", NULL};
    zr__entry *entry = &build->out->item[build->current];

    text = zr__slice_trim(text);
    for (size_t dash; (dash = zr__slice_ends_any(text, dashes)) > 0;) /* … – Lead: */
        text = zr__slice_trim(zr__slice_part(text, 0, text.size - dash));
    entry->text = entry->text.size > 0 && text.size > 0
                      ? zr__reader_join(build->reader, entry->text, "", text)
                      : entry->text.size > 0 ? entry->text : text;
}

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

static uint32_t line_at(const builder *build, const reading *b, const char *at)
{
    return zr__piece_line(build->pieces, b->piece, at);
}

static void begin_body(builder *build, reading *b, zr__slice text)
{
    b->whole = build->current;
    b->first_part = ZR__NO_ENTRY;
    b->parts = zr__count_parts(build->reader, text);
    b->part = 0;
    b->after_sentence = false;
}

/* Start an entry at the number that starts the text; what stands behind it. */
static zr__slice start_item(builder *build, reading *b, zr__slice text)
{
    const zr__numbering numbering = zr__numbering_at(text);
    zr__entry *entry = add_entry(build, numbering, b->piece);

    if (entry != NULL)
        entry->first_line = line_at(build, b, text.at);
    text = zr__slice_trim(zr__slice_from(text, numbering.size));
    begin_body(build, b, text);
    return text;
}

/* One of several tasks within a paragraph: an entry below that of the paragraph, which no later
 * line belongs to. */
static void start_part(builder *build, reading *b, zr__slice words)
{
    const uint32_t value = (uint32_t)++b->part;
    zr__entry *entry = add_entry(
        build, (zr__numbering){.level = ZR__LEVEL_TEXT, .value = value}, b->piece);

    if (entry == NULL)
        return;
    entry->parent = b->whole;
    entry->first_line = line_at(build, b, words.at);
    if (b->first_part == ZR__NO_ENTRY)
        b->first_part = build->current;
    add_text(build, words);
}

/* The words before the responsibility of one of several tasks. Where there are none, it belongs to
 * the task before, or behind the end of a sentence to all of them. */
static void read_part(builder *build, reading *b, zr__slice before)
{
    const bool is_first = b->first_part == ZR__NO_ENTRY;
    const zr__entry *whole = &build->out->item[b->whole];
    const size_t head =
        is_first ? zr__head_of_parts(before, whole->numbering.level < ZR__LEVEL_TEXT) : 0;
    const zr__slice words = zr__part_words(zr__slice_from(before, head));

    if (head > 0)
        add_text(build, zr__slice_part(before, 0, head));
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

static void take_duty(builder *build, const reading *b, const zr__found_duty *found)
{
    const zr__slice inside = found->inside;
    const uint32_t line = line_at(build, b, inside.at);

    if (found->is_open)
        zr__reader_doubt(build->reader, ZR_DOUBT_BRACKET, line, inside, "%s",
                         _("the bracket ends with the paragraph"));
    add_duty(build, inside, line, line_at(build, b, inside.at + inside.size - 1));
    build->out->item[build->current].places++;
}

static void read_body(builder *build, const zr__piece *piece, zr__slice text)
{
    zr__found_duty found;
    reading b = {.piece = piece};

    begin_body(build, &b, text);
    while (!build->reader->failed && zr__find_duty(build->reader, text, &found)) {
        const size_t item = first_item(text, &found);
        if (item != SIZE_MAX) {
            add_text(build, without_lead_in(zr__slice_part(text, 0, item)));
            text = start_item(build, &b, zr__slice_from(text, item));
            continue;
        }
        const zr__slice before = zr__slice_part(text, 0, found.start);
        if (b.parts > 1)
            read_part(build, &b, before);
        else
            add_text(build, before);
        b.after_sentence = zr__ends_sentence(before);
        take_duty(build, &b, &found);
        text = zr__slice_from(text, found.end);
        if (zr__only_end_marks(text))
            break;
        const size_t number = zr__number_after(text);
        if (number != SIZE_MAX)
            text = start_item(build, &b, zr__slice_from(text, number));
    }
    if (!zr__only_end_marks(text)) {
        add_text(build, text);
        build->out->item[build->current].last_line = piece->last_line;
    }
    if (b.first_part != ZR__NO_ENTRY)
        build->current = b.whole;
    build->first_part = b.first_part;
}

/* A person or a time on a line below a paragraph that gives several tasks is said of each. */
static void read_line_for_parts(builder *build, const zr__piece *piece)
{
    const uint32_t whole = build->current;

    for (uint32_t e = build->first_part; e < build->out->count; e++) {
        build->current = e;
        add_duty(build, piece->text, piece->first_line, piece->last_line);
    }
    build->current = whole;
}

static bool is_of_each(zr__label label)
{
    return zr__is_person_label(label) || label == ZR__LABEL_DEADLINE;
}

static void read_label_line(builder *build, const zr__piece *piece, zr__label label)
{
    if (build->current == ZR__NO_ENTRY || build->out->item[build->current].table != NULL)
        return; /* before any text, and below a table, there is nothing to be responsible for */
    if (build->first_part != ZR__NO_ENTRY && is_of_each(label)) {
        read_line_for_parts(build, piece);
        return;
    }
    add_duty(build, piece->text, piece->first_line, piece->last_line);
    if (!build->at_labels && !is_of_each(label)) {
        build->out->item[build->current].places++;
        build->at_labels = true;
    }
}

/* "(三)责任分工:甲局牵头…" behind other items: what a label says is no item of its own, but of the
 * entry that they belong to. */
static bool speaks_for_parent(const builder *build, zr__numbering numbering, zr__slice body,
                              zr__label *label)
{
    const uint32_t parent = parent_of(build, numbering.level);

    return parent != ZR__NO_ENTRY && numbering.value > 1 &&
           build->out->item[parent].numbering.level > ZR__LEVEL_ATTACHMENT &&
           zr__label_at(body, label) > 0;
}

static void read_numbered(builder *build, const zr__piece *piece, zr__slice text)
{
    const zr__numbering numbering = zr__numbering_at(text);
    const zr__slice body = zr__slice_trim(zr__slice_from(text, numbering.size));

    zr__label label;

    if (speaks_for_parent(build, numbering, body, &label)) {
        build->current = parent_of(build, numbering.level);
        build->at_labels = false;
        read_label_line(build,
                        &(zr__piece){.text = body,
                                     .first_line = piece->first_line,
                                     .last_line = piece->last_line},
                        label);
        return;
    }
    zr__entry *entry = add_entry(build, numbering, piece);
    if (entry == NULL)
        return;
    zr__official_in_heading(build->reader, body, &entry->official);
    read_body(build, piece, body);
}

static bool in_table_of_attachments(zr__slice text)
{
    return zr__slice_starts(text, "附件:") > 0 || zr__slice_starts(text, "附件: ") > 0;
}

static void read_paragraph(builder *build, const zr__piece *piece)
{
    zr__numbering numbering = {.level = ZR__LEVEL_TEXT};
    zr__slice title;
    zr__label label;
    zr__entry *entry;
    zr__official official = {{"", 0}, {"", 0}};

    if (zr__label_at(piece->text, &label) > 0) {
        read_label_line(build, piece, label);
    } else if (zr__attachment_at(piece->text, &numbering, &title)) {
        if ((entry = add_entry(build, numbering, piece)) != NULL)
            entry->text = title;
    } else if (zr__numbering_at(piece->text).size > 0) {
        read_numbered(build, piece, piece->text);
    } else if (zr__official_in_heading(build->reader, piece->text, &official) &&
               (zr__slice_holds(piece->text, "牵头") || official.title.size > 0)) {
        if ((entry = add_entry(build, (zr__numbering){.level = ZR__LEVEL_HAN}, piece)) != NULL) {
            entry->official = official;
            entry->text = piece->text;
        }
    } else if (add_entry(build, numbering, piece) != NULL) {
        if (in_table_of_attachments(piece->text))
            add_text(build, piece->text);
        else
            read_body(build, piece, piece->text);
    }
}

void zr__read_entries(zr__reader *reader, const zr__pieces *pieces, zr__entries *out)
{
    builder build = {.reader = reader,
                     .out = out,
                     .current = ZR__NO_ENTRY,
                     .first_part = ZR__NO_ENTRY,
                     .pieces = pieces};

    memset(build.open, 0xFF, sizeof build.open); /* ZR__NO_ENTRY */
    for (size_t i = 0; i < pieces->count && !reader->failed; i++) {
        const zr__piece *piece = &pieces->item[i];
        if (piece->table == NULL) {
            read_paragraph(&build, piece);
        } else {
            zr__entry *entry = add_entry(&build, (zr__numbering){.level = ZR__LEVEL_TEXT}, piece);
            if (entry != NULL)
                entry->table = piece->table;
        }
    }
}

void zr__entries_clear(zr__entries *entries)
{
    zr__free(entries->item);
    zr__free(entries->duty);
    *entries = (zr__entries){0};
}
