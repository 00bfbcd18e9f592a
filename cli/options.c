/*
 * Parsing: getopt_long walks the command line, the rows say what each value must be. Numbers are
 * read strictly: "3x", " 3" and "1e99" are mistakes and not 3, 3 and infinity.
 */
#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/hints.h"
#include "cli/talk.h"
#include "cli/verb.h"

enum {
    IN_ORDER = 1,     /* What getopt returns for an operand when told to keep the order. */
    FIRST_LONG = 256, /* Long options return this and the place of their row. */
    LONGEST_LIST = 256,
    LONGEST_NAME = 64 /* Of an option; a longer one is unknown anyway. */
};

void zr__choices_format(char *text, size_t size, const char *const *choices)
{
    size_t length = 0;

    text[0] = '\0';
    for (size_t i = 0; choices[i] != NULL && length < size; i++) {
        const char *joint = i == 0 ? "" : choices[i + 1] == NULL ? _(" or ") : ", ";
        length += (size_t)snprintf(text + length, size - length, "%s%s", joint, choices[i]);
    }
}

static int parse_choice(const zr_option *row, const char *text, int *out)
{
    char list[LONGEST_LIST], hint[LONGEST_LIST];
    zr__hints hints = {.wanted = text};

    for (int i = 0; row->choices[i] != NULL; i++) {
        if (strcmp(text, row->choices[i]) == 0) {
            *out = i;
            return ZR_EXIT_OK;
        }
        zr__hints_offer(&hints, row->choices[i], row->choices[i]);
    }
    zr__choices_format(list, sizeof list, row->choices);
    zr__hints_format(hint, sizeof hint, &hints);
    return zr__refuse(_("--%s is '%s', expected %s%s"), row->name, text, list, hint);
}

static int parse_whole(const zr_option *row, const char *text, uint64_t most, uint64_t *out)
{
    char *end = NULL;

    errno = 0;
    const uint64_t number = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || number > most ||
        (double)number < row->least)
        return zr__refuse(_("--%s is '%s', expected a whole number from %.0f to %llu"), row->name,
                          text, row->least, (unsigned long long)most);
    *out = number;
    return ZR_EXIT_OK;
}

static int parse_count(const zr_option *row, const char *text, uint32_t *out)
{
    uint64_t number = 0;
    const int code = parse_whole(row, text, (uint64_t)row->most, &number);

    if (code == ZR_EXIT_OK)
        *out = (uint32_t)number;
    return code;
}

static int parse_real(const zr_option *row, const char *text, double *out)
{
    char *end = NULL;
    const double number = strtod(text, &end);

    /* Without this, strtod() would also take blanks, hexadecimal, "inf" and "nan". */
    if (text[0] == '\0' || strspn(text, "0123456789.eE+-") != strlen(text) || *end != '\0' ||
        !(number >= row->least && number <= row->most))
        return zr__refuse(_("--%s is '%s', expected a number from %g to %g"), row->name, text,
                          row->least, row->most);
    *out = number;
    return ZR_EXIT_OK;
}

static int add_text(const zr_option *row, const char *text, zr_text_list *list)
{
    if (list->count == ZR_MOST_REPEATS)
        return zr__refuse(_("--%s more than %d times"), row->name, ZR_MOST_REPEATS);
    list->text[list->count++] = text;
    return ZR_EXIT_OK;
}

static int take_value(zr_args *args, const zr_option *row, const char *text, bool is_long)
{
    void *field = (char *)args + row->offset;

    switch (row->kind) {
    case ZR_OPTION_END:
        break;
    case ZR_OPTION_FLAG:
        *(int *)field = 1;
        break;
    case ZR_OPTION_HELP:
        *(int *)field = is_long ? ZR_HELP_PAGE : ZR_HELP_SCREEN;
        break;
    case ZR_OPTION_TEXT:
        *(const char **)field = text;
        break;
    case ZR_OPTION_LIST:
        return add_text(row, text, field);
    case ZR_OPTION_CHOICE:
        return parse_choice(row, text, field);
    case ZR_OPTION_COUNT:
        return parse_count(row, text, field);
    case ZR_OPTION_SEED:
        return parse_whole(row, text, UINT64_MAX, field);
    case ZR_OPTION_REAL:
        return parse_real(row, text, field);
    }
    return ZR_EXIT_OK;
}

/* An option of another verb is worth a word of its own. */
static const char *verb_with(const char *name)
{
    zr_option rows[ZR_MOST_OPTIONS];

    for (size_t i = 0; zr__verbs[i] != NULL; i++) {
        zr__verb_rows(rows, zr__verbs[i]);
        for (const zr_option *row = rows; row->kind != ZR_OPTION_END; row++)
            if (strcmp(row->name, name) == 0)
                return zr__verbs[i]->name;
    }
    return NULL;
}

