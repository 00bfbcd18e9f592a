/*
 * Names as they are drawn.
 *
 * Widths are an estimate of ours and not a font's, so that a picture is the same on any machine.
 * Lines are balanced: with n lines needed, each break is the one nearest to an n-th of the text.
 * A break at sense, as behind a comma, comes first: as long as the rest fits on the lines that are
 * left, or on half as many more.
 */
#include "render/label.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

#include "render/label_words.h"
#include "src/memory.h"

static const double NARROW = 0.6; /* em of a character that is not wide */
static const double CAPITAL = 0.7;
static const double BROAD = 0.92; /* of M, W and the like */
static const double WIDE = 1.0;
static const double PICTURE = 1.25; /* of emoji in most fonts */
static const double STRONGER = 2.5; /* em out of the way that a colon is worth before a comma */
static const double TOLERANCE = 1e-9;

enum {
    MOST_CIRCLED = 50, /* in Unicode */
    LONG = 5           /* lines of a text */
};

enum { MIDDLE_DOT = 0xB7, FIRST_INDIC = 0x900, FIRST_PICTURE = 0x1F000 }; /* in Unicode */

typedef enum break_kind {
    NO_BREAK,
    PARTED_MARKS, /* A mark from what it closes or opens. */
    BROKEN_WORD,
    INSIDE_WORD, /* Between Han characters of a word. */
    BETWEEN_WORDS,
    AFTER_SENSE
} break_kind;

static bool is_wide(utf8proc_int32_t c)
{
    return utf8proc_charwidth(c) > 1;
}

/* Whether a character of ambiguous width fills its em in Chinese fonts: dots, dashes, curly quotes,
 * numbers in circles, signs. */
static bool is_wide_in_chinese(utf8proc_int32_t c)
{
    static const struct range {
        utf8proc_int32_t first, last;
    } ranges[] = {{0xA7, 0xA8},     {0xB0, 0xB1},     {0xB7, 0xB7},     {0xD7, 0xD7},
                  {0xF7, 0xF7},     {0x2014, 0x2016}, {0x2018, 0x2019}, {0x201C, 0x201D},
                  {0x2020, 0x2022}, {0x2025, 0x2026}, {0x2030, 0x203B}, {0x2103, 0x2103},
                  {0x2116, 0x2116}, {0x2122, 0x2122}, {0x2160, 0x217F}, {0x2190, 0x2BFF}};

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* Letters of writings that are broader than ours, and set in whatever font has them. */
static bool is_of_broad_writing(utf8proc_int32_t c)
{
    return c >= FIRST_INDIC && c < 0x1E00;
}

static double character_width(utf8proc_int32_t c)
{
    const int columns = utf8proc_charwidth(c);

    if (columns > 1 && c >= FIRST_PICTURE && c < 0x20000)
        return PICTURE;
    if (utf8proc_category(c) == UTF8PROC_CATEGORY_MC)
        return NARROW; /* a mark beside its letter */
    if (columns != 1 || is_wide_in_chinese(c) || is_of_broad_writing(c))
        return columns > 0 ? WIDE : 0;
    if (c < 0x80 && strchr("MWmw@%", (int)c) != NULL)
        return BROAD;
    return c == '&' || utf8proc_category(c) == UTF8PROC_CATEGORY_LU ? CAPITAL : NARROW;
}

static bool is_mark(utf8proc_int32_t c)
{
    return character_width(c) <= 0 || utf8proc_category(c) == UTF8PROC_CATEGORY_MC;
}

/* The next character of `text`, moved on; 0 at the end. `text` is UTF-8. */
static utf8proc_int32_t next_character(const char **text)
{
    utf8proc_int32_t c = 0;

    if (**text == '\0')
        return 0;
    const utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)*text, -1, &c);
    *text += size > 0 ? size : 1;
    return size > 0 ? c : 0xFFFD;
}

double zr__em_width(const char *text)
{
    double width = 0;

    while (*text != '\0')
        width += character_width(next_character(&text));
    return width;
}

size_t zr__character_size(const char *text)
{
    const char *end = text;

    next_character(&end);
    for (const char *next = end; *end != '\0' && end - text < 4; end = next)
        if (!is_mark(next_character(&next)))
            break;
    return (size_t)(end - text);
}

size_t zr__character_count(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text += zr__character_size(text))
        count++;
    return count;
}

static bool is_blank(utf8proc_int32_t c)
{
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default: /* embeddings, overrides and isolates, which turn the text around them */
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}

