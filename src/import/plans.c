/*
 * Plans by their titles: "“十四五”时期…" has five years, "2021年…" one, and a list of 民生实事 is for
 * residents.
 */
#include "src/import/plans.h"

static const char *const five_years[] = {"十一五", "十二五", "十三五", "十四五", "十五五", "十六五"};
enum { ELEVENTH_FROM = 2006, PLAN_YEARS = 5 };

int32_t zr__year_at(zr__slice text)
{
    int32_t year = 0;
    size_t offset = 0, step, digits = 0;

    for (uint32_t c; zr__is_digit(c = zr__slice_char_at(text, offset, &step)); offset += step) {
        if (++digits > 4)
            return 0;
        year = year * 10 + (int32_t)(c - '0');
    }
    return digits == 4 && year >= 1949 && year <= 2100 ? year : 0;
}

/* The first and the last year that a title names. */
static void find_years(zr__slice title, zr__plan_facts *facts)
{
    size_t step;
    bool after_digit = false;

    for (size_t offset = 0; offset < title.size; offset += step) {
        const bool is_digit = zr__is_digit(zr__slice_char_at(title, offset, &step));
        const int32_t year =
            is_digit && !after_digit ? zr__year_at(zr__slice_from(title, offset)) : 0;
        after_digit = is_digit;
        if (year == 0)
            continue;
        if (facts->from == 0)
            facts->from = facts->to = year;
        else if (year > facts->to && year - facts->from < 30)
            facts->to = year;
    }
}

zr__plan_facts zr__plan_of_title(zr__slice title)
{
    static const char *const livelihood[] = {"民生实事", "实事", "为民办", NULL};
    static const char *const annual[] = {"年度", "年重点", "年政府", "年工作", NULL};
    zr__plan_facts facts = {0};

    find_years(title, &facts);
    if (zr__slice_holds_any(title, livelihood)) {
        facts.kind = ZR_PLAN_LIVELIHOOD;
        return facts;
    }
    for (size_t i = 0; i < sizeof five_years / sizeof *five_years; i++) {
        if (!zr__slice_holds(title, five_years[i]))
            continue;
        facts.kind = ZR_PLAN_FIVE_YEAR;
        facts.from = ELEVENTH_FROM + PLAN_YEARS * (int32_t)i;
        facts.to = facts.from + PLAN_YEARS - 1;
        return facts;
    }
    if (facts.to > facts.from)
        facts.kind = facts.to - facts.from == PLAN_YEARS - 1 ? ZR_PLAN_FIVE_YEAR : ZR_PLAN_OTHER;
    else if (facts.from > 0 || zr__slice_holds_any(title, annual))
        facts.kind = ZR_PLAN_ANNUAL;
    return facts;
}

const char *zr__plan_kind_name(zr_plan_kind kind)
{
    switch (kind) {
    case ZR_PLAN_FIVE_YEAR:
        return "five-year";
    case ZR_PLAN_ANNUAL:
        return "annual";
    case ZR_PLAN_LIVELIHOOD:
        return "livelihood";
    default:
        return "other";
    }
}
