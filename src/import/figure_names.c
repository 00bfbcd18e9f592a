/*
 * Names of targets.
 *
 * A clause seldom names its target in full: the verb is shared with the figure before it, a rate
 * belongs to what the clause before acts on, "其中" speaks of a part of what was just counted. Each
 * rule here puts such a name together out of words that stand there.
 */
#include "src/import/figure_names.h"

#include "src/import/figure_openings.h"

/* Verbs that part what is measured from the figure; they are no part of the name. */
static const char *const reaches[] = {
    "分别达到", "提高到", "提升到", "增加到", "增长到", "扩大到", "降低到", "下降到", "压缩到", "压减到",
    "提高至", "提升至", "增加至", "增长至", "扩大至", "降低至", "下降至", "压缩至", "压减至", "缩短至",
    "缩短到", "缩减至", "控制在", "稳定在", "保持在", "维持在", "保持", "达到", "不低于", "不少于", "不超过",
    "不高于", "突破", "超过", "高于", "低于", "降至", "降到", "增至", "升至", "提至", "至少", "超额完成",
    "完成", "力争", "确保", "总数", "为", "达", "至", "超", "逾", "各", "约", "近", "共", "累计",
    "稳步", "进一步", "逐步", NULL};
static const char *const at_most[] = {
    "控制在", "不超过", "不高于", "低于", "降低到", "下降到", "降低至", "下降至", "压缩到", "压缩至",
    "压减到", "压减至", "缩短至", "缩短到", "缩减至", "降至", "降到", NULL};
/* Verbs of a first target that the next one in a row shares. */
static const char *const shared_verbs[] = {
    "新认定", "新引进", "新启动", "新建成", "新建设", "新培育", "新创建", "新增", "新建", "新辟", "新开工",
    "改扩建", "引进", "建成", "创建", "培育", "打造", "建设", "完成", "改造", "启动", "开工", "竣工",
    "优化", "筹集", "招引", "举办", "开展", "淘汰", "整治", "发放", "投放", "扩建", "改建", "续建",
    "取消", "增设", "布设", "安装", "推广", NULL};
static const char *const acting_verbs[] = {
    "深入实施", "深入推进", "全面推进", "大力推进", "扎实推进", "加快推进", "持续推进", "统筹推进", "全面实施",
    "推进", "深化", "实施", "加强", "完善", "开展", "提升", "提高", "加快", "强化", "落实", "优化", "推广",
    "做好", "抓好", "推行", "健全", "发展", "支持", "保障", "巩固", "改善", "规范", "实现", NULL};
static const char *const object_ends[] = {"专项行动", "配套水平", "建设", "工程", "行动", "工作", "计划",
                                          "水平", "力度", "机制", "制度", "服务", NULL};

/* "压减环节至2个": a verb that brings down, before what it acts on, bounds from above. */
static zr__slice lowered_to(zr__slice name, bool *is_at_most)
{
    static const char *const verbs[] = {"压减", "压缩", "降低", "减少", "缩短", "缩减", "精简", NULL};
    static const char *const to[] = {"至", "到", "为", NULL};
    const size_t verb = zr__slice_starts_any(name, verbs), end = zr__slice_ends_any(name, to);

    if (verb == 0 || end == 0 || verb + end >= name.size)
        return name;
    *is_at_most = true;
    return zr__slice_part(name, verb, name.size - end);
}

zr__slice zr__without_reach(zr__slice name, bool *is_at_most)
{
    name = lowered_to(name, is_at_most);
    for (size_t size; (size = zr__slice_ends_any(name, reaches)) > 0 && size < name.size;) {
        *is_at_most |= zr__slice_ends_any(name, at_most) == size;
        name = zr__slice_trim_end_marks(zr__slice_part(name, 0, name.size - size));
    }
    return name;
}

size_t zr__leading_verbs(zr__slice name)
{
    static const char *const joints[] = {"、", "和", "及", NULL};
    static const char *const second_verbs[] = {"投用", "投运", "改造", "改建", "改扩建", NULL};
    size_t size = zr__slice_starts_any(name, shared_verbs);

    while (size > 0) {
        const size_t joint = zr__slice_starts_any(zr__slice_from(name, size), joints);
        const size_t more = zr__slice_starts_any(zr__slice_from(name, size + joint),
                                                 joint > 0 ? shared_verbs : second_verbs);
        if (more == 0)
            break;
        size += joint + more;
    }
    return size;
}

/* Verbs that say how a measure moves. */
static const char *const changes[] = {"同比增长", "同比下降", "同比提高", "增长", "下降", "提高", "提升", "增加",
                                      "降低", "减少", "净增", NULL};

bool zr__is_reach(zr__slice name)
{
    return name.size > 0 && (zr__slice_ends_any(name, reaches) == name.size ||
                             zr__slice_starts_any(name, changes) == name.size);
}

bool zr__starts_with_reach(zr__slice text)
{
    const size_t reach = zr__slice_starts_any(text, reaches);
    const size_t change = zr__slice_starts_any(text, changes);
    size_t step;

    return reach + change > 0 && zr__leading_verbs(text) == 0 && /* 完成40个村 */
           zr__is_digit(zr__slice_char_at(text, reach > change ? reach : change, &step));
}

