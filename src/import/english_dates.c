/*
 * Times in English: "30 June 2025", "June 30th, 2025", "by Q3 2025", "end of 2026", "2024-2027".
 *
 * Word by word: days, months, quarters and halves wait for their year, and the last day that is
 * complete counts ("June to September 2025"). A word that no time holds makes the text none. What
 * comes again and again, or only begins, is no day; nor is a financial year, which ends when its
 * country says, nor 3/4/2025, which is two days.
 */
#include "src/import/english_dates.h"

#include <stdio.h>

#include "src/dates.h"
#include "src/import/lexicon.h"

typedef enum kind {
    MONTH,
    ORDINAL, /* Of a quarter or half. */
    QUARTER,
    HALF,
    MIDDLE,
    FILLER,
    NO_DAY /* A time all the same. */
} kind;

typedef struct time_word {
    const char *word;
    kind kind;
    uint32_t value;
} time_word;

static const time_word time_words[] = {
    {"january", MONTH, 1},    {"jan", MONTH, 1},        {"february", MONTH, 2},
    {"feb", MONTH, 2},        {"march", MONTH, 3},      {"mar", MONTH, 3},
    {"april", MONTH, 4},      {"apr", MONTH, 4},        {"may", MONTH, 5},
    {"june", MONTH, 6},       {"jun", MONTH, 6},        {"july", MONTH, 7},
    {"jul", MONTH, 7},        {"august", MONTH, 8},     {"aug", MONTH, 8},
    {"september", MONTH, 9},  {"sept", MONTH, 9},       {"sep", MONTH, 9},
    {"october", MONTH, 10},   {"oct", MONTH, 10},       {"november", MONTH, 11},
    {"nov", MONTH, 11},       {"december", MONTH, 12},  {"dec", MONTH, 12},
    {"q1", MONTH, 3},         {"q2", MONTH, 6},         {"q3", MONTH, 9},
    {"q4", MONTH, 12},        {"h1", MONTH, 6},         {"h2", MONTH, 12},
    {"first", ORDINAL, 1},    {"second", ORDINAL, 2},   {"third", ORDINAL, 3},
    {"fourth", ORDINAL, 4},   {"last", ORDINAL, 4},     {"quarter", QUARTER, 3},
    {"half", HALF, 6},        {"mid", MIDDLE, 0},       {"middle", MIDDLE, 0},
    {"by", FILLER, 0},        {"before", FILLER, 0},    {"on", FILLER, 0},
    {"or", FILLER, 0},        {"no", FILLER, 0},        {"later", FILLER, 0},
    {"than", FILLER, 0},      {"the", FILLER, 0},       {"of", FILLER, 0},
    {"to", FILLER, 0},        {"until", FILLER, 0},     {"in", FILLER, 0},
    {"and", FILLER, 0},       {"during", FILLER, 0},    {"due", FILLER, 0},
    {"complete", FILLER, 0},  {"completed", FILLER, 0}, {"completion", FILLER, 0},
    {"date", FILLER, 0},      {"target", FILLER, 0},    {"year", FILLER, 0},
    {"end", FILLER, 0},       {"late", FILLER, 0},      {"be", FILLER, 0},
    {"at", FILLER, 0},        {"close", FILLER, 0},     {"calendar", FILLER, 0},  {"place", FILLER, 0},
    {"ongoing", NO_DAY, 0},   {"continuous", NO_DAY, 0}, {"continuing", NO_DAY, 0},
    {"annual", NO_DAY, 0},    {"annually", NO_DAY, 0},  {"yearly", NO_DAY, 0},
    {"monthly", NO_DAY, 0},   {"quarterly", NO_DAY, 0}, {"weekly", NO_DAY, 0},
    {"daily", NO_DAY, 0},     {"each", NO_DAY, 0},      {"every", NO_DAY, 0},
    {"spring", NO_DAY, 0},    {"summer", NO_DAY, 0},    {"autumn", NO_DAY, 0},
    {"fall", NO_DAY, 0},      {"winter", NO_DAY, 0},    {"early", NO_DAY, 0},
    {"immediate", NO_DAY, 0}, {"immediately", NO_DAY, 0}, {"from", NO_DAY, 0},
    {"start", NO_DAY, 0},     {"starting", NO_DAY, 0},  {"after", NO_DAY, 0},
    {"since", NO_DAY, 0},     {"beginning", NO_DAY, 0}, {"fy", NO_DAY, 0},
    {"financial", NO_DAY, 0}, {"fiscal", NO_DAY, 0},    {"tbc", NO_DAY, 0},
    {"tbd", NO_DAY, 0},       {"term", NO_DAY, 0},      {"years", NO_DAY, 0},
    {"months", NO_DAY, 0},    {"weeks", NO_DAY, 0},     {"days", NO_DAY, 0},
    {"within", NO_DAY, 0},    {"short", NO_DAY, 0},     {"medium", NO_DAY, 0},
    {"long", NO_DAY, 0},      {"next", NO_DAY, 0},      {"throughout", NO_DAY, 0},
    {"thereafter", NO_DAY, 0}};

