/*
 * What carries out what: the terms of a text, their weights, and the verdicts on small notices.
 */
#include <math.h>
#include <stdio.h>

#include "analysis/corpus.h"
#include "analysis/igraph_assign.h"
#include "testing.h"
#include "zeren/tables.h"
#include "zeren/trace.h"

static zr_error err;

static bool note_term(void *context, const char *term, size_t size)
{
    zr__buffer *list = context;

    if (list->size > 0)
        zr__buffer_add(list, "|");
    zr__buffer_add_bytes(list, term, size);
    return !list->failed;
}

/* The terms of a text as one string. */
static const char *terms_of(const char *text, unsigned least, unsigned most)
{
    static zr__buffer list;
    zr__buffer folded = {0};

    list.size = 0;
    zr__buffer_add(&list, "");
    cr_assert(zr__text_fold(&folded, text));
    cr_assert(zr__terms_visit(folded.bytes, least, most, note_term, &list));
    zr__buffer_clear(&folded);
    return list.bytes;
}

Test(terms, of_han_are_its_grams)
{
    cr_expect_str_eq(terms_of("交通,工", 1, 2), "交|通|交通|工");
    cr_expect_str_eq(terms_of("交通工程", 2, 2), "交通|通工|工程");
    cr_expect_str_eq(terms_of("路", 2, 3), "路");
    cr_expect_str_eq(terms_of("", 1, 3), "");
    cr_expect_str_eq(terms_of("…，!", 1, 3), "");
}

Test(terms, of_letters_and_digits_are_whole_and_folded)
{
    cr_expect_str_eq(terms_of("Build 100 Ｒoads.", 1, 3), "build|100|roads");
    cr_expect_str_eq(terms_of("3.3%", 1, 3), "3.3%");
}

Test(terms, name_what_is_quoted_and_what_mixes_digits)
{
    cr_expect_str_eq(terms_of("“十大”路", 2, 2), "十大|路|\"十大");
    cr_expect_str_eq(terms_of("“345+1.5”", 1, 1), "345+1.5|\"345+1.5|\"345+1.5");
    cr_expect_str_eq(terms_of("G60", 1, 1), "g60|\"g60");
    cr_expect_str_eq(terms_of("“一湾、两廊”", 3, 3), "一湾|两廊|\"一湾两廊");
    cr_expect_str_eq(terms_of("“没有结束", 4, 4), "没有结束");
}

static void add_texts(zr__corpus *corpus, unsigned least, unsigned most, const char *const *text)
{
    corpus->options = (zr__corpus_options){least, most, 2.0};
    for (; *text != NULL; text++)
        cr_assert(zr__corpus_add(corpus, *text));
    cr_assert(zr__corpus_weigh(corpus));
}

static const char *const works[] = {"交通工程", "交通工程建设", "水利工程", NULL};

Test(corpus, cosine_is_that_of_the_worked_example)
{
    zr__corpus corpus = {0};

    add_texts(&corpus, 2, 2, works);
    cr_expect_float_eq(zr__corpus_cosine(&corpus, 0, 1), 0.655354, 5e-7);
    cr_expect_float_eq(zr__corpus_cosine(&corpus, 0, 2), 0.185493, 5e-7);
    cr_expect_float_eq(zr__corpus_cosine(&corpus, 0, 0), 1, 1e-12);
    zr__corpus_clear(&corpus);
}

Test(corpus, bm25_is_that_of_the_worked_example)
{
    zr__corpus corpus = {0};
    zr__occurrences range = {0};

    add_texts(&corpus, 2, 2, works);
    cr_assert(zr__occurrences_init(&range, &corpus, 1, 2));
    cr_expect_float_eq(range.mean_length, 4, 1e-12);
    cr_expect_float_eq(zr__corpus_bm25(&corpus, &range, 0, 1), 1.423074, 5e-7);
    cr_expect_float_eq(zr__corpus_bm25(&corpus, &range, 0, 2), 0.203092, 5e-7);
    zr__occurrences_clear(&range);
    zr__corpus_clear(&corpus);
}

