/*
 * The facts of a notice: its title before the salutation, the signature and the date at its end;
 * and days out of deadlines.
 */
#include "src/import/facts.h"

#include <stdio.h>
#include <string.h>

#include "src/dates.h"
#include "src/import/english_dates.h"
#include "src/import/headings.h"
#include "src/import/lexicon.h"
#include "src/import/plans.h"

static const char *const place_ends[] = {"省", "市", "县", "区", "州", "旗", "盟", NULL};
static const char *const title_words[] = {"通知",     "方案", "分解", "分工",     "清单", "计划",
                                          "要点",     "意见", "措施", "目标",     "任务", "实事",
                                          "重点工作", "规划", "Plan", "Strategy", NULL};

enum { PLACE_CHARACTERS = 10, TITLE_CHARACTERS = 90 };

/* A numeral in front of a word ("3月", "9 月", "二十二日"): its value, and the bytes of both; 0 when
 * it is not there. Chinese years are read digit by digit. */
static uint32_t number_before(zr__slice text, const char *word, size_t *size)
{
    enum { NUMERAL_BYTES = 24 };
    size_t end = 0, step;
    uint32_t c, by_digits = 0;

    *size = 0;
    while (zr__is_digit(c = zr__slice_char_at(text, end, &step)) || zr__is_han_digit(c) ||
           c == 0x25CB) {
        const uint32_t digit =
            zr__is_digit(c) ? c - '0' : zr__numeral_value(zr__slice_part(text, end, end + step));
        by_digits = by_digits * 10 + digit;
        end += step;
        if (end > NUMERAL_BYTES)
            return 0;
    }
    const zr__slice numeral = zr__slice_part(text, 0, end);
    while (zr__is_blank(zr__slice_char_at(text, end, &step)) && step > 0 && end < NUMERAL_BYTES)
        end += step;
    const size_t more = zr__slice_starts(zr__slice_from(text, end), word);
    if (numeral.size == 0 || more == 0)
        return 0;
    *size = end + more;
    return strcmp(word, "年") == 0 ? by_digits : zr__numeral_value(numeral);
}

/* "2021年3月22日" at the start; its bytes, 0 when it is not there. */
static size_t date_at(zr__slice text, char date[16])
{
    size_t year_size, month_size, day_size;
    const uint32_t year = number_before(text, "年", &year_size);
    const zr__slice rest = zr__slice_from(text, year_size);
    const uint32_t month = number_before(rest, "月", &month_size);
    const uint32_t day = number_before(zr__slice_from(rest, month_size), "日", &day_size);

    if (year < 1949 || year > 2100 || month < 1 || month > 12 || day < 1 ||
        day > (uint32_t)zr__date_month_days((int32_t)year, (int32_t)month))
        return 0;
    snprintf(date, 16, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
    return year_size + month_size + day_size;
}

/* The place in front of a name: 湖州市 of 湖州市人民政府办公室. */
static zr__slice place_of(zr__slice name)
{
    size_t step, count = 0;

    if (zr__slice_starts(name, "关于") > 0)
        return (zr__slice){"", 0};

    for (size_t offset = 0; offset < name.size && count < PLACE_CHARACTERS;
         offset += step, count++) {
        const size_t size = zr__slice_starts_any(zr__slice_from(name, offset), place_ends);
        zr__slice_char_at(name, offset, &step);
        if (size > 0 && count >= 2)
            return zr__slice_part(name, 0, offset + size);
        if (!zr__is_han(zr__slice_char_at(name, offset, &step)))
            break;
    }
    return (zr__slice){"", 0};
}

static void take_issue(zr__reader *reader, const zr__pieces *pieces, size_t i, zr__facts *facts)
{
    const zr__piece *piece = &pieces->item[i];
    char date[16];

    if (facts->issued[0] != '\0' || date_at(piece->text, date) != piece->text.size)
        return;
    memcpy(facts->issued, date, sizeof facts->issued);
    zr__reader_use(reader, piece->first_line, piece->last_line);
    if (i == 0 || pieces->item[i - 1].table != NULL)
        return;
    const zr__piece *before = &pieces->item[i - 1];
    if (zr__is_heading(before->text) && zr__is_unit_name(before->text)) {
        facts->issuer = zr__reader_tidy(reader, before->text);
        zr__reader_use(reader, before->first_line, before->last_line);
    }
}

/* A title has a word for such documents, or the years it is for. */
static bool says_what_it_is(zr__slice text)
{
    char date[16];

    return zr__slice_holds_any(text, title_words) ||
           (zr__plan_of_title(text).from > 0 && date_at(text, date) == 0);
}

/* "附件:1.…": the first of several. */
static bool lists_attachments(zr__slice text)
{
    const size_t size = zr__slice_starts(text, "附件:");

    return size > 0 && zr__numbering_at(zr__slice_from(text, size)).size > 0;
}

void zr__read_facts(zr__reader *reader, const zr__pieces *pieces, zr__facts *facts)
{
    *facts = (zr__facts){.title = {"", 0}, .issuer = {"", 0}, .region = {"", 0}};
    for (size_t i = 0; i < pieces->count; i++) {
        const zr__piece *piece = &pieces->item[i];
        size_t step;
        if (piece->table != NULL)
            continue;
        take_issue(reader, pieces, i, facts);
        if (i < 3 && facts->title.size == 0 && zr__numbering_at(piece->text).size == 0 &&
            zr__slice_count(piece->text) <= TITLE_CHARACTERS &&
            says_what_it_is(piece->text) && !lists_attachments(piece->text) &&
            zr__slice_last(piece->text, &step) != ':' &&
            !zr__is_sentence_end(zr__slice_last(piece->text, &step))) {
            facts->title = piece->text;
            zr__reader_use(reader, piece->first_line, piece->last_line);
        }
    }
    facts->region = place_of(facts->issuer);
    if (facts->region.size == 0)
        facts->region = place_of(facts->title);
}

static bool write_due(int32_t year, uint32_t month, uint32_t day, char due[16])
{
    if (year < 1949 || year > 2100 || month < 1 || month > 12)
        return false;
    const uint32_t last = (uint32_t)zr__date_month_days(year, (int32_t)month);
    if (day > last)
        return false;
    snprintf(due, 16, "%04d-%02u-%02u", (int)(year % 10000), month % 100,
             (day > 0 ? day : last) % 100);
    return true;
}

/* "2024-06-30", "2024.6", "2024/6/30" and nothing behind. */
static bool plain_date(zr__slice text, char due[16])
{
    uint32_t number[3] = {0};
    size_t count = 0, step;
    bool was_digit = false;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_digit(c) && count < 3 && number[count] < 10000)
            number[count] = number[count] * 10 + (c - '0');
        else if (was_digit && (c == '-' || c == '.' || c == '/'))
            count++;
        else
            return false;
        was_digit = zr__is_digit(c);
    }
    return was_digit && count > 0 && count < 3 && (count == 1 || number[2] > 0) &&
           write_due((int32_t)number[0], number[1], number[2], due);
}

