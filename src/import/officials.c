/*
 * Officials: a name beside an office, in either order. A Chinese name has two to four characters
 * and starts with a surname; what is left over must be words for offices, or nothing is a name.
 */
#include "src/import/officials.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/headings.h"

enum {
    LIST_BYTES = 600, /* Of all persons in charge of one task. */
    OFFICIAL_BYTES = 300
};

static const char surnames[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴"
    "莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅"
    "童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项"
    "连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞"
    "敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权"
    "强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓"
    "修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植"
    "衡富尧闭由习木束水贡昌";

static const char *const double_surnames[] = {"欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙",
                                              "慕容", "令狐", "司徒", "夏侯", "端木", "东方", NULL};

/* Words for offices; a title is a run of them. */
static const char *const title_words[] = {
    "党组成员", "党组副书记", "党组书记", "党委书记", "党委副书记", "工委书记", "管委会主任",
    "管委会副主任", "政法委书记", "纪委书记", "宣传部部长", "统战部部长", "组织部部长",
    "副秘书长", "秘书长", "常务副", "常务", "常委", "副书记", "书记", "副省长", "省长", "副市长",
    "市长", "副县长", "县长", "副区长", "区长", "副州长", "州长", "副镇长", "镇长", "副乡长", "乡长",
    "副主席", "主席", "副主任", "主任", "副部长", "部长", "副局长", "局长", "副厅长", "厅长",
    "副旗长", "旗长", "副盟长", "盟长", "副专员", "专员", "总工程师", "副会长", "会长", "院长",
    "总经理", "经理", "董事长", "董事", "总裁", "总监", "总会计师", "总经济师", "总工程师", "总师",
    "工程师", "会计师", "经济师", "指挥长", "总指挥", "组长", "队长", "大队长", "支队长", "站长",
    "所长", "处长", "科长", "股长", "馆长", "行长", "校长", "园长", "社长", "台长", "班长", "政委",
    "助理", "理事长", "团长", "委员", "副", "总", "第一", "执行", "安全", "技术", "财务",
    "检察长", "二级巡视员", "一级巡视员", "巡视员", "一级调研员", "二级调研员", "调研员", "代", "兼",
    NULL};
static const char *const title_places[] = {"市政府", "县政府", "区政府", "省政府", "市委", "县委",
                                           "区委", "省委", "州委", "州政府", "党委", "党组", "纪委",
                                           "工会", "集团", "公司", "学校", "学院", "分管", "协管",
                                           "校", "镇", "乡", "街道", "市", "县", "区", "省", "州", "、", "同志", NULL};
/* A title ends in one of these. */
static const char *const title_ends[] = {
    "书记", "常委", "省长", "市长", "县长", "区长", "州长", "镇长", "乡长", "主席", "主任", "部长",
    "局长", "厅长", "旗长", "盟长", "专员", "秘书长", "会长", "院长", "检察长", "巡视员", "调研员",
    "工程师", "会计师", "经济师", "总师", "党组成员", "总经理", "经理", "董事长", "董事", "总裁", "总监",
    "指挥长", "总指挥", "组长", "队长", "站长", "所长", "处长", "科长", "股长", "馆长", "行长",
    "校长", "园长", "社长", "台长", "班长", "政委", "助理", "理事长", "团长", "委员", NULL};
static const char *const charges[] = {"牵头", "主抓", "负责", "分管", "领衔", "包抓", "领办", NULL};

/* Whether the character that starts the text is a surname. */
static bool has_surname(zr__slice name)
{
    size_t step;
    const uint32_t c = zr__slice_char(name, &step);
    char character[8] = "";

    if (zr__slice_starts_any(name, double_surnames) > 0)
        return true;
    if (!zr__is_han(c) || step >= sizeof character)
        return false;
    memcpy(character, name.at, step);
    return strstr(surnames, character) != NULL;
}

/* Whether the whole text is a name and nothing else; beside an office even a rare surname is one.
 */
static bool is_person(zr__slice name, bool any_surname)
{
    static const char *const bodies[] = {"局", "厅", "委", "院", "署", "公司", "集团", NULL};
    size_t count = 0, step;

    for (size_t offset = 0; offset < name.size; offset += step) {
        const uint32_t c = zr__slice_char_at(name, offset, &step);
        if (!zr__is_han(c) && c != 0xB7) /* the dot within a foreign name */
            return false;
        count++;
    }
    return count >= 2 && count <= 4 && (any_surname || has_surname(name)) &&
           zr__slice_ends_any(name, title_ends) == 0 && zr__slice_ends_any(name, bodies) == 0;
}

/* Whether the whole text is a run of words for offices and places, or an office by its field
 * (分管农业副市长). */
static bool is_title(zr__slice text)
{
    static const char *const fields[] = {"分管", "协管", "主管", NULL};
    enum { MOST_CHARACTERS = 14 };

    if (zr__slice_ends_any(text, title_ends) == 0)
        return false;
    if (zr__slice_starts_any(text, fields) > 0 && zr__slice_count(text) <= MOST_CHARACTERS &&
        !zr__slice_holds(text, "、"))
        return true;
    while (text.size > 0) {
        size_t size = zr__slice_starts_any(text, title_words);
        if (size == 0)
            size = zr__slice_starts_any(text, title_places);
        if (size == 0)
            return false;
        text = zr__slice_from(text, size);
    }
    return true;
}

/* Brackets beside an office say what else the person is. */
static zr__slice without_brackets(zr__reader *reader, zr__slice text)
{
    size_t step;
    zr__slice kept = {"", 0};

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (!zr__is_bracket(zr__slice_char_at(text, offset, &step)))
            continue;
        const size_t end = zr__slice_close(text, offset);
        kept = zr__reader_join(reader, zr__slice_part(text, 0, offset), "",
                               end != SIZE_MAX ? zr__slice_from(text, end) : (zr__slice){"", 0});
        return kept.size < text.size ? without_brackets(reader, kept) : kept;
    }
    return text;
}

