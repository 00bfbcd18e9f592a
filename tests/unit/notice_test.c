#include "testing.h"

#include <stdio.h>
#include <stdlib.h>

#include <cjson/cJSON.h>

static zr_error err;

/* Everything the format knows, and a key of its own in each object. */
static const char full[] =
    "{\n"
    "  \"zeren\": 1,\n"
    "  \"title\": \"T\",\n"
    "  \"issuer\": \"I\",\n"
    "  \"region\": \"R\",\n"
    "  \"issued\": \"2020-02-29\",\n"
    "  \"plans\": [\n"
    "    {\"id\": \"p\", \"title\": \"P\", \"kind\": \"annual\", \"from\": 2021, \"to\": 2022, "
    "\"x\": 1.50}\n"
    "  ],\n"
    "  \"officials\": [\n"
    "    {\"name\": \"O\", \"title\": \"市长\", \"x\": {\"y\": [1, {\"z\": \"a,b:  c\"}]}}\n"
    "  ],\n"
    "  \"units\": [\n"
    "    {\"name\": \"市发展改革委\", \"kind\": \"department\", \"aliases\": [\"市发改委\", "
    "\"发改\"], \"capacity\": 12.5, \"x\": null},\n"
    "    {\"name\": \"各区\", \"members\": [\"甲区\", \"乙区\"]},\n"
    "    {\"name\": \"有关部门\", \"open\": true}\n"
    "  ],\n"
    "  \"tasks\": [\n"
    "    {\n"
    "      \"id\": \"a\",\n"
    "      \"plan\": \"p\",\n"
    "      \"section\": \"二\",\n"
    "      \"official\": \"O\",\n"
    "      \"title\": \"t\\\"\\n\\u0001\",\n"
    "      \"text\": \"\",\n"
    "      \"lead\": [\"市发改委\"],\n"
    "      \"support\": [{\"unit\": \"新（筹）\", \"note\": \"专班\", \"x\": []}, \"各区\"],\n"
    "      \"items\": 2,\n"
    "      \"indicators\": [\n"
    "        {\"name\": \"i\", \"op\": \">=\", \"value\": 0.1, \"unit\": \"%\", \"by\": 2021},\n"
    "        {\"name\": \"j\", \"op\": \"<\", \"value\": -1e+300, \"by\": \"2021-06-30\", "
    "\"x\": \"\\u00e9\"}\n"
    "      ],\n"
    "      \"due\": \"2021-12-31\",\n"
    "      \"source\": {\"lines\": [3, 4]},\n"
    "      \"x\": false,\n"
    "      \"y\": {}\n"
    "    },\n"
    "    {\n"
    "      \"id\": \"b\",\n"
    "      \"plan\": \"p\",\n"
    "      \"title\": \"t\",\n"
    "      \"source\": {\"lines\": [5, 5], \"page\": 2}\n"
    "    }\n"
    "  ],\n"
    "  \"x\": \"kept\"\n"
    "}\n";

Test(notice, keeps_what_the_document_says)
{
    zr_notice *notice = zt_notice(full);
    const zr_task *task = &notice->task[0];

    cr_expect_str_eq(notice->issued, "2020-02-29");
    cr_expect_eq(notice->plan[0].kind, ZR_PLAN_ANNUAL);
    cr_expect_eq(notice->plan[0].to, 2022);
    cr_expect_str_eq(notice->plan[0].extra, "{\"x\": 1.50}");
    cr_expect_str_eq(notice->official[0].title, "市长");
    cr_expect_str_eq(notice->official[0].extra, "{\"x\": {\"y\": [1, {\"z\": \"a,b:  c\"}]}}");

    cr_assert_eq(notice->unit_count, 6);
    cr_expect_eq(notice->unit[0].alias_count, 2);
    cr_expect_float_eq(notice->unit[0].capacity, 12.5, 0);
    cr_expect_eq(notice->unit[1].member_count, 2);
    cr_expect_str_eq(notice->unit[notice->unit[1].member[1]].name, "乙区");
    cr_expect(zr_unit_is_group(&notice->unit[1]) && zr_unit_is_group(&notice->unit[2]));
    cr_expect(notice->unit[2].is_declared && !notice->unit[3].is_declared);

    cr_expect_eq(task->official, 0);
    cr_expect_str_eq(task->section, "二");
    cr_expect_str_eq(task->text, "");
    cr_expect_eq(task->lead[0].unit, 0);
    cr_expect_str_eq(task->lead[0].written, "市发改委");
    cr_expect_str_eq(notice->unit[task->support[0].unit].name, "新（筹）");
    cr_expect_null(task->support[0].written);
    cr_expect_str_eq(task->support[0].note, "专班");
    cr_expect_eq(task->items, 2);
    cr_expect_eq(task->indicator[0].by_year, 2021);
    cr_expect_float_eq(task->indicator[0].value, 0.1, 0);
    cr_expect_eq(task->indicator[1].relation, ZR_BELOW);
    cr_expect_str_eq(task->indicator[1].by_date, "2021-06-30");
    cr_expect_eq(task->first_line, 3);
    cr_expect_eq(task->last_line, 4);
    cr_expect_eq(notice->task[1].official, ZR_NONE);
    cr_expect_eq(notice->task[1].lead_count + notice->task[1].support_count, 0);
    zr_notice_free(notice);
}

