/*
 * Targets in running text.
 *
 * A number with a unit of measure is a target, and what it measures stands on either side:
 * "新增上市公司5家", "打造100个美丽小区". What is in quotation marks or brackets is a name or an
 * aside and no target. Within a sentence a figure may take words from the one before it or from the
 * clause before; one that stays without a name is left out, and a doubt says so.
 */
#include "src/import/figures.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/figure_names.h"
#include "src/import/figure_rules.h"
#include "src/import/figures_english.h"
#include "src/import/headings.h"
#include "src/memory.h"

enum { NAME_CHARACTERS = 40, MOST_IN_ROW = 8, NAMES_BYTES = 600 };

static void add_figure(zr__finder *find, const zr__quantity *q, zr__slice name, bool is_at_most)
{
    static const char *const each[] = {"每立方米", "每平方公里", "每平方米", "每人", "每亩", "每户", NULL};
    zr__figures *out = find->out;
    zr__figure *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);

    if (grown == NULL) {
        find->reader->failed = true;
        return;
    }
    out->item = grown;
    zr__slice unit = zr__slice_is(q->unit, "%") ? zr__slice_of("%") : q->unit;
    const size_t per = zr__slice_ends_any(name, each);
    if (per > 0 && per < name.size) { /* 控制在每立方米25微克 */
        const zr__slice of = zr__slice_from(name, name.size - per + strlen("每"));
        unit = zr__reader_join(find->reader, unit, "/", of);
        name = zr__without_reach(zr__slice_part(name, 0, name.size - per), &is_at_most);
    }
    find->last = zr__reader_tidy(find->reader, name);
    find->unit = q->unit;
    out->item[out->count++] = (zr__figure){find->last, unit,
                                           is_at_most || q->is_bounded_above ? "<=" : ">=",
                                           q->value, find->when};
}

static void doubt_figure(zr__finder *find, const zr__quantity *q)
{
    zr__reader_doubt(find->reader, ZR_DOUBT_FIGURE, find->line,
                     zr__slice_part(find->clause, q->start, q->end), "%s",
                     _("no target, since nothing names what it measures"));
}

/* Take a figure under a name that is complete, or say that there is none. */
static void take(zr__finder *find, const zr__quantity *q, zr__slice name, bool is_at_most)
{
    const size_t count = zr__slice_count(name);

    if (count < 2 || count > NAME_CHARACTERS || zr__is_bare_name(name)) {
        doubt_figure(find, q);
        return;
    }
    if (zr__leading_verbs(name) > 0)
        find->verb = zr__slice_part(name, 0, zr__leading_verbs(name));
    add_figure(find, q, name, is_at_most);
}

/* "甲、乙各新增5家", "甲、乙分别建成1个中心": one figure for each of the names before the word. False
 * when the word is not there or parts no names. */
static bool read_each(zr__finder *find, const zr__quantity *q, zr__slice before, const char *word)
{
    const size_t each = zr__slice_find(before, word);
    const zr__slice names = zr__slice_part(before, 0, each);
    bool is_at_most = false;

    if (each == SIZE_MAX || each == 0 || each > NAMES_BYTES ||
        zr__name_in_list(find->reader, names, 1).size == 0)
        return false;
    zr__slice verb = zr__slice_from(before, each + strlen(word));
    zr__slice noun = zr__figure_noun_after(find->clause, q);
    if (zr__slice_count(verb) > 4)
        return false;
    const size_t last = zr__slice_find(noun, "的"); /* 规范化、标准化的中心 */
    if (last != SIZE_MAX)
        noun = zr__slice_from(noun, last + strlen("的"));
    verb = zr__without_reach(verb, &is_at_most);
    for (size_t i = 0; i < MOST_IN_ROW; i++) {
        zr__slice name = zr__name_in_list(find->reader, names, i);
        if (name.size == 0)
            break;
        name = zr__reader_join(find->reader, name, "", verb);
        name = zr__without_reach(zr__reader_join(find->reader, name, "", noun), &is_at_most);
        take(find, q, zr__figure_complete(find, q, name, false), is_at_most);
    }
    return true;
}

