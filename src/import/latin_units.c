/*
 * Lists of units in English.
 *
 * A semicolon or a line break parts names for certain, and where they do, in a list or anywhere in
 * its column, commas belong to the names. A list that has nothing but commas is a guess either
 * way: "Planning, Zoning and Building Department" is one name, because what stands before the last
 * "and" names no body of its own; "Fire Department, Sheriff, Public Works" is three.
 */
#include "src/import/latin_units.h"

#include "src/import/units.h"

enum { NAME_BYTES = 300 };

/* Words that a body is called by. */
static const char *const bodies[] = {
    "administration", "agencies",    "agency",      "alliance",    "association", "attorney",
    "authorities",    "authority",   "board",       "boards",      "branch",      "bureau",
    "center",         "centre",      "charity",     "clerk",       "club",        "college",
    "commission",     "committee",   "company",     "consortium",  "cooperative", "corporation",
    "council",        "councils",    "department",  "departments", "directorate", "district",
    "division",       "force",       "forum",       "foundation",  "friends",     "fund",        "group",
    "hospital",       "institute",   "ministry",    "museum",      "network",     "office",
    "offices",        "parliament",  "partnership", "police",      "registry",    "school",
    "secretariat",    "service",     "services",    "sheriff",     "society",     "taskforce",
    "team",           "treasury",    "trust",       "union",       "unit",        "university",
    NULL};
static const char *const openings[] = {"department of ", "office of ", "ministry of ", "bureau of ",
                                       "board of ",      "division of ", "friends of ", "university of ",
                                       "college of ",    "institute of ", "centre for ", "center for ",
                                       "the ",           NULL};

static uint32_t lower(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Bytes of a word at the start, whatever the case of its letters. */
static size_t word_at(zr__slice text, const char *word)
{
    zr__slice wanted = zr__slice_of(word);
    size_t offset = 0, step, wanted_step;

    while (wanted.size > 0) {
        const uint32_t w = zr__slice_char(wanted, &wanted_step);
        if (lower(zr__slice_char_at(text, offset, &step)) != w || step == 0)
            return 0;
        offset += step;
        wanted = zr__slice_from(wanted, wanted_step);
    }
    return offset;
}

static size_t any_word_at(zr__slice text, const char *const *words)
{
    size_t size = 0;

    while (*words != NULL && (size = word_at(text, *words)) == 0)
        words++;
    return size;
}

static bool starts_word(zr__slice text, size_t offset)
{
    size_t step;

    return offset == 0 || !zr__is_latin(zr__slice_last(zr__slice_part(text, 0, offset), &step));
}

static bool is_body_word(zr__slice text, size_t offset)
{
    size_t step;

    for (size_t i = 0; bodies[i] != NULL; i++) {
        const size_t size = word_at(zr__slice_from(text, offset), bodies[i]);
        if (size > 0 && !zr__is_latin(zr__slice_char_at(text, offset + size, &step)))
            return true;
    }
    return false;
}

/* Whether a text names a body: by its last word alone, or by any word of it. */
static bool names_body(zr__slice text, bool at_end)
{
    bool names = false;
    size_t step;

    text = zr__slice_trim_end_marks(text);
    for (size_t offset = 0; offset < text.size; offset += step) {
        zr__slice_char_at(text, offset, &step);
        if (!starts_word(text, offset) || !zr__is_latin(zr__slice_char_at(text, offset, &step)))
            continue;
        const bool is_body = is_body_word(text, offset);
        names = at_end ? is_body : names || is_body;
    }
    return names;
}

/* The last " and " of a text; SIZE_MAX when it has none. */
static size_t last_and(zr__slice text, size_t *size)
{
    size_t found = SIZE_MAX, step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        zr__slice_char_at(text, offset, &step);
        const size_t word = any_word_at(zr__slice_from(text, offset),
                                        (const char *const[]){" and ", " & ", NULL});
        if (word > 0) {
            found = offset;
            *size = word;
        }
    }
    return found;
}

/* What follows the last comma; the comma itself is at `*comma`. */
static zr__slice after_last_comma(zr__slice list, size_t *comma)
{
    size_t start = 0, step;

    for (size_t offset = 0; offset < list.size; offset += step) {
        if (zr__slice_char_at(list, offset, &step) == ',') {
            *comma = offset;
            start = offset + step;
        }
    }
    return zr__slice_trim(zr__slice_from(list, start));
}

/* Whether commas part only the words of one name: the last of them has an "and", and what stands
 * before it names no body, or is all governed by one "Department of". */
static bool is_one_name(zr__slice list)
{
    size_t comma = 0, size = 0;
    const zr__slice last = after_last_comma(list, &comma);
    const zr__slice head = zr__slice_part(list, 0, comma);
    const size_t joint = last_and(last, &size);

    if (any_word_at(last, (const char *const[]){"and ", "& ", NULL}) == 0 && joint == SIZE_MAX)
        return false;
    if (!names_body(head, false))
        return true;
    size_t step;
    for (size_t offset = 0; offset < head.size; offset += step) {
        if (zr__slice_char_at(head, offset, &step) == ',' &&
            names_body(zr__slice_from(head, offset + step), false))
            return false;
    }
    return any_word_at(head, openings) > 0 && !names_body(last, false);
}

bool zr__is_abbreviation(zr__slice text)
{
    size_t step, letters = 0, capitals = 0;

    for (size_t offset = 0; offset < text.size; offset += step, letters++) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (!zr__is_latin(c))
            return false;
        capitals += c >= 'A' && c <= 'Z';
    }
    return letters >= 2 && letters <= 8 && 2 * capitals > letters;
}

