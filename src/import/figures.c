/*
 * Targets in running text.
 *
 * A number with a unit of measure is a target, and what it measures stands on either side:
 * "新增上市公司5家", "打造100个美丽小区". No targets: numbers in quotation marks and brackets (names of
 * programmes), behind Latin letters (G60), of a year, edition or rank, and thresholds that only say
 * what is counted (3亿元以上项目).
 */
#include "src/import/figures.h"

#include <stdlib.h>
#include <string.h>

#include "src/import/plans.h"
#include "src/memory.h"

enum { NAME_CHARACTERS = 40, NUMBER_BYTES = 24 };

static const char *const measures[] = {
    "个百分点", "微克/立方米", "微克", "毫克", "平方公里", "万平方米", "万千瓦时", "亿千瓦时", "万立方米", "亿美元",
    "万美元", "亿欧元", "平方米", "立方米", "万千瓦", "亿元", "万元", "千元", "万亩", "万吨", "亿吨",
    "万人次", "人次", "万人", "亿人", "万名", "万户", "万家", "万个", "万套", "万辆", "万件", "万张",
    "万台", "万米", "公里", "千米", "公顷", "千瓦", "兆瓦", "分钟", "小时", "美元", "%", "％", "元",
    "亩", "个", "家", "所", "部", "套", "座", "条", "户", "辆", "人", "名", "项", "件", "处", "张",
    "吨", "米", "场", "次", "批", "例", "天", "台", "艘", "列", "支", "幢", "栋", "间", "株", "倍",
    "位", "对", "期", "块", "门", "段", "片", "类", "宗", "棵", "点", NULL};

/* Verbs that part what is measured from the figure; they are no part of the name. */
static const char *const reaches[] = {
    "分别达到", "提高到", "提升到", "增加到", "增长到", "扩大到", "降低到", "下降到", "控制在",
    "稳定在", "保持在", "达到", "不低于", "不少于", "不超过", "不高于", "突破", "超过", "高于", "低于",
    "降至", "增至", "升至", "提至", "完成", "力争", "确保", "为", "达", "至", "超", "各", "约", "近",
    "共", NULL};
static const char *const at_most[] = {"控制在", "不超过", "不高于", "低于", "降低到", "下降到", "降至",
                                      NULL};
static const char *const openings[] = {
    "力争到", "力争", "确保", "争取", "其中", "带动", "累计", "全年", "实现", "推动", "力求",
    "预计", "全市", "全县", "全区", "全省", "重点", "使", "并", "到", "及", "和", "、", ",", NULL};
/* Verbs of a first target that the next one in a row shares. */
static const char *const shared_verbs[] = {
    "新认定", "新引进", "新启动", "新建成", "新建设", "新培育", "新创建", "新增", "新建", "引进", "建成",
    "创建", "培育", "打造", "建设", "完成", "改造", "启动", "新开工", "开工", NULL};
/* Verbs that say nothing of what is measured. */
static const char *const empty_verbs[] = {"实施", "完成", "开展", NULL};
static const char *const bounds[] = {"以上", "以下", "以内", "左右", "及以上", "及以下", NULL};

/* A figure in the sentence at hand. */
typedef struct number {
    double value;
    zr__slice unit;
    size_t start, end; /* In the clause; `end` behind the unit and its bound. */
    bool is_bounded_above;
} number;

typedef struct finder {
    zr__reader *reader;
    zr__figures *out;
    zr__slice clause;
    zr__slice verb; /* Of the figure before, in this clause. */
    zr__slice unit; /* Of that figure. */
    int32_t by;
} finder;

static double to_number(zr__slice digits)
{
    char text[NUMBER_BYTES + 1];
    size_t size = 0, step;

    for (size_t offset = 0; offset < digits.size && size < NUMBER_BYTES; offset += step)
        text[size++] = (char)zr__slice_char_at(digits, offset, &step);
    text[size] = '\0';
    return strtod(text, NULL);
}

