/*
 * From paragraphs to entries.
 *
 * A responsibility stands on lines of its own under a task (责任单位:…), or within a paragraph, where
 * bodies.c reads it.
 */
#include "src/import/builder.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/by_number.h"
#include "src/import/english_phrases.h"
#include "src/import/find_duty.h"
#include "src/import/officials.h"
#include "src/import/unit_headings.h"
#include "src/import/units.h"
#include "src/memory.h"

static uint32_t parent_of(const zr__builder *build, zr__level level)
{
    for (int above = (int)level - 1; above >= 0; above--) {
        if (build->open[above] != ZR__NO_ENTRY)
            return build->open[above];
    }
    return ZR__NO_ENTRY;
}

zr__entry *zr__build_entry(zr__builder *build, zr__numbering numbering, const zr__piece *piece)
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

void zr__hang_duty(zr__reader *reader, zr__entries *entries, uint32_t e, zr__duty_text duty)
{
    zr__duty_link *grown =
        zr__grow(entries->duty, &entries->duty_capacity, entries->duty_count + 1, sizeof *grown);

    if (grown == NULL) {
        reader->failed = true;
        return;
    }
    entries->duty = grown;
    const uint32_t added = (uint32_t)entries->duty_count++;
    entries->duty[added] = (zr__duty_link){duty, ZR__NO_ENTRY};

    zr__entry *entry = &entries->item[e];
    if (zr__has_duty(entry))
        entries->duty[entry->last_duty].next = added;
    else
        entry->first_duty = added;
    entry->last_duty = added;
}

void zr__build_duty(zr__builder *build, zr__slice text, uint32_t first_line, uint32_t last_line)
{
    zr__entry *entry = &build->out->item[build->current];

    zr__hang_duty(build->reader, build->out, build->current,
                  (zr__duty_text){.text = text, .line = first_line});
    if (last_line >= entry->first_line)
        entry->last_line = last_line;
    else
        entry->first_line = first_line; /* said above */
    entry->duty_line = last_line;
}

void zr__cut_duties(zr__entries *entries, uint32_t e, uint32_t last)
{
    zr__entry *entry = &entries->item[e];

    entry->last_duty = last;
    if (last == ZR__NO_ENTRY) {
        entry->first_duty = ZR__NO_ENTRY;
        entry->places = entry->told = 0;
    } else {
        entries->duty[last].next = ZR__NO_ENTRY;
    }
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
    target->told += source->told;
    if (source->last_line > target->last_line)
        target->last_line = source->last_line;
    source->first_duty = source->last_duty = ZR__NO_ENTRY;
    source->places = source->told = 0;
}

/* A line below the words of the current entry. */
static void add_line(zr__builder *build, zr__slice line)
{
    zr__entry *entry = &build->out->item[build->current];

    entry->text = zr__reader_join(build->reader, entry->text, "\n", line);
}

void zr__build_text(zr__builder *build, zr__slice text)
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

/* A person or a time on a line below a paragraph that gives several tasks is said of each. */
static void read_line_for_parts(zr__builder *build, const zr__piece *piece)
{
    const uint32_t whole = build->current;

    for (uint32_t e = build->first_part; e < build->out->count; e++) {
        build->current = e;
        zr__build_duty(build, piece->text, piece->first_line, piece->last_line);
    }
    build->current = whole;
}

static bool is_of_each(zr__label label)
{
    return zr__is_person_label(label) || label == ZR__LABEL_DEADLINE;
}

static void read_label_line(zr__builder *build, const zr__piece *piece, zr__label label)
{
    if (build->current == ZR__NO_ENTRY || build->out->item[build->current].table != NULL)
        return; /* before any text, and below a table, there is nothing to be responsible for */
    if (build->first_part != ZR__NO_ENTRY && is_of_each(label)) {
        read_line_for_parts(build, piece);
        return;
    }
    zr__build_duty(build, piece->text, piece->first_line, piece->last_line);
    if (!build->at_labels && !is_of_each(label)) {
        build->out->item[build->current].places++;
        build->at_labels = true;
    }
}

/* The entry that a bulleted label ("● 牵头单位:甲局") speaks of: among bullets like it that of the
 * heading above them all, else the one at hand. */
static uint32_t owner_of_bullet(const zr__builder *build, zr__numbering numbering)
{
    const uint32_t parent = parent_of(build, numbering.level);

    if (build->current == ZR__NO_ENTRY || parent == ZR__NO_ENTRY)
        return build->current;
    const zr__entry *current = &build->out->item[build->current];
    return current->numbering.level == ZR__LEVEL_BULLET &&
                   zr__slice_equal(current->numbering.numeral, numbering.numeral) &&
                   build->out->item[parent].numbering.level > ZR__LEVEL_PART
               ? parent
               : build->current;
}

/* "(三)责任分工:甲局牵头…" behind other items: what a label says is no item of its own, but of the
 * entry that they belong to, which is returned; ZR__NO_ENTRY when it is an item. */
