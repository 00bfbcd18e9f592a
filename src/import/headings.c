/*
 * Numbering. "3.5亿元" and "2021年" are no numbers of a list, "3.2027年底前" is: behind the point
 * of a list no digit follows, but for a year.
 */
#include "src/import/headings.h"

#include "src/import/english_headings.h"

enum { HEADING_CHARACTERS = 30, LIST_DIGITS = 3 };

static uint32_t han_value(uint32_t c)
{
    static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D}; /* 〇一二三四五六七八九 */

    for (uint32_t i = 0; i < 10; i++) {
        if (digits[i] == c)
            return i;
    }
    return 0;
}

uint32_t zr__numeral_value(zr__slice numeral)
{
    uint32_t value = 0, digit = 0;
    size_t step;

    for (size_t offset = 0; offset < numeral.size && value < 100000; offset += step) {
        const uint32_t c = zr__slice_char_at(numeral, offset, &step);
        if (zr__is_digit(c)) {
            value = value * 10 + (c - '0');
        } else if (c == 0x5341 || c == 0x767E) { /* 十 百 */
            value += (digit > 0 ? digit : 1) * (c == 0x5341 ? 10 : 100);
            digit = 0;
        } else if (zr__is_han_digit(c)) {
            digit = han_value(c);
        } else {
            return 0;
        }
    }
    return value + digit;
}

/* Bytes of a run of digits of one kind. */
static size_t digits_at(zr__slice text, bool (*is_kind)(uint32_t))
{
    size_t offset = 0, step;

    while (is_kind(zr__slice_char_at(text, offset, &step)))
        offset += step;
    return offset;
}

static bool is_point(uint32_t c)
{
    return c == '.' || c == 0x3001 || c == ')'; /* 、 */
}

/* Behind a point, what is no decimal: 2027年, 6月底, 12345热线, 20个 (things are counted whole). */
static bool starts_with_whole(zr__slice text)
{
    static const char *const counters[] = {"个", "家", "所", "座", "条", "项", "处", "名", "件", "场",
                                           "月", NULL};
    static const char *const parted[] = {"个百分点", "个月", "个小时", "个工作日", "个点", NULL};
    enum { YEAR_DIGITS = 4 };
    const size_t size = digits_at(text, zr__is_digit);
    const size_t count = zr__slice_count(zr__slice_part(text, 0, size));
    const zr__slice behind = zr__slice_from(text, size);

    return count > YEAR_DIGITS || (count == YEAR_DIGITS && zr__slice_starts(behind, "年") > 0) ||
           (zr__slice_starts_any(behind, counters) > 0 && zr__slice_starts_any(behind, parted) == 0);
}

static zr__numbering make(zr__level level, uint32_t value, zr__slice numeral, size_t size)
{
    return (zr__numbering){.level = level, .value = value, .numeral = numeral, .size = size};
}

static zr__numbering bracketed(zr__slice text)
{
    size_t step, open;

    if (zr__slice_char(text, &open) != '(')
        return (zr__numbering){.size = 0};
    const zr__slice rest = zr__slice_from(text, open);
    size_t size = digits_at(rest, zr__is_han_digit);
    zr__level level = ZR__LEVEL_HAN_BRACKET;
    if (size == 0) {
        size = digits_at(rest, zr__is_digit);
        level = ZR__LEVEL_DIGIT_BRACKET;
    }
    if (size == 0 || zr__slice_char_at(rest, size, &step) != ')')
        return (zr__numbering){.size = 0};
    const zr__slice numeral = zr__slice_part(rest, 0, size);
    return make(level, zr__numeral_value(numeral), numeral, open + size + step);
}

