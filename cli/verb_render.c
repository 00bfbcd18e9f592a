/*
 * zeren render: a diagram of a notice.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cli/hints.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/talk.h"
#include "cli/verbs.h"

/* In the order of zr_diagram_kind, zr_diagram_format and zr_null_model. */
static const char *const kinds[] = {"units", "officials", NULL};
static const char *const formats[] = {"svg", "png", "pdf", "dot", NULL};
static const char *const null_models[] = {"bicm", "hypergeometric", NULL};

static int find_kind(zr_diagram_kind *out, const char *name)
{
    char list[128], hint[256];
    zr__hints hints = {.wanted = name};

    for (int i = 0; kinds[i] != NULL; i++) {
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

    if (args->picture < 0 && !is_stdout)
        return format_of_name(out, args->output);
    *out = args->picture < 0 ? ZR_DIAGRAM_SVG : (zr_diagram_format)args->picture;
    if (is_stdout && (*out == ZR_DIAGRAM_PNG || *out == ZR_DIAGRAM_PDF) && isatty(STDOUT_FILENO))
        return zr__refuse(_("%s is not text for a terminal; give -o FILE or redirect it"),
                          formats[*out]);
    return ZR_EXIT_OK;
}

static int draw(const zr__input *input, zr_diagram_kind kind, zr_diagram_format format,
                const zr_args *args)
{
    const zr_diagram_options options = {.scope = &input->scope,
                                        .format = format,
                                        .title = args->title,
                                        .font = args->font,
                                        .alpha = args->alpha,
                                        .null_model = (zr_null_model)args->null_model,
                                        .top = args->top,
                                        .seed = args->seed};
    char *bytes = NULL;
    size_t size = 0;
    zr_error err = {0};

    zr__progress_start(_("drawing"));
    if (zr_diagram_draw(&bytes, &size, kind, input->graph, &options, &err) != ZR_OK)
        return zr__complain(&err);
    const int code = zr__output_write(args->output, bytes, size);
    zr_string_free(bytes);
    return code;
}

static int run(const zr_args *args)
{
    zr__input input = {0};
    zr_diagram_kind kind = ZR_DIAGRAM_UNITS;
    zr_diagram_format format = ZR_DIAGRAM_SVG;
    int code = find_kind(&kind, args->operand[0]);

    if (code == ZR_EXIT_OK)
        code = choose_format(&format, args);
    if (code == ZR_EXIT_OK)
        code = zr__input_load(&input, args->operand[1], args->plan, args);
    if (code == ZR_EXIT_OK)
        code = draw(&input, kind, format, args);
    zr__input_clear(&input);
    return code;
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
     .summary = N_("title [of the notice and the diagram]")},
    {.kind = ZR_OPTION_TEXT,
     .name = "font",
     .offset = offsetof(zr_args, font),
     .value = "FAMILY",
     .summary = N_("font family [Noto Sans CJK SC]")},
    {.kind = ZR_OPTION_CHOICE,
     .name = "null-model",
     .offset = offsetof(zr_args, null_model),
     .choices = null_models,
     .value = "MODEL",
     .summary = N_("what units share by chance [hypergeometric]"),
     .detail = N_("hypergeometric keeps how many tasks each unit has; bicm keeps, on\n"
                  "average, how many units each task has as well.")},
    {.kind = ZR_OPTION_REAL,
     .name = "alpha",
     .offset = offsetof(zr_args, alpha),
     .value = "X",
     .most = 1,
     .summary = N_("draw the ties with q up to X [0.05]")},
    {.kind = ZR_OPTION_COUNT,
     .letter = 'n',
     .name = "top",
     .offset = offsetof(zr_args, top),
     .value = "N",
     .most = UINT32_MAX,
     .summary = N_("at most N units, the busiest [0: what fits]")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_render = {
    .name = "render",
    .operands = "KIND FILE",
    .least_operands = 2,
    .most_operands = 2,
    .summary = N_("Draw a diagram: who works with whom, who answers to whom"),
    .about = N_("KIND is one of\n"
                "  units      the map of who works with whom: clusters by colour, size by load,\n"
                "             only ties beyond chance, the units without one listed beside it\n"
                "  officials  the officials and the units they call on: weight by tasks, lead\n"
                "             strong"),
    .options = {zr__options_scope, own_options, zr__options_seed, zr__options_output,
                zr__options_help},
    .examples = {{N_("The map for a slide"), "zeren render units notice.json -o units.svg"},
                 {N_("This year's officials, in Chinese"),
                  "zeren render officials notice.json --plan annual --lang zh -o a.png"},
                 {N_("Through Graphviz's own tools"),
                  "zeren render units notice.json --format dot | unflatten | dot -Tx11"}},
    .run = run,
};