static int refuse_unknown(const zr_verb *verb, const zr_option *rows, const char *given)
{
    char spelling[ZR_MOST_OPTIONS][LONGEST_NAME];
    char name[LONGEST_NAME], hint[LONGEST_LIST];
    zr__hints hints = {.wanted = name};

    snprintf(name, sizeof name, "%.*s", (int)strcspn(given, "="), given);
    for (size_t i = 0; rows[i].kind != ZR_OPTION_END; i++) {
        snprintf(spelling[i], sizeof spelling[i], "--%s", rows[i].name);
        zr__hints_offer(&hints, spelling[i], spelling[i]);
    }
    const char *other = strncmp(name, "--", 2) == 0 ? verb_with(name + 2) : NULL;
    if (other != NULL)
        return zr__refuse(_("'zeren %s' has no option %s ('zeren %s' has); see 'zeren %s -h'"),
                          verb->name, name, other, verb->name);
    zr__hints_format(hint, sizeof hint, &hints);
    return zr__refuse(_("'zeren %s' has no option %s%s; see 'zeren %s -h'"), verb->name, name, hint,
                      verb->name);
}

/* What getopt calls '?' is an unknown option, or one that was given a value it does not take. */
static int refuse_option(const zr_verb *verb, const zr_option *rows, const char *given)
{
    char letter[] = {'-', (char)optopt, '\0'};

    if (optopt >= FIRST_LONG)
        return zr__refuse(_("--%s takes no value"), rows[optopt - FIRST_LONG].name);
    return refuse_unknown(verb, rows, optopt != 0 ? letter : given);
}

static const zr_option *row_of(const zr_option *rows, int code)
{
    if (code >= FIRST_LONG)
        return &rows[code - FIRST_LONG];
    while (rows->letter != code)
        rows++;
    return rows;
}

static int take_operand(zr_args *args, const zr_verb *verb, const char *text)
{
    if (args->operand_count == verb->most_operands)
        return zr__refuse(_("'%s' is one argument too many; usage: zeren %s [OPTION...] %s"), text,
                          verb->name, verb->operands);
    args->operand[args->operand_count++] = text;
    return ZR_EXIT_OK;
}

/* The same rows in getopt's words. */
static void translate_rows(struct option *longs, char *shorts, const zr_option *rows)
{
    /* '-' hands over operands in their order, whatever POSIXLY_CORRECT says; ':' tells a missing
     * value from an unknown option. */
    *shorts++ = '-';
    *shorts++ = ':';
    for (int i = 0; rows[i].kind != ZR_OPTION_END; i++) {
        const bool is_bare = rows[i].kind == ZR_OPTION_HELP || rows[i].kind == ZR_OPTION_FLAG;
        const int takes = is_bare ? no_argument : required_argument;
        longs[i] = (struct option){rows[i].name, takes, NULL, FIRST_LONG + i};
        if (rows[i].letter == 0)
            continue;
        *shorts++ = rows[i].letter;
        if (takes == required_argument)
            *shorts++ = ':';
    }
    *shorts = '\0';
}

static int take(zr_args *args, const zr_verb *verb, const zr_option *rows, int code,
                const char *given)
{
    if (code == IN_ORDER)
        return take_operand(args, verb, optarg);
    if (code == '?')
        return refuse_option(verb, rows, given);
    if (code == ':')
        return zr__refuse(_("--%s needs a value"), row_of(rows, optopt)->name);
    return take_value(args, row_of(rows, code), optarg, code >= FIRST_LONG);
}

int zr__options_parse(zr_args *args, const zr_verb *verb, int argc, char **argv)
{
    zr_option rows[ZR_MOST_OPTIONS];
    struct option longs[ZR_MOST_OPTIONS] = {{0}};
    char shorts[2 * ZR_MOST_OPTIONS + 3];
    int code = 0, result = ZR_EXIT_OK;

    zr__verb_rows(rows, verb);
    translate_rows(longs, shorts, rows);
    opterr = 0;
    optind = 0; /* Start anew, also in glibc and musl, which 1 does not make forget the mode. */
    while (result == ZR_EXIT_OK && args->help == ZR_HELP_NONE &&
           (code = getopt_long(argc, argv, shorts, longs, NULL)) != -1)
        result = take(args, verb, rows, code, argv[optind - 1]);
    while (result == ZR_EXIT_OK && args->help == ZR_HELP_NONE && optind < argc)
        result = take_operand(args, verb, argv[optind++]);

    if (result == ZR_EXIT_OK && args->help == ZR_HELP_NONE &&
        args->operand_count < verb->least_operands)
        result = zr__refuse(_("usage: zeren %s [OPTION...] %s; see 'zeren %s -h'"), verb->name,
                            verb->operands, verb->name);
    return result;
}