/* 1. 1、 1) and 1.1 */
static zr__numbering arabic(zr__slice text)
{
    const size_t size = digits_at(text, zr__is_digit);
    size_t step, ignored;

    if (size == 0 || zr__slice_count(zr__slice_part(text, 0, size)) > LIST_DIGITS)
        return (zr__numbering){.size = 0};
    const uint32_t point = zr__slice_char_at(text, size, &step);
    const bool is_padded = size == 2 && text.at[0] == '0' && zr__is_blank(point); /* 01 实施… */
    if (!is_point(point) && !is_padded)
        return (zr__numbering){.size = 0};

    const zr__slice rest = zr__slice_from(text, size + step);
    const zr__slice numeral = zr__slice_part(text, 0, size);
    zr__numbering found = make(point == ')' ? ZR__LEVEL_DIGIT_BRACKET : ZR__LEVEL_DIGIT,
                               zr__numeral_value(numeral), numeral, size + step);
    if (zr__is_digit(zr__slice_char(rest, &ignored)) && point == '.' && !starts_with_whole(rest)) {
        size_t start = 0, more = digits_at(rest, zr__is_digit);
        uint32_t next;
        while ((next = zr__slice_char_at(rest, more, &step)) == '.' && /* 1.1.1 */
               digits_at(zr__slice_from(rest, more + step), zr__is_digit) > 0) {
            start = more + step;
            more = start + digits_at(zr__slice_from(rest, start), zr__is_digit);
        }
        if (!zr__is_blank(next) && next != 0x3001)
            return (zr__numbering){.size = 0}; /* 3.5亿元 */
        found.level = ZR__LEVEL_DIGITS;
        found.value = zr__numeral_value(zr__slice_part(rest, start, more));
        found.size += more + step;
    }
    return found;
}

static zr__numbering han(zr__slice text)
{
    const size_t size = digits_at(text, zr__is_han_digit);
    size_t step;

    if (size == 0)
        return (zr__numbering){.size = 0};
    const uint32_t point = zr__slice_char_at(text, size, &step);
    if (point != 0x3001 && point != '.')
        return (zr__numbering){.size = 0};
    const zr__slice numeral = zr__slice_part(text, 0, size);
    return make(ZR__LEVEL_HAN, zr__numeral_value(numeral), numeral, size + step);
}

/* 第一部分, 第二章 */
static zr__numbering part(zr__slice text)
{
    static const char *const parts[] = {"部分", "章", "编", NULL};
    const size_t first = zr__slice_starts(text, "第");
    const zr__slice rest = zr__slice_from(text, first);
    size_t size = digits_at(rest, zr__is_han_digit);

    if (first == 0)
        return (zr__numbering){.size = 0};
    if (size == 0)
        size = digits_at(rest, zr__is_digit);
    const size_t word = zr__slice_starts_any(zr__slice_from(rest, size), parts);
    if (size == 0 || word == 0)
        return (zr__numbering){.size = 0};
    const zr__slice numeral = zr__slice_part(rest, 0, size);
    return make(ZR__LEVEL_PART, zr__numeral_value(numeral), numeral, first + size + word);
}

/* 任务一 推动…, 项目3:改造…, 工作任务:推进… */
static zr__numbering named(zr__slice text)
{
    static const char *const words[] = {"重点任务", "任务", "项目", "行动", "工程", "专项", "事项", "实事",
                                        NULL};
    static const char *const marks[] = {":", "、", ".", NULL};
    static const char *const labels[] = {"工作任务:", "任务名称:", "项目名称:", "任务内容:", "事项名称:",
                                         "实事项目:", "重点事项:", "交办事项:", "督办事项:",
                                         "议定事项:", NULL};
    const size_t label = zr__slice_starts_any(text, labels);
    const size_t word = zr__slice_starts_any(text, words);
    const zr__slice rest = zr__slice_from(text, word);
    size_t size = digits_at(rest, zr__is_han_digit), step;

    if (label > 0 && zr__slice_trim(zr__slice_from(text, label)).size > 0)
        return make(ZR__LEVEL_DIGIT, 0, (zr__slice){"", 0}, label);
    if (size == 0)
        size = digits_at(rest, zr__is_digit);
    zr__slice behind = zr__slice_from(rest, size);
    size_t mark = zr__slice_starts_any(behind, marks);
    while (zr__is_blank(zr__slice_char_at(behind, mark, &step)) && step > 0)
        mark += step;
    if (word == 0 || size == 0 || mark == 0)
        return (zr__numbering){.size = 0};
    const zr__slice numeral = zr__slice_part(rest, 0, size);
    return make(ZR__LEVEL_HAN, zr__numeral_value(numeral), numeral, word + size + mark);
}