/* One figure by itself; where the next one starts. */
static size_t read_figure(zr__finder *find, const zr__quantity *q, size_t start)
{
    zr__slice before = zr__slice_part(find->clause, start, q->start), name;
    bool is_at_most = false;
    size_t end = q->end;

    before = zr__without_openings(before, &find->when);
    if (read_each(find, q, before, "各") || read_each(find, q, before, "分别") ||
        read_each(find, q, before, "均达到") || read_each(find, q, before, "均超过"))
        return q->end + zr__figure_noun_after(find->clause, q).size;
    if (q->is_rank) {
        name = zr__figure_ranked(find, before);
    } else if (q->is_time) {
        if (!zr__figure_timed(find, q, before, &name, &end))
            return q->end;
        zr__without_reach(before, &is_at_most);
    } else if ((name = zr__figure_spent_on(find, q, before, &end)).size == 0 &&
               (name = zr__figure_share_of(find, q, before)).size == 0) {
        const bool is_own =
            zr__figure_noun_after(find->clause, q).size == 0 || !zr__figure_takes_noun(before);
        name = zr__figure_name_of(find, before, q, &end);
        name = zr__without_reach(zr__slice_trim_end_marks(name), &is_at_most);
        name = zr__without_openings(name, &find->when);
        name = zr__figure_by_points(find, q, is_own ? zr__figure_without_frame(name) : name);
        name = zr__figure_complete(find, q, name, start > 0);
    }
    take(find, q, name, is_at_most);
    return end;
}

/* "甲、乙分别增长10%和12%": the `index`-th figure behind the word. */
static void read_apart(zr__finder *find, const zr__quantity *q, zr__slice before, size_t index)
{
    const size_t apart = zr__slice_find(before, "分别");
    const zr__slice verb = zr__slice_from(before, apart + strlen("分别"));
    zr__slice name = zr__name_in_list(find->reader, zr__slice_part(before, 0, apart), index);
    bool is_at_most = false;

    if (name.size == 0) { /* 城乡居民收入分别: two, under one name */
        name = zr__slice_part(before, 0, apart);
        zr__reader_doubt(find->reader, ZR_DOUBT_FIGURE, find->line, before, "%s",
                         _("several targets of one name"));
    }
    name = zr__reader_join(find->reader, name, "", verb);
    name = zr__without_reach(zr__slice_trim_end_marks(name), &is_at_most);
    take(find, q, zr__figure_complete(find, q, name, false), is_at_most);
}

/* Offset behind quotation marks or brackets that open at `offset`. */
static size_t skip_quoted(zr__slice text, size_t offset)
{
    size_t depth = 0, step;

    for (; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        depth += zr__is_open(c);
        if (zr__is_close(c) && --depth == 0)
            return offset + step;
    }
    return text.size;
}

/* "打造与周边城市的“1小时通勤圈”": the one target that stands in quotation marks. */
static void read_circle(zr__finder *find, size_t start, size_t offset, size_t end)
{
    static const char *const ways[] = {"通勤", "交通", "出行", NULL};
    const zr__slice inside = zr__slice_part(find->clause, offset, end);
    zr__quantity q;
    size_t step;

    zr__slice_char(inside, &step);
    zr__quantity_at(inside, step, &q);
    const zr__slice behind = zr__slice_from(inside, q.end);
    const size_t way = zr__slice_starts_any(behind, ways);
    if (q.unit.size == 0 || way == 0 || zr__slice_starts(zr__slice_from(behind, way), "圈") == 0)
        return;
    zr__slice name = zr__without_openings(zr__slice_part(find->clause, start, offset), &find->when);
    name = zr__slice_from(name, zr__leading_verbs(name));
    name = zr__reader_join(find->reader, name, "", zr__slice_part(behind, 0, way));
    add_figure(find, &q, zr__reader_join(find->reader, name, "", zr__slice_of("时间")), true);
}

/* More than one figure behind 分别. */
static bool stand_apart(zr__slice clause, size_t apart)
{
    size_t count = 0, step;
    zr__quantity q;

    for (size_t offset = apart; offset < clause.size; offset += step) {
        zr__slice_char_at(clause, offset, &step);
        if (zr__is_digit(zr__slice_char_at(clause, offset, &step))) {
            count += zr__quantity_at(clause, offset, &q) == ZR__QUANTITY;
            step = q.end - offset;
        }
    }
    return count > 1;
}

