/*
 * What opens a clause before it names a target: words that only urge (力争, 确保), that lead over from
 * the clause before (其中, 带动), the heading of a list, and the time by which it is to be reached.
 */
#include "src/import/figure_openings.h"

#include "src/import/plans.h"

static const char *const openings[] = {
    "力争到", "力争", "确保", "争取", "其中", "带动", "累计", "全年", "实现", "推动", "力求", "基本实现",
    "预计", "全市", "全县", "全区", "全省", "重点推动", "重点推进", "重点抓好", "年内", "今年", "使", "并",
    "到", "及", "和", "、", ",", NULL};

/* 主要目标:规模以上工业增加值…: what stands before the colon is a heading. */
static zr__slice without_heading(zr__slice name)
{
    const size_t colon = zr__slice_find(name, ":");
    size_t step = 0;

    if (colon == SIZE_MAX || colon == 0 ||
        !zr__slice_ends_any(zr__slice_part(name, 0, colon),
                            (const char *const[]){"目标", "任务", "指标", "内容", "工作", NULL}))
        return name;
    zr__slice_char_at(name, colon, &step);
    return zr__slice_from(name, colon + step);
}

/* Words that only begin like an opening. */
static bool begins_word(zr__slice name)
{
    static const char *const words[] = {"到位", "到账", "到期", "到村", "及时", "和谐", "并购", "并网", "使用",
                                        "使馆", "全市场", "全区域", "全省域", NULL};

    return zr__slice_starts_any(name, words) > 0;
}

static size_t digits_at(zr__slice text)
{
    size_t offset = 0, step;

    while (zr__is_digit(zr__slice_char_at(text, offset, &step)))
        offset += step;
    return offset;
}

/* Bytes of 6月, 3月31日, 第二季度 or 上半年 at the start. */
static size_t season_at(zr__slice text)
{
    static const char *const halves[] = {"上半年", "下半年", NULL};
    static const char *const quarters[] = {"一季度", "二季度", "三季度", "四季度", "1季度", "2季度",
                                           "3季度", "4季度", NULL};
    const size_t which = zr__slice_starts(text, "第"), half = zr__slice_starts_any(text, halves);
    const size_t quarter = zr__slice_starts_any(zr__slice_from(text, which), quarters);
    const size_t month = digits_at(text);
    const size_t word = zr__slice_starts(zr__slice_from(text, month), "月");

    if (half > 0 || quarter > 0)
        return half + (quarter > 0 ? which + quarter : 0);
    if (month == 0 || word == 0)
        return 0;
    const zr__slice behind = zr__slice_from(text, month + word);
    const size_t day = digits_at(behind);
    const size_t days = zr__slice_starts_any(zr__slice_from(behind, day),
                                             (const char *const[]){"日", "号", NULL});
    return month + word + (day > 0 && days > 0 ? day + days : 0);
}

/* Bytes of a time at the start: a year, a part of one, the end of it. */
static size_t time_at(zr__slice text, zr__when *when)
{
    static const char *const ends[] = {"底前", "底之前", "底", "末前", "末", "份前", "份", "上旬", "中旬",
                                       "下旬", "前", NULL};
    const int32_t year = zr__year_at(text);
    const size_t of_year = year > 0 ? zr__slice_starts(zr__slice_from(text, 4), "年") : 0;
    const size_t start = of_year > 0 ? 4 + of_year : 0;
    const zr__slice rest = zr__slice_from(text, start);
    size_t size = season_at(rest);
    const size_t season = size;

    if (size == 0 && start == 0)
        size = zr__slice_starts_any(rest, (const char *const[]){"年底前", "年底", "年末", NULL});
    if (size + start == 0)
        return 0;
    size += zr__slice_starts_any(zr__slice_from(rest, size), ends);
    when->year = start > 0 ? year : when->year;
    when->season = zr__slice_part(rest, 0, season > 0 ? size : 0);
    return start + size;
}

zr__slice zr__without_openings(zr__slice name, zr__when *when)
{
    name = without_heading(name);
    for (size_t size = 1; size > 0;) {
        name = zr__slice_trim(name);
        size = begins_word(name) ? 0 : zr__slice_starts_any(name, openings);
        if (size == 0)
            size = time_at(name, when);
        name = zr__slice_from(name, size);
    }
    const size_t means = zr__slice_find(name, "措施");
    if (zr__slice_starts(name, "采取") > 0 && means != SIZE_MAX && means <= 24)
        name = zr__slice_from(name, means + zr__slice_starts(zr__slice_from(name, means), "措施"));
    return name;
}
