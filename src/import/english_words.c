/*
 * English sentences word by word. A number counts only where nothing makes it a name: years, days
 * of a month, "Phase 2", "5G", "24/7", "COVID-19" and ages are none.
 */
#include "src/import/english_words.h"

#include <stdlib.h>
#include <string.h>

#include "src/import/lexicon.h"
#include "src/import/plans.h"

enum { NUMBER_BYTES = 24 };

static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july",
                                     "august", "september", "october", "november", "december",
                                     "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
                                     "oct", "nov", "dec", NULL};
/* A number behind one of these is its name. */
static const char *const numbered[] = {
    "phase",      "section", "article",   "goal",      "goals",    "sdg",      "highway", "route",
    "stage",      "no",      "number",    "tier",      "level",    "version",  "part",    "chapter",
    "act",        "action",  "priority",  "objective", "zone",     "category", "grade",   "class",
    "scope",      "page",    "table",     "annex",     "appendix", "figure",   "fy",      "year",
    "years",      "aged",    "age",       "ages",      "line",     "ward",     "area",    "unit",
    "week",       "day",     "schedule",  "standard",  "module",   "theme",    "pillar",  "target",
    "indicator",  "option",  "measure",   "milestone", "task",     "item",     "step",    "iso",
    "regulation", "clause",  "paragraph", "agenda",    "vision",   "room",     NULL};
static const char *const measures[] = {
    "%",       "percent", "pp",      "km",    "km2",    "kilometres", "kilometers", "miles",
    "metres",  "meters",  "m2",      "m3",    "sqm",    "ha",         "hectares",   "acres",
    "tonnes",  "tons",    "t",       "kt",    "mt",     "kg",         "mw",         "gw",
    "kw",      "mwh",     "gwh",     "kwh",   "twh",    "litres",     "liters",     "gallons",
    "days",    "hours",   "minutes", "weeks", "months", "mm",         "µg/m3",      "mg/l",
    "dollars", "euros",   "pounds",  NULL};
static const char *const scales[] = {"thousand", "million", "billion", "trillion", "m", "bn", "k",
                                     NULL};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || (unsigned char)c == 0xA0;
}

static bool is_any(zr__slice text, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        if (zr__is_word(text, words[i]))
            return true;
    }
    return false;
}

bool zr__word_is(const zr__sentence *sentence, size_t at, const char *const *words)
{
    return at < sentence->count && is_any(sentence->word[at].text, words);
}

/* Marks around a word: quotation marks and brackets before, those and points behind. */
static zr__slice without_marks(zr__slice word)
{
    static const char *const before[] = {"\"", "'", "(", "[", "“", "‘", NULL};
    static const char *const behind[] = {"\"", "'", ")", "]", "”", "’", ".",
                                         ",",  ";", ":", "!", "?", NULL};

    for (size_t size; word.size > 0 && (size = zr__slice_starts_any(word, before)) > 0;)
        word = zr__slice_from(word, size);
    for (size_t size; word.size > 0 && (size = zr__slice_ends_any(word, behind)) > 0;)
        word.size -= size;
    return word;
}

size_t zr__read_sentence(zr__slice text, zr__sentence *out)
{
    size_t offset = 0, depth = 0;
    bool ends = false;

    out->count = 0;
    while (offset < text.size && !ends && out->count < ZR__SENTENCE_WORDS) {
        if (is_space(text.at[offset])) {
            offset++;
            continue;
        }
        if (text.at[offset] == '\n') {
            offset++;
            ends = out->count > 0;
            continue;
        }
        const size_t start = offset;
        size_t opened = 0, closed = 0;
        for (; offset < text.size && !is_space(text.at[offset]) && text.at[offset] != '\n';
             offset++) {
            opened += text.at[offset] == '(';
            closed += text.at[offset] == ')';
        }
        const zr__slice token = zr__slice_part(text, start, offset);
        const char last = token.at[token.size - 1];
        const bool is_aside = depth > 0 || (opened > closed && token.at[0] == '(') ||
                              (token.at[0] == '(' && last == ')');
        depth += opened;
        depth = depth > closed ? depth - closed : 0;
        const zr__slice word = without_marks(token);
        if (!is_aside && word.size > 0)
            out->word[out->count++] = (zr__word){word, last == ','};
        else if (out->count > 0 && last == ',')
            out->word[out->count - 1].ends_clause = true;
        ends =
            depth == 0 && (last == '.' || last == ';' || last == ':' || last == '!' || last == '?');
    }
    return offset;
}

