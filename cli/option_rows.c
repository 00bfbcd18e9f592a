/*
 * The rows that several verbs share, and what holds when an option is not given.
 */
#include "cli/options.h"

#include "src/failure.h"

static const char *const languages[] = {"en", "zh", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const groups[] = {"keep", "expand", "ignore", NULL};
static const char *const formats[] = {"table", "json", "csv", "md", NULL};
static const char *const methods[] = {"two-mode", "leiden", "cpm", NULL};

const zr_option zr__options_help[] = {
    {.kind = ZR_OPTION_CHOICE,
     .name = "lang",
     .offset = offsetof(zr_args, language),
     .choices = languages,
     .summary = N_("language of words and headings [the locale's]")},
    {.kind = ZR_OPTION_HELP,
     .letter = 'h',
     .name = "help",
     .offset = offsetof(zr_args, help),
     .summary = N_("-h fits a screen, --help says everything")},
    {.kind = ZR_OPTION_END}};

const zr_option zr__options_output[] = {
    {.kind = ZR_OPTION_TEXT,
     .letter = 'o',
     .name = "output",
     .offset = offsetof(zr_args, output),
     .value = "FILE",
     .summary = N_("write to FILE, not to standard output"),
     .detail = N_("The file is written beside its place and renamed, so that a run that\n"
                  "fails or is interrupted leaves the old one whole.")},
    {.kind = ZR_OPTION_END}};

const zr_option zr__options_registry[] = {
    {.kind = ZR_OPTION_TEXT,
     .name = "registry",
     .offset = offsetof(zr_args, registry),
     .value = "FILE",
     .summary = N_("unit names of your own"),
     .detail = N_("In the form of unit-names.json; they are read after those.")},
    {.kind = ZR_OPTION_END}};

const zr_option zr__options_strict[] = {
    {.kind = ZR_OPTION_FLAG,
     .name = "strict",
     .offset = offsetof(zr_args, strict),
     .summary = N_("fail on any doubtful reading"),
     .detail = N_("The exit code is 3 then, no notice is written, and an old one stays as it\n"
                  "is. A --review is written all the same.")},
    {.kind = ZR_OPTION_END}};

#define PLAN_AND_OFFICIAL                                                                         \
    {.kind = ZR_OPTION_TEXT,                                                                      \
     .letter = 'p',                                                                               \
     .name = "plan",                                                                              \
     .offset = offsetof(zr_args, plan),                                                           \
     .value = "ID",                                                                               \
     .summary = N_("only the tasks of this plan")},                                               \
    {                                                                                             \
        .kind = ZR_OPTION_TEXT, .name = "official", .offset = offsetof(zr_args, official),        \
        .value = "NAME", .summary = N_("only those of this official; none: of nobody"),           \
        .detail = N_("If an official is really called 'none', that one is meant.")                \
    }

const zr_option zr__options_part[] = {PLAN_AND_OFFICIAL, {.kind = ZR_OPTION_END}};

const zr_option zr__options_scope[] = {
    PLAN_AND_OFFICIAL,
    {.kind = ZR_OPTION_CHOICE,
     .letter = 'g',
     .name = "groups",
     .offset = offsetof(zr_args, groups),
     .choices = groups,
     .summary = N_("what a group of units counts as [keep]"),
     .detail = N_("keep: one unit, as written; expand: its members, unless they are not\n"
                  "known; ignore: nothing.")},
    {.kind = ZR_OPTION_END}};

const zr_option zr__options_table[] = {
    {.kind = ZR_OPTION_CHOICE,
     .letter = 'f',
     .name = "format",
     .offset = offsetof(zr_args, format),
     .choices = formats,
     .summary = N_("how the answer is written [table]"),
     .detail = N_("csv holds one table: the one chosen with --table, or the first.\n"
                  "The shapes of json: 'zeren help formats'.")},
    {.kind = ZR_OPTION_TEXT,
     .letter = 't',
     .name = "table",
     .offset = offsetof(zr_args, table),
     .value = "NAME",
     .summary = N_("only the table of this name")},
    {.kind = ZR_OPTION_TEXT,
     .letter = 's',
     .name = "sort",
     .offset = offsetof(zr_args, sort),
     .value = "COLUMN",
     .summary = N_("sort the first table; -COLUMN: largest first")},
    {.kind = ZR_OPTION_COUNT,
     .letter = 'n',
     .name = "top",
     .offset = offsetof(zr_args, top),
     .value = "N",
     .most = UINT32_MAX,
     .summary = N_("at most N rows in each table [0: all]")},
    {.kind = ZR_OPTION_CHOICE,
     .name = "color",
     .offset = offsetof(zr_args, color),
     .choices = colors,
     .summary = N_("colour in tables [auto: on a terminal]"),
     .detail = N_("'auto' also obeys NO_COLOR and TERM=dumb.")},
    {.kind = ZR_OPTION_END}};

const zr_option zr__options_inspection[] = {
    {.kind = ZR_OPTION_TEXT,
     .name = "as-of",
     .offset = offsetof(zr_args, as_of),
     .value = "DAY",
     .summary = N_("the day of the inspection, such as 2021-06-30")},
    {.kind = ZR_OPTION_TEXT,
     .name = "since",
     .offset = offsetof(zr_args, since),
     .value = "LEDGER",
     .summary = N_("what the ledgers said before (file or DIR)")},
    {.kind = ZR_OPTION_REAL,
     .name = "margin",
     .offset = offsetof(zr_args, margin),
     .value = "X",
     .most = 1,
     .summary = N_("how far behind the time gone is behind [0.1]"),
     .detail = N_("A task that is not done is behind when its percentage is more than X\n"
                  "below the share of its time that has gone."),
     .is_rare = true},
    {.kind = ZR_OPTION_END}};

const zr_option zr__options_seed[] = {{.kind = ZR_OPTION_SEED,
                                       .name = "seed",
                                       .offset = offsetof(zr_args, seed),
                                       .value = "N",
                                       .summary = N_("random choices; same seed, same answer [1]")},
                                      {.kind = ZR_OPTION_END}};

const zr_option zr__options_method[] = {
    {.kind = ZR_OPTION_CHOICE,
     .letter = 'm',
     .name = "method",
     .offset = offsetof(zr_args, method),
     .choices = methods,
     .summary = N_("how clusters are found [two-mode]"),
     .detail = N_("two-mode: modularity of units and tasks together (Barber 2007, Beckett\n"
                  "2016); leiden: that of the network of units (Traag et al. 2019); cpm:\n"
                  "its constant Potts model (Traag et al. 2011).")},
    {.kind = ZR_OPTION_END}};

const zr_args zr__args_default = {
    .language = ZR_LANGUAGE_UNSET,
    .picture = -1,
    .list_format = -1,
    .groups = ZR_GROUPS_KEEP,
    .format = ZR_FORMAT_TABLE,
    .seed = 1,
    .method = ZR_CLUSTER_TWO_MODE,
    .rule = ZR_LOAD_FRACTIONAL,
    .lambda = 0.5,
    .alpha = 0.05,
    .weak = 0.2,
    .margin = 0.1,
    .null_model = ZR_NULL_HYPERGEOMETRIC,
};