static zr__numbering sign(zr__slice text)
{
    size_t step, second;
    const uint32_t c = zr__slice_char(text, &step);
    const zr__slice numeral = zr__slice_part(text, 0, step);

    if (c >= 0x2460 && c <= 0x2473)
        return make(ZR__LEVEL_CIRCLED, c - 0x2460 + 1, numeral, step);
    switch (c) {
    case 0x25B2: case 0x25B3: case 0x25CF: case 0x25CB: case 0x25A0: case 0x25A1: case 0x25C6:
    case 0x25C7: case 0x2605: case 0x2606: case 0x2022: case 0x25B6: case 0x25BA: case 0x25AA:
    case 0x25FC: case 0x2666: case 0x2713: case 0x2714: case 0x2756: case 0x27A2: case 0xB7:
        /* ▲△●○■□◆◇★☆•▶►▪◼♦✓✔❖➢· */
        return make(ZR__LEVEL_BULLET, 0, numeral, step);
    case '-': case '*': case 0x2013: /* - */
        return zr__is_blank(zr__slice_char_at(text, step, &second)) &&
                       zr__slice_trim(zr__slice_from(text, step)).size > 0
                   ? make(ZR__LEVEL_BULLET, 0, numeral, step + second)
                   : (zr__numbering){.size = 0};
    case 0x2014: /* —— */
        if (zr__slice_char_at(text, step, &second) == c)
            return make(ZR__LEVEL_BULLET, 0, numeral, step + second);
        return (zr__numbering){.size = 0};
    default:
        return (zr__numbering){.size = 0};
    }
}

zr__numbering zr__numbering_at(zr__slice text)
{
    zr__numbering (*const kinds[])(zr__slice) = {bracketed, arabic, han, part, named, sign,
                                                zr__english_numbering_at};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        zr__numbering found = kinds[i](text);
        if (found.size > 0 && found.level == ZR__LEVEL_BULLET) { /* ★1. */
            const zr__numbering behind = arabic(zr__slice_from(text, found.size));
            found = behind.size > 0 ? make(behind.level, behind.value, behind.numeral,
                                           found.size + behind.size)
                                    : found;
        }
        if (found.size > 0) {
            found.mark = zr__slice_part(text, 0, found.size);
            return found;
        }
    }
    return (zr__numbering){.level = ZR__LEVEL_TEXT};
}

bool zr__attachment_at(zr__slice text, zr__numbering *numbering, zr__slice *title)
{
    static const char *const words[] = {"附件", "附表", NULL};
    size_t size = zr__slice_starts_any(text, words), step;

    if (size == 0)
        return false;
    zr__slice rest = zr__slice_trim(zr__slice_from(text, size));
    size = digits_at(rest, zr__is_digit);
    if (size == 0)
        size = digits_at(rest, zr__is_han_digit);
    const zr__slice numeral = zr__slice_part(rest, 0, size);
    rest = zr__slice_from(rest, size);
    const uint32_t next = zr__slice_char(rest, &step);
    if (size == 0 && next == ':' && zr__slice_trim(zr__slice_from(rest, step)).size > 0)
        return false; /* the list of attachments in the letter */
    if (step > 0 && next != ':' && !zr__is_blank(next))
        return false;

    *title = zr__slice_trim(zr__slice_from(rest, step));
    *numbering = (zr__numbering){.level = ZR__LEVEL_ATTACHMENT,
                                 .value = zr__numeral_value(numeral),
                                 .numeral = numeral,
                                 .size = 1};
    return zr__slice_count(*title) <= 2 * HEADING_CHARACTERS;
}