zr__slice zr__words(const zr__sentence *sentence, size_t from, size_t to)
{
    if (from >= to)
        return (zr__slice){"", 0};
    const zr__slice first = sentence->word[from].text, last = sentence->word[to - 1].text;
    return (zr__slice){first.at, (size_t)(last.at + last.size - first.at)};
}

/* Bytes of "1,200.5" at the start, and its value. */
static size_t number_at(zr__slice text, double *value)
{
    char digits[NUMBER_BYTES + 1];
    size_t size = 0, kept = 0;

    for (; size < text.size && kept < NUMBER_BYTES; size++) {
        const char c = text.at[size];
        const bool goes_on =
            size + 1 < text.size && text.at[size + 1] >= '0' && text.at[size + 1] <= '9';
        if (c >= '0' && c <= '9')
            digits[kept++] = c;
        else if (c == '.' && size > 0 && goes_on)
            digits[kept++] = c;
        else if (c != ',' || size == 0 || !goes_on)
            break;
    }
    digits[kept] = '\0';
    *value = strtod(digits, NULL);
    return size;
}

static bool is_year(zr__slice word)
{
    return word.size == 4 && zr__year_at(word) >= 1900;
}

/* The words before and behind a number that make it part of a name or a date. */
static bool is_named(const zr__sentence *s, size_t at)
{
    static const char *const aged[] = {"ages", "aged", "between", NULL};
    static const char *const joints[] = {"to", "and", NULL};

    if (zr__word_is(s, at + 1, months) || (at > 0 && zr__word_is(s, at - 1, months)))
        return true;
    if (at == 0)
        return false;
    const zr__slice before = s->word[at - 1].text;
    if (is_any(before, numbered) && !s->word[at - 1].ends_clause)
        return true;
    return at > 2 && zr__word_is(s, at - 3, aged) && zr__word_is(s, at - 1, joints);
}

/* Years of one number stand alone; "plant 2000 trees" counts. */
static bool stands_for_year(const zr__sentence *s, size_t at)
{
    static const char *const before[] = {
        "by",     "in",     "since", "until", "from",   "to",   "of",     "for",
        "the",    "before", "after", "end",   "during", "and",  "or",     "early",
        "late",   "mid",    "q1",    "q2",    "q3",     "q4",   "spring", "summer",
        "autumn", "winter", "fall",  "on",    "at",     "than", "with",   NULL};
    static const char *const behind[] = {"levels", "level", "baseline", "figures", "census", NULL};

    return is_year(s->word[at].text) &&
           (at == 0 || at + 1 == s->count || s->word[at].ends_clause ||
            zr__word_is(s, at - 1, before) || zr__word_is(s, at + 1, behind));
}

