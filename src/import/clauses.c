/*
 * Cutting "甲牵头,乙、丙配合,11月底前完成" into clauses.
 *
 * A clause runs from the end of the one before it to its verb, to the next label or to the end.
 * Commas do not end it, for units stand between commas too; a verb at the end of an item does.
 */
#include "src/import/clauses.h"

#include "src/import/declarations.h"
#include "src/import/english_phrases.h"
#include "src/import/roles.h"
#include "src/import/separators.h"
#include "src/import/short_forms.h"
#include "src/import/units.h"
#include "src/memory.h"

enum { ITEM_BYTES = 400 }; /* No item with a verb is longer; keeps looking back cheap. */

typedef struct cutter {
    zr__reader *reader;
    zr__clauses *out;
    zr__slice text;
    zr__label label;
    uint32_t line;
    bool by_semicolons;
    bool is_phrase; /* The label is an English phrase. */
    bool has_role;  /* A clause before says who leads or supports. */
    size_t item;    /* Where the item at hand starts. */
    size_t pending; /* Where names wait for their verb. */
} cutter;

static const char *const lead_continues[] = {"负责", "落实", "组织", "实施", "抓总", "推进",
                                             "单位", "部门", "领导", "责任", "的", ")", NULL};
static const char *const fillers[] = {"由", "并由", "和", "以及", "及", "与", "其中", NULL};

/* "其他事项由甲局": the names behind what they are in charge of. */
static zr__slice behind_by(zr__slice names)
{
    static const char *const subjects[] = {"工作", "事项", "事宜", "任务", "问题", NULL};
    enum { MOST_CHARACTERS = 12 };
    size_t step;

    for (size_t offset = 0, count = 0; offset < names.size && count < MOST_CHARACTERS;
         offset += step, count++) {
        const size_t by = zr__slice_starts(zr__slice_from(names, offset), "由");
        const uint32_t c = zr__slice_char_at(names, offset, &step);
        if (!zr__is_han(c))
            return names;
        if (by > 0 && zr__slice_ends_any(zr__slice_part(names, 0, offset), subjects) > 0)
            return zr__slice_from(names, offset + by);
    }
    return names;
}

static zr__slice trim_names(zr__slice names)
{
    size_t step;

    names = zr__slice_trim_end_marks(names);
    while (names.size > 0) {
        const uint32_t c = zr__slice_char(names, &step);
        if (!zr__is_blank(c) && !zr__is_sentence_end(c) && c != ',' && c != 0x3001 && c != ':' &&
            c != '.')
            break;
        names = zr__slice_from(names, step);
    }
    names = zr__slice_from(names, zr__slice_starts_any(names, fillers));
    return zr__slice_trim(names);
}

static void add_clause(cutter *cut, zr__slice names, zr__verb verb)
{
    zr__clauses *out = cut->out;
    zr__clause *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);

    if (grown == NULL) {
        cut->reader->failed = true;
        return;
    }
    out->item = grown;
    cut->has_role |= verb != ZR__VERB_NONE || cut->label == ZR__LABEL_LEAD;
    out->item[out->count++] =
        (zr__clause){.names = names, .verb = verb, .label = cut->label, .line = cut->line,
                     .is_phrase = cut->is_phrase, .by_semicolons = cut->by_semicolons};
}

/* Words that join two units only when both stand whole beside them: 商务局, 妇女联合会. */
static size_t loosely_joined_at(zr__slice names, size_t start, size_t offset)
{
    static const char *const words[] = {"协商", "联合", "携手", "协同", NULL};
    enum { NAME_BYTES = 200 };

    if (offset - start > NAME_BYTES)
        return 0;
    const zr__slice rest = zr__slice_from(names, offset);
    const size_t consults = zr__slice_starts(rest, "商");
    const size_t size = consults > 0 ? consults : zr__slice_starts_any(rest, words);
    const zr__slice right = zr__next_name(zr__slice_part(rest, size, size + ITEM_BYTES));

    if (size == 0 || zr__slice_count(right) < 3 || (consults > 0 && zr__prefix_end(right) == 0))
        return 0;
    return zr__is_complete_name(zr__slice_part(names, start, offset)) &&
                   zr__is_complete_name(right)
               ? size
               : 0;
}