static bool is_whole_body(zr__slice name)
{
    name = zr__slice_trim_end_marks(name);
    const bool is_governed = any_word_at(name, openings) > 0 && names_body(name, false);

    return is_governed || names_body(name, true) || zr__is_abbreviation(name);
}

/* Whether every part between commas is a body by itself, so that the commas part names. */
static bool are_bodies(zr__slice list)
{
    size_t start = 0, step;

    for (size_t offset = 0; offset <= list.size; offset += step) {
        const uint32_t c = zr__slice_char_at(list, offset, &step);
        step = step > 0 ? step : 1;
        if (offset < list.size && c != ',')
            continue;
        if (!is_whole_body(zr__slice_part(list, start, offset)))
            return false;
        start = offset + step;
    }
    return true;
}

zr__latin_style zr__latin_style_of(zr__slice list, bool by_semicolons)
{
    zr__latin_style style = {.is_latin = true, .keeps_commas = by_semicolons};
    bool has_comma = false, has_capital = false;
    size_t step, depth = 0;

    for (size_t offset = 0; offset < list.size; offset += step) {
        const uint32_t c = zr__slice_char_at(list, offset, &step);
        if (zr__is_han(c))
            return (zr__latin_style){0};
        depth += zr__is_bracket(c);
        depth -= (c == ')' || c == ']') && depth > 0;
        style.keeps_commas |= c == ';' || c == '\n';
        has_comma |= c == ',' && depth == 0;
        has_capital |= c >= 'A' && c <= 'Z';
    }
    if (has_comma && by_semicolons && !zr__slice_holds(list, ";") && !is_one_name(list))
        style.is_guess = true; /* other cells say that it is one name, this one does not */
    if (has_comma && !has_capital && style.keeps_commas && !zr__slice_holds(list, ";")) {
        style.keeps_commas = false; /* utilities, cooperatives: classes have no names */
        style.is_guess = true;
    }
    if (has_comma && has_capital && !style.keeps_commas && list.size <= 8 * NAME_BYTES) {
        style.is_guess = true;
        style.keeps_commas = is_one_name(list);
    }
    if (has_comma && style.keeps_commas && !zr__slice_holds(list, ";") && are_bodies(list)) {
        style.keeps_commas = false;
        style.is_guess = true;
    }
    style.is_guess |= has_comma && !style.keeps_commas;
    style.has_commas = has_comma && !style.keeps_commas;
    return style;
}

/* The name that starts a text, up to what parts it from the next for certain. */
static zr__slice name_at(zr__slice text)
{
    size_t step;

    for (size_t offset = 0; offset < text.size && offset <= NAME_BYTES; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (c == '\n' || c == ';' || c == 0x3001 || c == ',')
            return zr__slice_part(text, 0, offset);
    }
    return text;
}

/* Whether an "and" at `offset` parts two bodies: both are whole without it. */
static size_t and_at(zr__slice list, zr__latin_style style, size_t start, size_t offset)
{
    const size_t size = any_word_at(zr__slice_from(list, offset),
                                    (const char *const[]){" and ", NULL});
    const zr__slice left = zr__slice_part(list, start, offset);
    const zr__slice right = name_at(zr__slice_from(list, offset + size));

    if (size == 0 || left.size > NAME_BYTES || right.size > NAME_BYTES)
        return 0;
    if (any_word_at(right, openings) > 0 && names_body(right, false))
        return names_body(left, false) ? size : 0;
    if (names_body(left, true) && zr__is_group(right))
        return size; /* the Health Board and all surgeries */
    if (style.has_commas && is_whole_body(left) && name_at(right).size == right.size &&
        offset + size + right.size == list.size && start > 0)
        return size; /* A, B and C */
    return names_body(left, true) && names_body(right, true) ? size : 0;
}

static size_t count_words(zr__slice text)
{
    size_t words = 0, step;

    for (size_t offset = 0; offset < text.size && offset < NAME_BYTES; offset += step)
        words += zr__is_latin(zr__slice_char_at(text, offset, &step)) && starts_word(text, offset);
    return words;
}

bool zr__latin_and_is_open(zr__slice name)
{
    size_t size = 0;
    const size_t joint = name.size <= NAME_BYTES ? last_and(name, &size) : SIZE_MAX;

    if (joint == SIZE_MAX)
        return false;
    const zr__slice left = zr__slice_part(name, 0, joint);
    const zr__slice right = zr__slice_from(name, joint + size);
    if (names_body(left, true) || zr__is_abbreviation(zr__slice_trim(left)))
        return true;
    return count_words(left) >= 2 && count_words(right) >= 2 && !zr__slice_holds(left, " of ") &&
           !zr__slice_holds(name, ",");
}

size_t zr__latin_separator_at(zr__slice list, zr__latin_style style, size_t start, size_t offset,
                              bool *is_guess)
{
    size_t step, size;
    const uint32_t c = zr__slice_char_at(list, offset, &step);

    *is_guess = false;
    if (c == '\n' || c == ';' || c == 0x3001 || (c == ',' && !style.keeps_commas)) {
        const zr__slice rest = zr__slice_from(list, offset + step);
        size = word_at(zr__slice_trim(rest), "and ");
        return size > 0 ? step + (rest.size - zr__slice_trim(rest).size) + size : step;
    }
    if (c != ' ' || (size = and_at(list, style, start, offset)) == 0)
        return 0;
    *is_guess = true;
    return size;
}

bool zr__latin_names_body(zr__slice list)
{
    return names_body(list, false) || zr__is_abbreviation(zr__slice_trim_end_marks(list));
}
