/*
 * Titles. The first clause, if it is short enough; else up to the last place where a word may end
 * before 24 characters: behind a mark or before a quotation. Letters say less than Chinese
 * characters do, so there are more of them, and a word is never cut.
 */
#include "src/import/titles.h"

#include "src/import/headings.h"

enum { TITLE_CHARACTERS = 24, SHORT_CHARACTERS = 6, TITLE_LETTERS = 60, SHORT_LETTERS = 20 };

/* Whether the start of a text is in letters. */
static bool is_in_letters(zr__slice text)
{
    size_t step, count = 0;

    for (size_t offset = 0; offset < text.size && count <= TITLE_LETTERS; offset += step, count++) {
        if (zr__is_han(zr__slice_char_at(text, offset, &step)))
            return false;
    }
    return true;
}

/* The first characters of a text, of letters up to the end of a word. */
static zr__slice cut_to(zr__slice text, size_t most, bool in_letters)
{
    zr__slice cut = text;
    size_t step, blank;

    while (zr__slice_count(cut) > most) {
        zr__slice_last(cut, &step);
        cut.size -= step;
    }
    if (!in_letters || cut.size == text.size || text.at[cut.size] == ' ')
        return cut;
    for (blank = cut.size; blank > 0 && cut.at[blank - 1] != ' ';)
        blank--;
    return blank > SHORT_LETTERS ? zr__slice_trim(zr__slice_part(cut, 0, blank)) : cut;
}

static bool ends_clause(uint32_t c)
{
    return c == ',' || c == '\n' || c == ':' || zr__is_sentence_end(c);
}

zr__slice zr__title_of(zr__slice text)
{
    size_t step, count = 0, clause = 0, safe = 0, depth = 0, offset;

    text = zr__slice_trim(text);
    const bool in_letters = is_in_letters(text);
    const size_t most = in_letters ? TITLE_LETTERS : TITLE_CHARACTERS;
    const size_t least = in_letters ? SHORT_LETTERS : SHORT_CHARACTERS;
    for (offset = 0; offset < text.size && count <= most; offset += step, count++) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_close(c) && depth > 0)
            depth--;
        if (depth == 0 && ends_clause(c)) {
            clause = offset;
            if (zr__is_sentence_end(c) || c == '\n' || count >= least)
                break;
        }
        if (depth == 0 && (c == 0x3001 || zr__is_open(c)))
            safe = offset;
        if (zr__is_open(c))
            depth++;
    }
    if (count <= most && offset >= text.size)
        return zr__slice_trim_end_marks(text).size > 0 ? zr__slice_trim_end_marks(text) : text;
    if (clause > 0)
        offset = clause;
    else if (count > most && zr__slice_count(zr__slice_part(text, 0, safe)) >= 2 * least)
        offset = safe;
    if (count > most && clause == 0 && offset != safe)
        return cut_to(text, most, in_letters);
    const zr__slice title = zr__slice_trim_end_marks(zr__slice_part(text, 0, offset));
    return title.size > 0 ? title : zr__slice_part(text, 0, offset > 0 ? offset : text.size);
}

uint32_t zr__count_items(zr__slice text)
{
    static const char *const words[] = {"个子项", "项子项", "个小项", "个分项", "项分项", "个子项目",
                                        NULL};
    size_t step, start = 0;
    bool in_number = false;

    text = zr__slice_part(text, 0, 600);
    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        const bool is_number = zr__is_digit(c) || zr__is_han_digit(c);
        if (in_number && !is_number &&
            zr__slice_starts_any(zr__slice_from(text, offset), words) > 0)
            return zr__numeral_value(zr__slice_part(text, start, offset));
        if (is_number && !in_number)
            start = offset;
        in_number = is_number;
    }
    return 0;
}
