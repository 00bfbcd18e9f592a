/*
 * Numbers with what they measure.
 *
 * A number without a unit of measure is none of ours: years, editions, hotlines, programmes. Nor is
 * one behind Latin letters (G60), a plus sign or 第, nor one that only says what is counted
 * (3亿元以上项目). Of a range the first value counts, as the least that is promised.
 */
#include "src/import/quantities.h"

#include <stdlib.h>
#include <string.h>

#include "src/import/headings.h"

enum { NUMBER_BYTES = 24 };

static const char *const measures[] = {
    "个百分点", "百分点", "微克", "毫克", "吨标准煤", "万吨标准煤", "平方公里", "万平方米",
    "万平方公里", "万千瓦时", "亿千瓦时", "万立方米", "亿立方米", "亿美元", "万美元", "亿欧元", "平方米",
    "立方米", "平方千米", "万千瓦", "亿千瓦", "亿元", "万元", "千元", "万亩", "万吨", "亿吨", "亿斤",
    "万斤", "亿公斤", "万公斤", "公斤", "万人次", "亿人次", "人次", "场次", "万人", "亿人", "万名", "万户", "万家", "万个", "万套",
    "万辆", "万件", "亿件", "万张", "万台", "万米", "万次", "亿次", "万册", "万株", "万头", "万只",
    "万盏", "万袋", "万批次", "批次", "万处", "万场", "万条", "万标箱", "标箱", "个工作日", "工作日", "公里", "千米", "延米",
    "公顷", "千瓦", "兆瓦", "分钟", "小时", "美元", "%", "％", "‰", "元", "亩", "个", "家", "所", "部",
    "套", "座", "条", "户", "辆", "人", "名", "项", "件", "处", "张", "吨", "斤", "米", "场", "次", "批",
    "例", "天", "台", "艘", "列", "支", "幢", "栋", "间", "株", "倍", "位", "对", "期", "块", "门",
    "段", "片", "类", "宗", "棵", "点", "岁", "册", "盏", "头", "只", "孔", "枚", "起", NULL};
static const char *const bounds[] = {"以上", "以下", "以内", "左右", "及以上", "及以下", "之内", NULL};
static const char *const ranges[] = {"—", "–", "-", "~", "～", "至", "到", NULL};
static const char *const times[] = {"小时", "分钟", "天", "个工作日", "工作日", NULL};

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

static size_t numeral_at(zr__slice text)
{
    size_t offset = 0, step;

    while (zr__is_han_digit(zr__slice_char_at(text, offset, &step)))
        offset += step;
    return offset;
}

/* A unit of the list, or 万 and 亿 with whatever is counted in them. */
static size_t measure_at(zr__slice text)
{
    const size_t known = zr__slice_starts_any(text, measures);
    const size_t large = zr__slice_starts_any(text, (const char *const[]){"万", "亿", NULL});
    size_t step;

    if (known > 0 || large == 0)
        return known;
    const uint32_t next = zr__slice_char_at(text, large, &step);
    return zr__is_han(next) ? large + step : large;
}

/* "30万元/亩": the bytes of what a unit is by. */
static size_t per_at(zr__slice text)
{
    static const char *const wholes[] = {"立方米", "平方公里", "平方米", "公里", "亩", "千人", "万人", "人", "户",
                                         "年", "月", "天", "日", "吨", "小时", "公顷", "万元", NULL};
    const size_t slash = zr__slice_starts(text, "/");
    const size_t whole = slash > 0 ? zr__slice_starts_any(zr__slice_from(text, slash), wholes) : 0;

    return whole > 0 ? slash + whole : 0;
}

/* "—8个", "%—6%" behind a number: the bytes up to the second number's end. */
static size_t range_at(zr__slice text)
{
    const size_t unit = measure_at(text);
    const size_t mark = zr__slice_starts_any(zr__slice_from(text, unit), ranges);
    const size_t digits = mark > 0 ? digits_at(zr__slice_from(text, unit + mark)) : 0;

    return digits > 0 && measure_at(zr__slice_from(text, unit + mark + digits)) > 0
               ? unit + mark + digits
               : 0;
}