Test(corpus, a_text_without_terms_is_near_to_nothing)
{
    static const char *const texts[] = {"", "交通", NULL};
    zr__corpus corpus = {0};

    add_texts(&corpus, 1, 3, texts);
    cr_expect_eq(zr__corpus_cosine(&corpus, 0, 1), 0);
    cr_expect_eq(zr__corpus_cosine(&corpus, 0, 0), 0);
    zr__corpus_clear(&corpus);
}

Test(assignment, is_the_best_of_all)
{
    /* Rows first come to 0.9 + 0.1; the other way round is better. */
    const double value[] = {0.9, 0.8, 0.7, 0.1};
    uint32_t chosen[2] = {0};

    ZT_OK(zr__assign(chosen, value, 2, 2, &err));
    cr_expect_eq(chosen[0], 1);
    cr_expect_eq(chosen[1], 0);
}

Test(assignment, leaves_out_who_has_nobody)
{
    const double value[] = {0.5, 0.0, 0.6};
    uint32_t chosen[3] = {0};

    ZT_OK(zr__assign(chosen, value, 3, 1, &err));
    cr_expect_eq(chosen[0], ZR_NONE);
    cr_expect_eq(chosen[1], ZR_NONE);
    cr_expect_eq(chosen[2], 0);
    ZT_OK(zr__assign(chosen, NULL, 3, 0, &err));
    cr_expect_eq(chosen[2], ZR_NONE);
}

/* A plan and a year; what is about traffic and schools is easily told apart. */
static const char small[] =
    "{\"zeren\":1,\"plans\":[{\"id\":\"five\",\"kind\":\"five-year\",\"from\":2021,\"to\":2025},"
    "{\"id\":\"year\",\"kind\":\"annual\",\"from\":2021,\"to\":2021}],"
    "\"tasks\":["
    "{\"id\":\"f1\",\"plan\":\"five\",\"title\":\"交通“十大百亿”工程\",\"lead\":[\"交通局\"],"
    "\"support\":[\"发改委\"]},"
    "{\"id\":\"f2\",\"plan\":\"five\",\"title\":\"空气优良率达标\",\"lead\":[\"环境局\"],"
    "\"indicators\":[{\"name\":\"空气优良率\",\"op\":\">=\",\"value\":90,\"unit\":\"%\",\"by\":2025},"
    "{\"name\":\"新建公园\",\"op\":\">=\",\"value\":100,\"unit\":\"个\",\"by\":2025}]},"
    "{\"id\":\"f3\",\"plan\":\"five\",\"title\":\"…\",\"lead\":[\"体育局\"]},"
    "{\"id\":\"y1\",\"plan\":\"year\",\"title\":\"启动“十大百亿”\",\"lead\":[\"交通局\"]},"
    "{\"id\":\"y2\",\"plan\":\"year\",\"title\":\"清新空气示范区\",\"lead\":[\"环境局\"],"
    "\"indicators\":[{\"name\":\"空气优良率\",\"op\":\">=\",\"value\":85,\"unit\":\"%\",\"by\":2021},"
    "{\"name\":\"新建公园\",\"op\":\">=\",\"value\":20,\"unit\":\"个\",\"by\":2021}]},"
    "{\"id\":\"y3\",\"plan\":\"year\",\"title\":\"退役军人保障\",\"lead\":[\"发改委\"]}]}";

typedef struct sides {
    zr_notice *notice;
    zr_graph *graph;
    zr_side from, to;
    zr_trace trace;
} sides;

static sides open_sides(zr_notice *notice, uint32_t from, uint32_t to)
{
    sides open = {.notice = notice};

    ZT_OK(zr_graph_new(&open.graph, open.notice, ZR_GROUPS_KEEP, &err));
    open.from = (zr_side){open.graph, {from, ZR_ANY, ZR_ANY}};
    open.to = (zr_side){open.graph, {to, ZR_ANY, ZR_ANY}};
    return open;
}

static void close_sides(sides *open)
{
    zr_trace_clear(&open->trace);
    zr_graph_free(open->graph);
    zr_notice_free(open->notice);
}

static const char *id_of(const sides *open, uint32_t task)
{
    return open->notice->task[task].id;
}

