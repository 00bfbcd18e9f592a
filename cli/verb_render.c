/*
 * zeren render: a diagram of a notice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cli/hints.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/sides.h"
#include "cli/talk.h"
#include "cli/verbs.h"

/* In the order of zr_diagram_format, zr_diagram_theme, zr_diagram_by and zr_null_model. */
static const char *const formats[] = {"svg", "png", "pdf", "dot", NULL};
static const char *const themes[] = {"light", "dark", "print", NULL};
static const char *const columns[] = {"officials", "tasks", "units", NULL};
static const char *const null_models[] = {"bicm", "hypergeometric", NULL};

static int find_kind(zr_diagram_kind *out, const char *name)
{
    const char *kinds[ZR_DIAGRAM_KINDS + 1] = {0};
    char list[256], hint[256];
    zr__hints hints = {.wanted = name};

    for (int i = 0; i < ZR_DIAGRAM_KINDS; i++) {
        kinds[i] = zr_diagram_kind_name((zr_diagram_kind)i);
        if (strcmp(kinds[i], name) == 0) {
            *out = (zr_diagram_kind)i;
            return ZR_EXIT_OK;
        }
        zr__hints_offer(&hints, kinds[i], kinds[i]);
    }
    zr__choices_format(list, sizeof list, kinds);
    zr__hints_format(hint, sizeof hint, &hints);
    return zr__refuse(_("no diagram is called '%s', expected %s%s"), name, list, hint);
}

static bool has_name(zr_diagram_kind kind)
{
    return kind == ZR_DIAGRAM_OFFICIAL || kind == ZR_DIAGRAM_UNIT;
}

static bool has_sides(zr_diagram_kind kind)
{
    return kind == ZR_DIAGRAM_COMPARE || kind == ZR_DIAGRAM_TRACE;
}

static zr__sides_usual usual_sides(zr_diagram_kind kind)
{
    return kind == ZR_DIAGRAM_TRACE ? ZR__SIDES_PLANS : ZR__SIDES_WHOLE;
}

static int check_operands(zr_diagram_kind kind, const zr_args *args)
{
    if (has_name(kind) && args->operand_count < 3)
        return zr__refuse(_("'zeren render %s' needs a name and a file"), args->operand[0]);
    if (has_sides(kind))
        return zr__sides_check(args->operand + 1, args->operand_count - 1, usual_sides(kind), args);
    if (!has_name(kind) && args->operand_count > 2)
        return zr__refuse(_("'zeren render %s' takes one file and no name"), args->operand[0]);
    return ZR_EXIT_OK;
}

/* A paper's name or millimetres; 0 when not given. */
static int find_width(double *out, const zr_args *args)
{
    static const struct paper {
        const char *name;
        double width;
    } papers[] = {{"a4", ZR_WIDTH_A4}, {"a3", ZR_WIDTH_A3}, {"16:9", ZR_WIDTH_SLIDE}};
    char *end = NULL;

    *out = 0;
    if (args->page_width == NULL)
        return ZR_EXIT_OK;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (strcasecmp(papers[i].name, args->page_width) == 0) {
            *out = papers[i].width;
            return ZR_EXIT_OK;
        }
    if (strspn(args->page_width, "0123456789.") == strlen(args->page_width))
        *out = strtod(args->page_width, &end);
    if (end == NULL || *end != '\0' || !(*out >= 50 && *out <= 5000))
        return zr__refuse(_("--width is '%s', expected a4, a3, 16:9 or millimetres, 50 to 5000"),
                          args->page_width);
    return ZR_EXIT_OK;
}

/* What the diagram is about: an official or a unit. */
static int find_subject(uint32_t *index, zr_diagram_kind kind, const zr__input *input,
                        const zr_args *args)
{
    zr_args named = *args;
    zr_scope scope;

    if (kind == ZR_DIAGRAM_UNIT)
        return zr__input_find_unit(index, input, args->operand[1]);
    if (kind != ZR_DIAGRAM_OFFICIAL)
        return ZR_EXIT_OK;
    named.official = args->operand[1];
    const int code = zr__input_choose(&scope, input, NULL, &named);
    *index = scope.official;
    return code;
}

static int format_of_name(zr_diagram_format *out, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');
    char list[128];

    for (int i = 0; dot != NULL && formats[i] != NULL; i++)
        if (strcasecmp(dot + 1, formats[i]) == 0) {
            *out = (zr_diagram_format)i;
            return ZR_EXIT_OK;
        }
    zr__choices_format(list, sizeof list, formats);
    return zr__refuse(_("the name '%s' does not say which format; expected --format %s"), path,
                      list);
}