zr__slice zr__reach_of(zr__reader *reader, zr__slice last, zr__slice reach)
{
    zr__slice subject = zr__slice_from(last, zr__leading_verbs(last));

    subject = zr__slice_part(subject, 0, subject.size - zr__slice_ends_any(subject, changes));
    if (subject.size == 0 || zr__slice_ends_any(reach, reaches) == reach.size)
        return subject;
    return zr__reader_join(reader, subject, "", reach);
}

size_t zr__ending_verb(zr__slice name)
{
    static const char *const ends[] = {"开工", "竣工", "投产", "建成", "启动", "新建", "改造", "投用",
                                       "新增", "完工", "开业", NULL};

    return zr__slice_ends_any(name, ends);
}

bool zr__is_bare_name(zr__slice name)
{
    static const char *const verbs[] = {"竣工", "投产", "投用", "完工", "市本级", "各区县", "、", "和",
                                        "及", NULL};

    for (size_t size; name.size > 0; name = zr__slice_from(name, size)) {
        size = zr__slice_starts_any(name, shared_verbs);
        if (size == 0)
            size = zr__slice_starts_any(name, verbs);
        if (size == 0)
            return false;
    }
    return true;
}

bool zr__names_share(zr__slice name)
{
    static const char *const words[] = {"率", "比", "占", "增", "降", "减", "度", "覆盖", "份额", "压",
                                        "提", "超", "缩", "节", "涨", "幅", NULL};

    return zr__slice_holds_any(name, words);
}

/* A text without what stands in brackets within it. */
static zr__slice without_brackets(zr__reader *reader, zr__slice text)
{
    size_t step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (!zr__is_bracket(zr__slice_char_at(text, offset, &step)))
            continue;
        const size_t end = zr__slice_close(text, offset);
        if (end == SIZE_MAX)
            return zr__slice_part(text, 0, offset);
        return zr__reader_join(reader, zr__slice_part(text, 0, offset), "",
                               zr__slice_from(text, end));
    }
    return text;
}

/* A figure is no part of what is acted on. */
static zr__slice before_digits(zr__slice text)
{
    size_t step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (zr__is_digit(zr__slice_char_at(text, offset, &step)))
            return zr__slice_part(text, 0, offset);
    }
    return text;
}

zr__slice zr__object_of(zr__reader *reader, zr__slice clause)
{
    zr__when ignored = {0};
    zr__slice rest = zr__without_openings(zr__slice_trim_end_marks(clause), &ignored);
    size_t size = zr__slice_starts_any(rest, acting_verbs);

    if (size == 0)
        size = zr__slice_starts_any(rest, shared_verbs);
    if (size == 0)
        return (zr__slice){"", 0};
    rest = zr__slice_from(rest, size);
    rest = zr__slice_from(rest, zr__slice_starts(rest, "一批"));
    rest = before_digits(without_brackets(reader, rest));
    while ((size = zr__slice_ends_any(rest, object_ends)) > 0 && size < rest.size &&
           zr__slice_count(rest) > 4)
        rest = zr__slice_part(rest, 0, rest.size - size);
    return rest;
}

typedef struct counted {
    const char *unit;
    const char *noun;
} counted;

zr__slice zr__counted_noun(zr__slice object, zr__slice unit)
{
    static const counted nouns[] = {
        {"所", "学校"}, {"所", "幼儿园"}, {"所", "医院"},   {"所", "卫生院"}, {"所", "中学"},
        {"所", "小学"}, {"家", "企业"},   {"家", "公司"},   {"家", "机构"},   {"家", "食堂"},
        {"个", "项目"}, {"个", "小区"},   {"个", "园区"},   {"个", "基地"},   {"个", "平台"},
        {"座", "水库"}, {"座", "公厕"},   {"座", "桥梁"},   {"条", "道路"},   {"条", "线路"},
        {"公里", "公路"}, {"公里", "绿道"}, {"公里", "管网"}, {"项", "事项"}, {"户", "危房"}, {"套", "住房"},
    };
    static const char *const inner[] = {"小区", "园区", "城区", "社区", "农村", "乡村", "地区", NULL};
    size_t step;

    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        if (!zr__slice_is(unit, nouns[i].unit) || zr__slice_ends(object, nouns[i].noun) == 0)
            continue;
        zr__slice noun = object; /* behind the last noun within it: 新建小区|义务教育学校 */
        for (size_t offset = 0; offset < noun.size; offset += step) {
            const size_t size = zr__slice_starts_any(zr__slice_from(noun, offset), inner);
            zr__slice_char_at(noun, offset, &step);
            if (size > 0 && offset > 0 && offset + size < noun.size) {
                noun = zr__slice_from(noun, offset + size);
                offset = 0;
                step = 0;
            }
        }
        return noun;
    }
    return (zr__slice){"", 0};
}