/* Bytes of the digits at the start, a decimal point among them. */
static size_t digits_at(zr__slice text)
{
    size_t offset = 0, step, after;
    bool has_point = false;

    for (;; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_digit(c))
            continue;
        if (c != '.' || has_point || offset == 0 ||
            !zr__is_digit(zr__slice_char_at(text, offset + step, &after)))
            return offset;
        has_point = true;
    }
}

/* "以上" behind a figure: a bound at its end, or the threshold of what follows. */
static bool read_bound(zr__slice rest, number *found)
{
    const size_t size = zr__slice_starts_any(rest, bounds);
    size_t step;

    if (size == 0)
        return true;
    const zr__slice behind = zr__slice_from(rest, size);
    const uint32_t next = zr__slice_char(behind, &step);
    if (zr__is_han(next) && zr__slice_starts(behind, "和") == 0)
        return false; /* 3亿元以上项目 */
    found->is_bounded_above = zr__slice_starts(rest, "以内") > 0 || zr__slice_starts(rest, "以下") > 0;
    found->end += size;
    return true;
}

/* The figure at `offset` of the clause; false when the number there is none. */
static bool number_at(zr__slice clause, size_t offset, number *found)
{
    const zr__slice text = zr__slice_from(clause, offset);
    const size_t digits = digits_at(text);
    const zr__slice behind = zr__slice_from(text, digits);
    const size_t unit = zr__slice_starts_any(behind, measures);
    size_t step;

    if (digits > NUMBER_BYTES || unit == 0)
        return false;
    const uint32_t before = zr__slice_last(zr__slice_part(clause, 0, offset), &step);
    if (zr__is_latin(before) || before == '+' || before == 0x7B2C || before == '-') /* 第 */
        return false;
    if (zr__slice_starts(behind, "个子项") > 0 || zr__slice_starts(behind, "点钟") > 0)
        return false;
    *found = (number){to_number(zr__slice_part(text, 0, digits)), zr__slice_part(behind, 0, unit),
                      offset, offset + digits + unit, false};
    return read_bound(zr__slice_from(clause, found->end), found);
}

static zr__slice without_openings(zr__slice name, int32_t *by)
{
    for (size_t size = 1; size > 0;) {
        name = zr__slice_trim(name);
        const int32_t year = zr__year_at(name);
        size = zr__slice_starts_any(name, openings);
        if (year > 0 && zr__slice_starts(zr__slice_from(name, 4), "年") > 0) {
            *by = year;
            size = 4 + zr__slice_starts(zr__slice_from(name, 4), "年");
            size += zr__slice_starts_any(zr__slice_from(name, size),
                                         (const char *const[]){"底前", "底", "末", NULL});
        }
        name = zr__slice_from(name, size);
    }
    return name;
}

/* Take the verb off the end of a name; says whether it bounds the figure from above. */
static zr__slice without_reach(zr__slice name, bool *is_at_most)
{
    for (size_t size; (size = zr__slice_ends_any(name, reaches)) > 0 && size < name.size;) {
        *is_at_most |= zr__slice_ends_any(name, at_most) == size;
        name = zr__slice_trim_end_marks(zr__slice_part(name, 0, name.size - size));
    }
    return name;
}

static void add_figure(finder *find, const number *figure, zr__slice name, bool is_at_most)
{
    zr__figures *out = find->out;
    zr__figure *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);

    if (grown == NULL) {
        find->reader->failed = true;
        return;
    }
    out->item = grown;
    zr__slice unit = zr__slice_is(figure->unit, "%") ? zr__slice_of("%") : figure->unit;
    const size_t cubic = zr__slice_ends(name, "每立方米");
    if (cubic > 0 && cubic < name.size) { /* 控制在每立方米25微克 */
        unit = zr__reader_join(find->reader, unit, "/", zr__slice_of("立方米"));
        name = without_reach(zr__slice_part(name, 0, name.size - cubic), &is_at_most);
    }
    out->item[out->count++] =
        (zr__figure){zr__reader_tidy(find->reader, name), unit,
                     is_at_most || figure->is_bounded_above ? "<=" : ">=", figure->value, find->by};
}