/* Where 会同 joins a lead to those it works with. */
static size_t find_jointly(zr__slice names, size_t *size)
{
    size_t step, start = 0;

    for (size_t offset = 0; offset < names.size; offset += step) {
        const uint32_t c = zr__slice_char_at(names, offset, &step);
        *size = zr__jointly_at(zr__slice_from(names, offset));
        if (*size == 0 && offset > start)
            *size = loosely_joined_at(names, start, offset);
        if (*size > 0)
            return offset;
        start = zr__is_comma(c) ? offset + step : start;
    }
    return SIZE_MAX;
}

/* "甲,乙、丙配合" without a word for who leads: the comma parts 甲 from those who support. Where
 * the latter start; 0 when nothing parts them. */
static size_t supporters(const cutter *cut, zr__slice names)
{
    size_t found = 0, depth = 0, step;

    if (cut->has_role)
        return 0;
    if (cut->label != ZR__LABEL_NONE && cut->label != ZR__LABEL_RESPONSIBLE)
        return 0;
    for (size_t offset = 0; offset < names.size; offset += step) {
        const uint32_t c = zr__slice_char_at(names, offset, &step);
        depth += zr__is_open(c);
        depth -= zr__is_close(c) && depth > 0;
        if (depth == 0 && (c == ',' || c == ';'))
            found = offset + step;
    }
    return found;
}

/* 甲局要牵头 */
static zr__slice without_modal(zr__slice names)
{
    static const char *const words[] = {"要", "应", "须", "需", NULL};

    return zr__slice_part(names, 0, names.size - zr__slice_ends_any(names, words));
}

/* 甲局要会同乙局, 甲局牵头会同乙局 */
static zr__slice without_ought(zr__slice names)
{
    static const char *const words[] = {"要", "应", "须", "需", "牵头", "负责", NULL};

    return zr__slice_part(names, 0, names.size - zr__slice_ends_any(names, words));
}

static void close_clause(cutter *cut, size_t end, zr__verb verb)
{
    zr__slice names = trim_names(zr__slice_part(cut->text, cut->pending, end));
    size_t size = 0;

    if (names.size == 0) {
        /* "甲、乙。按职责分工负责": the verb belongs to the names before it */
        if (verb != ZR__VERB_NONE && cut->out->count > 0 &&
            cut->out->item[cut->out->count - 1].verb == ZR__VERB_NONE)
            cut->out->item[cut->out->count - 1].verb = verb;
        return;
    }
    if (verb != ZR__VERB_NONE)
        names = behind_by(names);
    const size_t jointly = find_jointly(names, &size);
    const size_t support = verb == ZR__VERB_SUPPORT ? supporters(cut, names) : 0;
    if (jointly == SIZE_MAX && support > 0) {
        add_clause(cut, trim_names(zr__slice_part(names, 0, support)), ZR__VERB_NONE);
        names = trim_names(zr__slice_from(names, support));
    }
    if (jointly == SIZE_MAX) {
        add_clause(cut, verb != ZR__VERB_NONE ? without_modal(names) : names, verb);
        return;
    }
    if (jointly > 0)
        add_clause(cut, without_ought(trim_names(zr__slice_part(names, 0, jointly))),
                   ZR__VERB_LEAD);
    add_clause(cut, trim_names(zr__slice_from(names, jointly + size)), ZR__VERB_SUPPORT);
}

/* "甲局配合乙局": those before the verb support the one behind it. */
static bool supports_another(cutter *cut, zr__slice item, size_t at)
{
    static const char *const verbs[] = {"配合", "协助", "协同", NULL};
    size_t step, size = 0, offset = 0;

    while (offset < item.size &&
           (size = zr__slice_starts_any(zr__slice_from(item, offset), verbs)) == 0) {
        zr__slice_char_at(item, offset, &step);
        offset += step;
    }
    const zr__slice others = zr__slice_from(item, offset + size);
    if (offset == 0 || size == 0 || !zr__is_unit_name(others) || zr__is_group(others) ||
        zr__prefix_end(others) == 0 || !zr__is_unit_name(zr__slice_part(item, 0, offset)))
        return false;
    close_clause(cut, at + offset, ZR__VERB_SUPPORT);
    add_clause(cut, others, ZR__VERB_LEAD);
    return true;
}

/* A time stretches from its first item to its last: "4月底前印发细则,年内持续推进". */
static void add_time(cutter *cut, zr__slice item)
{
    zr__slice *deadline = &cut->out->deadline;

    item = zr__slice_trim_end_marks(item);
    item = zr__slice_from(item, zr__before_time(item));
    if (deadline->size > 0 && deadline->at >= cut->text.at && deadline->at < item.at)
        deadline->size = (size_t)(item.at + item.size - deadline->at);
    else
        *deadline = item;
}

