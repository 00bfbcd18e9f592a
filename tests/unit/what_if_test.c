/*
 * What if, on the worked example of the methods (T9): what becomes of tasks, groups, names and
 * figures. That every figure is the one of its own command is held by
 * tests/oracle/what_if_oracle.py.
 */
#include "zeren/what_if.h"

#include "testing.h"
#include "zeren/tables.h"

static zr_error err;
static zr_notice *notice;
static zr_notice *changed;
static zr_graph *graph;

static void setup(void)
{
    notice = zt_load("t9.json");
    ZT_OK(zr_graph_new(&graph, notice, ZR_GROUPS_KEEP, &err));
}

static void teardown(void)
{
    zr_graph_free(graph);
    zr_notice_free(notice);
    zr_notice_free(changed);
}

TestSuite(what_if, .init = setup, .fini = teardown);

static zr_change removal(const char *const *unit)
{
    return (zr_change){ZR_CHANGE_REMOVE, unit, 1, NULL};
}

static zr_change merger(const char *const *units, uint32_t count, const char *to)
{
    return (zr_change){ZR_CHANGE_MERGE, units, count, to};
}

static const char *const a[] = {"A"}, *const o1[] = {"O1"};
static const char *const ab[] = {"A", "B"};

static void apply(const zr_change *change, uint32_t count)
{
    zr_notice_free(changed);
    changed = NULL;
    ZT_OK(zr_what_if_apply(&changed, notice, change, count, &err));
}

static const zr_task *task_of(const zr_notice *in, const char *id)
{
    for (uint32_t t = 0; t < in->task_count; t++)
        if (strcmp(in->task[t].id, id) == 0)
            return &in->task[t];
    cr_assert_fail("no task %s", id);
    return NULL;
}

static const zr_unit *unit_of(const zr_notice *in, const char *name)
{
    const uint32_t unit = zr_notice_find_unit(in, name);

    cr_assert_neq(unit, ZR_NONE, "no unit %s", name);
    return &in->unit[unit];
}

static const char *name_at(const zr_assignment *place)
{
    return changed->unit[place->unit].name;
}

static const zr_figure_pair *figure_of(const zr_what_if *what_if, const char *name)
{
    for (uint32_t i = 0; i < what_if->figure_count; i++)
        if (strcmp(what_if->figure[i].name, name) == 0)
            return &what_if->figure[i];
    cr_assert_fail("no figure %s", name);
    return NULL;
}

static bool is_pair(const zr_what_if *what_if, const char *name, double before, double after)
{
    const zr_figure_pair *figure = figure_of(what_if, name);

    return figure->value[0] == before && figure->value[1] == after;
}

Test(what_if, nobody_becomes_lead_by_itself)
{
    const zr_change change = removal(a);

    apply(&change, 1);
    const zr_task *f1 = task_of(changed, "F1");
    cr_assert(f1->lead_count == 0 && f1->support_count == 1);
    cr_assert_str_eq(name_at(&f1->support[0]), "B");
    cr_assert_eq(task_of(changed, "F2")->lead_count + task_of(changed, "F2")->support_count, 0);
    cr_assert_eq(task_of(changed, "N2")->support_count, 1, "only A left it");
    cr_assert_eq(zr_notice_find_unit(changed, "A"), ZR_NONE);
}

Test(what_if, the_notice_itself_is_not_touched)
{
    const zr_change change[] = {merger(ab, 2, "AB"), {ZR_CHANGE_HAND, o1, 1, "O2"}};
    char *before = NULL, *after = NULL;

    ZT_OK(zr_notice_format(&before, NULL, notice, &err));
    apply(change, 2);
    ZT_OK(zr_notice_format(&after, NULL, notice, &err));
    cr_assert_str_eq(before, after);
    zr_string_free(before);
    zr_string_free(after);
}

Test(what_if, a_merged_unit_is_once_on_a_task_as_lead_where_one_led)
{
    const zr_change change = merger(ab, 2, "AB");

    apply(&change, 1);
    const zr_task *n2 = task_of(changed, "N2");
    cr_assert(n2->lead_count == 1 && n2->support_count == 1, "B led, A supported");
    cr_assert_str_eq(name_at(&n2->lead[0]), "AB");
    cr_assert_str_eq(name_at(&n2->support[0]), "G");
    cr_assert_eq(unit_of(changed, "AB"), unit_of(changed, "A"), "the old names stay its aliases");
    cr_assert_eq(unit_of(changed, "AB"), unit_of(changed, "B"));
}

Test(what_if, members_of_groups_merge_and_leave_too)
{
    const char *const two[] = {"D1", "D2"}, *const third[] = {"D3"};
    const zr_change change[] = {merger(two, 2, "DD"), removal(third)};

    apply(change, 2);
    const zr_unit *group = unit_of(changed, "G");
    cr_assert_eq(group->member_count, 1);
    cr_assert_str_eq(changed->unit[group->member[0]].name, "DD");
}