/* 秦岚副市长 */
static bool name_first(zr__slice text, bool any_surname, zr__official *official)
{
    size_t offset = 0, step, count = 0;

    while (offset < text.size && count < 4) {
        zr__slice_char_at(text, offset, &step);
        offset += step;
        const zr__slice name = zr__slice_part(text, 0, offset);
        if (++count >= 2 && is_person(name, any_surname) && !is_title(text) &&
            is_title(zr__slice_from(text, offset))) {
            *official = (zr__official){name, zr__slice_from(text, offset)};
            return true;
        }
    }
    return false;
}

/* 市政府党组成员、公安局局长秦岚; behind nothing but an office any surname will do. */
static bool title_first(zr__slice text, bool any_surname, zr__official *official)
{
    static const char *const none[] = {"热线", "信箱", "基金", NULL};
    zr__slice head = text;
    size_t step;

    for (size_t count = 1; count <= 4 && head.size > 0; count++) {
        zr__slice_last(head, &step);
        head.size -= step;
        const zr__slice name = zr__slice_from(text, head.size);
        const bool is_office = any_surname ? is_title(head) && !zr__is_unit_name(name) &&
                                                 zr__slice_ends_any(name, none) == 0
                                           : zr__slice_ends_any(head, title_ends) > 0;
        if (count >= 2 && is_person(name, any_surname) && is_office) {
            *official = (zr__official){name, head};
            return true;
        }
    }
    return false;
}

static bool by_office(zr__slice text, zr__official *official)
{
    text = zr__slice_trim_end_marks(text);
    text.size -= zr__slice_ends(text, "同志");
    if (text.size == 0 || text.size > 150)
        return false;
    if (name_first(text, false, official) || title_first(text, false, official))
        return true;
    if (!is_title(text))
        return name_first(text, true, official) || title_first(text, true, official);
    *official = (zr__official){text, {"", 0}};
    return true;
}

/* Without the blanks that set a name: 副县长 秦 岚. */
static zr__slice without_blanks(zr__slice text, char room[OFFICIAL_BYTES])
{
    size_t size = 0, step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (!zr__is_blank(zr__slice_char_at(text, offset, &step))) {
            memcpy(room + size, text.at + offset, step);
            size += step;
        }
    }
    return (zr__slice){room, size};
}