static bool names_units(const cutter *cut)
{
    return cut->label != ZR__LABEL_DEADLINE && !zr__is_person_label(cut->label);
}

/* "甲局负责(列首位的为牵头单位,下同)", "6月底前(…)": what is declared behind an item is none of it. */
static zr__slice without_declaration(zr__slice item)
{
    const zr__slice bare = zr__bare_name(zr__slice_trim_end_marks(item));
    const zr__slice bracket = zr__slice_trim(zr__slice_from(item, bare.size));
    size_t first;

    return zr__is_bracket(zr__slice_char(bracket, &first)) &&
                   zr__is_declaration(zr__slice_from(bracket, first))
               ? bare
               : item;
}

/* An item ends at `end`; `next` is where the one after it starts. */
static void end_item(cutter *cut, size_t end, size_t next)
{
    const zr__slice item =
        without_declaration(zr__slice_trim(zr__slice_part(cut->text, cut->item, end)));
    size_t start = 0;

    if (names_units(cut) && item.size > 0 && item.size <= ITEM_BYTES) {
        const zr__slice trimmed = zr__slice_trim_end_marks(item);
        const zr__verb verb = zr__verb_at_end(trimmed, &start);
        const size_t at = (size_t)(item.at - cut->text.at);
        const zr__slice before = zr__slice_part(trimmed, 0, start);
        const bool names = zr__slice_starts(zr__slice_from(trimmed, start), "为") > 0 &&
                           zr__is_unit_name(before) && !zr__is_group(before); /* 市住建局为牵头单位 */
        if (!names && zr__is_declaration(item)) {
            close_clause(cut, at, ZR__VERB_NONE);
            cut->pending = next;
        } else if (zr__is_time(item)) {
            close_clause(cut, at, ZR__VERB_NONE);
            add_time(cut, item);
            cut->pending = next;
        } else if (supports_another(cut, trimmed, at)) {
            cut->pending = next;
        } else if (verb != ZR__VERB_NONE) {
            close_clause(cut, at + start, verb);
            cut->pending = next;
        }
    }
    cut->item = next;
}

static void end_label(cutter *cut, size_t end)
{
    if (cut->label != ZR__LABEL_DEADLINE) {
        close_clause(cut, end, ZR__VERB_NONE);
    } else if (cut->out->deadline.size == 0) {
        const zr__slice time = zr__slice_trim_end_marks(
            zr__slice_trim(zr__slice_part(cut->text, cut->pending, end)));
        if (!zr__is_placeholder(time))
            cut->out->deadline = time;
    }
}

/* 甲牵头乙配合, without a comma between. */
static size_t lead_within(const cutter *cut, size_t offset)
{
    const size_t size = zr__slice_starts(zr__slice_from(cut->text, offset), "牵头");
    size_t step, start;

    if (size == 0 || offset == cut->item)
        return 0;
    const zr__slice rest = zr__slice_from(cut->text, offset + size);
    if (zr__slice_starts_any(rest, lead_continues) > 0 ||
        !zr__is_han(zr__slice_char(rest, &step)))
        return 0;
    zr__slice next = zr__next_name(zr__slice_part(rest, 0, ITEM_BYTES));
    if (zr__verb_at_end(next, &start) != ZR__VERB_NONE)
        next = zr__slice_part(next, 0, start);
    return zr__jointly_at(rest) > 0 || zr__is_complete_name(next) ? size : 0;
}

/* Bytes of what ends an item at `offset`. */
static size_t item_end_at(const cutter *cut, size_t offset)
{
    size_t step, start;
    const uint32_t c = zr__slice_char_at(cut->text, offset, &step);
    const zr__slice item = zr__slice_part(cut->text, cut->item, offset);

    if (c == 0x3001 || c == ',' || c == ';' || c == 0x3002 || c == '|')
        return step;
    if (zr__is_blank(c) && item.size <= ITEM_BYTES)
        return zr__verb_at_end(zr__slice_trim(item), &start) != ZR__VERB_NONE ? step : 0;
    return 0;
}

/* "团市委 协办单位:", "县教育局、配合单位:", "水利(务)局 完成时限:": 市委 and 局 could open a label, but
 * belong to the name before. So does a mark in a box behind a name. */
