/*
 * Numbers as the lists of Word and HTML write them (ECMA-376 part 1, 17.18.59).
 */
#include "src/import/numerals.h"

#include <string.h>

static const char *const plain[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const legal[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

/* 23 is 二十三, 105 is 一百零五, and in counting 12 is 十二 and not 一十二. */
static void add_chinese(zr__buffer *out, uint32_t number, const char *const *digits,
                        const char *const *powers, const char *zero)
{
    bool has_gap = false;

    for (uint32_t power = 1000, p = 3; power > 0; power /= 10, p--) {
        const uint32_t digit = number / power % 10;
        if (digit == 0) {
            has_gap |= number >= power;
            continue;
        }
        if (has_gap && number % power != number)
            zr__buffer_add(out, zero);
        has_gap = false;
        if (!(digits == plain && power == 10 && digit == 1 && number < 20))
            zr__buffer_add(out, digits[digit]);
        zr__buffer_add(out, powers[p]);
    }
}

static void add_roman(zr__buffer *out, uint32_t number, bool is_upper)
{
    static const uint32_t value[] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    static const char *const upper[] = {"M",  "CM", "D",  "CD", "C",  "XC", "L",
                                        "XL", "X",  "IX", "V",  "IV", "I"};
    static const char *const lower[] = {"m",  "cm", "d",  "cd", "c",  "xc", "l",
                                        "xl", "x",  "ix", "v",  "iv", "i"};

    for (size_t i = 0; i < sizeof value / sizeof *value; i++) {
        for (; number >= value[i]; number -= value[i])
            zr__buffer_add(out, is_upper ? upper[i] : lower[i]);
    }
}

/* a … z, aa … zz, as Word counts. */
static void add_letters(zr__buffer *out, uint32_t number, char first)
{
    const char letter[2] = {(char)(first + (char)((number - 1) % 26)), '\0'};

    for (uint32_t i = 0; i <= (number - 1) / 26; i++)
        zr__buffer_add(out, letter);
}

/* The character `number` places from `first`, where that block has as many. */
static bool add_from_block(zr__buffer *out, uint32_t number, uint32_t first, uint32_t count)
{
    if (number == 0 || number > count)
        return false;
    const uint32_t c = first + number - 1;
    const char bytes[] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)),
                          (char)(0x80 | (c & 0x3F))};
    zr__buffer_add_bytes(out, bytes, sizeof bytes);
    return true;
}

static bool add_from_list(zr__buffer *out, uint32_t number, const char *list)
{
    if (number == 0 || (size_t)number * 3 > strlen(list))
        return false;
    zr__buffer_add_bytes(out, list + (size_t)(number - 1) * 3, 3);
    return true;
}

static bool starts(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool add_special(zr__buffer *out, const char *format, uint32_t number)
{
    static const char *const powers[] = {"", "十", "百", "千"};
    static const char *const legal_powers[] = {"", "拾", "佰", "仟"};

    if (strcmp(format, "bullet") == 0 || strcmp(format, "none") == 0)
        return true;
    if (starts(format, "decimalEnclosedCircle"))
        return add_from_block(out, number, 0x2460, 20);
    if (strcmp(format, "decimalEnclosedParen") == 0)
        return add_from_block(out, number, 0x2474, 20);
    if (strcmp(format, "decimalEnclosedFullstop") == 0)
        return add_from_block(out, number, 0x2488, 20);
    if (strcmp(format, "ideographEnclosedCircle") == 0)
        return add_from_block(out, number, 0x3280, 10);
    if (strcmp(format, "ideographTraditional") == 0)
        return add_from_list(out, number, "甲乙丙丁戊己庚辛壬癸");
    if (strcmp(format, "ideographZodiac") == 0)
        return add_from_list(out, number, "子丑寅卯辰巳午未申酉戌亥");
    if (number == 0 || number > 9999)
        return false;
    if (starts(format, "chineseLegal"))
        add_chinese(out, number, legal, legal_powers, "零");
    else if (starts(format, "chinese") || starts(format, "japanese") ||
             starts(format, "taiwanese"))
        add_chinese(out, number, plain, powers, "零");
    else if (strcmp(format, "upperRoman") == 0 || strcmp(format, "lowerRoman") == 0)
        add_roman(out, number, *format == 'u');
    else if (strcmp(format, "upperLetter") == 0 || strcmp(format, "lowerLetter") == 0)
        add_letters(out, number, *format == 'u' ? 'A' : 'a');
    else
        return false;
    return true;
}

void zr__numeral_add(zr__buffer *out, const char *format, uint32_t number)
{
    if (add_special(out, format, number))
        return;
    if (strcmp(format, "ideographDigital") == 0 && number > 0 && number < 10)
        zr__buffer_add(out, plain[number]);
    else if (strcmp(format, "ideographDigital") == 0 && number >= 10 && number < 100) {
        zr__buffer_add(out, plain[number / 10]);
        zr__buffer_add(out, plain[number % 10]);
    } else
        zr__buffer_addf(out, strcmp(format, "decimalZero") == 0 ? "%02u" : "%u", number);
}
