#include "testing.h"

#include <stdio.h>

static zr_error err;

Test(notice, keeps_what_the_document_says)
{
    zr_notice *notice = zt_notice(
        "{\"zeren\":1,\"title\":\"T\",\"plans\":[{\"id\":\"p\",\"kind\":\"annual\",\"from\":2021}],"
        "\"officials\":[{\"name\":\"O\",\"title\":\"市长\"}],"
        "\"units\":[{\"name\":\"市发展改革委\",\"aliases\":[\"市发改委\"]},"
        "{\"name\":\"G\",\"members\":[\"市发改委\",\"X\"]}],"
        "\"tasks\":[{\"id\":\"a\",\"plan\":\"p\",\"title\":\"t\",\"official\":\"O\","
        "\"lead\":[\"市发改委\"],\"support\":[{\"unit\":\"Y\",\"note\":\"专班\"}],"
        "\"source\":{\"lines\":[3,4]},\"due\":\"2021-12-31\"}]}");
    const zr_task *task = &notice->task[0];

    cr_expect_eq(notice->unit_count, 4);
    cr_expect_eq(notice->plan[0].kind, ZR_PLAN_ANNUAL);
    cr_expect_eq(task->lead[0].unit, 0);
    cr_expect_str_eq(task->lead[0].written, "市发改委");
    cr_expect_str_eq(notice->unit[task->support[0].unit].name, "Y");
    cr_expect_null(task->support[0].written);
    cr_expect_str_eq(task->support[0].note, "专班");
    cr_expect_eq(notice->unit[1].member[0], 0);
    cr_expect_str_eq(notice->unit[notice->unit[1].member[1]].name, "X");
    cr_expect_eq(task->first_line, 3);
    cr_expect_eq(task->last_line, 4);
    zr_notice_free(notice);
}

Test(notice, is_written_as_it_was_read)
{
    char path[512];
    char *json = NULL;
    size_t size;
    zr_notice *notice = NULL;
    static char original[1 << 20];

    snprintf(path, sizeof path, "%s/data/huzhou-2021.json", ZT_SOURCE_DIR);
    ZT_OK(zr_notice_load(&notice, path, NULL, &err));
    ZT_OK(zr_notice_format(&json, &size, notice, &err));

    FILE *file = fopen(path, "rb");
    const size_t read = fread(original, 1, sizeof original, file);
    fclose(file);
    cr_expect_eq(size, read);
    cr_expect(memcmp(json, original, size) == 0);
    zr_string_free(json);
    zr_notice_free(notice);
}

Test(notice, is_refused_with_place_and_words)
{
    static const char json[] = "{\"zeren\":1,\"plans\":[{\"id\":\"annual\"}],\n"
                               " \"tasks\":[{\"id\":\"t\",\"title\":\"t\",\"plan\":\"anual\"}]}";
    char line[1200];
    zr_notice *notice = NULL;

    ZT_FAILS(ZR_EDATA, zr_notice_parse(&notice, json, strlen(json), "n.json", NULL, &err));
    zr_error_format(line, sizeof line, &err);
    cr_expect_str_eq(line, "n.json:2:40: /tasks/0/plan: unknown plan 'anual' (did you mean "
                           "'annual'?)");
    cr_expect_null(notice);
}

Test(notice, survives_running_out_of_memory)
{
    static const char json[] =
        "{\"zeren\":1,\"x\":[1],\"plans\":[{\"id\":\"p\"}],\"officials\":[{\"name\":\"O\"}],"
        "\"units\":[{\"name\":\"（甲）\",\"aliases\":[\"乙\"],\"members\":[\"丙\"]}],"
        "\"tasks\":[{\"id\":\"a\",\"\\u0070lan\":\"p\",\"title\":\"t\",\"lead\":[\"丁\"]}]}";
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    ZT_SURVIVES_OOM_UNTOUCHED(
        notice, zr_notice_parse(&notice, json, strlen(json), "n", &findings, &err));
    zr_findings_clear(&findings);
    zr_notice_free(notice);
}

Test(testing, draws_a_graph_from_a_sketch)
{
    zr_graph *graph = NULL;

    ZT_OK(zt_graph(&graph,
                   "G = A B\n"
                   "t1: A* B\n"
                   "t2 annual Wang: G* B C\n",
                   &err));
    cr_expect_eq(graph->task_count, 2);
    cr_expect_eq(graph->unit_count, 4);
    cr_expect_eq(graph->edge_count, 5);
    cr_expect_str_eq(graph->notice->official[graph->notice->task[1].official].name, "Wang");
    cr_expect_str_eq(graph->notice->plan[graph->notice->task[1].plan].id, "annual");
    zr_graph_free(graph);
}