/* "收入50万元以下的村全部摘帽": the threshold is the target, for whom it names. */
static void read_lifted(zr__finder *find, const zr__quantity *q, size_t start)
{
    static const char *const ends[] = {"全部摘帽", "全部消除", "全部清零", "全部退出", NULL};
    const zr__slice rest = zr__slice_trim(zr__slice_from(find->clause, q->end));
    const size_t below = zr__slice_starts(rest, "以下的"), end = zr__slice_ends_any(rest, ends);

    if (below == 0 || end == 0 || below + end >= rest.size)
        return;
    const zr__slice whose = zr__slice_part(rest, below, rest.size - end);
    const zr__slice what = zr__without_openings(
        zr__slice_part(find->clause, start, q->start), &find->when);
    take(find, q, zr__reader_join(find->reader, whose, "", what), false);
}

/* What this clause leaves for the next ones of its sentence. */
static void close_clause(zr__finder *find)
{
    const zr__slice object = zr__object_of(find->reader, find->clause);
    zr__when when = find->when;

    if (zr__slice_ends(object, "率") > 0)
        find->rate = object;
    if (zr__without_openings(find->clause, &when).size == 0)
        find->when = when; /* "2025年6月底前," holds for what follows */
    else
        find->when.season = (zr__slice){"", 0};
    if (find->clause.size > 0)
        find->earlier = find->clause;
}

static void read_clause(zr__finder *find)
{
    const zr__slice whole = zr__slice_trim(find->clause);
    const zr__slice clause = zr__slice_from(whole, zr__numbering_at(whole).size);
    size_t start = 0, step, index = 0, apart = zr__slice_find(clause, "分别");
    zr__quantity q;

    find->clause = clause; /* without the mark of a list */
    find->verb = find->among = (zr__slice){"", 0};
    if (zr__slice_starts(zr__slice_trim(clause), "其中") > 0)
        find->among = find->last;
    if (apart != SIZE_MAX && (apart > NAMES_BYTES || !stand_apart(clause, apart)))
        apart = SIZE_MAX;
    for (size_t offset = 0; offset < clause.size && !find->reader->failed; offset += step) {
        if (zr__is_open(zr__slice_char_at(clause, offset, &step))) {
            const size_t end = skip_quoted(clause, offset);
            read_circle(find, start, offset, end);
            step = end - offset;
            continue;
        }
        const zr__quantity_kind kind = zr__quantity_at(clause, offset, &q);
        step = q.end > offset ? q.end - offset : step;
        if (kind == ZR__THRESHOLD)
            read_lifted(find, &q, start);
        if (kind != ZR__QUANTITY)
            continue;
        if (apart < offset) {
            const size_t first = index == 0 ? offset : start;
            read_apart(find, &q, zr__without_openings(zr__slice_part(clause, 0, first), &find->when),
                       index++);
            start = first;
        } else {
            start = read_figure(find, &q, start);
            step = start > offset ? start - offset : step;
        }
    }
    close_clause(find);
}

/* A line ends a clause unless the next goes on with how a figure is reached. */
static bool ends_clause(uint32_t c, zr__slice behind)
{
    return c == ',' || zr__is_sentence_end(c) || (c == '\n' && !zr__starts_with_reach(behind));
}

static bool has_chinese(zr__slice text)
{
    size_t step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (zr__is_han(zr__slice_char_at(text, offset, &step)))
            return true;
    }
    return false;
}

void zr__read_figures(zr__reader *reader, zr__slice text, uint32_t line, zr__figures *out)
{
    if (!has_chinese(text)) {
        zr__read_english_figures(reader, text, line, out);
        return;
    }
    zr__finder find = {.reader = reader,
                       .out = out,
                       .line = line,
                       .when = {0, {"", 0}},
                       .earlier = {"", 0},
                       .last = {"", 0},
                       .rate = {"", 0}};
    size_t start = 0, step;

    for (size_t offset = 0; offset < text.size && !reader->failed; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_open(c)) {
            step = skip_quoted(text, offset) - offset;
            continue;
        }
        if (!ends_clause(c, zr__slice_from(text, offset + step)))
            continue;
        find.clause = zr__slice_part(text, start, offset);
        read_clause(&find);
        start = offset + step;
        if (zr__is_sentence_end(c)) {
            find.when = (zr__when){0, {"", 0}};
            find.earlier = find.last = find.rate = (zr__slice){"", 0};
        }
    }
    find.clause = zr__slice_from(text, start);
    read_clause(&find);
}