Test(notice, is_written_as_it_was_read)
{
    zr_notice *notice = zt_notice(full);
    char *json = NULL;
    size_t size;

    ZT_OK(zr_notice_format(&json, &size, notice, &err));
    cr_expect_str_eq(json, full);
    cr_expect_eq(size, strlen(full));
    zr_string_free(json);
    zr_notice_free(notice);
}

Test(notice, of_huzhou_is_written_byte_for_byte_and_has_nothing_odd)
{
    static char original[1 << 20];
    char path[512];
    char *json = NULL;
    size_t size;
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    snprintf(path, sizeof path, "%s/data/huzhou-2021.json", ZT_SOURCE_DIR);
    ZT_OK(zr_notice_load(&notice, path, &findings, &err));
    ZT_OK(zr_notice_format(&json, &size, notice, &err));
    cr_expect_eq(findings.count, 0);
    cr_expect_eq(notice->task_count, 132);

    FILE *file = fopen(path, "rb");
    const size_t read = fread(original, 1, sizeof original, file);
    fclose(file);
    cr_expect_eq(size, read);
    cr_expect(memcmp(json, original, size) == 0);
    zr_string_free(json);
    zr_notice_free(notice);
}

Test(notice, may_have_its_keys_in_any_order_and_layout)
{
    zr_notice *notice = zt_notice(
        "{\"tasks\":[ {\"lead\":[ \"乙\" ],\"title\":\"t\",\"plan\":\"p\",\"id\":\"1\"} ] ,"
        "\"units\":[{\"aliases\":[\"乙\"],\"name\":\"甲\"}],\"\\u0070lans\":[{\"id\":\"p\"}],"
        "\r\n\"zeren\":1.0}");

    cr_expect_eq(notice->unit_count, 1);
    cr_expect_str_eq(notice->task[0].lead[0].written, "乙");
    zr_notice_free(notice);
}

Test(notice, finds_units_and_officials_by_any_form_of_their_names)
{
    zr_notice *notice = zt_notice(full);

    cr_expect_eq(zr_notice_find_unit(notice, "市发展改革委"), 0);
    cr_expect_eq(zr_notice_find_unit(notice, " 市发改委　"), 0);
    cr_expect_eq(zr_notice_find_unit(notice, "新(筹)"), 5);
    cr_expect_eq(zr_notice_find_unit(notice, "无"), ZR_NONE);
    cr_expect_eq(zr_notice_find_unit(notice, "\xFF"), ZR_NONE);
    cr_expect_eq(zr_notice_find_official(notice, "Ｏ"), 0);
    cr_expect_eq(zr_notice_find_official(notice, "o"), ZR_NONE);
    cr_expect_eq(zr_notice_find_plan(notice, "p"), 0);
    cr_expect_eq(zr_notice_find_plan(notice, "q"), ZR_NONE);
    zr_notice_free(notice);
}

struct finding {
    zr_finding_kind kind;
    const char *pointer;
    const char *message;
};

Test(notice, tells_what_is_worth_a_look)
{
    static const char json[] =
        "{\"zeren\":1,\"note\":1,\"plans\":[{\"id\":\"p\",\"from\":2021,\"to\":2022}],"
        "\"officials\":[{\"name\":\"A\"},{\"name\":\"B\"}],"
        "\"units\":[{\"name\":\"甲\"},{\"name\":\"各区\",\"members\":[\"丙区\",\"外层\"]},"
        "{\"name\":\"外层\",\"members\":[\"甲\"]},{\"name\":\"闲\"}],"
        "\"tasks\":["
        "{\"id\":\"1\",\"plan\":\"p\",\"title\":\"t\",\"official\":\"A\"},"
        "{\"id\":\"2\",\"plan\":\"p\",\"title\":\"t\",\"lead\":[\"乙\",\"乙\"],"
        "\"support\":[\"丁\",\"乙\"]},"
        "{\"id\":\"3\",\"plan\":\"p\",\"title\":\"t\",\"lead\":[\"各区\"],\"due\":\"2023-01-01\"},"
        "{\"id\":\"4\",\"plan\":\"p\",\"title\":\"t\",\"support\":[\"丁\",\"丁(筹)\"],"
        "\"due\":\"2022-12-31\"}]}";
    static const struct finding expected[] = {
        {ZR_FINDING_UNKNOWN_KEY, "/note", "unknown key 'note', kept"},
        {ZR_FINDING_IDLE_OFFICIAL, "/officials/1", "official 'B' has no task"},
        {ZR_FINDING_IDLE_UNIT, "/units/3", "no task names unit '闲'"},
        {ZR_FINDING_UNCOVERED_TASK, "/tasks/0", "task '1' has no unit"},
        {ZR_FINDING_REPEATED_UNIT, "/tasks/1/lead/1",
         "unit '乙' is named by this task already; counted once"},
        {ZR_FINDING_REPEATED_UNIT, "/tasks/1/support/1",
         "unit '乙' is named by this task already; counted once"},
        {ZR_FINDING_GROUP_LEADS, "/tasks/2/lead/0",
         "group '各区' is a lead; nobody in particular is responsible"},
        {ZR_FINDING_DUE_OUTSIDE_PLAN, "/tasks/2/due",
         "due 2023-01-01, after plan 'p' ends in 2022"},
        {ZR_FINDING_SIMILAR_NAMES, "/tasks/3/support/1",
         "'丁(筹)' looks like '丁'; if they are one unit, make one an alias of the other"},
    };
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    ZT_OK(zr_notice_parse(&notice, json, strlen(json), "n", &findings, &err));
    cr_assert_eq(findings.count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < findings.count; i++) {
        const zr_error *place = &findings.item[i].place;

        cr_expect_eq(findings.item[i].kind, expected[i].kind, "%s", place->pointer);
        cr_expect_str_eq(place->pointer, expected[i].pointer);
        cr_expect_str_eq(place->message, expected[i].message);
        cr_expect_eq(place->status, ZR_OK);
        cr_expect_str_eq(place->source, "n");
    }
    cr_expect_eq(notice->task[1].lead_count, 2);
    zr_findings_clear(&findings);
    zr_notice_free(notice);
}

