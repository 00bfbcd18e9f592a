/* What each container becomes: the blocks of the neutral document, one a line. */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "src/import/containers.h"
#include "src/import/numerals.h"

static zr__document document;
static zr_error err;

static void teardown(void)
{
    zr__document_clear(&document);
}

TestSuite(import_container, .fini = teardown);

/* "p text", "t caption" and below it a row a line: "row,column+rows x columns=text" for a cell. */
static char *describe(void)
{
    static zr__buffer out;

    zr__buffer_clear(&out);
    for (size_t b = 0; b < document.block_count; b++) {
        const zr__block *block = &document.block[b];
        zr__buffer_addf(&out, "%s%s %s\n", block->kind == ZR__TABLE ? "t" : "p",
                        (block->marks & ZR__HIDDEN) != 0    ? "?"
                        : (block->marks & ZR__HEADING) != 0 ? "#"
                                                            : "",
                        zr__document_text(&document, block->text));
        for (size_t c = 0; c < block->cell_count; c++) {
            const zr__cell *cell = &document.cell[block->first_cell + c];
            zr__buffer_addf(&out, "%u,%u", cell->row, cell->column);
            if (cell->row_span > 1 || cell->column_span > 1)
                zr__buffer_addf(&out, "+%ux%u", cell->row_span, cell->column_span);
            zr__buffer_addf(&out, "=%s\n", zr__document_text(&document, cell->text));
        }
    }
    return out.bytes != NULL ? out.bytes : "";
}

static zr_status read_bytes(const char *bytes, size_t size)
{
    zr__document_clear(&document);
    return zr__read_container(&document, bytes, size, "file", &err);
}

static void expect(const char *bytes, const char *description)
{
    ZT_OK(read_bytes(bytes, strlen(bytes)));
    cr_assert_str_eq(describe(), description, "%s", describe());
}

/* A file that tests/import/make_files.py wrote. */
static zr_status read_file(const char *name)
{
    char path[512];
    static char bytes[1 << 22];

    snprintf(path, sizeof path, "%s/%s", getenv("ZEREN_FILES"), name);
    FILE *file = fopen(path, "rb");
    cr_assert(file != NULL, "no %s", path);
    const size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return read_bytes(bytes, size);
}

static void expect_file(const char *name, const char *description)
{
    ZT_OK(read_file(name));
    cr_assert_str_eq(describe(), description, "%s", describe());
}

static void expect_refused(const char *name, const char *words)
{
    ZT_FAILS(ZR_ESYNTAX, read_file(name));
    cr_assert(strstr(err.message, words) != NULL, "%s: %s", name, err.message);
}

Test(import_container, a_page_is_its_paragraphs)
{
    expect("<html><head><title>x</title><style>p{}</style></head><body><h2>一、综合</h2>"
           "<p>新建 绿道\n 8公里。<br>责任单位:县住建局</p><script>if(a<b)x='<p>no</p>'</script>"
           "<div style='display: none'>藏<p>起来</div><!-- <p>no</p> --><p>完",
           "p# 一、综合\np 新建 绿道 8公里。\np 责任单位:县住建局\np 完\n");
}

Test(import_container, a_page_of_nothing_but_layout_has_paragraphs)
{
    expect("<table><tr><td><p>上</p><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table></td>"
           "<td>旁</td></tr></table>",
           "p 上\nt \n0,0=甲\n0,1=乙\n1,0=丙\n1,1=丁\np 旁\n");
}

Test(import_container, spans_of_a_page_are_kept)
{
    expect("<table><caption>分工</caption><tr><th rowspan=2>任务<th colspan=2>责任"
           "<tr><th>牵头<th>配合<tr><td>修路<td>交通局<br>公安局<td>-</table>",
           "p 分工\nt \n0,0+2x1=任务\n0,1+1x2=责任\n1,1=牵头\n1,2=配合\n"
           "2,0=修路\n2,1=交通局\n公安局\n2,2=-\n");
}

Test(import_container, numbered_lists_of_a_page_carry_their_numbers)
{
    expect("<html><ol start=3><li>甲<li>乙<ol type=a><li>丙</ol></ol><ul><li>丁</ul>",
           "p 3. 甲\np 4. 乙\np a. 丙\np 丁\n");
}

