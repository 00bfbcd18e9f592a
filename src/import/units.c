/*
 * Splitting lists of units.
 *
 * Commas of all kinds always part two names, except inside brackets. A blank, a slash or a word
 * for "and" parts them only when both sides can stand alone: 文化和旅游局 is one bureau, and a line
 * that a page broke is one name. "各镇、街道" is one group, because 街道 alone names nobody.
 */
#include "src/import/units.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/latin_units.h"
#include "src/import/registry.h"
#include "src/import/separators.h"
#include "src/memory.h"

enum {
    NAME_BYTES = 300, /* Longer than any name: keeps looking back and ahead cheap. */
    BRACKETED_BYTES = 2000
};

static const char *const scope_starts[] = {"含", "不含", "包括", "包含", "不包括", NULL};
static const char *const lead_marks[] = {"牵头", "主办", "主责", "co-lead", "Co-lead", "lead",
                                         "Lead", NULL};
static const char *const support_marks[] = {"配合", "协办", "协同", "support", "Support", NULL};

/* Where the bracket that ends the name begins; SIZE_MAX when none does or it begins it. */
static size_t last_bracket(zr__slice name)
{
    size_t step, found = SIZE_MAX;

    for (size_t offset = 0; offset < name.size; offset += step) {
        if (!zr__is_bracket(zr__slice_char_at(name, offset, &step)))
            continue;
        const size_t end = zr__slice_close(name, offset);
        if (end == SIZE_MAX)
            return SIZE_MAX;
        if (end == name.size && offset > 0)
            found = offset;
        step = end - offset;
    }
    return found;
}

zr__slice zr__bare_name(zr__slice name)
{
    const size_t bracket = name.size <= BRACKETED_BYTES ? last_bracket(name) : SIZE_MAX;

    return bracket == SIZE_MAX ? name : zr__slice_trim(zr__slice_part(name, 0, bracket));
}

bool zr__is_complete_name(zr__slice text)
{
    text = zr__slice_trim_end_marks(text);
    if (text.size == 0 || text.size > NAME_BYTES)
        return false;

    text = zr__bare_name(text);
    text.size -= zr__slice_ends(text, "等");
    return zr__is_unit_name(text) || zr__is_group(text);
}

void zr__add_party(zr__reader *reader, zr__parties *out, zr__party party)
{
    zr__party *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);

    if (grown == NULL) {
        reader->failed = true;
        return;
    }
    out->item = grown;
    out->item[out->count++] = party;
}

bool zr__names_units(zr__slice list)
{
    size_t step;

    while (list.size > 0) {
        const zr__slice name = zr__next_name(list);
        if (!zr__is_complete_name(name))
            return false;
        list = zr__slice_from(list, name.size);
        zr__slice_char(list, &step);
        list = zr__slice_from(list, step);
    }
    return true;
}

/* 各处(室), 各税务分局(所、站): other kinds of the body that a group is of, as the ends of their names. */
static bool is_kind_of_body(zr__slice inside)
{
    static const char *const kinds[] = {"所", "室", "站", "股", "系",   "部",   "院",   "局",
                                        "队", "科", "处", "居", "校",   "园",   "办",   "组",
                                        "厂", "社", "场", "司", "中心", "分局", "大队", "总支", NULL};
    size_t size;

    while ((size = zr__slice_starts_any(inside, kinds)) > 0) {
        inside = zr__slice_from(inside, size);
        if (inside.size == 0)
            return true;
        inside = zr__slice_from(inside, zr__slice_starts(inside, "、"));
    }
    return false;
}

/* Take off the brackets at the end of a name, and keep what they say. */
static void take_brackets(zr__party *party)
{
    size_t open;

    while (party->name.size <= BRACKETED_BYTES &&
           (open = last_bracket(party->name)) != SIZE_MAX) {
        const zr__slice head = zr__slice_trim(zr__slice_part(party->name, 0, open));
        zr__slice inside = zr__slice_from(party->name, open);
        size_t first, last;
        zr__slice_char(inside, &first);
        zr__slice_last(inside, &last);
        inside = zr__slice_trim(zr__slice_part(inside, first, inside.size - last));

        if (zr__is_group(head) && (zr__is_place_class(inside) || is_kind_of_body(inside)))
            return; /* 各乡镇(街道), 各处(室): the bracket is part of the group */
        const zr__slice listed =
            zr__slice_from(inside, zr__slice_starts_any(inside, (const char *const[]){
                                                                    "包括", "包含", "即", NULL}));
        if (zr__is_group(head) && zr__slice_holds(listed, "、") && zr__names_units(listed))
            party->members = listed; /* 各区县(甲区、乙县) */
        else if (zr__slice_holds(inside, "下同") || zr__slice_holds(inside, "第一位") ||
            zr__slice_holds(inside, "首位") || zr__slice_starts_any(inside, scope_starts) > 0)
            ; /* a declaration or a scope: read elsewhere, no part of the name */
        else if (zr__slice_count(inside) <= 8 && zr__slice_holds_any(inside, lead_marks))
            party->mark = ZR__ROLE_LEAD;
        else if (zr__slice_count(inside) <= 8 && zr__slice_holds_any(inside, support_marks))
            party->mark = ZR__ROLE_SUPPORT;
        else if (party->note.size == 0)
            party->note = inside;
        party->name = head;
    }
}

