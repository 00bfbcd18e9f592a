/*
 * A label for each cluster: its foremost units, and up to three words that its tasks have in
 * common and the other clusters have not.
 *
 * There is no segmenter: Chinese is cut at punctuation and at the characters that only join words,
 * and every run of two to six characters of what remains counts as a word; of other scripts, every
 * word. A word scores by the tasks of the cluster that have it, and less the more clusters have it.
 * The longest of several with one score is taken, and none that shares a character with one taken,
 * so that fragments fall away by themselves.
 *
 * Salton & Buckley (1988), "Term-weighting approaches in automatic text retrieval", IPM 24.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "analysis/cluster_summary.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/text.h"

enum {
    LABEL_UNITS = 2,
    LABEL_WORDS = 3,
    SHORTEST_WORD = 2, /* In Chinese characters; */
    LONGEST_WORD = 6,
    SHORTEST_TOKEN = 3, /* in letters of other scripts. */
    FEWEST_TASKS = 2,   /* With the word. */
    MOST_TASKS = 100    /* Of a cluster that are read, those that explain it best. */
};

/* Characters that join words and are rarely part of one. */
static const char JOINING[] = "与和及的等或";
static const char *const COMMON_TOKENS[] = {"and", "the", "for", "with", "from", "into"};

/* A word in a title. */
typedef struct term {
    uint64_t hash;
    size_t start; /* In the text of all titles. */
    uint32_t size;
    uint32_t cluster;
    uint32_t task;
} term;

/* A word that several tasks of a cluster have. */
typedef struct candidate {
    const char *text;
    uint32_t size;
    uint32_t cluster;
    double score;
} candidate;

typedef struct reading {
    zr__buffer titles;
    term *term;
    size_t term_count, capacity;
    candidate *candidate;
    size_t candidate_count;
    bool failed;
} reading;

typedef enum script { BREAK, CHINESE, OTHER } script;

static script script_of(utf8proc_int32_t c, const char *text, size_t size)
{
    const utf8proc_category_t category = utf8proc_category(c);

    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
        (c >= 0x20000 && c <= 0x3FFFF)) {
        for (const char *at = JOINING; *at != '\0'; at += zr__utf8_step(at, strlen(at))) {
            if (strncmp(at, text, size) == 0)
                return BREAK;
        }
        return CHINESE;
    }
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO ? OTHER : BREAK;
}

static int fold(char c)
{
    return tolower((unsigned char)c);
}

/* Equal words in whatever case of ASCII are the same. FNV-1a. */
static uint64_t hash_of(const char *text, size_t size)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (uint64_t)fold(text[i])) * UINT64_C(0x100000001B3);
    return hash;
}

static void add_term(reading *read, size_t start, size_t end, uint32_t cluster, uint32_t task)
{
    term *moved = zr__grow(read->term, &read->capacity, read->term_count + 1, sizeof *moved);

    if (moved == NULL) {
        read->failed = true;
        return;
    }
    read->term = moved;
    read->term[read->term_count++] =
        (term){hash_of(read->titles.bytes + start, end - start), start, (uint32_t)(end - start),
               cluster, task};
}

/* A number is no word, and neither is "and". */
static bool is_token(const char *text, size_t size)
{
    bool has_letter = false;

    for (size_t i = 0; i < size; i++)
        has_letter = has_letter || !isdigit((unsigned char)text[i]);
    for (size_t i = 0; i < sizeof COMMON_TOKENS / sizeof *COMMON_TOKENS; i++) {
        const char *common = COMMON_TOKENS[i];
        if (strlen(common) == size && hash_of(common, size) == hash_of(text, size))
            return false;
    }
    return has_letter && size >= SHORTEST_TOKEN;
}

/* Every word of the titles' text from `at` on. */
static void read_title(reading *read, size_t at, uint32_t cluster, uint32_t task)
{
    size_t start[LONGEST_WORD] = {0}; /* Of the last characters of the run, in a ring. */
    size_t length = 0;                /* Of the run, in characters. */
    script of_run = BREAK;

    while (at <= read->titles.size) {
        const char *text = read->titles.bytes + at;
        const size_t size = zr__utf8_step(text, read->titles.size - at);
        utf8proc_int32_t c = 0;
        if (size > 0)
            utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &c);
        const script of = size > 0 ? script_of(c, text, size) : BREAK;

        if (of != of_run) {
            if (of_run == OTHER && is_token(read->titles.bytes + start[0], at - start[0]))
                add_term(read, start[0], at, cluster, task);
            of_run = of;
            length = 0;
        }
        if (of == CHINESE || length == 0)
            start[length % LONGEST_WORD] = at;
        length++;
        at += size > 0 ? size : 1;
        for (size_t n = SHORTEST_WORD; of == CHINESE && n <= LONGEST_WORD && n <= length; n++)
            add_term(read, start[(length - n) % LONGEST_WORD], at, cluster, task);
    }
}

/* Read the titles of one cluster; one that is too long for a name is passed over. */
static void read_cluster(reading *read, const zr_cluster *cluster, uint32_t number,
                         const zr_notice *notice, zr__buffer *key)
{
    for (uint32_t i = 0; i < cluster->task_count && i < MOST_TASKS && !read->failed; i++) {
        const size_t start = read->titles.size;

        if (!zr__name_key(key, notice->task[cluster->task[i].task].title)) {
            read->failed = key->failed;
            continue;
        }
        zr__buffer_add_bytes(&read->titles, key->bytes, key->size);
        read->failed = read->titles.failed;
        if (!read->failed && key->size > 0)
            read_title(read, start, number, i);
    }
}