/* 上半年, 第三季度末: the last month of it, 0 when it is none. "二季度前" ends before it. */
static uint32_t month_of_part(zr__slice text)
{
    size_t size;

    if (zr__slice_starts(text, "上半年") > 0)
        return 6;
    if (zr__slice_starts(text, "下半年") > 0)
        return 12;
    text = zr__slice_from(text, zr__slice_starts(text, "第"));
    const uint32_t quarter = number_before(text, "季度", &size);
    return quarter >= 1 && quarter <= 4 && zr__slice_starts(zr__slice_from(text, size), "前") == 0
               ? 3 * quarter
               : 0;
}

/* "6月—12月", "1—6月": the month that ends it, 0 for none. */
static uint32_t month_of_range(zr__slice text)
{
    static const char *const marks[] = {"—", "－", "-", "–", "~", "～", "至", "到", NULL};
    size_t size, step, mark;

    number_before(text, "月", &size);
    for (size_t start = size; start == 0 && zr__is_digit(zr__slice_char_at(text, size, &step));)
        size += step;
    zr__slice rest = zr__slice_from(text, size);
    for (bool any = false; (mark = zr__slice_starts_any(rest, marks)) > 0 || !any; any = true) {
        if (mark == 0)
            return 0;
        rest = zr__slice_from(rest, mark);
    }
    return number_before(rest, "月", &size);
}

bool zr__due_date(zr__slice deadline, int32_t year, char due[16])
{
    static const char *const ends[] = {"年底", "年内", "年末", "底前", "底", NULL};
    size_t size;
    uint32_t own_year, day, month;

    if (plain_date(deadline, due))
        return true;
    if (zr__is_english_time(deadline))
        return zr__english_due(deadline, year, due);
    deadline = zr__slice_from(deadline, zr__before_time(deadline));
    own_year = number_before(deadline, "年", &size);
    zr__slice rest = zr__slice_from(deadline, size);
    if (own_year >= 1949 && own_year <= 2100)
        year = (int32_t)own_year;
    if (year == 0)
        return false;
    if ((month = month_of_range(rest)) > 0 || (month = month_of_part(rest)) > 0)
        return write_due(year, month, 0, due);
    month = number_before(rest, "月", &size);
    if (month >= 1 && month <= 12) {
        rest = zr__slice_from(rest, size);
        day = number_before(rest, "日", &size);
        if (zr__slice_starts(rest, "上旬") > 0)
            day = 10;
        else if (zr__slice_starts(rest, "中旬") > 0)
            day = 20;
        return write_due(year, month, day <= 31 && day > 0 ? day : 0, due) ||
               write_due(year, month, 0, due);
    }
    if (zr__slice_starts_any(rest, ends) > 0 || (own_year > 0 && rest.size == 0))
        return write_due(year, 12, 0, due);
    return false;
}