/* Whether the name only goes on with the group before it in the same text. */
static bool goes_on_with_group(const zr__parties *out, zr__slice list, zr__slice name)
{
    if (out->count == 0)
        return false;

    const zr__party *last = &out->item[out->count - 1];
    if (last->is_group && zr__is_body_class(name) && last->name.at >= list.at &&
        last->name.at < name.at)
        return true; /* 市直有关部门、单位 */
    return zr__is_place_class(name) && last->is_group && zr__slice_holds(last->name, "各") && last->name.at >= list.at &&
           last->name.at < name.at;
}

/* "各县区政府、开发区管委会": the committee of the one zone there is, rather than of each. */
static bool doubts_of_its_own(zr__reader *reader, zr__list list, zr__slice name)
{
    if (zr__slice_ends(name, "管委会") == 0 || zr__slice_count(name) <= 3)
        return false;
    if (list.line > 0)
        zr__reader_doubt(reader, ZR_DOUBT_SPLIT, list.line, name, "%s",
                         _("a name of its own beside the group"));
    return true;
}

void zr__add_whole_name(zr__reader *reader, zr__slice name, zr__parties *out)
{
    zr__party party = {.name = zr__slice_trim_end_marks(name)};

    take_brackets(&party);
    party.is_group = zr__is_group(party.name);
    zr__add_party(reader, out, party);
}

/* "and the Police": the article is of the sentence; one with a capital may be of the name. */
static zr__slice without_article(zr__slice name)
{
    const size_t size = zr__slice_starts(name, "the ");
    size_t step;
    const uint32_t next = zr__slice_char_at(name, size, &step);

    return size > 0 && next >= 'A' && next <= 'Z' ? zr__slice_from(name, size) : name;
}

static void add_name(zr__reader *reader, zr__list list, zr__slice name, zr__parties *out)
{
    static const char *const leads_in[] = {"原则上由", "主要由", "统一由", "由", "以", NULL};

    name = zr__slice_trim_end_marks(name);
    name = zr__slice_from(name, zr__slice_starts_any(name, leads_in));
    name = without_article(zr__slice_trim(name));
    if (zr__is_placeholder(name))
        return;
    const zr__slice bare = zr__is_place_class(name) ? name : zr__bare_name(name);
    if (goes_on_with_group(out, list.text, bare) && !doubts_of_its_own(reader, list, bare)) {
        zr__party *last = &out->item[out->count - 1];
        last->name.size = (size_t)(bare.at + bare.size - last->name.at);
        return;
    }

    zr__party party = {.name = name};
    take_brackets(&party);
    if (party.name.size == 0)
        return;
    party.is_group = zr__is_group(party.name);
    party.is_strange = !party.is_group && !zr__is_unit_name(party.name);
    zr__add_party(reader, out, party);
}

/* "等部门" says no more than "等". */
static bool says_no_more(zr__slice tail)
{
    return zr__slice_is(tail, "部门") || zr__slice_is(tail, "单位") ||
           zr__slice_is(tail, "部门和单位") || zr__slice_is(tail, "部门单位");
}

/* "等" after which nothing, a number ("等8部门") or a group follows ends the list before it. */
static bool ends_list(zr__slice name, size_t offset, size_t after)
{
    const zr__slice head = zr__slice_part(name, 0, offset);
    zr__slice tail = zr__slice_trim_end_marks(zr__slice_from(name, after));
    size_t step;

    tail = zr__slice_from(tail, zr__conjunction(tail));
    if (tail.size == 0 || says_no_more(tail))
        return true;
    const uint32_t c = zr__slice_char(tail, &step);
    return zr__is_complete_name(head) &&
           (zr__is_group(tail) || zr__is_digit(c) || zr__is_han_digit(c));
}