static bool read_unit(const zr__sentence *s, zr__slice rest, zr__amount *out)
{
    static const char *const per_cent[] = {"cent", NULL}, *const points[] = {"points", "point",
                                                                             NULL};
    static const char *const square[] = {"square", "cubic", "working", NULL};

    if (rest.size > 0) { /* written behind the number without a blank */
        if (is_any(rest, (const char *const[]){"%", NULL}) ||
            (is_any(rest, measures) && !zr__slice_is(rest, "t")))
            out->unit = rest;
        else if (is_any(rest, scales))
            out->scale = rest;
        else
            return false;
    } else if (zr__word_is(s, out->end, scales)) {
        out->scale = s->word[out->end++].text;
    }
    if (out->unit.size > 0)
        return true;
    if (zr__word_is(s, out->end, (const char *const[]){"per", NULL}) &&
        zr__word_is(s, out->end + 1, per_cent)) {
        out->unit = zr__slice_of("%");
        out->end += 2;
    } else if (zr__word_is(s, out->end, (const char *const[]){"percentage", NULL}) &&
               zr__word_is(s, out->end + 1, points)) {
        out->unit = zr__words(s, out->end, out->end + 2);
        out->end += 2;
    } else if (zr__word_is(s, out->end, square) && out->end + 1 < s->count) {
        out->unit = zr__words(s, out->end, out->end + 2);
        out->end += 2;
    } else if (zr__word_is(s, out->end, measures)) {
        out->unit = s->word[out->end++].text;
        if (zr__slice_is(out->unit, "percent"))
            out->unit = zr__slice_of("%");
    }
    return true;
}

bool zr__amount_at(const zr__sentence *sentence, size_t at, zr__amount *out)
{
    static const char *const currencies[] = {"US$", "A$", "C$", "NZ$", "$", "£", "€", NULL};
    zr__slice word = sentence->word[at].text;
    double upper;

    *out = (zr__amount){.first = at, .end = at + 1, .currency = {"", 0}, .scale = {"", 0},
                        .unit = {"", 0}};
    const size_t currency = zr__slice_starts_any(word, currencies);
    out->currency = zr__slice_part(word, 0, currency);
    word = zr__slice_from(word, currency);
    const size_t digits = number_at(word, &out->value);
    if (digits == 0)
        return false;
    zr__slice rest = zr__slice_from(word, digits);
    const size_t dash = zr__slice_starts_any(rest, (const char *const[]){"-", "–", "—", NULL});
    if (dash > 0) { /* of "10-15 km" the least counts, "20-minute" is a name */
        const size_t more = number_at(zr__slice_from(rest, dash), &upper);
        if (more == 0)
            return false;
        rest = zr__slice_from(rest, dash + more);
        if (is_year(zr__slice_part(word, 0, digits)))
            return false;
    }
    if (currency == 0 && (is_named(sentence, at) || stands_for_year(sentence, at)))
        return false;
    return read_unit(sentence, rest, out);
}

/* The year that a sentence reaches behind "by", a month or "the end of". */
static int32_t year_after(const zr__sentence *s, size_t at)
{
    static const char *const fillers[] = {
        "the",    "end",    "of",     "early",  "late",      "mid",    "q1",
        "q2",     "q3",     "q4",     "fy",     "financial", "fiscal", "year",
        "spring", "summer", "autumn", "winter", "fall",      "about",  NULL};
    double day;

    for (size_t i = at; i < s->count && i < at + 6; i++) {
        const zr__slice word = s->word[i].text;
        if (is_year(word))
            return zr__year_at(word);
        const size_t digits = number_at(word, &day);
        const bool is_day = digits > 0 && day >= 1 && day <= 31 && word.size - digits <= 2;
        if (word.size > 5 && is_year(zr__slice_part(word, 0, 4)) &&
            (word.at[4] == '-' || word.at[4] == '/'))
            return zr__year_at(zr__slice_part(word, 0, 4)) + 1; /* 2026/27 */
        if (!is_day && !is_any(word, fillers) && !is_any(word, months))
            return 0;
    }
    return 0;
}

int32_t zr__year_by(const zr__sentence *sentence, size_t from)
{
    static const char *const words[] = {"by", "before", "until", NULL};
    static const char *const weak[] = {"in", "during", "to", NULL};

    for (int pass = 0; pass < 4; pass++) {
        const size_t start = pass % 2 == 0 ? from : 0;
        for (size_t i = start; i + 1 < sentence->count; i++) {
            const int32_t year =
                zr__word_is(sentence, i, pass < 2 ? words : weak) ? year_after(sentence, i + 1) : 0;
            if (year > 0)
                return year;
        }
    }
    return 0;
}