Test(trace, links_what_has_the_same_name)
{
    sides open = open_sides(zt_notice(small), 0, 1);

    ZT_OK(zr_trace_compute(&open.trace, &open.from, &open.to, NULL, &err));
    const zr_trace_match *match = &open.trace.task[0].match[0];
    cr_expect_eq(open.trace.task[0].verdict, ZR_TRACE_CARRIED);
    cr_expect_str_eq(id_of(&open, match->task), "y1");
    cr_assert_eq(match->name_count, 1);
    cr_expect_str_eq(match->name[0], "十大百亿");
    cr_expect(match->same_lead && !match->same_official && !match->is_confirmed);
    close_sides(&open);
}

Test(trace, says_none_where_there_is_nothing)
{
    sides open = open_sides(zt_notice(small), 0, 1);

    ZT_OK(zr_trace_compute(&open.trace, &open.from, &open.to, NULL, &err));
    cr_expect_eq(open.trace.task[2].verdict, ZR_TRACE_NONE);
    cr_expect_eq(open.trace.task[2].match_count, 0);
    cr_expect_eq(open.trace.empty_count, 1);
    cr_assert_eq(open.trace.rootless_count, 1);
    cr_expect_str_eq(id_of(&open, open.trace.rootless[0]), "y3");
    cr_expect_eq(open.trace.null, ZR_NULL_TOO_FEW);
    cr_expect(isnan(open.trace.task[0].match[0].p));
    close_sides(&open);
}

Test(trace, compares_figures_on_one_quantity)
{
    sides open = open_sides(zt_notice(small), 0, 1);

    ZT_OK(zr_trace_compute(&open.trace, &open.from, &open.to, NULL, &err));
    const zr_trace_match *match = &open.trace.task[1].match[0];
    cr_expect_str_eq(id_of(&open, match->task), "y2");
    cr_assert_eq(match->figure_count, 2);
    cr_expect_eq(match->figure[0].pace, ZR_PACE_UNCLEAR);
    cr_expect_float_eq(match->figure[0].step, 1.25, 1e-12);
    cr_expect_float_eq(match->figure[0].growth, pow(90.0 / 85, 0.25) - 1, 1e-12);
    cr_expect_eq(match->figure[1].pace, ZR_PACE_ON_THE_WAY);
    cr_expect_float_eq(match->figure[1].linear, 20, 1e-12);
    close_sides(&open);
}

/* The pace of one figure of the year, on the way from 17 in 2020 to 22 in 2025. */
static zr_trace_figure pace_of(const char *name, double value, const char *unit)
{
    char json[1200];

    snprintf(json, sizeof json,
             "{\"zeren\":1,\"plans\":[{\"id\":\"five\",\"from\":2021,\"to\":2025},"
             "{\"id\":\"year\"}],\"tasks\":[{\"id\":\"f\",\"plan\":\"five\",\"title\":\"能源\","
             "\"indicators\":[{\"name\":\"非化石能源占比\",\"op\":\"=\",\"value\":17,\"unit\":\"%%\","
             "\"by\":2020},{\"name\":\"非化石能源占比\",\"op\":\">=\",\"value\":22,\"unit\":\"%%\","
             "\"by\":2025}]},{\"id\":\"y\",\"plan\":\"year\",\"title\":\"能源\",\"indicators\":"
             "[{\"name\":\"%s\",\"op\":\">=\",\"value\":%g,\"unit\":\"%s\",\"by\":2021}]}]}",
             name, value, unit);
    sides open = open_sides(zt_notice(json), 0, 1);

    ZT_OK(zr_trace_compute(&open.trace, &open.from, &open.to, NULL, &err));
    cr_assert_eq(open.trace.task[0].match[0].figure_count, 1);
    const zr_trace_figure figure = open.trace.task[0].match[0].figure[0];
    close_sides(&open);
    return figure; /* what it borrows is gone, its numbers are not */
}