/* 100个以上示范点 are so many, 10人以上企业 are of such a size. */
static bool counts_whole_things(zr__slice unit)
{
    static const char *const kinds[] = {"个", "家", "所", "座", "条", "项", "件", "处", "场", "套",
                                        "辆", NULL};

    return zr__slice_ends_any(unit, kinds) > 0;
}

bool zr__is_percent(zr__slice unit)
{
    return zr__slice_is(unit, "%") || zr__slice_is(unit, "‰");
}

/* "以上" behind a figure: a bound at its end, or the threshold of what follows. */
static zr__quantity_kind read_bound(zr__slice clause, zr__quantity *found)
{
    const zr__slice rest = zr__slice_from(clause, found->end);
    const size_t size = zr__slice_starts_any(rest, bounds);
    size_t step;

    if (size == 0) /* 超过100人的企业 */
        return zr__slice_starts(rest, "的") > 0 && !zr__is_percent(found->unit) &&
                       zr__slice_starts(rest, "的目标") == 0
                   ? ZR__THRESHOLD
                   : ZR__QUANTITY;
    const zr__slice behind = zr__slice_from(rest, size);
    const uint32_t next = zr__slice_char(behind, &step);
    if (zr__is_han(next) && zr__slice_starts(behind, "和") == 0 &&
        zr__slice_starts(behind, "用于") == 0 && zr__slice_starts(rest, "左右") == 0 &&
        !counts_whole_things(found->unit))
        return ZR__THRESHOLD; /* 3亿元以上项目 */
    found->is_bounded_above = zr__slice_starts(rest, "以内") > 0 ||
                              zr__slice_starts(rest, "之内") > 0 ||
                              zr__slice_starts(rest, "以下") > 0;
    found->end += size;
    return ZR__QUANTITY;
}

/* What only looks like a unit: 5个子项, 3个月, 8点钟, 15分钟生活圈, 24小时. */
static bool is_no_measure(zr__slice behind, zr__slice unit, double value)
{
    static const char *const others[] = {"个子项", "个月", "个小时", "点钟", "天候", "人大", "次会议",
                                         "个方面", "个五年", "位数", "期工程", "期项目", "人制", NULL};
    const zr__slice rest = zr__slice_part(behind, unit.size, unit.size + 30);

    if (zr__slice_starts_any(behind, others) > 0)
        return true;
    if (zr__slice_is(unit, "小时") && value == 24 && zr__slice_trim_end_marks(rest).size > 0)
        return true;
    const size_t circle = zr__slice_find(rest, "圈");
    return circle != SIZE_MAX && circle <= 15 && zr__slice_starts_any(unit, times) > 0;
}

static bool is_part_of_name(zr__slice clause, size_t offset)
{
    size_t step;
    const uint32_t before = zr__slice_last(zr__slice_part(clause, 0, offset), &step);

    return zr__is_latin(before) || before == '+' || before == 0x7B2C || before == '-'; /* 第 */
}

static zr__quantity_kind digits_quantity(zr__slice clause, size_t offset, zr__quantity *found)
{
    const zr__slice text = zr__slice_from(clause, offset);
    const size_t digits = digits_at(text);
    size_t end = digits + range_at(zr__slice_from(text, digits));
    const zr__slice behind = zr__slice_from(text, end);
    const size_t measure = measure_at(behind);
    const size_t unit = measure > 0 ? measure + per_at(zr__slice_from(behind, measure)) : 0;

    found->start = offset;
    found->end = offset + end;
    if (digits == 0 || digits > NUMBER_BYTES || unit == 0)
        return ZR__NO_QUANTITY;
    found->value = to_number(zr__slice_part(text, 0, digits));
    found->unit = zr__slice_part(behind, 0, unit);
    found->end += unit;
    if (is_part_of_name(clause, offset) || is_no_measure(behind, found->unit, found->value))
        return ZR__PROGRAMME;
    found->is_time = zr__slice_starts_any(found->unit, times) > 0;
    return read_bound(clause, found);
}