static void add_piece(zr__reader *reader, zr__list list, zr__slice piece, zr__parties *out)
{
    size_t step;

    piece = zr__slice_trim_end_marks(piece);
    for (size_t offset = 0; offset < piece.size && piece.size <= NAME_BYTES; offset += step) {
        zr__slice_char_at(piece, offset, &step);
        const size_t size = zr__slice_starts(zr__slice_from(piece, offset), "等");
        if (size == 0 || offset == 0 || !ends_list(piece, offset, offset + size))
            continue;

        zr__slice tail = zr__slice_trim_end_marks(zr__slice_from(piece, offset + size));
        tail = zr__slice_from(tail, zr__conjunction(tail));
        const uint32_t c = zr__slice_char(tail, &step);
        add_name(reader, list, zr__slice_part(piece, 0, offset), out);
        if (!zr__is_digit(c) && !zr__is_han_digit(c) && !says_no_more(tail))
            add_name(reader, list, tail, out);
        return;
    }
    add_name(reader, list, piece, out);
}

typedef struct splitter {
    zr__reader *reader;
    zr__list list;
    zr__latin_style latin;
    zr__parties *out;
} splitter;

static void doubt_split(const splitter *split, zr__slice written, const char *reading)
{
    if (split->list.line > 0)
        zr__reader_doubt(split->reader, ZR_DOUBT_SPLIT, split->list.line, written, "%s", reading);
}

/* Bytes of what parts two names at `offset`, 0 when nothing does. */
static size_t separator_at(const splitter *split, size_t start, size_t offset)
{
    const zr__slice list = split->list.text;
    size_t step, size;
    const uint32_t c = zr__slice_char_at(list, offset, &step);
    bool is_guess;

    if (split->latin.is_latin) {
        size = zr__latin_separator_at(list, split->latin, start, offset, &is_guess);
        if (is_guess)
            doubt_split(split, zr__slice_from(list, start), _("two names, parted by the 'and'"));
        return size;
    }
    if (zr__is_comma(c))
        return step;
    if (zr__is_blank(c))
        return zr__blank_parts(list, start, offset) ? step : 0;
    if (c == '/')
        return zr__is_complete_name(zr__slice_part(list, start, offset)) ? step : 0;
    if (!zr__is_han(c) || (size = zr__conjunction_at(list, start, offset)) == 0 ||
        zr__is_known_whole(split->reader, list, start, offset + size))
        return 0;
    const zr__joined joined = zr__joined_by(split->reader, list, start, offset, size);
    const zr__slice both = zr__slice_part(
        list, start, offset + size + zr__next_name(zr__slice_from(list, offset + size)).size);
    if (joined == ZR__PERHAPS_TWO)
        doubt_split(split, both, _("two names, parted by the word for 'and'"));
    else if (joined == ZR__ONE_NAME)
        doubt_split(split, both, _("one name"));
    return joined == ZR__ONE_NAME ? 0 : size;
}

/* Read the names of the list one after the other. */
static void read_list(splitter *split)
{
    const zr__slice list = split->list.text;
    size_t start = 0, depth = 0, step;

    for (size_t offset = 0; offset < list.size; offset += step) {
        const uint32_t c = zr__slice_char_at(list, offset, &step);
        if (zr__is_open(c))
            depth++;
        else if (zr__is_close(c) && depth > 0)
            depth--;
        if (depth > 0)
            continue;
        size_t size = zr__comma_within(split->reader, list, start, offset);
        if (size > 0) {
            doubt_split(split, zr__slice_part(list, start, offset + size), _("one name"));
            step = size;
            continue;
        }
        if ((size = separator_at(split, start, offset)) == 0)
            continue;
        add_piece(split->reader, split->list, zr__slice_part(list, start, offset), split->out);
        start = offset + size;
        step = size;
    }
    add_piece(split->reader, split->list, zr__slice_from(list, start), split->out);
}

void zr__split_units(zr__reader *reader, zr__list list, zr__parties *out)
{
    splitter split = {reader, list, zr__latin_style_of(list.text, list.by_semicolons), out};

    if (split.latin.is_guess)
        doubt_split(&split, list.text,
                    split.latin.keeps_commas ? _("one name, with its commas")
                                             : _("a name up to each comma"));
    const size_t before = out->count;
    read_list(&split);
    for (size_t i = before; split.latin.is_latin && i < out->count; i++) {
        if (zr__latin_and_is_open(out->item[i].name))
            doubt_split(&split, out->item[i].name, _("one name, with its 'and'"));
    }
}
