/*
 * What a figure measures: the words on either side of it, and what an earlier part of the sentence
 * lends them.
 */
#include "src/import/figure_rules.h"

#include <string.h>

#include "src/import/figure_names.h"

enum { NOUN_BYTES = 240 }; /* Longer than any name: keeps looking ahead cheap. */

/* Whether a list of what a thing is like goes on to the thing: "规范化、标准化的中心". */
static bool describes(zr__slice rest)
{
    size_t step;

    for (size_t offset = 0; offset < rest.size; offset += step) {
        const uint32_t c = zr__slice_char_at(rest, offset, &step);
        if (zr__is_digit(c))
            return false;
        if (zr__slice_starts(zr__slice_from(rest, offset), "的") > 0)
            return true;
    }
    return false;
}

/* What is counted, when it stands behind the figure: up to the end or the next item. */
zr__slice zr__figure_noun_after(zr__slice clause, const zr__quantity *q)
{
    const zr__slice rest = zr__slice_part(clause, q->end, q->end + NOUN_BYTES);
    size_t step;

    const uint32_t first = zr__slice_char(rest, &step);
    if ((!zr__is_han(first) && !zr__is_digit(first) && !zr__is_open(first)) ||
        zr__slice_starts(rest, "和") > 0 || zr__slice_starts(rest, "及") > 0 ||
        zr__is_bracket(first))
        return (zr__slice){"", 0};
    for (size_t offset = 0; offset < rest.size; offset += step) {
        const uint32_t c = zr__slice_char_at(rest, offset, &step);
        const zr__slice more = zr__slice_from(rest, offset + step);
        size_t ignored;
        if ((c == 0x3001 && !describes(more)) ||
            (zr__slice_starts(zr__slice_from(rest, offset), "和") > 0 &&
             zr__is_digit(zr__slice_char(more, &ignored))))
            return zr__slice_part(rest, 0, offset);
    }
    return rest;
}

/* "100家企业的落后产能": it is the 企业 that are counted. */
static zr__slice counted_first(zr__finder *find, const zr__quantity *q, zr__slice noun)
{
    const size_t size = zr__slice_starts(noun, "企业的");

    if (size == 0 || !zr__slice_is(q->unit, "家"))
        return noun;
    return zr__reader_join(find->reader, zr__slice_from(noun, size), "", zr__slice_of("的企业"));
}

/* The words before a figure end in a verb, and what it acts on stands behind. */
bool zr__figure_takes_noun(zr__slice before)
{
    static const char *const dropped[] = {"推进", "完成", "实施", "做好", NULL};

    return zr__slice_count(before) <= 4 || zr__ending_verb(before) > 0 ||
           zr__slice_ends_any(before, dropped) > 0 ||
           zr__slice_ends_any(before, (const char *const[]){"建设", "打造", "培育", "引进", "创建",
                                                            "举办", "新增", "筹集", "招引", NULL}) > 0;
}

/* The name of a figure whose noun may stand behind it. */
zr__slice zr__figure_name_of(zr__finder *find, zr__slice before, const zr__quantity *q, size_t *end)
{
    static const char *const dropped[] = {"推进", "完成", NULL};
    zr__slice noun = zr__figure_noun_after(find->clause, q);

    *end = q->end;
    if (noun.size == 0 || !zr__figure_takes_noun(before))
        return before;
    *end += noun.size;
    noun = counted_first(find, q, noun);
    if (before.size == 0)
        before = find->verb;
    if (zr__slice_starts_any(before, dropped) == before.size)
        return noun;
    return zr__reader_join(find->reader, before, "", noun);
}

/* A figure in a row shares the verb of the one before if both count things. */
static bool shares_verb(const zr__finder *find, const zr__quantity *q, zr__slice name)
{
    static const char *const extents[] = {"公里", "亩", "平方米", "公顷", NULL};
    const bool is_extent = zr__slice_ends_any(q->unit, extents) > 0 && !zr__slice_holds(name, "新");

    return find->verb.size > 0 && zr__leading_verbs(name) == 0 && name.size > 0 &&
           zr__counts_things(find->unit) && (zr__counts_things(q->unit) || is_extent);
}

