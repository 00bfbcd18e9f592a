/*
 * The report: what the door promises. How the page behaves is tested in a browser (tests/browser).
 */
#include "zeren/report.h"

#include <stdlib.h>

#include "render/report/html.h"
#include "testing.h"

#define T9                                                                                         \
    "F1 five O1: A* B\nF2 five O1: A*\nF3 five O2: C* A D\n"                                       \
    "N1 annual O1: A* B\nN2 annual O1: B* A G\nN3 annual O2: C* D\n"                               \
    "N4 annual O2: C* D E\nN5 annual O2: D*\nL1 livelihood: E* C\n"

static zr_error err;

static zr_graph *graph_of(const char *sketch)
{
    zr_graph *graph = NULL;

    ZT_OK(zt_graph(&graph, sketch, &err));
    return graph;
}

static char *page_of(const zr_graph *graph, const zr_report_options *options, int languages)
{
    static const char *const tags[] = {"en", "zh-CN"};
    zr_report *report = NULL;
    char *html = NULL;
    size_t size = 0;

    ZT_OK(zr_report_new(&report, graph, options, &err));
    for (int i = 0; i < languages; i++)
        ZT_OK(zr_report_speak(report, tags[i], &err));
    ZT_OK(zr_report_format(&html, &size, report, &err));
    cr_expect_eq(strlen(html), size);
    zr_report_free(report);
    return html;
}

static size_t count(const char *text, const char *what)
{
    size_t found = 0;

    for (const char *at = text; (at = strstr(at, what)) != NULL; at += strlen(what))
        found++;
    return found;
}

Test(report, has_an_entry_for_every_task_unit_and_official)
{
    zr_graph *graph = graph_of(T9);
    char *html = page_of(graph, NULL, 1);

    cr_expect_eq(count(html, "data-entry=\"task\""), 9);
    cr_expect_eq(count(html, "data-entry=\"unit\""), 6);
    cr_expect_eq(count(html, "data-entry=\"official\""), 2);
    zr_string_free(html);
    zr_graph_free(graph);
}

Test(report, is_the_same_twice)
{
    zr_graph *graph = graph_of(T9);
    char *first = page_of(graph, NULL, 2);
    char *second = page_of(graph, NULL, 2);

    cr_expect_str_eq(first, second);
    zr_string_free(first);
    zr_string_free(second);
    zr_graph_free(graph);
}

Test(report, keeps_to_its_scope)
{
    zr_graph *graph = graph_of(T9);
    const zr_scope annual = {1, ZR_ANY, ZR_ANY};
    const zr_report_options options = {.scope = &annual, .seed = 1};
    char *html = page_of(graph, &options, 1);

    cr_expect_eq(count(html, "data-entry=\"task\""), 5);
    zr_string_free(html);
    zr_graph_free(graph);
}

Test(report, takes_a_notice_of_next_to_nothing)
{
    static const char *const json[] = {
        "{\"zeren\":1,\"plans\":[],\"tasks\":[]}",
        "{\"zeren\":1,\"plans\":[{\"id\":\"p\"}],\"tasks\":[{\"id\":\"t\",\"plan\":\"p\","
        "\"title\":\"t\"}]}",
        "{\"zeren\":1,\"plans\":[{\"id\":\"p\"}],\"tasks\":[{\"id\":\"t\",\"plan\":\"p\","
        "\"title\":\"t\",\"lead\":[\"A\"]}]}"};

    for (size_t i = 0; i < sizeof json / sizeof *json; i++) {
        zr_notice *notice = zt_notice(json[i]);
        zr_graph *graph = NULL;

        ZT_OK(zr_graph_new(&graph, notice, ZR_GROUPS_KEEP, &err));
        char *html = page_of(graph, NULL, 2);
        cr_expect_eq(count(html, "data-entry=\"task\""), i > 0);
        cr_expect_eq(count(html, ">nan"), 0); /* a figure that does not apply */
        zr_string_free(html);
        zr_graph_free(graph);
        zr_notice_free(notice);
    }
}

Test(report, refuses_a_third_language_a_bad_tag_and_an_empty_page)
{
    zr_graph *graph = graph_of(T9);
    zr_report *report = NULL;
    char *html = NULL;

    ZT_OK(zr_report_new(&report, graph, NULL, &err));
    ZT_FAILS(ZR_EINVAL, zr_report_format(&html, NULL, report, &err));
    ZT_FAILS(ZR_EINVAL, zr_report_speak(report, "\"><script>", &err));
    ZT_FAILS(ZR_EINVAL, zr_report_speak(report, "", &err));
    ZT_OK(zr_report_speak(report, "en", &err));
    ZT_OK(zr_report_speak(report, "zh-CN", &err));
    ZT_FAILS(ZR_EINVAL, zr_report_speak(report, "fr", &err));
    cr_expect_null(html);
    zr_report_free(report);
    zr_graph_free(graph);
}

Test(report, refuses_a_scope_beyond_the_notice)
{
    zr_graph *graph = graph_of(T9);
    const zr_scope beyond = {99, ZR_ANY, ZR_ANY};
    const zr_report_options options = {.scope = &beyond, .seed = 1};
    zr_report *report = NULL;

    ZT_FAILS(ZR_EINVAL, zr_report_new(&report, graph, &options, &err));
    cr_expect_null(report);
    zr_graph_free(graph);
}