static bool starts_within_name(zr__slice text, size_t offset, size_t size)
{
    size_t step;
    const uint32_t before = zr__slice_last(zr__slice_part(text, 0, offset), &step);

    return (zr__is_han(before) || zr__is_close(before)) &&
           !zr__label_is_clear(zr__slice_part(text, offset, offset + size));
}

static void begin_label(cutter *cut, zr__label label, bool is_phrase, size_t at)
{
    cut->label = label;
    cut->is_phrase = is_phrase;
    cut->item = cut->pending = at;
}

/* "Led by A, with support from B, by June 2025", "A will lead". Bytes of the phrase. */
static size_t take_phrase(cutter *cut, size_t offset)
{
    size_t step;
    const bool is_word = names_units(cut) &&
                         zr__is_latin(zr__slice_char_at(cut->text, offset, &step)) &&
                         (offset == 0 || cut->text.at[offset - 1] == ' ');
    const zr__phrase phrase =
        is_word ? zr__phrase_at(zr__slice_from(cut->text, offset)) : (zr__phrase){0};

    if (phrase.size == 0)
        return 0;
    if (phrase.is_behind) {
        if (!zr__names_bodies(trim_names(zr__slice_part(cut->text, cut->pending, offset))))
            return 0;
        const zr__slice names = trim_names(zr__slice_part(cut->text, cut->pending, offset));
        begin_label(cut, phrase.label, true,
                    (size_t)(names.at - cut->text.at) + zr__slice_starts(names, "The "));
        close_clause(cut, offset, ZR__VERB_NONE);
    } else {
        end_item(cut, offset, offset);
        end_label(cut, offset);
    }
    if (phrase.label == ZR__LABEL_DEADLINE && cut->out->deadline.size == 0)
        cut->out->deadline = phrase.time;
    begin_label(cut,
                phrase.is_behind || phrase.label == ZR__LABEL_DEADLINE ? ZR__LABEL_NONE
                                                                       : phrase.label,
                true, offset + phrase.size);
    return phrase.size;
}

/* "责任领导:秦岚;县教育局牵头": units and verbs behind a person or a time need no label of theirs. */
static void leave_label(cutter *cut, size_t at)
{
    zr__slice rest = zr__slice_part(cut->text, at, at + ITEM_BYTES);
    size_t step, depth = 0;

    if (names_units(cut) || cut->pending >= at)
        return;
    for (size_t offset = 0; offset < rest.size; offset += step) {
        const uint32_t c = zr__slice_char_at(rest, offset, &step);
        depth += zr__is_open(c);
        depth -= zr__is_close(c) && depth > 0;
        if (depth == 0 && (c == ';' || c == 0x3002 || c == ':'))
            rest = zr__slice_part(rest, 0, offset);
    }
    if (!zr__is_assignment(cut->reader, zr__slice_trim(rest)))
        return;
    end_label(cut, at);
    begin_label(cut, ZR__LABEL_NONE, false, at);
}

void zr__cut_clauses(zr__reader *reader, zr__duty_text from, zr__clauses *out)
{
    const zr__slice text = from.text;
    cutter cut = {.reader = reader, .out = out, .text = text, .label = from.label,
                  .line = from.line, .by_semicolons = from.by_semicolons};
    size_t step, depth = 0;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        zr__label next = ZR__LABEL_NONE;
        size_t size = depth == 0 && !zr__is_close(c)
                          ? zr__label_at(zr__slice_from(text, offset), &next)
                          : 0;
        if (size == 0) {
            depth += zr__is_open(c);
            depth -= zr__is_close(c) && depth > 0;
            if (depth > 0 || zr__is_open(c) || zr__is_close(c))
                continue;
        }
        if (size > 0 && starts_within_name(text, offset, size))
            size = 0;
        if (size > 0) {
            end_item(&cut, offset, offset);
            end_label(&cut, offset);
            begin_label(&cut, next, false, offset + size);
            step = size;
        } else if ((size = take_phrase(&cut, offset)) > 0) {
            step = size;
        } else if ((size = item_end_at(&cut, offset)) > 0) {
            end_item(&cut, offset, offset + size);
            if (c == ';' || c == ',' || c == 0x3002)
                leave_label(&cut, offset + size);
        } else if ((size = lead_within(&cut, offset)) > 0) {
            end_item(&cut, offset + size, offset + size);
            step = size;
        }
    }
    end_item(&cut, text.size, text.size);
    end_label(&cut, text.size);
}