Test(import_container, a_page_in_gbk_says_so_or_not)
{
    expect("<html><meta charset=gb2312><p>\xD6\xD0\xB9\xFA</html>", "p 中国\n");
    expect("<html><p>\xD6\xD0\xB9\xFA</html>", "p 中国\n");
    expect("<html><meta http-equiv=x content='text/html; charset=big5'><p>\xA4\xA4\xB0\xEA</html>",
           "p 中國\n");
}

Test(import_container, a_page_in_utf_16_is_a_page)
{
    static const char page[] = "\xFF\xFE<\0p\0>\0\x32\x75<\0/\0p\0>\0";

    ZT_OK(read_bytes(page, sizeof page - 1));
    cr_assert_str_eq(describe(), "p 甲\n", "%s", describe());
}

Test(import_container, lists_count_as_word_does)
{
    static const struct {
        const char *format;
        uint32_t number;
        const char *written;
    } cases[] = {{"chineseCounting", 1, "一"},
                 {"chineseCounting", 10, "十"},
                 {"chineseCounting", 12, "十二"},
                 {"chineseCountingThousand", 20, "二十"},
                 {"chineseCounting", 105, "一百零五"},
                 {"chineseCounting", 110, "一百一十"},
                 {"chineseCounting", 2021, "二千零二十一"},
                 {"chineseLegalSimplified", 3, "叁"},
                 {"decimalEnclosedCircle", 3, "③"},
                 {"decimalEnclosedCircle", 21, "21"},
                 {"decimalZero", 7, "07"},
                 {"lowerRoman", 14, "xiv"},
                 {"upperLetter", 28, "BB"},
                 {"ideographTraditional", 2, "乙"},
                 {"ideographDigital", 12, "一二"},
                 {"bullet", 1, ""},
                 {"anything", 5, "5"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zr__buffer out = {0};
        zr__numeral_add(&out, cases[i].format, cases[i].number);
        zr__buffer_add(&out, "");
        cr_expect_str_eq(out.bytes, cases[i].written, "%s %u: %s", cases[i].format,
                         cases[i].number, out.bytes);
        zr__buffer_clear(&out);
    }
}

Test(import_container, a_word_document_reads_as_if_changes_were_accepted)
{
    expect_file("body.docx", "p# 一、 总则\np 第一段新增\t尾\np 合并的段落\np 框中\np 1.1 有框\n"
                             "p 注:列首位的为牵头单位\n");
}

Test(import_container, tables_of_word_keep_their_spans)
{
    expect_file("table.docx", "p 前\nt \n0,0+2x1=任务\n0,1+1x2=责任\n1,1=牵头\n1,2=配合\n"
                              "2,0=修路\n2,1=甲局\n乙局\n2,2=\np 后\n");
}

Test(import_container, sheets_show_what_excel_shows)
{
    expect_file("book.xlsx", "t 分工\n0,0+1x3=标题\n1,0=序号\n1,1=任务\n1,2=时限\n"
                             "2,0=1\n2,1+2x1=修路\n2,2=2021-06-30\n3,0=2\n3,2=2021-06\n"
                             "5,0=TRUE\n5,1=9%\n5,2=0.3\n6,0=2021-06-30\nt? 藏\n0,0=x\n");
}

Test(import_container, records_with_quotes_are_a_table)
{
    expect("序号,任务,单位\r\n1,\"修路,\n架桥\",\"甲\"\"局\"\r\n2,植树,乙局\r\n",
           "t \n0,0=序号\n0,1=任务\n0,2=单位\n1,0=1\n1,1=修路,\n架桥\n1,2=甲\"局\n"
           "2,0=2\n2,1=植树\n2,2=乙局\n");
    cr_assert_eq(document.row[1].first_line, 2);
    cr_assert_eq(document.row[1].last_line, 3);
    cr_assert_eq(document.row[2].first_line, 4);
    cr_assert(document.block[0].marks & ZR__SPANLESS);
}

Test(import_container, the_separator_is_found)
{
    static const char *const texts[] = {"a;b,c;d\n1;2;3\n4;5;6\n",
                                        "a\tb,c\td\n1\t\"2\n\"\t3\n",
                                        "a|b|c\n\"1\"|2|3\n4|5|6\n"};

    for (size_t i = 0; i < 3; i++) {
        ZT_OK(read_bytes(texts[i], strlen(texts[i])));
        cr_expect(document.block[0].kind == ZR__TABLE && document.block[0].column_count == 3,
                  "%s", texts[i]);
    }
}

Test(import_container, a_text_with_commas_is_no_table)
{
    expect("1.加快建设,全面推进,尽快完成。\n责任单位:甲局,乙局\n2.抓好落实。\n",
           "p 1.加快建设,全面推进,尽快完成。\np 责任单位:甲局,乙局\np 2.抓好落实。\n");
}

Test(import_container, a_pdf_is_its_lines_and_knows_which_were_broken)
{
    ZT_OK(read_file("lines.pdf"));
    cr_assert_eq(document.block_count, 3, "%s", describe());
    cr_expect_str_eq(describe(), "p This line is broken by the edge of the page,\n"
                                 "p and this ends it.\np Lead: Harbour Board\n");
    cr_expect((document.block[0].marks & ZR__WRAPPED) != 0);
    cr_expect((document.block[1].marks & ZR__WRAPPED) == 0);
}

Test(import_container, a_table_of_a_pdf_goes_on_over_the_page)
{
    expect_file("table.pdf",
                "t \n0,0=No\n0,1=Task\n0,2=Lead\n1,0=1\n"
                "1,1=Mend the road from the old harbour to town\n"
                "1,2=Road Office\n2,0=2\n2,1=Plant\n2,2=Park Office\n3,0+2x1=3\n3,1=Open a school\n"
                "3,2=School Office\n4,1=Count the\ntrees\n4,2=Road Office\np - 1 -\n"
                "p Below the table\n");
}

Test(import_container, columns_that_blanks_part_are_a_guessed_table)
{
    expect_file("columns.pdf",
                               "p Plan of the town for 2022\nt \n0,0=No\n0,1=Task\n"
                               "0,2=Lead agency\n"
                               "1,0=1\n1,1=Mend the road from the old harbour\n1,2=Road Office\n"
                               "2,0=2\n2,1=Plant trees\n2,2=Park Office\n3,0=3\n3,1=Open a school\n"
                               "3,2=School Office\np End of the plan\n");
    cr_assert_eq(document.block[1].marks, ZR__GUESSED | ZR__SPANLESS);
}

Test(import_container, a_pdf_without_words_says_why)
{
    expect_refused("locked.pdf", "password");
    expect_refused("picture.pdf", "only pictures");
}

#ifndef __SANITIZE_ADDRESS__ /* It needs terabytes of addresses. */
/* So many MiB more than this process has already. */
static void limit_addresses(unsigned long mib)
{
    unsigned long pages = 0;
    FILE *own = fopen("/proc/self/statm", "r");

    cr_assert(own != NULL && fscanf(own, "%lu", &pages) == 1);
    fclose(own);
    const rlim_t most = pages * (rlim_t)sysconf(_SC_PAGESIZE) + ((rlim_t)mib << 20);
    cr_assert_eq(setrlimit(RLIMIT_AS, &(struct rlimit){most, most}), 0);
}

Test(import_container, a_reader_of_pdf_without_memory_does_not_blame_the_library)
{
    limit_addresses(8);
    expect_refused("lines.pdf", "takes more than");
}
#endif

Test(import_container, a_pdf_that_takes_all_time_is_refused, .timeout = 60)
{
    cr_assert_eq(setrlimit(RLIMIT_CPU, &(struct rlimit){1, 1}), 0);
    expect_refused("slow.pdf", "takes more than");
}

Test(import_container, old_and_foreign_kinds_say_what_to_do)
{
    static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....";

    ZT_FAILS(ZR_ESYNTAX, read_bytes(old, sizeof old));
    cr_expect(strstr(err.message, "soffice") != NULL, "%s", err.message);
    ZT_FAILS(ZR_ESYNTAX, read_bytes("{\\rtf1 x}", 9));
    expect_refused("foreign.odt", "OpenDocument");
    expect_refused("plain.zip", "Word or Excel");
    ZT_FAILS(ZR_ESYNTAX, read_bytes("%PDF-1.4 nothing", 16));
    ZT_FAILS(ZR_ESYNTAX, read_bytes("PK\x03\x04 nothing", 12));
}

Test(import_container, a_text_that_starts_as_a_picture_is_a_text)
{
    expect("GIF89a and WebP\nLead: Parks\n", "p GIF89a and WebP\np Lead: Parks\n");
    expect("RIFF\n任务\n", "p RIFF\np 任务\n");
    expect("II* 任务\n", "p II* 任务\n");
    ZT_FAILS(ZR_ESYNTAX, read_bytes("GIF89a\1\0\1\0\0\0\0;", 14));
    ZT_FAILS(ZR_ESYNTAX, read_bytes("RIFF\x1A\0\0\0WEBPVP8 ", 16));
    ZT_FAILS(ZR_ESYNTAX, read_bytes("II*\0\x08\0\0\0", 8));
}

#ifndef __SANITIZE_ADDRESS__
Test(import_container, a_pdf_that_expands_beyond_its_memory_is_refused, .timeout = 60)
{
    expect_refused("swell.pdf", "takes more than");
}
#endif

Test(import_container, bombs_are_refused, .timeout = 60)
{
    expect_refused("bomb.docx", "unpacks to more");
    expect_refused("laughs.docx", "document type");
    expect_refused("cells.xlsx", "too large");
    expect_refused("deep.docx", "damaged");
    expect_refused("attributes.docx", "attributes");
}

Test(import_container, a_page_cannot_take_more_than_linear_time, .timeout = 60)
{
    const size_t count = 1 << 20;
    zr__buffer page = {0};

    for (size_t i = 0; i < count; i++)
        zr__buffer_add(&page, "<b>");
    for (size_t i = 0; i < count; i++)
        zr__buffer_add(&page, "</i>");
    zr__buffer_add(&page, "</html>");
    page.bytes[0] = '<';
    zr__buffer head = {0};
    zr__buffer_add(&head, "<html>");
    zr__buffer_add_bytes(&head, page.bytes, page.size);
    ZT_FAILS(ZR_ESYNTAX, read_bytes(head.bytes, head.size));
    head.size = 6;
    for (size_t i = 0; i < count; i++)
        zr__buffer_addf(&head, "%s a%zu=1", i == 0 ? "<p" : "", i);
    ZT_FAILS(ZR_ESYNTAX, read_bytes(head.bytes, head.size));
    zr__buffer_clear(&head);
    zr__buffer_clear(&page);
}

Test(import_container, a_line_of_many_megabytes_is_refused, .timeout = 60)
{
    const size_t size = (size_t)30 << 20;
    char *line = zr__calloc(size, 1);

    memset(line, 'x', size);
    ZT_FAILS(ZR_ESYNTAX, read_bytes(line, size));
    memcpy(line, "<html><p>", 9);
    ZT_FAILS(ZR_ESYNTAX, read_bytes(line, size));
    memcpy(line, "a,b,c\n1,2,3\n", 12);
    ZT_FAILS(ZR_ESYNTAX, read_bytes(line, size));
    zr__free(line);
}

Test(import_container, survives_running_out_of_memory)
{
    static const char *const texts[] = {
        "<html><ol><li>甲</ol><table><tr><td>a<td>b<tr><td>c<td>d</table></html>",
        "序号,任务,单位\n1,\"修\"\"路\",甲\n2,植树,乙局\n"};
    static const char *const files[] = {"body.docx", "table.docx", "book.xlsx", "lines.pdf",
                                         "table.pdf", "columns.pdf"};

    for (size_t i = 0; i < 2; i++)
        ZT_SURVIVES_OOM(read_bytes(texts[i], strlen(texts[i])));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        ZT_SURVIVES_OOM(read_file(files[i]));
}