/* Fails anywhere, leaves nothing, and can be asked again. */
static zr_status make_page(const zr_graph *graph)
{
    zr_report *report = NULL;
    char *html = NULL;
    zr_status status = zr_report_new(&report, graph, NULL, &err);

    if (status == ZR_OK)
        status = zr_report_speak(report, "en", &err);
    if (status == ZR_OK)
        status = zr_report_speak(report, "zh-CN", &err);
    if (status == ZR_OK)
        status = zr_report_format(&html, NULL, report, &err);
    zr_report_free(report);
    zr_string_free(html);
    return status;
}

/* Drawing allocates by the ten thousand, so one in many fails here: every one of the first, where
 * the measures are, then with growing steps. */
Test(report, survives_running_out_of_memory, .timeout = 240)
{
    zr_graph *graph = graph_of("t1 five O1: A* B\nt2 annual O1: A* B C\n");
    zr_status status = ZR_ENOMEM;

    for (long n = 0; status != ZR_OK; n += 1 + n / 200) {
        zr__memory_fail_after(n);
        status = make_page(graph);
        zr__memory_fail_after(-1);
        cr_assert(status == ZR_OK || status == ZR_ENOMEM, "allocation %ld: %s", n,
                  zt_words(&err, status));
    }
    zr_graph_free(graph);
}

static char *joined(const zr__html *a, const zr__html *b, zr_status expected)
{
    static const char *const tags[] = {"en", "zh-CN"};
    const zr__html *const pages[] = {a, b};
    zr__buffer out = {0};

    cr_assert_eq(zr__html_join(&out, pages, tags, b != NULL ? 2 : 1, &err), expected);
    if (expected != ZR_OK)
        zr__buffer_clear(&out);
    return expected == ZR_OK ? zr__buffer_take(&out) : NULL;
}

Test(report, escapes_what_means_something_in_html)
{
    zr__html html = {0};

    zr__html_add(&html, "<p");
    zr__html_value(&html, "title", "a\"b'c<d>&\x01\xE2\x80\xAE");
    zr__html_add(&html, ">");
    zr__html_text(&html, "</script>&amp;\"'");
    char *text = joined(&html, NULL, ZR_OK);
    cr_expect_str_eq(text, "<p title=\"a&#34;b&#39;c&#60;d&#62;&#38;\xEF\xBF\xBD\xEF\xBF\xBD\">"
                           "&#60;/script&#62;&#38;amp;&#34;&#39;");
    zr_string_free(text);
    zr__html_clear(&html);
}

static void write_line(zr__html *html, const char *words, const char *label)
{
    zr__html_add(html, "<b");
    zr__html_value(html, "aria-label", label);
    zr__html_addf(html, " id=\"n-%d\">", 7);
    zr__html_text(html, words);
    zr__html_add(html, "</b>");
}

Test(report, writes_once_what_two_languages_share)
{
    zr__html a = {0}, b = {0};

    write_line(&a, "name", "label");
    write_line(&b, "name", "label");
    char *text = joined(&a, &b, ZR_OK);
    cr_expect_str_eq(text, "<b aria-label=\"label\" id=\"n-7\">name</b>");
    zr_string_free(text);
    zr__html_clear(&a);
    zr__html_clear(&b);
}

Test(report, writes_side_by_side_what_they_do_not)
{
    zr__html a = {0}, b = {0};

    write_line(&a, "task", "one");
    write_line(&b, "任务", "一");
    char *text = joined(&a, &b, ZR_OK);
    cr_expect_str_eq(text, "<b aria-label=\"one\" data-l0-aria-label=\"one\" "
                           "data-l1-aria-label=\"一\" id=\"n-7\"><span class=\"l0\" lang=\"en\">"
                           "task</span><span class=\"l1\" lang=\"zh-CN\">任务</span></b>");
    zr_string_free(text);
    zr__html_clear(&a);
    zr__html_clear(&b);
}

Test(report, joins_the_words_of_each_language_by_its_own_sign)
{
    zr__html a = {0}, b = {0};

    zr__html_comma(&a, "late");
    zr__html_comma(&b, "滞后");
    char *text = joined(&a, &b, ZR_OK);
    cr_expect_str_eq(text, "<span class=\"l0\" lang=\"en\">, </span>"
                           "<span class=\"l1\" lang=\"zh-CN\">、</span>");
    zr_string_free(text);
    zr__html_clear(&a);
    zr__html_clear(&b);
}

Test(report, refuses_two_languages_that_are_not_one_page)
{
    zr__html a = {0}, b = {0};

    write_line(&a, "task", "one");
    write_line(&b, "task", "one");
    zr__html_add(&b, "<hr>");
    joined(&a, &b, ZR_EINVAL);
    zr__html_clear(&b);
    zr__html_add(&b, "<i>");
    joined(&a, &b, ZR_EINVAL);
    zr__html_clear(&a);
    zr__html_clear(&b);
}