/* 三分之二以上用于民生 */
static zr__quantity_kind fraction(zr__slice clause, size_t offset, zr__quantity *found)
{
    const zr__slice text = zr__slice_from(clause, offset);
    const size_t below = numeral_at(text);
    const size_t middle = zr__slice_starts(zr__slice_from(text, below), "分之");
    const size_t above = numeral_at(zr__slice_from(text, below + middle));
    const uint32_t bottom = zr__numeral_value(zr__slice_part(text, 0, below));

    if (below == 0 || middle == 0 || above == 0 || bottom == 0)
        return ZR__NO_QUANTITY;
    const uint32_t top =
        zr__numeral_value(zr__slice_part(text, below + middle, below + middle + above));
    /* two places behind the point, rounded: 66.67 */
    const uint32_t hundredths = (uint32_t)(20000.0 * top / bottom + 1) / 2;
    *found = (zr__quantity){.value = hundredths / 100.0,
                            .unit = zr__slice_of("%"),
                            .start = offset,
                            .end = offset + below + middle + above,
                            .is_scaled = true};
    return read_bound(clause, found);
}

/* 每天一小时, 前三 */
static zr__quantity_kind numeral_quantity(zr__slice clause, size_t offset, zr__quantity *found)
{
    const zr__slice text = zr__slice_from(clause, offset);
    const size_t size = numeral_at(text);
    const size_t unit = zr__slice_starts_any(zr__slice_from(text, size), times);
    const zr__slice before = zr__slice_part(clause, 0, offset);

    if (size == 0 || unit == 0 ||
        zr__slice_ends_any(before, (const char *const[]){"每天", "每日", NULL}) == 0)
        return ZR__NO_QUANTITY;
    *found = (zr__quantity){.value = zr__numeral_value(zr__slice_part(text, 0, size)),
                            .unit = zr__slice_part(text, size, size + unit),
                            .start = offset,
                            .end = offset + size + unit,
                            .is_time = true};
    return ZR__QUANTITY;
}

/* "前三", "前10位" behind a word for what is ranked among. */
static zr__quantity_kind rank(zr__slice clause, size_t offset, zr__quantity *found)
{
    static const char *const among[] = {"全国", "全省", "全市", "全区", "全县", "前列", "位居", "进入",
                                        "排名", "跻身", "保持", NULL};
    const zr__slice before = zr__slice_part(clause, 0, offset);
    const size_t first = zr__slice_starts(zr__slice_from(clause, offset), "前");
    const zr__slice text = zr__slice_from(clause, offset + first);
    size_t size = digits_at(text), step;

    if (size == 0)
        size = numeral_at(text);
    const size_t unit = zr__slice_starts_any(zr__slice_from(text, size),
                                             (const char *const[]){"位", "名", NULL});
    if (first == 0 || size == 0 || zr__slice_ends_any(before, among) == 0 ||
        zr__is_han(zr__slice_char_at(text, size + unit, &step)))
        return ZR__NO_QUANTITY;
    *found = (zr__quantity){.value = zr__numeral_value(zr__slice_part(text, 0, size)),
                            .unit = zr__slice_of("位"),
                            .start = offset,
                            .end = offset + first + size + unit,
                            .is_bounded_above = true,
                            .is_rank = true};
    return found->value > 0 ? ZR__QUANTITY : ZR__NO_QUANTITY;
}

zr__quantity_kind zr__quantity_at(zr__slice clause, size_t offset, zr__quantity *found)
{
    size_t step;
    const uint32_t c = zr__slice_char_at(clause, offset, &step);
    zr__quantity_kind kind = ZR__NO_QUANTITY;

    *found = (zr__quantity){.start = offset, .end = offset + step, .unit = {"", 0}};
    if (zr__is_digit(c))
        return digits_quantity(clause, offset, found);
    if (zr__is_han_digit(c)) {
        kind = fraction(clause, offset, found);
        return kind != ZR__NO_QUANTITY ? kind : numeral_quantity(clause, offset, found);
    }
    return c == 0x524D ? rank(clause, offset, found) : ZR__NO_QUANTITY; /* 前 */
}

bool zr__counts_things(zr__slice unit)
{
    static const char *const kinds[] = {"个", "家", "所", "部", "套", "座", "条", "户", "辆", "人",
                                        "名", "项", "件", "处", "张", "台", "场", "盏", "间", "支",
                                        "栋", "次", NULL};

    return zr__slice_ends_any(unit, kinds) > 0 && !zr__slice_holds(unit, "百分点");
}