Test(notice, appends_to_findings_that_are_there)
{
    zr_findings findings = {0};

    for (size_t i = 1; i <= 2; i++) {
        zr_notice *notice = NULL;
        static const char json[] = "{\"zeren\":1,\"plans\":[],\"tasks\":[],\"x\":0}";
        ZT_OK(zr_notice_parse(&notice, json, strlen(json), NULL, &findings, &err));
        cr_expect_eq(findings.count, i);
        zr_notice_free(notice);
    }
    zr_findings_clear(&findings);
    cr_expect_null(findings.item);
}

Test(notice, has_a_stable_name_for_each_kind_of_finding)
{
    cr_expect_str_eq(zr_finding_name(ZR_FINDING_INVALID), "invalid");
    cr_expect_str_eq(zr_finding_name(ZR_FINDING_UNKNOWN_KEY), "unknown-key");
    for (int kind = ZR_FINDING_INVALID; kind <= ZR_FINDING_UNKNOWN_KEY; kind++)
        for (int other = ZR_FINDING_INVALID; other < kind; other++)
            cr_expect_str_neq(zr_finding_name((zr_finding_kind)kind),
                              zr_finding_name((zr_finding_kind)other));
}

Test(notice, survives_running_out_of_memory)
{
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    ZT_SURVIVES_OOM_UNTOUCHED(
        notice, zr_notice_parse(&notice, full, strlen(full), "n", &findings, &err));
    zr_findings_clear(&findings);
    zr_notice_free(notice);
}

Test(notice, survives_running_out_of_memory_for_what_is_wrong_with_it)
{
    static const char json[] = "{\"zeren\":1,\"plans\":[{\"id\":\"p\"}],\"tasks\":[{\"id\":\"1\","
                               "\"plan\":\"q\",\"title\":\"\",\"lead\":[\"（甲）\"]}]}";
    zr_findings findings = {0};
    zr_notice *notice = NULL;

    for (long n = 0;; n++) {
        zr__memory_fail_after(n);
        const zr_status status =
            zr_notice_parse(&notice, json, strlen(json), "n", &findings, &err);
        zr__memory_fail_after(-1);
        cr_assert_eq(err.status, status);
        cr_assert_null(notice);
        if (status == ZR_EDATA)
            break;
        cr_assert_eq(status, ZR_ENOMEM);
        cr_assert_eq(findings.count, 0);
    }
    cr_expect_eq(findings.count, 2);
    zr_findings_clear(&findings);
}

static long cjson_left;

static void *scarce(size_t size)
{
    return cjson_left-- > 0 ? malloc(size) : NULL;
}

/* Its text is known to be valid, so what cJSON cannot parse it had no memory for. */
Test(notice, survives_cjson_running_out_of_memory)
{
    cJSON_Hooks hooks = {.malloc_fn = scarce, .free_fn = free};
    zr_notice *notice = NULL;
    zr_status status = ZR_ENOMEM;

    cJSON_InitHooks(&hooks);
    for (long n = 0; status != ZR_OK; n++) {
        cjson_left = n;
        status = zr_notice_parse(&notice, full, strlen(full), "n", NULL, &err);
        cr_assert(status == ZR_OK || (status == ZR_ENOMEM && notice == NULL), "%s",
                  zt_words(&err, status));
    }
    zr_notice_free(notice);
}

Test(notice, survives_running_out_of_memory_while_written)
{
    zr_notice *notice = zt_notice(full);
    char *json = NULL;

    ZT_SURVIVES_OOM_UNTOUCHED(json, zr_notice_format(&json, NULL, notice, &err));
    zr_string_free(json);
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