bool zr__are_persons(zr__slice text)
{
    char room[OFFICIAL_BYTES];
    size_t start = 0, step;

    text = zr__slice_trim_end_marks(text);
    if (text.size == 0 || text.size > OFFICIAL_BYTES)
        return false;
    text = without_blanks(text, room);
    for (size_t offset = 0; offset <= text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        step = step > 0 ? step : 1;
        if (offset < text.size && c != 0x3001)
            continue;
        zr__slice person = zr__slice_part(text, start, offset);
        person.size -= zr__slice_ends(person, "同志");
        if (!is_person(person, false) || zr__slice_count(person) > 3)
            return false;
        start = offset + step;
    }
    return true;
}

bool zr__is_official(zr__slice text)
{
    zr__official official;
    size_t start = 0, step;
    char room[OFFICIAL_BYTES];

    text = zr__slice_trim_end_marks(text);
    if (text.size == 0 || text.size > OFFICIAL_BYTES)
        return false;
    text = without_blanks(text, room);
    if (by_office(text, &official))
        return true;
    for (size_t offset = 0; offset < text.size; offset += step) { /* every item of the list */
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (c != 0x3001 && c != ',')
            continue;
        if (!by_office(zr__slice_part(text, start, offset), &official))
            return false;
        start = offset + step;
    }
    return start > 0 && by_office(zr__slice_from(text, start), &official);
}

/* 张伟同志 */
static bool is_comrade(zr__slice text, zr__official *official)
{
    const size_t size = zr__slice_ends(text, "同志");
    const zr__slice name = zr__slice_part(text, 0, text.size - size);

    if (size == 0 || !is_person(name, false))
        return false;
    *official = (zr__official){name, {"", 0}};
    return true;
}

bool zr__official_in_heading(zr__reader *reader, zr__slice heading, zr__official *official)
{
    enum { HEADING_BYTES = 300, REST_CHARACTERS = 12 };
    const bool is_heading = zr__is_heading(heading);
    size_t step;

    if (heading.size > HEADING_BYTES)
        return false;
    heading = zr__reader_tidy(reader, without_brackets(reader, heading));
    heading = zr__slice_from(heading, zr__slice_starts(heading, "由"));
    for (size_t offset = 0; offset < heading.size; offset += step) {
        if (zr__is_sentence_end(zr__slice_char_at(heading, offset, &step)))
            return false;
        const zr__slice rest = zr__slice_from(heading, offset);
        if (zr__slice_starts_any(rest, charges) > 0)
            return (is_heading || zr__slice_count(rest) <= REST_CHARACTERS) &&
                   (by_office(zr__slice_part(heading, 0, offset), official) ||
                    is_comrade(zr__slice_part(heading, 0, offset), official));
    }
    return is_heading && by_office(heading, official) && official->title.size > 0;
}

/* 秦岚和韩立 */
static bool joins_persons(zr__slice list, size_t start, size_t offset)
{
    static const char *const words[] = {"和", "与", "及", NULL};
    const size_t size = zr__slice_starts_any(zr__slice_from(list, offset), words);

    return size > 0 && is_person(zr__slice_part(list, start, offset), false) &&
           has_surname(zr__slice_from(list, offset + size));
}

/* Parts of a list of persons: at commas, line feeds and blanks, but "秦 岚" is one person. */
static size_t person_end(zr__slice list, size_t start)
{
    size_t step, ignored, count = 0;

    for (size_t offset = start; offset < list.size; offset += step) {
        const uint32_t c = zr__slice_char_at(list, offset, &step);
        if (c == 0x3001 || c == ',' || c == ';' || c == '\n' || c == '/' ||
            joins_persons(list, start, offset))
            return offset;
        if (!zr__is_blank(c)) {
            count++;
        } else if (count >= 2 && !zr__is_blank(zr__slice_char_at(list, offset + step, &ignored)) &&
                   zr__is_han(zr__slice_char_at(list, offset + step + ignored, &ignored)) &&
                   (count > 3 || has_surname(zr__slice_from(list, offset + step)))) {
            return offset;
        }
    }
    return list.size;
}

/* Four characters that could be two persons of two each. */
static void doubt_if_glued(zr__reader *reader, zr__slice name, uint32_t line)
{
    if (zr__slice_count(name) == 4 && zr__slice_starts_any(name, double_surnames) == 0)
        zr__reader_doubt(reader, ZR_DOUBT_OFFICIAL, line, name, _("one person"));
}