/* 省级样板 behind 深化美丽城镇建设 is 省级美丽城镇样板. */
static zr__slice with_kind(zr__finder *find, zr__slice name)
{
    static const char *const kinds[] = {"样板", "试点", "标杆", NULL};
    static const char *const levels[] = {"国家级", "省级", "市级", "县级", "区级", NULL};
    const size_t verbs = zr__leading_verbs(name), kind = zr__slice_ends_any(name, kinds);
    const size_t level = zr__slice_starts_any(zr__slice_from(name, verbs), levels);

    if (kind == 0 || verbs + level + kind != name.size)
        return name;
    const zr__slice object = zr__object_of(find->reader, find->earlier);
    return zr__reader_join(
        find->reader,
        zr__reader_join(find->reader, zr__slice_part(name, 0, verbs + level), "", object), "",
        zr__slice_from(name, verbs + level));
}

/* A verb alone: what it acts on was named by the figure before, or in the clause before. */
static zr__slice of_bare_verb(zr__finder *find, const zr__quantity *q, zr__slice name)
{
    const size_t ending = zr__ending_verb(find->last);

    if (find->last.size > 0 && ending > 0 && ending < find->last.size)
        return zr__reader_join(find->reader,
                               zr__slice_part(find->last, 0, find->last.size - ending), "", name);
    if (find->last.size > 0 && zr__leading_verbs(find->last) > 0)
        return zr__reader_join(find->reader, name, "",
                               zr__slice_from(find->last, zr__leading_verbs(find->last)));
    const zr__slice noun =
        zr__counted_noun(zr__object_of(find->reader, find->earlier), q->unit);
    return noun.size > 0 ? zr__reader_join(find->reader, name, "", noun) : (zr__slice){"", 0};
}

/* 落地率 alone: of what the clause before acts on. */
static bool is_bare_rate(zr__slice name)
{
    return zr__slice_ends(name, "率") > 0 && zr__slice_count(name) <= 3;
}

/* Complete a name by what stands before it in the sentence; empty when that is not to be had. */
zr__slice zr__figure_complete(zr__finder *find, const zr__quantity *q, zr__slice name, bool in_row)
{
    if (find->among.size > 0 && name.size > 0)
        return zr__name_among(find->reader, find->among, name);
    if (zr__is_bare_name(name))
        return of_bare_verb(find, q, name);
    if (zr__is_reach(name))
        return zr__reach_of(find->reader, find->last, name);
    if (in_row && shares_verb(find, q, name))
        return zr__reader_join(find->reader, find->verb, "", name);
    if (is_bare_rate(name))
        return zr__join_names(find->reader, zr__object_of(find->reader, find->earlier), name);
    if (zr__is_percent(q->unit) && !zr__names_share(name))
        return find->rate.size > 0 ? zr__reader_join(find->reader, name, "", find->rate)
                                   : (zr__slice){"", 0};
    return with_kind(find, name);
}

/* "传染病救治床位达到总床位的10%": a share of what stands between verb and figure. */
zr__slice zr__figure_share_of(zr__finder *find, const zr__quantity *q, zr__slice before)
{
    static const char *const reaches[] = {"达到", "超过", "不低于", "不少于", "占到", "占", NULL};
    const size_t of = zr__slice_ends(before, "的");
    size_t step;

    if (!zr__is_percent(q->unit) || of == 0)
        return (zr__slice){"", 0};
    for (size_t offset = 0; offset < before.size; offset += step) {
        const size_t size = zr__slice_starts_any(zr__slice_from(before, offset), reaches);
        zr__slice_char_at(before, offset, &step);
        if (size == 0 || offset == 0)
            continue;
        const zr__slice whole = zr__slice_part(before, offset + size, before.size);
        return zr__reader_join(find->reader,
                               zr__reader_join(find->reader, zr__slice_part(before, 0, offset),
                                               "占", whole),
                               "", zr__slice_of("比重"));
    }
    return (zr__slice){"", 0};
}

