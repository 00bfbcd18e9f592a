/*
 * zeren clusters: who works with whom, beyond chance and in which groups.
 */
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
                                         .resolution = args->resolution};
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

static int run(const zr_args *args)
{
    return zr__table_run(args, args->operand[0], answer);
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
     .summary = N_("of leiden: above 1, smaller clusters [1]")},
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
                  "zeren clusters --method leiden --resolution 1.5 notice.json"}},
    .run = run,
};