/* "甲、乙分别增长10%和12%", "甲、乙各新增5家": the name of the `index`-th figure. */
static zr__slice name_of_several(finder *find, zr__slice before, const char *word, size_t index)
{
    const size_t apart = zr__slice_find(before, word);
    const zr__slice names = zr__slice_part(before, 0, apart);
    const zr__slice verb = zr__slice_from(before, apart + strlen(word));
    size_t start = 0, step, count = 0;

    for (size_t offset = 0; offset <= names.size; offset += step) {
        const uint32_t c = zr__slice_char_at(names, offset, &step);
        step = step > 0 ? step : 1;
        if (offset < names.size && c != 0x3001 && zr__slice_starts(zr__slice_from(names, offset), "和") == 0)
            continue;
        if (count++ == index)
            return zr__reader_join(find->reader, zr__slice_part(names, start, offset), "", verb);
        start = offset + step;
    }
    return (zr__slice){"", 0};
}

/* What is counted, when it stands behind the figure: up to the end or the next item. */
static zr__slice noun_after(zr__slice clause, const number *figure)
{
    const zr__slice rest = zr__slice_from(clause, figure->end);
    size_t step;

    const uint32_t first = zr__slice_char(rest, &step);
    if ((!zr__is_han(first) && !zr__is_digit(first)) || zr__slice_starts(rest, "和") > 0)
        return (zr__slice){"", 0};
    for (size_t offset = 0; offset < rest.size; offset += step) {
        const uint32_t c = zr__slice_char_at(rest, offset, &step);
        const zr__slice more = zr__slice_from(rest, offset + step);
        if (c == 0x3001 || (zr__slice_starts(zr__slice_from(rest, offset), "和") > 0 &&
                            zr__is_digit(zr__slice_char(more, &step))))
            return zr__slice_part(rest, 0, offset);
        zr__slice_char_at(rest, offset, &step);
    }
    return rest;
}

/* The verb that a name begins with. */
static zr__slice shared_verb(zr__slice name)
{
    return zr__slice_part(name, 0, zr__slice_starts_any(name, shared_verbs));
}

/* The name of a figure whose noun may stand behind it. */
static zr__slice name_of(finder *find, zr__slice before, const number *figure, size_t *end)
{
    static const char *const dropped[] = {"推进", "完成", NULL};
    const zr__slice noun = noun_after(find->clause, figure);

    *end = figure->end;
    if (noun.size > 0 && zr__slice_count(before) <= 4) {
        *end += noun.size;
        if (before.size == 0)
            before = find->verb;
        if (zr__slice_starts_any(before, dropped) == before.size)
            return noun;
        return zr__reader_join(find->reader, before, "", noun);
    }
    return before;
}

/* Whether a name is verbs and nothing they act on. */
static bool is_bare(zr__slice name)
{
    static const char *const verbs[] = {"建设", "竣工", "投产", "市本级", "各区县", NULL};

    for (size_t size; name.size > 0; name = zr__slice_from(name, size)) {
        size = zr__slice_starts_any(name, shared_verbs);
        if (size == 0)
            size = zr__slice_starts_any(name, verbs);
        if (size == 0)
            return false;
    }
    return true;
}

/* Whether a unit counts things and does not measure. */
static bool counts_things(zr__slice unit)
{
    static const char *const kinds[] = {"个", "家", "所", "部", "套", "座", "条", "户", "辆", "人",
                                        "名", "项", "件", "处", "张", "台", "场", NULL};

    return zr__slice_ends_any(unit, kinds) > 0;
}

/* A figure in a row shares the verb of the one before if both count things. */
static bool shares_verb(const finder *find, const number *figure, zr__slice name)
{
    return find->verb.size > 0 && shared_verb(name).size == 0 && name.size > 0 &&
           counts_things(find->unit) && counts_things(figure->unit);
}

/* A share needs a word for what is shared: "城市达到80%" alone says nothing. */
static bool names_share(zr__slice name)
{
    static const char *const words[] = {"率", "比", "占", "增", "降", "减", "度", "覆盖", "份额", NULL};

    return zr__slice_holds_any(name, words);
}

