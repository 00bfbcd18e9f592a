/*
 * Findings as text: one line each, worst first, and a verdict.
 */
#include "zeren/tables.h"

#include <criterion/criterion.h>

#include "src/memory.h"

static zr_findings three_findings(void)
{
    static zr_finding items[] = {
        {ZR_FINDING_UNKNOWN_KEY, {ZR_OK, 9, 2, "n.json", "/tasks/0/x", "unknown key 'x\033'"}},
        {ZR_FINDING_INVALID, {ZR_EDATA, 3, 1, "n.json", "/plans", "expected an array"}},
        {ZR_FINDING_UNCOVERED_TASK, {ZR_OK, 0, 0, "", "/tasks/1", "a task without a unit"}},
    };
    return (zr_findings){3, items};
}

static void expect_findings(const zr_findings *findings, const zr_notice *notice,
                            zr_table_options options, const char *expected)
{
    char *text = NULL;
    zr_error err = {0};

    cr_assert_eq(zr_findings_format(&text, findings, notice, &options, &err), ZR_OK);
    cr_expect_str_eq(text, expected, "%s", text);
    zr_string_free(text);
}

Test(findings, come_worst_first_and_end_in_a_verdict)
{
    const zr_findings findings = three_findings(), none = {0};
    const zr_task task = {.lead_count = 1, .support_count = 1};
    const zr_notice notice = {.task = &task, .task_count = 1, .unit_count = 2};

    expect_findings(&findings, NULL, (zr_table_options){0},
                    "Errors\n"
                    "  n.json:3:1: /plans: expected an array\n"
                    "\n"
                    "Worth a look\n"
                    "  /tasks/1: a task without a unit\n"
                    "\n"
                    "Notes\n"
                    "  n.json:9:2: /tasks/0/x: unknown key 'x\xEF\xBF\xBD'\n"
                    "\n"
                    "The notice is refused: 1 error.\n");
    expect_findings(&none, &notice, (zr_table_options){0},
                    "The notice is valid. Plans: 0, officials: 0, tasks: 1, assignments: 2. "
                    "Nothing is worth a second look.\n");
    expect_findings(&none, &notice, (zr_table_options){.format = ZR_FORMAT_JSON}, "[]\n");
    expect_findings(&findings, NULL, (zr_table_options){.format = ZR_FORMAT_CSV, .top = 2},
                    "severity,kind,source,line,column,pointer,message\r\n"
                    "error,invalid,n.json,3,1,/plans,expected an array\r\n"
                    "warning,uncovered-task,,,,/tasks/1,a task without a unit\r\n");
}

Test(findings, survive_running_out_of_memory)
{
    const zr_findings findings = three_findings();

    for (int format = ZR_FORMAT_TABLE; format <= ZR_FORMAT_MARKDOWN; format++) {
        const zr_table_options options = {.format = (zr_format)format};
        zr_status status = ZR_ENOMEM;

        for (long allocations = 0; status == ZR_ENOMEM; allocations++) {
            char *text = NULL;
            zr__memory_fail_after(allocations);
            status = zr_findings_format(&text, &findings, NULL, &options, NULL);
            zr__memory_fail_after(-1);
            cr_assert_eq(text == NULL, status == ZR_ENOMEM);
            zr_string_free(text);
        }
        cr_expect_eq(status, ZR_OK);
    }
}