zr__slice zr__join_names(zr__reader *reader, zr__slice a, zr__slice b)
{
    size_t shared = 0, step;

    for (size_t size = 0; size < b.size && size <= a.size; size += step) {
        if (zr__slice_equal(zr__slice_from(a, a.size - size), zr__slice_part(b, 0, size)))
            shared = size;
        zr__slice_char_at(b, size, &step);
    }
    return zr__reader_join(reader, a, "", zr__slice_from(b, shared));
}

/* Bytes of the characters that both end in. */
static size_t common_end(zr__slice a, zr__slice b)
{
    size_t size = 0, step, other;

    while (size < a.size && size < b.size) {
        const zr__slice left = zr__slice_part(a, 0, a.size - size);
        const zr__slice right = zr__slice_part(b, 0, b.size - size);
        const uint32_t c = zr__slice_last(left, &step);
        if (c != zr__slice_last(right, &other) || step != other)
            break;
        size += step;
    }
    return size;
}

/* "规上工业增加值增长" and "战略性新兴产业增长": the second is of the same measure. */
static zr__slice with_measure(zr__reader *reader, zr__slice whole, zr__slice part)
{
    static const char *const ends[] = {"增长", "下降", "提高", NULL};
    static const char *const measures[] = {"增加值", "产值", "投资", "零售额", "销售额", "收入", "营业收入",
                                           "出口额", "税收", NULL};
    const size_t grows = zr__slice_ends_any(part, ends);

    if (grows == 0 || zr__slice_ends_any(whole, ends) != grows)
        return (zr__slice){"", 0};
    const zr__slice subject = zr__slice_part(whole, 0, whole.size - grows);
    const zr__slice own = zr__slice_part(part, 0, part.size - grows);
    const size_t measure = zr__slice_ends_any(subject, measures);
    if (measure == 0 || zr__slice_ends_any(own, measures) > 0)
        return (zr__slice){"", 0};
    const zr__slice of = zr__slice_part(subject, 0, subject.size - measure);
    return zr__reader_join(reader, zr__reader_join(reader, of, "", own), "",
                           zr__slice_from(whole, subject.size - measure));
}

zr__slice zr__name_among(zr__reader *reader, zr__slice whole, zr__slice part)
{
    enum { TELLING_CHARACTERS = 3 };
    const size_t verbs = zr__leading_verbs(whole);
    const zr__slice noun = zr__slice_from(whole, verbs);

    if (zr__is_bare_name(part))
        return zr__reader_join(reader, part, "", noun);
    const zr__slice measured = with_measure(reader, whole, part);
    if (measured.size > 0)
        return measured;
    const size_t end = common_end(noun, part);
    if (zr__slice_count(zr__slice_from(part, part.size - end)) >= TELLING_CHARACTERS)
        return zr__reader_join(reader, zr__slice_part(whole, 0, whole.size - end), "", part);
    if (zr__names_share(part) || zr__leading_verbs(part) > 0)
        return part; /* says enough of itself */
    return zr__reader_join(reader, noun, "中的", part);
}

/* The `index`-th name of a list that 、 和 及 part; empty behind the last. */
static zr__slice name_at(zr__slice names, size_t index)
{
    size_t start = 0, step, count = 0, joint = 0;

    for (size_t offset = 0; offset <= names.size; offset += step) {
        zr__slice_char_at(names, offset, &step);
        step = step > 0 ? step : 1;
        joint = zr__slice_starts_any(zr__slice_from(names, offset),
                                     (const char *const[]){"、", "和", "及", NULL});
        if (offset < names.size && joint == 0)
            continue;
        if (count++ == index)
            return zr__slice_part(names, start, offset);
        start = offset + joint;
    }
    return (zr__slice){"", 0};
}

/* Two characters of a name. */
static size_t two_characters(zr__slice name)
{
    size_t first, second;

    zr__slice_char(name, &first);
    zr__slice_char_at(name, first, &second);
    return first + second;
}

/* A name of a list as it is meant: 优化及新辟公交线路 is 优化公交线路 too, and in 规上工业亩均税收、亩均
 * 增加值 the second is of 规上工业 as well. */
zr__slice zr__name_in_list(zr__reader *reader, zr__slice names, size_t index)
{
    const zr__slice name = name_at(names, index), first = name_at(names, 0);
    size_t count = 0;

    while (name_at(names, count).size > 0)
        count++;
    const zr__slice last = name_at(names, count - (count > 0));
    if (name.size == 0 || count < 2)
        return name;
    if (zr__slice_count(name) == 2 && zr__slice_count(last) > 3 && index + 1 < count)
        return zr__reader_join(reader, name, "", zr__slice_from(last, two_characters(last)));
    if (index > 0 && zr__slice_count(name) > 2) {
        for (size_t offset = 0, step; offset < first.size; offset += step) {
            zr__slice_char_at(first, offset, &step);
            if (offset > 0 && first.size - offset > two_characters(name) &&
                zr__slice_equal(zr__slice_part(first, offset, offset + two_characters(name)),
                                zr__slice_part(name, 0, two_characters(name))))
                return zr__reader_join(reader, zr__slice_part(first, 0, offset), "", name);
        }
    }
    return name;
}