/* "甲、乙各新增5家": as many figures as names. False when it is not one for each. */
static bool read_each(finder *find, const number *figure, zr__slice before)
{
    const size_t each = zr__slice_find(before, "各");
    bool is_at_most = false;

    if (each == SIZE_MAX || each == 0 ||
        zr__slice_count(zr__slice_from(before, each)) > 5 ||
        (zr__slice_find(zr__slice_part(before, 0, each), "、") == SIZE_MAX &&
         zr__slice_find(zr__slice_part(before, 0, each), "和") == SIZE_MAX))
        return false;
    for (size_t i = 0; i < 8; i++) {
        const zr__slice name = without_reach(name_of_several(find, before, "各", i), &is_at_most);
        if (zr__slice_count(name) >= 2)
            add_figure(find, figure, name, is_at_most);
    }
    return true;
}

/* Whether any figure of this clause was found; the next starts behind it. */
static size_t read_figure(finder *find, const number *figure, size_t start)
{
    zr__slice before = zr__slice_part(find->clause, start, figure->start);
    bool is_at_most = false;
    size_t end;

    before = without_openings(before, &find->by);
    if (read_each(find, figure, before))
        return figure->end;
    zr__slice name = name_of(find, before, figure, &end);
    name = without_openings(without_reach(zr__slice_trim_end_marks(name), &is_at_most), &find->by);
    if (name.at == before.at)
        name = zr__slice_from(name, zr__slice_starts_any(name, empty_verbs));
    if (start > 0 && shares_verb(find, figure, name))
        name = zr__reader_join(find->reader, find->verb, "", name);
    if (zr__slice_count(name) < 2 || zr__slice_count(name) > NAME_CHARACTERS || is_bare(name) ||
        (zr__slice_is(figure->unit, "%") && !names_share(name)))
        return end;
    find->unit = figure->unit;
    if (shared_verb(name).size > 0)
        find->verb = shared_verb(name);
    add_figure(find, figure, name, is_at_most);
    return end;
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

static void read_clause(finder *find)
{
    const zr__slice clause = find->clause;
    size_t start = 0, step, index = 0, apart = zr__slice_find(clause, "分别");
    number figure;

    find->verb = (zr__slice){"", 0};
    for (size_t offset = 0; offset < clause.size; offset += step) {
        const uint32_t c = zr__slice_char_at(clause, offset, &step);
        if (zr__is_open(c)) {
            step = skip_quoted(clause, offset) - offset;
            continue;
        }
        if (!zr__is_digit(c))
            continue;
        step = digits_at(zr__slice_from(clause, offset));
        if (!number_at(clause, offset, &figure))
            continue;
        if (apart != SIZE_MAX && apart < offset) {
            bool is_at_most = false;
            const size_t first = index == 0 ? offset : start;
            const zr__slice before = without_openings(zr__slice_part(clause, 0, first), &find->by);
            zr__slice name = zr__slice_find(before, "分别") != SIZE_MAX
                                 ? name_of_several(find, before, "分别", index)
                                 : (zr__slice){"", 0};
            start = first;
            index++;
            name = without_reach(zr__slice_trim_end_marks(name), &is_at_most);
            if (zr__slice_count(name) >= 2 && !is_bare(name) &&
                (!zr__slice_is(figure.unit, "%") || names_share(name)))
                add_figure(find, &figure, name, is_at_most);
            step = figure.end - offset;
            continue;
        }
        start = read_figure(find, &figure, start);
        step = start - offset;
    }
}

static bool ends_clause(uint32_t c)
{
    return c == ',' || c == '\n' || zr__is_sentence_end(c);
}

void zr__read_figures(zr__reader *reader, zr__slice text, uint32_t line, zr__figures *out)
{
    finder find = {.reader = reader, .out = out};
    size_t start = 0, step;

    (void)line;
    for (size_t offset = 0; offset < text.size && !reader->failed; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_open(c)) {
            step = skip_quoted(text, offset) - offset;
            continue;
        }
        if (!ends_clause(c))
            continue;
        find.clause = zr__slice_part(text, start, offset);
        read_clause(&find);
        start = offset + step;
        if (zr__is_sentence_end(c))
            find.by = 0;
    }
    find.clause = zr__slice_from(text, start);
    read_clause(&find);
}