/* In columns: a Latin letter is half as wide as a Chinese character. */
static size_t width_of(zr__slice text)
{
    size_t width = 0, step;

    for (size_t offset = 0; offset < text.size; offset += step)
        width += zr__slice_raw(zr__slice_from(text, offset), &step) < 0x1100 ? 1 : 2;
    return width;
}

bool zr__is_heading(zr__slice text)
{
    size_t step;

    text = zr__slice_trim(text);
    if (text.size == 0 || width_of(text) > 2 * HEADING_CHARACTERS)
        return false;
    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_sentence_end(c) || c == ':')
            return false;
    }
    return true;
}

/* "- 3 -", "— 3 —", "第 2 页 共 9 页", "Page 2 of 9" */
bool zr__is_page_number(zr__slice line)
{
    static const char *const words[] = {"第", "页", "共", "-", "—", "–", "/", "·", "Page", "page",
                                        "of", NULL};
    size_t step, digits = 0, marks = 0;

    if (line.size > 60)
        return false;
    for (size_t offset = 0; offset < line.size; offset += step) {
        const size_t word = zr__slice_starts_any(zr__slice_from(line, offset), words);
        const uint32_t c = zr__slice_char_at(line, offset, &step);
        if (word > 0)
            step = word;
        else if (!zr__is_digit(c) && !zr__is_blank(c) && c != ',')
            return false;
        digits += word == 0 && zr__is_digit(c);
        marks += word > 0;
    }
    return digits > 0 && digits <= 8 && marks >= 2;
}

bool zr__is_copied_to(zr__slice line)
{
    static const char *const words[] = {"抄送:", "抄报:", "主送:", "分送:", NULL};

    return zr__slice_starts_any(zr__slice_trim(line), words) > 0;
}

/* 云溪市人民政府办公室　　2024年3月6日印发 */
static bool is_printed_by(zr__slice line)
{
    enum { LINE_CHARACTERS = 60 };

    return zr__slice_ends(line, "日印发") > 0 && zr__slice_holds(line, "年") &&
           zr__slice_count(line) <= LINE_CHARACTERS;
}

/* "主办:县政府办公室 承办:县大数据中心", "县政府办公室主办 县信息中心承办", "主办单位:… 技术支持:…": who
 * runs the site. */
static bool is_site_owner(zr__slice line)
{
    static const char *const owners[] = {"政府", "党委", "办公室", NULL};
    static const char *const others[] = {"协办", "牵头", "责任", NULL};
    static const char *const works[] = {"技术支持", "维护", "建议使用", "版权所有", NULL};
    enum { LINE_CHARACTERS = 90 };

    if (!zr__slice_holds(line, "主办") || !zr__slice_holds_any(line, owners) ||
        zr__slice_holds_any(line, others) || zr__slice_count(line) > LINE_CHARACTERS)
        return false;
    return zr__slice_holds_any(line, works) ||
           (zr__slice_holds(line, "承办") &&
            (zr__slice_starts(line, "主办") > 0 || zr__slice_ends(line, "承办") > 0));
}

bool zr__is_furniture(zr__slice line)
{
    static const char *const anywhere[] = {"网站标识码", "ICP备", "公网安备", "网站地图", "联系我们", NULL};
    static const char *const starts[] = {
        "(此件公开发布)", "(此件主动公开)", "(此页无正文)", "[打印",
        "[关闭",          "[字体",          "打印本页",     "关闭窗口", "浏览次数",     "浏览量",
        "字体:",          "扫一扫",         "当前位置",     "您的位置", "您现在的位置", "版权所有",
        "索引号",         "发布机构",       "发布日期",     "发布时间", "信息来源",     "分享到",
        "首页 >",         "首页>",          "首页 »",       "您所在",   "Home >",       "备案号",
        "上一篇",         "下一篇",         "Copyright",    "相关链接", "相关解读",     "返回顶部",
        NULL};

    line = zr__slice_trim(line);
    return is_site_owner(line) || zr__is_page_number(line) || zr__is_copied_to(line) || is_printed_by(line) ||
           zr__slice_starts_any(line, starts) > 0 ||
           zr__slice_holds_any(line, anywhere);
}