static int choose_format(zr_diagram_format *out, const zr_args *args)
{
    const bool is_stdout = zr__output_is_stdout(args->output);

    if (args->measure)
        return ZR_EXIT_OK;
    if (args->picture < 0 && !is_stdout)
        return format_of_name(out, args->output);
    *out = args->picture < 0 ? ZR_DIAGRAM_SVG : (zr_diagram_format)args->picture;
    if (is_stdout && (*out == ZR_DIAGRAM_PNG || *out == ZR_DIAGRAM_PDF) && isatty(STDOUT_FILENO))
        return zr__refuse(_("%s is not text for a terminal; give -o FILE or redirect it"),
                          formats[*out]);
    return ZR_EXIT_OK;
}

static int measure(const zr_graph *graph, zr_diagram_kind kind, const zr_diagram_options *options,
                   const zr_args *args)
{
    zr_diagram_figures figures;
    zr_error err = {0};
    char *text = NULL;

    if (zr_diagram_measure(&figures, kind, graph, options, &err) != ZR_OK ||
        zr_diagram_figures_format(&text, &figures, kind, &err) != ZR_OK)
        return zr__complain(&err);
    const int code = zr__output_write(args->output, text, strlen(text));
    zr_string_free(text);
    return code;
}

static int draw(const zr_graph *graph, zr_diagram_kind kind, const zr_diagram_options *options,
                const zr_args *args)
{
    char *bytes = NULL;
    size_t size = 0;
    zr_error err = {0};

    zr__progress_start(_("drawing"));
    if (args->measure)
        return measure(graph, kind, options, args);
    if (zr_diagram_draw(&bytes, &size, kind, graph, options, &err) != ZR_OK)
        return zr__complain(&err);
    const int code = zr__output_write(args->output, bytes, size);
    zr_string_free(bytes);
    return code;
}

static int draw_sides(zr_diagram_kind kind, zr_diagram_options *options, const zr_args *args)
{
    zr__sides sides = {0};
    zr_scope scope = ZR_SCOPE_ALL;
    int code = zr__sides_load(&sides, args->operand + 1, args->operand_count - 1,
                              usual_sides(kind), args);

    scope.official = sides.from.scope.official;
    options->scope = &scope;
    options->from = &sides.from;
    options->to = &sides.to;
    if (code == ZR_EXIT_OK)
        code = draw(sides.first.graph, kind, options, args);
    zr__sides_clear(&sides);
    return code;
}

static int draw_one(zr_diagram_kind kind, zr_diagram_options *options, const zr_args *args)
{
    zr__input input = {0};
    int code = zr__input_load(&input, args->operand[args->operand_count - 1], args->plan, args);

    if (code == ZR_EXIT_OK)
        code = find_subject(&options->index, kind, &input, args);
    options->scope = &input.scope;
    if (code == ZR_EXIT_OK)
        code = draw(input.graph, kind, options, args);
    zr__input_clear(&input);
    return code;
}