Test(what_if, a_merger_goes_on_from_the_one_before)
{
    const char *const more[] = {"AB", "C"}, *const old[] = {"A"};
    const zr_change change[] = {merger(ab, 2, "AB"), merger(more, 2, "ABC")};
    const zr_change and_gone[] = {change[0], change[1], removal(old)};

    apply(change, 2);
    const zr_unit *unit = unit_of(changed, "ABC");
    cr_assert_eq(unit->alias_count, 4, "A, B, C and AB");
    cr_assert_eq(unit_of(changed, "AB"), unit);
    cr_assert_eq(task_of(changed, "F3")->lead_count, 1);
    cr_assert_eq(task_of(changed, "F3")->support_count, 1, "A was C's support, D stays");
    apply(and_gone, 3);
    cr_assert_eq(zr_notice_find_unit(changed, "ABC"), ZR_NONE, "A is what it became");
}

Test(what_if, a_name_that_was_removed_may_come_back)
{
    const char *const bc[] = {"B", "C"};
    const zr_change change[] = {removal(a), merger(bc, 2, "A")};

    apply(change, 2);
    cr_assert_str_eq(unit_of(changed, "B")->name, "A");
    cr_assert_eq(task_of(changed, "F1")->lead_count, 0, "the old A's lead is gone");
}

Test(what_if, capacity_is_the_sum_of_all_or_not_known)
{
    static const char json[] =
        "{\"zeren\": 1, \"plans\": [{\"id\": \"p\", \"kind\": \"other\"}], \"units\": ["
        "{\"name\": \"A\", \"kind\": \"office\", \"capacity\": 30},"
        "{\"name\": \"B\", \"kind\": \"office\", \"capacity\": 12, \"aliases\": [\"b\"]},"
        "{\"name\": \"C\"}], \"tasks\": ["
        "{\"id\": \"1\", \"title\": \"x\", \"plan\": \"p\", \"lead\": [\"C\"],"
        " \"support\": [\"A\", {\"unit\": \"b\", \"note\": \"team\"}]}]}";
    const char *const bc[] = {"B", "C"};
    const zr_change both = merger(ab, 2, "N"), one = merger(bc, 2, "C"), into = merger(ab, 2, "B");

    zr_notice_free(notice);
    notice = zt_notice(json);
    apply(&both, 1);
    cr_assert_eq(unit_of(changed, "N")->capacity, 42);
    cr_assert_str_eq(unit_of(changed, "N")->kind, "office");
    cr_assert_eq(unit_of(changed, "b"), unit_of(changed, "N"));
    cr_assert_eq(task_of(changed, "1")->support_count, 1);
    cr_assert_str_eq(task_of(changed, "1")->support[0].note, "team", "what was noted stays");
    apply(&into, 1);
    cr_assert_eq(unit_of(changed, "A")->capacity, 42);
    cr_assert_eq(unit_of(changed, "A")->alias_count, 2);
    apply(&one, 1);
    cr_assert_eq(unit_of(changed, "C")->capacity, 0);
    cr_assert_null(unit_of(changed, "C")->kind);
}

Test(what_if, handed_tasks_go_on_to_the_last)
{
    const char *const o2[] = {"O2"};
    const zr_change change[] = {{ZR_CHANGE_HAND, o1, 1, "O2"}, {ZR_CHANGE_HAND, o2, 1, "O1"}};

    apply(change, 1);
    cr_assert_str_eq(changed->official[task_of(changed, "F1")->official].name, "O2");
    cr_assert_eq(task_of(changed, "L1")->official, ZR_NONE);
    cr_assert_eq(changed->official_count, 2, "who gives stays in the list");
    apply(change, 2);
    cr_assert_str_eq(changed->official[task_of(changed, "F3")->official].name, "O1");
}

Test(what_if, t9_without_a)
{
    const zr_change change = removal(a);
    zr_what_if w = {0};

    ZT_OK(zr_what_if_compute(&w, graph, &change, 1, NULL, &err));
    cr_assert(is_pair(&w, "tasks", 9, 9) && is_pair(&w, "units", 6, 5));
    cr_assert(is_pair(&w, "assignments", 19, 14) && is_pair(&w, "leading", 5, 4));
    cr_assert(is_pair(&w, "largest_lead", 3, 3));
    cr_assert_str_eq(w.notice->unit[figure_of(&w, "largest_lead")->who[1]].name, "C");
    cr_assert(is_pair(&w, "uncovered", 0, 1) && is_pair(&w, "single_unit", 2, 3),
              "F2 has nobody; F1, N1 and N5 have one");
    cr_assert(is_pair(&w, "peak", 3, 3) && is_pair(&w, "min_peak", 2, 2));
    cr_assert(w.no_unit_count == 1 && strcmp(notice->task[w.no_unit[0]].id, "F2") == 0);
    cr_assert(w.no_lead_count == 2 && strcmp(notice->task[w.no_lead[0]].id, "F1") == 0);
    cr_assert(w.unit_count == 1 && w.unit[0].lead[0] == 3 && w.unit[0].total[1] == 0);
    cr_assert(w.unit[0].unit[1] == ZR_NONE && w.unit[0].became == ZR_NONE);
    zr_what_if_clear(&w);
}