/* "三分之二以上用于民生": what is spent on what. */
zr__slice zr__figure_spent_on(zr__finder *find, const zr__quantity *q, zr__slice before,
                              size_t *end)
{
    const zr__slice rest = zr__slice_from(find->clause, q->end);

    if (!zr__is_percent(q->unit) || zr__slice_starts(rest, "用于") == 0)
        return (zr__slice){"", 0};
    *end = find->clause.size;
    before = zr__slice_part(before, 0, before.size - zr__slice_ends(before, "的"));
    return zr__reader_join(find->reader, zr__reader_join(find->reader, before, "", rest), "",
                           zr__slice_of("的份额"));
}

/* "保持全省前三": the place among whom. */
zr__slice zr__figure_ranked(zr__finder *find, zr__slice before)
{
    static const char *const among[] = {"全国", "全省", "全市", "全区", "全县", NULL};
    static const char *const verbs[] = {"保持在", "保持", "位居", "进入", "稳居", "跻身", "排名", "位列",
                                        "居", "列", NULL};
    const size_t scope = zr__slice_ends_any(before, among);
    zr__slice name = zr__slice_part(before, 0, before.size - scope);
    bool ignored = false;

    name = zr__slice_part(name, 0, name.size - zr__slice_ends_any(name, verbs));
    name = zr__without_reach(name, &ignored);
    if (name.size == 0)
        return name;
    const size_t number = zr__slice_ends(name, "的数量"); /* 列入重大项目的数量 */
    if (number > 0)
        name = zr__reader_join(
            find->reader,
            zr__slice_part(name, zr__slice_starts(name, "列入"), name.size - number), "",
            zr__slice_of("数量"));
    return zr__reader_join(
        find->reader,
        zr__reader_join(find->reader, name, "", zr__slice_from(before, before.size - scope)), "",
        zr__slice_of("位次"));
}

/* "每天一小时校园体育活动", "办理时间压缩至30分钟": other times only say when or how long. */
bool zr__figure_timed(zr__finder *find, const zr__quantity *q, zr__slice before, zr__slice *name,
                  size_t *end)
{
    static const char *const lasts[] = {"时间", "时长", "时限", "周期", "提速", NULL};
    bool ignored = false;
    const zr__slice noun = zr__figure_noun_after(find->clause, q);

    if (zr__slice_ends_any(before, (const char *const[]){"每天", "每日", NULL}) > 0 && noun.size > 0) {
        *name = zr__reader_join(find->reader, zr__reader_join(find->reader, before, "", noun), "",
                                zr__slice_of("时间"));
        *end = q->end + noun.size;
        return true;
    }
    const zr__slice head = zr__without_reach(before, &ignored);
    *name = head;
    return head.size < before.size || q->is_bounded_above ||
           zr__slice_ends_any(before, lasts) > 0;
}

/* "降低学生近视率1个百分点" is by how much the rate falls. */
zr__slice zr__figure_by_points(zr__finder *find, const zr__quantity *q, zr__slice name)
{
    static const char *const falls[] = {"降低", "下降", "压降", NULL};
    static const char *const rises[] = {"提高", "提升", "增加", NULL};
    const size_t fall = zr__slice_starts_any(name, falls), rise = zr__slice_starts_any(name, rises);

    if (!zr__slice_holds(q->unit, "百分点") || fall + rise == 0 || zr__slice_ends(name, "率") == 0)
        return name;
    return zr__reader_join(find->reader, zr__slice_from(name, fall + rise), "",
                           zr__slice_of(fall > 0 ? "降幅" : "升幅"));
}

/* "在交通压力较大的校园周边增设停车位" begins where it is, "实施电梯加装" with an empty verb. */
zr__slice zr__figure_without_frame(zr__slice name)
{
    static const char *const empty_verbs[] = {"实施", "完成", "开展", NULL};
    const size_t of = zr__slice_starts(name, "在") > 0 ? zr__slice_find(name, "的") : SIZE_MAX;

    if (of != SIZE_MAX)
        return zr__slice_from(name, of + strlen("的"));
    const size_t verb = zr__slice_starts_any(name, empty_verbs);
    return verb < name.size ? zr__slice_from(name, verb) : name;
}
