/*
 * Time and peak memory of each step on one notice, beside the time of cJSON_Parse alone.
 *
 *     bench_steps FILE [RUNS]
 *
 * Each step runs RUNS times (1) and its fastest run counts. Memory is the peak of the process while
 * the step ran, with what earlier steps hold; Linux lets a process reset it.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cjson/cJSON.h>

#include "zeren/zeren.h"

typedef struct bench {
    char *text;
    size_t size;
    zr_notice *notice;
    zr_graph *graph;
    zr_error err;
} bench;

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void reset_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");

    malloc_trim(0);
    if (file != NULL) {
        fputs("5", file);
        fclose(file);
    }
}

static double peak_mib(void)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    long kib = 0;

    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "VmHWM: %ld", &kib) == 1)
            break;
    }
    if (file != NULL)
        fclose(file);
    return (double)kib / 1024.0;
}

static bool read_file(bench *on, const char *path)
{
    FILE *file = fopen(path, "rb");
    long size = -1;

    if (file == NULL)
        return false;
    if (fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    rewind(file);
    on->text = size > 0 ? malloc((size_t)size + 1) : NULL;
    if (on->text != NULL)
        on->size = fread(on->text, 1, (size_t)size, file);
    fclose(file);
    return on->size > 0;
}

/* Steps. Each leaves nothing behind but what the later ones need. */

static zr_status parse_only(bench *on)
{
    cJSON *tree = cJSON_ParseWithLength(on->text, on->size);
    const zr_status status = tree != NULL ? ZR_OK : ZR_ESYNTAX;

    cJSON_Delete(tree);
    return status;
}

static zr_status load(bench *on)
{
    zr_notice_free(on->notice);
    on->notice = NULL;
    return zr_notice_parse(&on->notice, on->text, on->size, NULL, NULL, &on->err);
}

static zr_status make_graph(bench *on)
{
    zr_graph_free(on->graph);
    on->graph = NULL;
    return zr_graph_new(&on->graph, on->notice, ZR_GROUPS_KEEP, &on->err);
}

static zr_status workload(bench *on)
{
    zr_workload result = {0};
    const zr_status status = zr_workload_compute(&result, on->graph, NULL, &on->err);

    zr_workload_clear(&result);
    return status;
}

static zr_status coverage(bench *on)
{
    zr_coverage result = {0};
    const zr_status status = zr_coverage_compute(&result, on->graph, NULL, &on->err);

    zr_coverage_clear(&result);
    return status;
}

static zr_status compare(bench *on)
{
    zr_comparison result = {0};
    const zr_side from = {on->graph, {0, ZR_ANY, ZR_ANY}}, to = {on->graph, {1, ZR_ANY, ZR_ANY}};
    const zr_status status = zr_compare(&result, &from, &to, NULL, &on->err);

    zr_comparison_clear(&result);
    return status;
}

static zr_status project(bench *on)
{
    zr_projection result = {0};
    const zr_status status = zr_projection_compute(&result, on->graph, NULL, &on->err);

    zr_projection_clear(&result);
    return status;
}

static zr_status balance_with(bench *on, bool by_items)
{
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;
    zr_balance result = {0};

    options.by_items = by_items;
    const zr_status status = zr_balance_compute(&result, on->graph, &options, &on->err);
    zr_balance_clear(&result);
    return status;
}

static zr_status balance(bench *on)
{
    return balance_with(on, false);
}

static zr_status balance_by_items(bench *on)
{
    return balance_with(on, true);
}

/* The first unit goes, the next two become one. */
static zr_status what_if(bench *on)
{
    const zr_unit *unit = on->notice->unit;
    const char *const gone[] = {unit[0].name}, *const parts[] = {unit[1].name, unit[2].name};
    const zr_change change[] = {{ZR_CHANGE_REMOVE, gone, 1, NULL},
                                {ZR_CHANGE_MERGE, parts, 2, unit[1].name}};
    zr_what_if result = {0};
    const zr_status status =
        zr_what_if_compute(&result, on->graph, change, 2, NULL, &on->err);

    zr_what_if_clear(&result);
    return status;
}

static const struct {
    const char *name;
    zr_status (*run)(bench *on);
} steps[] = {{"cJSON_Parse", parse_only}, {"load", load},         {"graph", make_graph},
             {"workload", workload},      {"coverage", coverage}, {"compare", compare},
             {"projection", project},     {"balance", balance},   {"by items", balance_by_items},
             {"what-if", what_if}};

static bool run_all(bench *on, int runs)
{
    double parse = 0.0;

    printf("%-12s %12s %10s %12s\n", "step", "seconds", "x cJSON", "peak MiB");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        double fastest = 1e300;
        reset_peak();
        for (int run = 0; run < runs; run++) {
            const double start = seconds();
            if (steps[i].run(on) != ZR_OK) {
                fprintf(stderr, "%s: %s\n", steps[i].name, on->err.message);
                return false;
            }
            const double took = seconds() - start;
            fastest = took < fastest ? took : fastest;
        }
        if (i == 0)
            parse = fastest;
        printf("%-12s %12.6f %10.3f %12.1f\n", steps[i].name, fastest, fastest / parse, peak_mib());
        fflush(stdout);
        if (steps[i].run == load)
            printf("  %u tasks, %u units\n", on->notice->task_count, on->notice->unit_count);
        if (steps[i].run == make_graph)
            printf("  %u assignments\n", on->graph->edge_count);
    }
    return true;
}

int main(int argc, char **argv)
{
    bench on = {0};
    bool done = false;

    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: bench_steps FILE [RUNS]\n");
        return 2;
    }
    if (read_file(&on, argv[1]))
        done = run_all(&on, argc == 3 ? atoi(argv[2]) : 1);
    else
        fprintf(stderr, "cannot read '%s'\n", argv[1]);
    zr_graph_free(on.graph);
    zr_notice_free(on.notice);
    free(on.text);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