static uint32_t owner_of_label(const zr__builder *build, zr__numbering numbering, zr__slice body,
                               zr__label *label)
{
    const uint32_t parent = parent_of(build, numbering.level);

    if (zr__label_at(body, label) == 0)
        return ZR__NO_ENTRY;
    if (numbering.level == ZR__LEVEL_BULLET)
        return owner_of_bullet(build, numbering);
    return parent != ZR__NO_ENTRY && numbering.value > 1 &&
                   build->out->item[parent].numbering.level > ZR__LEVEL_ATTACHMENT
               ? parent
               : ZR__NO_ENTRY;
}

static void read_numbered(zr__builder *build, const zr__piece *piece, zr__slice text)
{
    const zr__numbering numbering = zr__numbering_at(text);
    const zr__slice body = zr__slice_trim(zr__slice_from(text, numbering.size));

    zr__label label;

    const uint32_t owner = owner_of_label(build, numbering, body, &label);
    if (owner != ZR__NO_ENTRY) {
        build->at_labels = build->at_labels && build->current == owner;
        build->current = owner;
        read_label_line(build,
                        &(zr__piece){.text = body,
                                     .first_line = piece->first_line,
                                     .last_line = piece->last_line},
                        label);
        return;
    }
    zr__entry *entry = zr__build_entry(build, numbering, piece);
    if (entry == NULL)
        return;
    zr__official_in_heading(build->reader, body, &entry->official);
    zr__build_body(build, piece, body);
}

static bool in_table_of_attachments(zr__slice text)
{
    return zr__slice_starts(text, "附件:") > 0 || zr__slice_starts(text, "附件: ") > 0;
}

/* "目标:新增10家" below the responsibility of a task: its text goes on. */
static bool goes_on(const zr__builder *build, const zr__piece *piece)
{
    const size_t size = zr__content_label_at(piece->text);
    const zr__slice value = zr__slice_trim(zr__slice_from(piece->text, size));
    zr__found_duty found;

    return size > 0 && value.size > 0 && build->current != ZR__NO_ENTRY &&
           build->out->item[build->current].table == NULL &&
           zr__has_duty(&build->out->item[build->current]) &&
           zr__numbering_at(value).size == 0 && !zr__find_duty(build->reader, value, &found);
}

/* "市教育局" on a line of its own above what it is to do. */
static bool heads_section(const zr__builder *build, const zr__piece *piece)
{
    const zr__piece *next = piece + 1;
    const zr__slice unit = zr__unit_in_heading(build->reader, piece->text);

    return unit.size > 0 && zr__is_heading(piece->text) &&
           next < build->pieces->item + build->pieces->count &&
           next->table == NULL &&
           (piece->is_heading || zr__numbering_at(next->text).size > 0 ||
            (build->reader->reads_unit_heads &&
             zr__heads_what_is_below(build->reader, piece, next)));
}

/* "县教育局牵头,县财政局配合" on a line below a task: a line like those with labels. */
static bool is_line_below(const zr__builder *build, zr__slice text)
{
    enum { LINE_BYTES = 900 };

    return text.size <= LINE_BYTES && zr__numbering_at(text).size == 0 &&
           build->current != ZR__NO_ENTRY &&
           build->out->item[build->current].table == NULL &&
           !zr__has_duty(&build->out->item[build->current]) &&
           zr__is_assignment(build->reader, text);
}

static void read_paragraph(zr__builder *build, const zr__piece *piece)
{
    zr__numbering numbering = {.level = ZR__LEVEL_TEXT};
    zr__slice title;
    zr__label label;
    zr__entry *entry;
    zr__official official = {{"", 0}, {"", 0}};

    if (zr__label_at(piece->text, &label) > 0) {
        read_label_line(build, piece, label);
    } else if (is_line_below(build, piece->text)) {
        read_label_line(build, piece, ZR__LABEL_RESPONSIBLE);
        build->out->item[build->current].told++;
    } else if (goes_on(build, piece)) {
        add_line(build, piece->text);
        build->out->item[build->current].last_line = piece->last_line;
    } else if (zr__attachment_at(piece->text, &numbering, &title)) {
        if ((entry = zr__build_entry(build, numbering, piece)) != NULL)
            entry->text = title;
    } else if (zr__numbering_at(piece->text).size > 0) {
        read_numbered(build, piece, piece->text);
    } else if (zr__task_numbers_at(piece->text) == 0 &&
               zr__official_in_heading(build->reader, piece->text, &official) &&
               (zr__slice_holds(piece->text, "牵头") || official.title.size > 0)) {
        entry = zr__build_entry(build, (zr__numbering){.level = ZR__LEVEL_HAN}, piece);
        if (entry != NULL) {
            entry->official = official;
            entry->text = piece->text;
        }
    } else if (heads_section(build, piece)) {
        entry = zr__build_entry(build, (zr__numbering){.level = ZR__LEVEL_HAN}, piece);
        if (entry != NULL)
            entry->text = piece->text;
    } else if (zr__build_entry(build, numbering, piece) != NULL) {
        if (in_table_of_attachments(piece->text))
            zr__build_text(build, piece->text);
        else
            zr__build_body(build, piece, piece->text);
    }
}

void zr__read_entries(zr__reader *reader, const zr__pieces *pieces, zr__entries *out)
{
    zr__builder build = {.reader = reader,
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
            zr__entry *entry =
                zr__build_entry(&build, (zr__numbering){.level = ZR__LEVEL_TEXT}, piece);
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