Test(trace, pace_is_said_where_line_and_growth_agree)
{
    const zr_trace_figure good = pace_of("非化石能源占比", 18.8, "%");

    cr_expect_eq(good.pace, ZR_PACE_ON_THE_WAY);
    cr_expect_eq(good.start, 17);
    cr_expect_float_eq(good.linear, 18, 1e-12);
    cr_expect_float_eq(good.compound, 17 * pow(22 / 17.0, 0.2), 1e-12);
    cr_expect_float_eq(good.step, (22 - 18.8) / 4, 1e-12);
    cr_expect_eq(pace_of("非化石能源占比", 17.5, "%").pace, ZR_PACE_BEHIND);
    cr_expect_eq(pace_of("非化石能源占比", 17.95, "%").pace, ZR_PACE_UNCLEAR);
    cr_expect_eq(pace_of("非化石能源占比", 23, "%").pace, ZR_PACE_REACHED);
}

Test(trace, a_rate_of_growth_is_no_level)
{
    cr_expect_eq(pace_of("非化石能源占比增长", 18.8, "%").pace, ZR_PACE_NOT_COMPARABLE);
    cr_expect_eq(pace_of("非化石能源占比", 18.8, "万吨").pace, ZR_PACE_NOT_COMPARABLE);
}

Test(trace, confirmed_links_override_scores)
{
    sides open = open_sides(zt_notice(small), 0, 1);
    zr_trace_options options = ZR_TRACE_OPTIONS_INIT;
    zr_trace_link *link = NULL;

    ZT_OK(zr_trace_links_parse(&link, &options.link_count, "# known\nf1 -\n\nf3,y3\r\n", "l",
                               &open.from, &open.to, &err));
    options.link = link;
    cr_assert_eq(options.link_count, 2);
    ZT_OK(zr_trace_compute(&open.trace, &open.from, &open.to, &options, &err));
    cr_expect_eq(open.trace.task[0].verdict, ZR_TRACE_NONE);
    cr_expect(open.trace.task[0].is_confirmed && open.trace.task[0].match_count == 0);
    cr_expect_eq(open.trace.task[2].verdict, ZR_TRACE_CARRIED);
    cr_expect(open.trace.task[2].match[0].is_confirmed);
    cr_expect_eq(open.trace.rootless_count, 0);
    zr_string_free((char *)link);
    close_sides(&open);
}

Test(trace, refuses_links_it_cannot_read)
{
    sides open = open_sides(zt_notice(small), 0, 1);
    zr_trace_link *link = NULL;
    uint32_t count = 7;

    ZT_FAILS(ZR_EDATA, zr_trace_links_parse(&link, &count, "f1 y1\nf1\n", "l", &open.from,
                                            &open.to, &err));
    cr_expect_eq(err.line, 2);
    ZT_FAILS(ZR_EDATA, zr_trace_links_parse(&link, &count, "y1 f1", NULL, &open.from, &open.to,
                                            &err));
    ZT_FAILS(ZR_EDATA, zr_trace_links_parse(&link, &count, "f1 y1 y2", NULL, &open.from, &open.to,
                                            &err));
    cr_expect(link == NULL && count == 7);
    close_sides(&open);
}

Test(trace, refuses_levels_out_of_range)
{
    sides open = open_sides(zt_notice(small), 0, 1);
    zr_trace_options options = ZR_TRACE_OPTIONS_INIT;

    options.carried_p = 0;
    ZT_FAILS(ZR_EINVAL, zr_trace_compute(&open.trace, &open.from, &open.to, &options, &err));
    options.carried_p = 0.3;
    ZT_FAILS(ZR_EINVAL, zr_trace_compute(&open.trace, &open.from, &open.to, &options, &err));
    ZT_FAILS(ZR_EINVAL, zr_trace_compute(&open.trace, &open.from, &open.from, NULL, &err));
    close_sides(&open);
}

/* What city government says of itself: 27 tasks of five years, 95 of one. */
static sides open_huzhou(void)
{
    return open_sides(zt_load("../../data/huzhou-2021.json"), 0, 1);
}