Test(what_if, t9_with_a_and_b_as_one)
{
    const zr_change change[] = {merger(ab, 2, "AB"), {ZR_CHANGE_HAND, o1, 1, "O2"}};
    zr_what_if w = {0};

    ZT_OK(zr_what_if_compute(&w, graph, change, 2, NULL, &err));
    cr_assert(is_pair(&w, "largest_lead", 3, 4) && is_pair(&w, "assignments", 19, 16));
    cr_assert(is_pair(&w, "single_unit", 2, 4), "F1, F2, N1 and N5");
    cr_assert(is_pair(&w, "officials", 2, 1) && is_pair(&w, "largest_official", 4, 8));
    cr_assert_eq(w.handed_count, 4);
    cr_assert_eq(w.unit_count, 3, "A, B and AB");
    cr_assert(w.unit[0].unit[0] != ZR_NONE && w.unit[0].became != ZR_NONE, "A with its five");
    cr_assert(w.unit[1].unit[0] == ZR_NONE && w.unit[1].lead[1] == 4 && w.unit[1].total[1] == 5);
    zr_what_if_clear(&w);
}

Test(what_if, no_change_changes_nothing)
{
    zr_what_if w = {0};

    ZT_OK(zr_what_if_compute(&w, graph, NULL, 0, NULL, &err));
    for (uint32_t i = 0; i < w.figure_count; i++)
        cr_assert_eq(w.figure[i].value[0], w.figure[i].value[1], "%s", w.figure[i].name);
    cr_assert_eq(w.unit_count + w.no_lead_count + w.no_unit_count + w.handed_count, 0);
    zr_what_if_clear(&w);
}

Test(what_if, what_makes_no_sense_is_refused)
{
    const char *const g[] = {"G"}, *const x[] = {"X"}, *const d[] = {"D1", "D2", "D3"};
    const zr_change gone[] = {removal(a), removal(a)};
    const zr_change all[] = {removal(&d[0]), removal(&d[1]), removal(&d[2])};
    const struct {
        zr_status status;
        zr_change change;
    } wrong[] = {{ZR_ENOTFOUND, removal(x)},
                 {ZR_ENOTFOUND, merger(x, 1, "Y")},
                 {ZR_ENOTFOUND, {ZR_CHANGE_HAND, o1, 1, "O3"}},
                 {ZR_EINVAL, merger(a, 1, "A")},
                 {ZR_EINVAL, merger(g, 1, "Y")},
                 {ZR_EINVAL, merger(a, 1, "G")},
                 {ZR_EINVAL, merger(a, 1, " ")},
                 {ZR_EINVAL, {ZR_CHANGE_HAND, o1, 1, "O1"}}};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ZT_FAILS(wrong[i].status, zr_what_if_apply(&changed, notice, &wrong[i].change, 1, &err));
    ZT_FAILS(ZR_ENOTFOUND, zr_what_if_apply(&changed, notice, gone, 2, &err));
    ZT_FAILS(ZR_EINVAL, zr_what_if_apply(&changed, notice, all, 3, &err));
    cr_assert_null(changed);
}

Test(what_if, running_out_of_memory_leaves_nothing_behind)
{
    const char *const c[] = {"C"};
    const zr_change change[] = {removal(c), merger(ab, 2, "AB"), {ZR_CHANGE_HAND, o1, 1, "O2"}};
    zr_what_if w = {0};
    char *text = NULL;
    zr_table_options options = ZR_TABLE_OPTIONS_INIT;

    ZT_SURVIVES_OOM(zr_what_if_apply(&changed, notice, change, 3, &err));
    ZT_SURVIVES_OOM_UNTOUCHED(w, zr_what_if_compute(&w, graph, change, 3, NULL, &err));
    for (options.format = ZR_FORMAT_TABLE; options.format <= ZR_FORMAT_JSON; options.format++) {
        ZT_SURVIVES_OOM(zr_what_if_format(&text, &w, graph, change, 3, &options, &err));
        zr_string_free(text);
        text = NULL;
    }
    zr_what_if_clear(&w);
}