static bool is_noncharacter(utf8proc_int32_t c)
{
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

char *zr__clean_text(const char *text)
{
    zr__buffer clean = {0};
    bool blank_before = true;

    while (*text != '\0') {
        const char *start = text;
        const utf8proc_int32_t c = next_character(&text);

        if (is_blank(c)) {
            if (!blank_before)
                zr__buffer_add(&clean, " ");
            blank_before = true;
            continue;
        }
        blank_before = false;
        if (c == 0xFFFD || is_noncharacter(c))
            zr__buffer_add(&clean, "\xEF\xBF\xBD");
        else
            zr__buffer_add_bytes(&clean, start, (size_t)(text - start));
    }
    if (clean.size > 0 && clean.bytes[clean.size - 1] == ' ')
        clean.bytes[--clean.size] = '\0';
    return zr__buffer_take(&clean);
}

static bool opens(utf8proc_int32_t c)
{
    const utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_PS || category == UTF8PROC_CATEGORY_PI;
}

static bool is_punctuation(utf8proc_int32_t c)
{
    const utf8proc_category_t category = utf8proc_category(c);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

/* How good a line end between two characters is. Closing marks stay with what they close. */
static break_kind break_between(utf8proc_int32_t before, utf8proc_int32_t after)
{
    if (before == ' ')
        return BETWEEN_WORDS;
    if (after == ' ')
        return NO_BREAK; /* the line ends behind the blank */
    if (opens(after) && !opens(before) && (is_wide(after) || is_wide(before) || before == 0x201D))
        return AFTER_SENSE;
    if (is_mark(after))
        return NO_BREAK;
    if (is_punctuation(after) || opens(before))
        return PARTED_MARKS;
    if (is_punctuation(before) && is_wide(before))
        return AFTER_SENSE;
    if (before == '-' || before == '/')
        return BETWEEN_WORDS;
    if (is_wide(before) || is_wide(after))
        return BETWEEN_WORDS;
    return BROKEN_WORD;
}

double zr__widest_word(const char *text)
{
    double widest = 0, width = 0;
    utf8proc_int32_t before = 0;

    while (*text != '\0') {
        const utf8proc_int32_t c = next_character(&text);
        if (before != 0 && break_between(before, c) > BROKEN_WORD)
            width = 0;
        width += c != ' ' ? character_width(c) : 0;
        widest = fmax(widest, width);
        before = c;
    }
    return widest;
}

/* Fullwidth colon, semicolon and full stop, of which there are few in a name. */
static bool ends_clause(utf8proc_int32_t c)
{
    return c == 0xFF1A || c == 0xFF1B || c == 0x3002;
}

/* What a line is to be, em. */
typedef struct measure {
    double target; /* As near to this as makes sense. */
    double limit;  /* Not beyond, if it can be helped. */
    double least;  /* A break at sense is not worth a shorter line. */
} measure;

/* The break that is nearest to a target. */
typedef struct nearest {
    const char *place;
    double cost; /* em */
} nearest;

static void consider(nearest *best, const char *place, double cost)
{
    if (cost < best->cost)
        *best = (nearest){place, cost};
}

/* Where the line that starts at `text`, too long for one, ends, and whether at sense. */
static const char *line_end(const char *text, const measure *m, bool *at_sense)
{
    static const double detour[] = {0, 1e6, 1e3, 1.6, 0, 0}; /* em, by break_kind */
    nearest sense = {NULL, INFINITY}, any = {text + strlen(text), INFINITY};
    const char *last = text;
    double width = 0;
    utf8proc_int32_t earlier = 0, before = 0;

    for (const char *place = text; *place != '\0';) {
        const char *next = place;
        const utf8proc_int32_t after = next_character(&next);
        break_kind kind = before != 0 ? break_between(before, after) : NO_BREAK;
        const double drawn = before == ' ' ? width - NARROW : width;

        if (drawn > m->limit + TOLERANCE && any.cost < INFINITY)
            break;
        if (kind == BETWEEN_WORDS && zr__is_inside_word(last, place))
            kind = INSIDE_WORD;
        if (kind == BETWEEN_WORDS && before == ' ' && (earlier == ';' || earlier == MIDDLE_DOT))
            kind = AFTER_SENSE;
        if (kind == AFTER_SENSE && drawn >= m->least - TOLERANCE && drawn <= m->limit + TOLERANCE)
            consider(&sense, place,
                     fabs(drawn - m->target) - (ends_clause(before) ? STRONGER : 0));
        if (kind != NO_BREAK)
            consider(&any, place, fabs(drawn - m->target) + detour[kind]);
        width += character_width(after);
        earlier = before;
        before = after;
        last = place;
        place = next;
    }
    *at_sense = sense.place != NULL;
    return *at_sense ? sense.place : any.place;
}

/* One more line, `bytes` long; a blank at its end is not drawn. */
static void add_line(zr__buffer *lines, zr__lines *out, const char *start, size_t bytes)
{
    while (bytes > 0 && start[bytes - 1] == ' ')
        bytes--;
    zr__buffer_add_bytes(lines, start, bytes);
    zr__buffer_add_bytes(lines, "", 1);
    out->count++;
}

static bool index_lines(zr__lines *out)
{
    char *at = out->text;

    out->line = zr__calloc(out->count, sizeof *out->line);
    if (out->line == NULL)
        return false;
    for (uint32_t i = 0; i < out->count; i++, at += strlen(at) + 1) {
        out->line[i] = at;
        out->width = fmax(out->width, zr__em_width(at));
    }
    return true;
}

static uint32_t lines_needed(const char *text, double width)
{
    const measure full = {width, width, width};
    bool at_sense;
    double rest = zr__em_width(text);
    uint32_t count = 1;

    for (; rest > width + TOLERANCE; count++) {
        text = line_end(text, &full, &at_sense);
        if (*text == '\0')
            break; /* a word wider than the line */
        rest = zr__em_width(text);
    }
    return count;
}

/* A text on its way into lines. */
typedef struct wrapping {
    double width;
    uint32_t needed;   /* Lines for what is left. */
    uint32_t spare;    /* Lines more that may be spent on breaks at sense. */
    bool has_run_out;  /* Of these, before the end. */
} wrapping;

/* The end of the first of the lines needed. */
static const char *next_end(const char *text, wrapping *w)
{
    static const double REASON = 0.4; /* of a line: a shorter one is not worth it */
    const double rest = zr__em_width(text);
    const double target = rest / (w->needed > 1 ? w->needed : 2);
    const double fits = rest - (w->needed - 1) * w->width; /* else the rest is too long */
    measure m = {target, w->width, fmax(fits, REASON * target)};
    bool at_sense;
    const char *end = line_end(text, &m, &at_sense);

    if (!at_sense) {
        m.least = REASON * w->width;
        const char *earlier = line_end(text, &m, &at_sense);
        if (at_sense && w->spare > 0) {
            w->spare--;
            return earlier;
        }
        w->has_run_out |= at_sense;
    }
    w->needed -= w->needed > 1;
    return end;
}

/* The lines of a text, one after the other. */
static void wrap(zr__buffer *lines, zr__lines *made, const char *text, wrapping *w)
{
    do {
        const bool is_last = w->needed <= 1 && zr__em_width(text) <= w->width + TOLERANCE;
        const char *end = is_last ? text + strlen(text) : next_end(text, w);

        add_line(lines, made, text, (size_t)(end - text));
        text = end;
    } while (*text != '\0');
}

bool zr__lines_wrap(zr__lines *out, const char *text, double width)
{
    const uint32_t needed = lines_needed(text, width);
    wrapping w = {width, needed, needed / 2, false};
    zr__buffer lines = {0};
    zr__lines made = {0};

    wrap(&lines, &made, text, &w);
    if (w.has_run_out && needed >= LONG) { /* rather all lines full than some */
        zr__buffer_clear(&lines);
        made.count = 0;
        w = (wrapping){width, needed, 0, false};
        wrap(&lines, &made, text, &w);
    }
    made.text = zr__buffer_take(&lines);
    if (made.text == NULL || !index_lines(&made)) {
        zr__lines_clear(&made);
        return false;
    }
    *out = made;
    return true;
}

void zr__lines_clear(zr__lines *lines)
{
    if (lines == NULL)
        return;
    zr__free(lines->line);
    zr__free(lines->text);
    *lines = (zr__lines){0};
}

void zr__add_circled(zr__buffer *text, uint32_t number)
{
    const uint32_t code = number <= 20   ? 0x2460 + number - 1
                          : number <= 35 ? 0x3251 + number - 21
                                         : 0x32B1 + number - 36;
    const char utf8[] = {(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)),
                         (char)(0x80 | (code & 0x3F))};

    if (number <= MOST_CIRCLED)
        zr__buffer_add_bytes(text, utf8, sizeof utf8);
    else
        zr__buffer_addf(text, "(%u)", number);
}