/* A day as far as it was read. */
typedef struct moment {
    uint32_t day, month, year; /* 0 where not said. */
    bool is_middle;
    bool is_complete; /* The year closed it. */
    bool is_range;    /* Two months wait for one year. */
    bool is_time;     /* Any word of a time. */
    bool is_none;     /* Said to be no day. */
} moment;

static bool is_letter_or_digit(uint32_t c)
{
    return zr__is_digit(c) || zr__is_latin(c);
}

/* The next run of letters and digits; empty at the end. `text` moves behind it. */
static zr__slice next_word(zr__slice *text)
{
    size_t start = 0, end, step = 0;

    while (start < text->size && !is_letter_or_digit(zr__slice_char_at(*text, start, &step)))
        start += step;
    for (end = start; is_letter_or_digit(zr__slice_char_at(*text, end, &step));)
        end += step;
    const zr__slice word = zr__slice_part(*text, start, end);
    *text = zr__slice_from(*text, end);
    return word;
}

/* The first part of another day behind a complete one. */
static void begin(moment *found)
{
    if (found->is_complete)
        found->day = found->month = 0;
    found->is_complete = false;
}

/* 30, 30th, 2025 */
static bool take_number(moment *found, zr__slice word)
{
    const size_t ending = zr__slice_ends_any(word, (const char *const[]){"st", "nd", "rd", "th",
                                                                         NULL});
    uint32_t value = 0;

    for (size_t i = 0; i < word.size - ending; i++) {
        if (word.at[i] < '0' || word.at[i] > '9' || i >= 4)
            return false;
        value = value * 10 + (uint32_t)(word.at[i] - '0');
    }
    if (value >= 1949 && value <= 2100) {
        if (found->is_complete)
            found->day = found->month = 0; /* 2024-2027 */
        found->year = value;
        found->is_complete = found->is_time = true;
        return true;
    }
    if (value < 1 || value > 31)
        return false;
    found->is_none |= found->is_complete || found->day > 0; /* 2024-25, 3/4/2025 */
    found->day = value;
    return true;
}

static bool take_word(moment *found, zr__slice word)
{
    const time_word *known = NULL;

    for (size_t i = 0; i < sizeof time_words / sizeof *time_words && known == NULL; i++)
        known = zr__is_word(word, time_words[i].word) ? &time_words[i] : NULL;
    if (known == NULL)
        return take_number(found, word);
    switch (known->kind) {
    case MONTH:
        begin(found);
        found->is_range |= found->month > 0;
        found->month = known->value;
        found->is_time = true;
        break;
    case ORDINAL:
        begin(found);
        found->day = known->value;
        break;
    case QUARTER: case HALF: /* "quarter" alone says no more than that it is one */
        found->is_none |= found->day < 1 || found->day * known->value > 12;
        found->month = found->day * known->value;
        found->day = 0;
        found->is_time = true;
        break;
    case MIDDLE: found->is_middle = true; break;
    case NO_DAY: found->is_none = found->is_time = true; break;
    case FILLER: break;
    }
    return true;
}

static bool read_moment(zr__slice text, moment *found)
{
    enum { TIME_BYTES = 80 };

    *found = (moment){0};
    text = zr__slice_trim_end_marks(text);
    if (text.size == 0 || text.size > TIME_BYTES)
        return false;
    for (size_t offset = 0, step; offset < text.size; offset += step) {
        if (zr__is_han(zr__slice_char_at(text, offset, &step)))
            return false;
    }
    for (zr__slice word; (word = next_word(&text)).size > 0;) {
        if (!take_word(found, word))
            return false;
    }
    return found->is_time;
}

bool zr__is_english_time(zr__slice text)
{
    moment found;

    return read_moment(text, &found);
}

bool zr__english_due(zr__slice deadline, int32_t year, char due[16])
{
    moment found;

    if (!read_moment(deadline, &found) || found.is_none || (found.day > 0 && found.month == 0))
        return false;
    if (found.year == 0 && year > 0 && !found.is_range) /* October to March */
        found.year = (uint32_t)year;
    if (found.year == 0)
        return false;
    if (found.month == 0)
        found.month = found.is_middle ? 6 : 12;
    else if (found.is_middle && found.day == 0)
        found.day = 15;
    const uint32_t last = (uint32_t)zr__date_month_days((int32_t)found.year, (int32_t)found.month);
    if (found.day > last)
        return false;
    snprintf(due, 16, "%04u-%02u-%02u", found.year % 10000, found.month % 100,
             (found.day > 0 ? found.day : last) % 100);
    return true;
}