static int compare_terms(const void *left, const void *right)
{
    const term *a = left, *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (a->cluster != b->cluster)
        return a->cluster < b->cluster ? -1 : 1;
    return (a->task > b->task) - (a->task < b->task);
}

/* Tasks of one cluster with one word, in a run of terms that starts here; returns its end. */
static size_t count_tasks(const reading *read, size_t from, uint32_t *tasks)
{
    const term *first = &read->term[from];
    size_t i = from;

    *tasks = 0;
    for (; i < read->term_count && read->term[i].hash == first->hash &&
           read->term[i].cluster == first->cluster; i++)
        *tasks += i == from || read->term[i].task != read->term[i - 1].task;
    return i;
}

/* The word of the terms from..to, in as many clusters as it is in. */
static void add_candidates(reading *read, size_t from, size_t to, uint32_t cluster_count)
{
    uint32_t clusters = 0, tasks;

    for (size_t i = from; i < to; i = count_tasks(read, i, &tasks))
        clusters++;
    for (size_t i = from; i < to;) {
        const term *word = &read->term[i];
        i = count_tasks(read, i, &tasks);
        if (tasks < FEWEST_TASKS)
            continue;
        read->candidate[read->candidate_count++] = (candidate){
            read->titles.bytes + word->start, word->size, word->cluster,
            (1.0 + log(tasks)) * (log((1.0 + cluster_count) / (1.0 + clusters)) + 1.0)};
    }
}

static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;

    if (a->cluster != b->cluster)
        return a->cluster < b->cluster ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return memcmp(a->text, b->text, a->size);
}

static bool find_candidates(reading *read, uint32_t cluster_count)
{
    read->candidate = zr__calloc(read->term_count, sizeof *read->candidate);
    if (read->candidate == NULL)
        return false;

    if (read->term_count > 0)
        qsort(read->term, read->term_count, sizeof *read->term, compare_terms);
    for (size_t from = 0, to = 0; from < read->term_count; from = to) {
        while (to < read->term_count && read->term[to].hash == read->term[from].hash)
            to++;
        add_candidates(read, from, to, cluster_count);
    }
    qsort(read->candidate, read->candidate_count, sizeof *read->candidate, compare_candidates);
    return true;
}

/* Whether two words share a Chinese character. */
static bool overlap(const candidate *a, const candidate *b)
{
    for (size_t i = 0, step; i < a->size; i += step) {
        step = zr__utf8_step(a->text + i, a->size - i);
        for (size_t j = 0; step > 1 && j + step <= b->size; j++) {
            if (memcmp(a->text + i, b->text + j, step) == 0)
                return true;
        }
    }
    return false;
}

static bool is_chinese(const char *text)
{
    utf8proc_int32_t c = 0;

    utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &c);
    return c >= 0x3400;
}

/* Add the words of a cluster, whose candidates start here; returns their end. */
static size_t add_words(zr__buffer *label, const reading *read, size_t from, uint32_t cluster,
                        bool chinese)
{
    const candidate *taken[LABEL_WORDS];
    size_t taken_count = 0, i = from;

    for (; i < read->candidate_count && read->candidate[i].cluster == cluster; i++) {
        const candidate *word = &read->candidate[i];
        bool is_new = taken_count < LABEL_WORDS;
        for (size_t j = 0; j < taken_count; j++)
            is_new = is_new && !overlap(word, taken[j]);
        if (!is_new)
            continue;
        if (taken_count == 0)
            zr__buffer_add(label, chinese ? "：" : ": ");
        else
            zr__buffer_add(label, chinese ? "、" : ", ");
        zr__buffer_add_bytes(label, word->text, word->size);
        taken[taken_count++] = word;
    }
    return i;
}

static bool write_labels(zr_clusters *made, const reading *read, const zr_notice *notice)
{
    size_t next = 0;

    for (uint32_t c = 0; c < made->cluster_count; c++) {
        zr_cluster *cluster = &made->cluster[c];
        const bool chinese = is_chinese(notice->unit[cluster->unit[0]].name);
        zr__buffer label = {0};

        for (uint32_t i = 0; i < cluster->unit_count && i < LABEL_UNITS; i++) {
            if (i > 0)
                zr__buffer_add(&label, chinese ? "、" : ", ");
            zr__buffer_add(&label, notice->unit[cluster->unit[i]].name);
        }
        next = add_words(&label, read, next, c, chinese);
        cluster->label = zr__buffer_take(&label);
        if (cluster->label == NULL)
            return false;
    }
    return true;
}

zr_status zr__clusters_label(zr_clusters *made, const zr_notice *notice, zr_error *err)
{
    reading read = {0};
    zr__buffer key = {0};
    zr_status status = ZR_OK;

    for (uint32_t c = 0; c < made->cluster_count && !read.failed; c++)
        read_cluster(&read, &made->cluster[c], c, notice, &key);
    if (read.failed || !find_candidates(&read, made->cluster_count) ||
        !write_labels(made, &read, notice))
        status = zr__out_of_memory(err);

    zr__buffer_clear(&key);
    zr__buffer_clear(&read.titles);
    zr__free(read.term);
    zr__free(read.candidate);
    return status;
}