/* An office and nobody in it: 县公安局局长. */
static bool is_office(zr__slice text, const zr__official *read)
{
    return is_title(text) || (read->title.size == 0 && zr__slice_ends_any(text, title_ends) > 0);
}

/* 秦岚市委常委、常务副市长: a seat behind the name, so that the office which follows is the same person's. */
static bool has_seat(const zr__official *official)
{
    static const char *const seats[] = {"常委", "党组成员", "委员", NULL};

    return official->title.at == official->name.at + official->name.size &&
           zr__slice_ends_any(official->title, seats) > 0;
}

bool zr__official_in_list(zr__reader *reader, zr__slice list, uint32_t line,
                          zr__official *official)
{
    zr__slice names = {"", 0}, titles = {"", 0}, pending = {"", 0};
    zr__official last = {{"", 0}, {"", 0}};
    size_t step;
    bool after_blank = false;

    list = zr__slice_trim_end_marks(list);
    if (list.size > LIST_BYTES) {
        zr__reader_doubt(reader, ZR_DOUBT_OFFICIAL, line, list, "%s", _("no list of persons"));
        return false;
    }
    list = zr__slice_trim_end_marks(without_brackets(reader, list));
    for (size_t start = 0; start < list.size;) {
        const size_t end = person_end(list, start);
        zr__slice person = zr__reader_tidy(reader, zr__slice_part(list, start, end));
        person.size -= person.size > 9 ? zr__slice_ends(person, "同志") : 0;
        zr__official one = {person, {"", 0}};
        const bool was_blank = after_blank;
        after_blank = zr__is_blank(zr__slice_char_at(list, end, &step));
        start = end + (step > 0 ? step : 1); /* a word between two is as long as a comma */
        if (person.size == 0 || zr__is_placeholder(person))
            continue;
        if (!by_office(person, &one))
            one = (zr__official){person, {"", 0}};
        if (is_office(person, &one) && start < list.size && (names.size == 0 || after_blank)) {
            pending = zr__reader_join(reader, pending, "、", person); /* an office of the next */
            continue;
        }
        if (is_office(person, &one) && has_seat(&last)) {
            titles = zr__reader_join(reader, titles, "、", person);
            continue;
        }
        last = one;
        if (pending.size > 0 && one.title.size == 0 && was_blank && is_person(person, false)) {
            one.title = pending; /* 县委副书记 王志远 */
            pending = (zr__slice){"", 0};
        }
        if (one.title.size > 0 && pending.size > 0) {
            one.title = zr__reader_join(reader, pending, "、", one.title);
            pending = (zr__slice){"", 0};
        }
        doubt_if_glued(reader, one.name, line);
        names = zr__reader_join(reader, names, "、", one.name);
        titles = one.title.size > 0 ? one.title : titles;
    }
    names = zr__reader_join(reader, pending, "、", names);
    *official = (zr__official){names, zr__slice_holds(names, "、") ? (zr__slice){"", 0} : titles};
    return names.size > 0;
}

zr__slice zr__without_persons(zr__reader *reader, zr__slice list, zr__slice *persons)
{
    zr__slice kept = {"", 0};
    size_t start = 0, step, depth = 0;

    for (size_t offset = 0; offset <= list.size; offset += step) {
        const uint32_t c = zr__slice_char_at(list, offset, &step);
        step = step > 0 ? step : 1;
        depth += zr__is_open(c);
        depth -= zr__is_close(c) && depth > 0;
        if (offset < list.size && (depth > 0 || (!zr__is_blank(c) && c != 0x3001 && c != ',' &&
                                                  c != ';' && c != ':')))
            continue;
        const zr__slice piece = zr__slice_trim(zr__slice_part(list, start, offset));
        start = offset + step;
        if (piece.size == 0 || zr__is_digit(zr__slice_char(piece, &depth)))
            ; /* a telephone number */
        else if (is_person(piece, false))
            *persons = zr__reader_join(reader, *persons, "、", piece);
        else
            kept = zr__reader_join(reader, kept, "、", piece);
        depth = 0;
    }
    return kept;
}
