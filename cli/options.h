/*
 * Options as rows: parsing, help, completion and the manual page all read the same tables.
 */
#ifndef ZEREN_CLI_OPTIONS_H
#define ZEREN_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/language.h"
#include "zeren/zeren.h"

enum {
    ZR_MOST_OPERANDS = 4096,
    ZR_MOST_REPEATS = 100, /* Of one option that may be repeated. */
    ZR_MOST_GROUPS = 8,  /* Of options, in one verb. */
    ZR_MOST_OPTIONS = 32 /* In one verb. */
};

typedef enum zr__help { ZR_HELP_NONE, ZR_HELP_SCREEN, ZR_HELP_PAGE } zr__help;

/* What an option said that may be repeated. */
typedef struct zr_text_list {
    const char *text[ZR_MOST_REPEATS];
    size_t count;
} zr_text_list;

/* All that a command line can say; each verb takes the options that mean something for it. */
typedef struct zr_args {
    const char *operand[ZR_MOST_OPERANDS];
    size_t operand_count;
    int help; /* A zr__help. */
    int language;
    int color; /* A zr__color. */
    const char *output;

    const char *plan, *official, *from, *to;
    int groups;

    int format;  /* A zr_format. */
    int picture; /* A zr_diagram_format, or -1 when not given. */
    const char *sort, *table;
    uint32_t top;

    uint64_t seed;
    int method;
    uint32_t runs, deals, fixed_degrees;
    double resolution;
    const char *resolutions;
    int rule;
    double lambda, alpha;
    int null_model;
    const char *title, *font;
    int theme, by; /* A zr_diagram_theme, a zr_diagram_by. */
    const char *page_width;
    double aspect;
    int measure, concentrate;
    const char *links;
    uint32_t matches;
    double threshold, weak;
    int text_only, one_to_one;
    uint32_t peak;
    zr_text_list pins, bars, keeps;
    int by_capacity, weigh; /* The latter 1: by items. */
    zr_text_list removes, merges, hands;
    const char *apply;
    const char *review, *registry;
    int strict;
    const char *unit, *split, *carry;
    int list_format; /* A zr_ledger_format, or -1 when not given. */
    int overwrite;
    const char *as_of, *since;
    double margin;
} zr_args;

typedef enum zr__color { ZR_COLOR_AUTO, ZR_COLOR_ALWAYS, ZR_COLOR_NEVER } zr__color;

typedef enum zr_option_kind {
    ZR_OPTION_END,
    ZR_OPTION_FLAG,   /* int: 1 when given. */
    ZR_OPTION_HELP,   /* int: -h asks for the screen, --help for the page. */
    ZR_OPTION_TEXT,   /* const char * */
    ZR_OPTION_LIST,   /* zr_text_list: may be repeated. */
    ZR_OPTION_CHOICE, /* int: place in `choices`. */
    ZR_OPTION_COUNT,  /* uint32_t */
    ZR_OPTION_SEED,   /* uint64_t */
    ZR_OPTION_REAL    /* double */
} zr_option_kind;

typedef struct zr_option {
    zr_option_kind kind;
    char letter; /* 0 when it has none. */
    const char *name;
    size_t offset;       /* In zr_args. */
    const char *value;   /* What it takes, as in "ID"; NULL for a choice, which lists its names. */
    const char *summary; /* At most 60 columns, in English. */
    const char *detail;  /* Further lines of the page, at most 71 columns each; NULL when none. */
    const char *const *choices; /* NULL-terminated. */
    double least, most;         /* Of a number. */
    bool is_rare;               /* On the page of help, not on its screen. */
} zr_option;

/* Rows that several verbs share; each array ends with ZR_OPTION_END. */
extern const zr_option zr__options_part[];   /* --plan, --official */
extern const zr_option zr__options_scope[];  /* --plan, --official, --groups */
extern const zr_option zr__options_method[]; /* --method */
extern const zr_option zr__options_seed[];   /* --seed */
extern const zr_option zr__options_table[];  /* --format, --table, --sort, --top, --color */
extern const zr_option zr__options_help[];   /* --lang, --help */
extern const zr_option zr__options_output[]; /* --output */
extern const zr_option zr__options_inspection[]; /* --as-of, --since, --margin */
extern const zr_option zr__options_registry[]; /* --registry */
extern const zr_option zr__options_strict[];   /* --strict */

extern const zr_args zr__args_default;

struct zr_verb;

/*
 * Read the arguments after the verb: argv[0] is the verb, options may stand anywhere before "--".
 * Returns ZR_EXIT_OK, or ZR_EXIT_USAGE after saying what is wrong. Once help is asked for, the
 * rest is not looked at.
 */
int zr__options_parse(zr_args *args, const struct zr_verb *verb, int argc, char **argv);

/* The names of a choice as "a, b or c". */
void zr__choices_format(char *text, size_t size, const char *const *choices);

#endif