Test(trace, verdicts_follow_from_p)
{
    sides open = open_huzhou();

    ZT_OK(zr_trace_compute(&open.trace, &open.from, &open.to, NULL, &err));
    cr_expect_eq(open.trace.null, ZR_NULL_OTHER_OFFICIALS);
    cr_expect_eq(open.trace.null_count, 95);
    cr_expect_eq(open.trace.carried + open.trace.weak + open.trace.none, 27);
    for (uint32_t i = 0; i < open.trace.task_count; i++)
        for (uint32_t j = 0; j < open.trace.task[i].match_count; j++) {
            const zr_trace_match *match = &open.trace.task[i].match[j];

            cr_expect(match->p >= 1.0 / 96 - 1e-12 && match->p <= 1);
            cr_expect(match->score >= match->text - 1e-12 && match->score <= 1);
            cr_expect_eq(match->verdict, match->p <= 0.05  ? ZR_TRACE_CARRIED
                                         : match->p <= 0.2 ? ZR_TRACE_WEAK
                                                           : ZR_TRACE_NONE);
            cr_expect(j == 0 || match->score <= open.trace.task[i].match[j - 1].score);
        }
    close_sides(&open);
}

Test(trace, one_to_one_uses_no_task_twice)
{
    sides open = open_huzhou();
    zr_trace_options options = ZR_TRACE_OPTIONS_INIT;
    bool is_taken[200] = {false};

    options.one_to_one = true;
    ZT_OK(zr_trace_compute(&open.trace, &open.from, &open.to, &options, &err));
    for (uint32_t i = 0; i < open.trace.task_count; i++) {
        cr_assert_leq(open.trace.task[i].match_count, 1);
        if (open.trace.task[i].match_count == 1) {
            cr_expect(!is_taken[open.trace.task[i].match[0].task]);
            is_taken[open.trace.task[i].match[0].task] = true;
        }
    }
    close_sides(&open);
}

Test(trace, text_only_looks_at_nothing_else)
{
    sides open = open_huzhou();
    zr_trace_options options = ZR_TRACE_OPTIONS_INIT;

    options.text_only = true;
    ZT_OK(zr_trace_compute(&open.trace, &open.from, &open.to, &options, &err));
    for (uint32_t i = 0; i < open.trace.task_count; i++)
        for (uint32_t j = 0; j < open.trace.task[i].match_count; j++)
            cr_expect_float_eq(open.trace.task[i].match[j].score,
                               open.trace.task[i].match[j].text, 1e-11);
    close_sides(&open);
}

Test(trace, an_empty_side_is_no_failure)
{
    sides open = open_huzhou();
    zr_side nobody = open.to;

    nobody.scope.official = ZR_NONE;
    ZT_OK(zr_trace_compute(&open.trace, &open.from, &nobody, NULL, &err));
    cr_expect_eq(open.trace.none, 27);
    cr_expect_eq(open.trace.root_count, 0);
    zr_trace_clear(&open.trace);
    nobody = open.from;
    nobody.scope.official = ZR_NONE;
    ZT_OK(zr_trace_compute(&open.trace, &nobody, &open.to, NULL, &err));
    cr_expect_eq(open.trace.task_count, 0);
    cr_expect_eq(open.trace.rootless_count, 95);
    close_sides(&open);
}

static zr_status trace_and_format(char **text, zr_trace *trace, const sides *open,
                                  const zr_trace_options *options)
{
    zr_table_options table = ZR_TABLE_OPTIONS_INIT;

    table.format = ZR_FORMAT_JSON;
    zr_trace_clear(trace);
    const zr_status status = zr_trace_compute(trace, &open->from, &open->to, options, &err);
    return status != ZR_OK ? status
                           : zr_trace_format(text, trace, &open->from, &open->to, &table, &err);
}

Test(trace, survives_running_out_of_memory)
{
    sides open = open_sides(zt_notice(small), 0, 1);
    zr_trace_options options = ZR_TRACE_OPTIONS_INIT;
    const zr_trace_link link = {2, 5};
    char *text = NULL;

    options.link = &link;
    options.link_count = 1;
    options.one_to_one = true;
    ZT_SURVIVES_OOM(trace_and_format(&text, &open.trace, &open, &options));
    cr_expect_not_null(strstr(text, "\"rootless\""));
    zr_string_free(text);
    close_sides(&open);
}