static int run(const zr_args *args)
{
    zr_diagram_options options = {.title = args->title,
                                  .font = args->font,
                                  .alpha = args->alpha,
                                  .null_model = (zr_null_model)args->null_model,
                                  .top = args->top,
                                  .seed = args->seed,
                                  .theme = (zr_diagram_theme)args->theme,
                                  .aspect = args->aspect,
                                  .by = (zr_diagram_by)args->by,
                                  .concentrate = args->concentrate != 0};
    zr_diagram_kind kind = ZR_DIAGRAM_UNITS;
    int code = find_kind(&kind, args->operand[0]);

    if (code == ZR_EXIT_OK)
        code = check_operands(kind, args);
    if (code == ZR_EXIT_OK)
        code = find_width(&options.width, args);
    if (code == ZR_EXIT_OK)
        code = choose_format(&options.format, args);
    if (code != ZR_EXIT_OK)
        return code;
    return has_sides(kind) ? draw_sides(kind, &options, args) : draw_one(kind, &options, args);
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_CHOICE,
     .letter = 'f',
     .name = "format",
     .offset = offsetof(zr_args, picture),
     .choices = formats,
     .summary = N_("format [by the name of -o FILE; else svg]")},
    {.kind = ZR_OPTION_TEXT,
     .name = "title",
     .offset = offsetof(zr_args, title),
     .value = "TEXT",
     .summary = N_("title [of the notice and the diagram]"),
     .is_rare = true},
    {.kind = ZR_OPTION_TEXT,
     .name = "font",
     .offset = offsetof(zr_args, font),
     .value = "FAMILY",
     .summary = N_("font family [Noto Sans CJK SC]"),
     .is_rare = true},
    {.kind = ZR_OPTION_CHOICE,
     .name = "null-model",
     .offset = offsetof(zr_args, null_model),
     .choices = null_models,
     .value = "MODEL",
     .summary = N_("what units share by chance [hypergeometric]"),
     .is_rare = true,
     .detail = N_("hypergeometric keeps how many tasks each unit has; bicm keeps, on\n"
                  "average, how many units each task has as well.")},
    {.kind = ZR_OPTION_REAL,
     .name = "alpha",
     .offset = offsetof(zr_args, alpha),
     .value = "X",
     .most = 1,
     .summary = N_("draw the ties with q up to X [0.05]"),
     .is_rare = true},
    {.kind = ZR_OPTION_COUNT,
     .letter = 'n',
     .name = "top",
     .offset = offsetof(zr_args, top),
     .value = "N",
     .most = UINT32_MAX,
     .summary = N_("at most N units, the busiest [0: what fits]")},
    {.kind = ZR_OPTION_CHOICE,
     .name = "theme",
     .offset = offsetof(zr_args, theme),
     .choices = themes,
     .summary = N_("colours; print: grey, and line styles [light]")},
    {.kind = ZR_OPTION_TEXT,
     .name = "width",
     .offset = offsetof(zr_args, page_width),
     .value = "PAGE",
     .summary = N_("a4, a3, 16:9 or millimetres [as KIND needs]")},
    {.kind = ZR_OPTION_REAL,
     .name = "aspect",
     .offset = offsetof(zr_args, aspect),
     .value = "X",
     .most = 10,
     .summary = N_("width to height [0: what holds it, 0.5 to 2]")},
    {.kind = ZR_OPTION_CHOICE,
     .name = "by",
     .offset = offsetof(zr_args, by),
     .choices = columns,
     .summary = N_("matrix: columns; trace: bands [officials]")},
    {.kind = ZR_OPTION_FLAG,
     .name = "concentrate",
     .offset = offsetof(zr_args, concentrate),
     .summary = N_("network: fewer lines, through hubs"),
     .is_rare = true,
     .detail = N_("Where units are on several tasks of an official together, each always in\n"
                  "the same role, one hub stands for all lines between these and those.")},
    {.kind = ZR_OPTION_TEXT,
     .name = "from",
     .offset = offsetof(zr_args, from),
     .value = "PLAN",
     .summary = N_("of compare and trace: the plan before")},
    {.kind = ZR_OPTION_TEXT,
     .name = "to",
     .offset = offsetof(zr_args, to),
     .value = "PLAN",
     .summary = N_("of compare and trace: the plan after")},
    {.kind = ZR_OPTION_FLAG,
     .name = "measure",
     .offset = offsetof(zr_args, measure),
     .summary = N_("print figures as JSON, not the picture"),
     .detail = N_("Crossings, mean length of ties, overlaps, the smallest font in points at\n"
                  "the width of the page, the least contrast of text, what was left out.")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_render = {
    .name = "render",
    .operands = "KIND [NAME] FILE [FILE]",
    .least_operands = 2,
    .most_operands = 3,
    .summary = N_("Draw a diagram: who works with whom, who answers to whom"),
    .about = N_("KIND is one of\n"
                "  units      the map of who works with whom: clusters by colour, size by load,\n"
                "             only ties beyond chance, the units without one listed beside it\n"
                "  officials  the officials and the units they call on: weight by tasks, lead\n"
                "             strong\n"
                "  official   the tasks and units of the official NAME\n"
                "  unit       the tasks, partners and officials of the unit NAME\n"
                "  network    every task and every unit, a poster\n"
                "  compare    the ranks of units in the plans --from and --to, or in two files\n"
                "  matrix     units by officials, or with --by tasks tasks by units\n"
                "  trace      the tasks of the five-year plan and what carries them out; of two\n"
                "             files, what goes on, what was dropped and what is new\n"
                "  groups     the units that tasks name together again and again"),
    .options = {zr__options_scope, own_options, zr__options_registry, zr__options_seed,
                zr__options_output, zr__options_help},
    .examples = {{N_("The map for a slide"), "zeren render units notice.json -o units.svg"},
                 {N_("What became of last year's tasks"),
                  "zeren render trace 2020.json 2021.json -o trace.pdf"},
                 {N_("This year's officials, in Chinese"),
                  "zeren render officials notice.json --plan annual --lang zh -o a.png"},
                 {N_("Through Graphviz's own tools"),
                  "zeren render units notice.json --format dot | unflatten | dot -Tx11"}},
    .run = run,
};
