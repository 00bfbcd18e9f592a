/*
 * How English plans number what they say: "Priority 1: Housing", "Action 2.3 Build …", "B4. …",
 * "II. Transport". The word tells the level; a code of letter and digits counts as a number.
 */
#include "src/import/english_headings.h"

static const char *const section_words[] = {
    "Strategic Priority ", "Strategic priority ", "Priority Area ", "Priority area ", "Priority ",
    "Focus Area ", "Focus area ", "Strategic Goal ", "Strategic Objective ", "Goal ", "Objective ",
    "Theme ", "Pillar ", "Chapter ", "Part ", "Section ", "Strategy ", "Outcome ", "Ambition ",
    "PRIORITY ", "GOAL ", "OBJECTIVE ", "THEME ", "PILLAR ", "CHAPTER ", "PART ", NULL};
static const char *const task_words[] = {
    "Action Item ", "Action item ", "Action ", "Recommendation ", "Measure ", "Initiative ",
    "Milestone ", "Task ", "Commitment ", "Project ", "Deliverable ", "Target ", "Step ",
    "ACTION ", "RECOMMENDATION ", "INITIATIVE ", "TASK ", NULL};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static char at(zr__slice text, size_t offset)
{
    return offset < text.size ? text.at[offset] : '\0';
}

/* "3", "2.3", "B4", "IV", "C" at the start: its bytes; `*points` are the points within. */
static size_t code_at(zr__slice text, size_t *points)
{
    size_t size = 0, letters = 0;

    *points = 0;
    while (letters < 4 && is_capital(at(text, size)))
        letters++, size++;
    if (letters > 1) { /* only a Roman numeral has several */
        for (size_t i = 0; i < letters; i++) {
            if (text.at[i] != 'I' && text.at[i] != 'V' && text.at[i] != 'X')
                return 0;
        }
    }
    for (size_t digits = 0; is_digit(at(text, size)) && digits < 3; digits++)
        size++;
    while (at(text, size) == '.' && is_digit(at(text, size + 1)) && *points < 3) {
        (*points)++;
        for (size++; is_digit(at(text, size));)
            size++;
    }
    if (*points > 0 && at(text, size) >= 'a' && at(text, size) <= 'e')
        size++; /* 2.3a */
    return size;
}

/* Marks and blanks between a code and its text; 0 when the code is part of the text. */
static size_t mark_after(zr__slice text)
{
    static const char *const marks[] = {":", ".", ")", "–", "—", "-", NULL};
    size_t step, size = 0;

    while (zr__is_blank(zr__slice_char_at(text, size, &step)) && step > 0)
        size += step;
    const size_t mark = zr__slice_starts_any(zr__slice_from(text, size), marks);
    for (size += mark; zr__is_blank(zr__slice_char_at(text, size, &step)) && step > 0;)
        size += step;
    return size;
}

/* The last number of a code: 3 of "2.3", 4 of "B4". */
static zr__slice last_number(zr__slice code)
{
    size_t start = code.size;

    if (start > 0 && !is_digit(code.at[start - 1]))
        start--; /* 2.3a */
    code.size = start;
    while (start > 0 && is_digit(code.at[start - 1]))
        start--;
    return zr__slice_from(code, start);
}

/* The level of a code without a word before it: "II." and "C." head sections, "B4." a task. Plain
 * numbers are read as in any document. */
static zr__level level_of_code(zr__slice code, zr__slice after, zr__slice behind)
{
    if (code.size > 1 && is_capital(code.at[0]) && is_digit(code.at[1]))
        return behind.size > 0 ? ZR__LEVEL_DIGIT : ZR__LEVEL_TEXT;
    return is_capital(code.at[0]) && zr__slice_starts(after, ". ") > 0
               ? ZR__LEVEL_HAN
               : ZR__LEVEL_TEXT;
}

zr__numbering zr__english_numbering_at(zr__slice text)
{
    const size_t section = zr__slice_starts_any(text, section_words);
    const size_t task = section == 0 ? zr__slice_starts_any(text, task_words) : 0;
    const size_t word = section + task;
    const zr__slice rest = zr__slice_from(text, word);
    size_t points;
    const zr__slice code = zr__slice_part(rest, 0, code_at(rest, &points));
    const size_t mark = code.size > 0 ? mark_after(zr__slice_from(rest, code.size)) : 0;
    const zr__slice behind = zr__slice_from(rest, code.size + mark);
    zr__level level = section > 0 ? ZR__LEVEL_HAN : ZR__LEVEL_DIGIT;

    if (code.size == 0 || (behind.size > 0 && (mark == 0 || !is_capital(behind.at[0]))))
        return (zr__numbering){.level = ZR__LEVEL_TEXT};
    if (word == 0 &&
        (level = level_of_code(code, zr__slice_from(rest, code.size), behind)) == ZR__LEVEL_TEXT)
        return (zr__numbering){.level = ZR__LEVEL_TEXT};
    if (level == ZR__LEVEL_DIGIT && points > 0)
        level = ZR__LEVEL_DIGITS;
    return (zr__numbering){.level = level,
                           .value = zr__numeral_value(last_number(code)),
                           .numeral = code,
                           .size = word + code.size + mark};
}
