/*
 * zeren clusters: who works with whom, beyond chance and in which groups.
 */
#include <inttypes.h>
#include <stdio.h>

#include "cli/progress.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int answer(char **text, const zr__input *input, const zr_args *args)
{
    const zr_clusters_options options = {.scope = &input->scope,
                                         .method = (zr_cluster_method)args->method,
                                         .seed = args->seed,
                                         .runs = args->runs,
                                         .resolution = args->resolution,
                                         .fixed_degree_samples = args->fixed_degrees};
    const zr_table_options table = zr__table_options(args);
    zr_clusters clusters = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("looking for clusters"));
    if (zr_clusters_compute(&clusters, input->graph, &options, &err) != ZR_OK ||
        zr_clusters_format(text, &clusters, input->graph, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    zr_clusters_clear(&clusters);
    return code;
}

/* "LO:HI:N", N being optional. */
static bool read_range(zr_resolutions_options *out, const char *text)
{
    char end;

    out->steps = (zr_resolutions_options)ZR_RESOLUTIONS_OPTIONS_INIT.steps;
    return sscanf(text, "%lf:%lf:%" SCNu32 "%c", &out->low, &out->high, &out->steps, &end) == 3 ||
           sscanf(text, "%lf:%lf%c", &out->low, &out->high, &end) == 2;
}

static int answer_range(char **text, const zr__input *input, const zr_args *args)
{
    const zr_table_options table = zr__table_options(args);
    zr_resolutions_options options = {.scope = &input->scope,
                                      .method = (zr_cluster_method)args->method,
                                      .seed = args->seed,
                                      .runs = args->runs};
    zr_resolutions resolutions = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    if (!read_range(&options, args->resolutions))
        return zr__refuse(_("--resolutions '%s': expected LO:HI or LO:HI:N"), args->resolutions);
    zr__progress_start(_("looking for clusters"));
    if (zr_resolutions_compute(&resolutions, input->graph, &options, &err) != ZR_OK ||
        zr_resolutions_format(text, &resolutions, input->graph, &table, &err) != ZR_OK)
        code = err.status == ZR_EINVAL ? zr__refuse("%s", err.message) : zr__complain(&err);
    zr_resolutions_clear(&resolutions);
    return code;
}

static int run(const zr_args *args)
{
    return zr__table_run(args, args->operand[0],
                         args->resolutions != NULL ? answer_range : answer);
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_COUNT,
     .letter = 'r',
     .name = "runs",
     .offset = offsetof(zr_args, runs),
     .value = "N",
     .most = 1000000,
     .summary = N_("fresh starts [0: 100, leiden 50]"),
     .detail = N_("The best run is shown, and how far the others agree with it.")},
    {.kind = ZR_OPTION_REAL,
     .name = "resolution",
     .offset = offsetof(zr_args, resolution),
     .value = "X",
     .least = 0.001,
     .most = 1000,
     .summary = N_("higher: smaller clusters [1]"),
     .detail = N_("Of cpm: the weight that each pair within a cluster must bring [mean].")},
    {.kind = ZR_OPTION_TEXT,
     .name = "resolutions",
     .offset = offsetof(zr_args, resolutions),
     .value = "LO:HI:N",
     .summary = N_("which clusters last over a range"),
     .detail = N_("N steps [41], equal on a log scale. Shows how many clusters each has,\n"
                  "and the plateaus over which one partition stays the best.")},
    {.kind = ZR_OPTION_COUNT,
     .name = "fdsm",
     .offset = offsetof(zr_args, fixed_degrees),
     .value = "N",
     .most = 10000000,
     .summary = N_("test pairs against N random notices [0]"),
     .detail = N_("Each unit and each task keeps its degree. See --table fixed-degrees.\n"
                  "Skipped above 100,000 assignments.")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_clusters = {
    .name = "clusters",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Find who works together, who bridges, who works alone"),
    .about = N_("Shows the clusters of units that share tasks, how stable each is from run to\n"
                "run, and the tasks that explain it; the pairs of units that share more tasks\n"
                "than chance explains, by two models of chance; the units whose tasks spread\n"
                "over several clusters; and those that share no task with anybody."),
    .options = {zr__options_scope, zr__options_method, own_options, zr__options_seed,
                zr__options_table, zr__options_output, zr__options_help},
    .examples = {{N_("Who works together in this year's plan?"),
                  "zeren clusters --plan annual notice.json"},
                 {N_("The pairs beyond chance, for a spreadsheet"),
                  "zeren clusters --table ties --format csv notice.json"},
                 {N_("Another method, smaller clusters"),
                  "zeren clusters --method leiden --resolution 1.5 notice.json"},
                 {N_("Which clusters last, whatever the resolution?"),
                  "zeren clusters --resolutions 0.1:10:41 notice.json"}},
    .run = run,
};
