/*
 * Names of units without what people leave out of them, and the look-up of such a form.
 */
#include "src/import/short_forms.h"

#include <string.h>

#include "src/import/registry.h"
#include "zeren/notice.h"

enum { PREFIX_CHARACTERS = 8, NAME_BYTES = 300 };

static const char *const levels[] = {"省", "市", "县", "区", "州", "旗", "盟", NULL};

/* Offset behind the word that says whose the unit is; 0 when none does. */
size_t zr__prefix_end(zr__slice name)
{
    size_t step, count = 0;

    for (size_t offset = 0; offset < name.size && count < PREFIX_CHARACTERS;
         offset += step, count++) {
        const size_t size = zr__slice_starts_any(zr__slice_from(name, offset), levels);
        zr__slice_char_at(name, offset, &step);
        if (size > 0 && zr__slice_count(zr__slice_from(name, offset + size)) >= 2)
            return offset + size;
    }
    return 0;
}

/* Whether a name starts with a district or a county of its own name: 吴兴区, 德清县; 开发区 and 社区
 * are no places. */
static bool starts_with_district(zr__slice name)
{
    enum { PLACE_CHARACTERS = 3 };
    static const char *const places[] = {"区", "县", "市", NULL};
    static const char *const none[] = {"发区", "新区", "范区", "税区", "贸区", "作区", "验区", "业区",
                                       "园区", "景区", "社区", "游区", "假区", "城区", "山区", "地区",
                                       "街区", "市区", "郊区", "辖区", "片区", "港区", "灾区", NULL};
    const zr__slice place = zr__slice_part(name, 0, zr__prefix_end(name));

    return zr__slice_count(place) >= PLACE_CHARACTERS && zr__slice_ends_any(place, places) > 0 &&
           zr__slice_ends_any(place, none) == 0;
}

/* 共青团青川市委: what the league of this place is called by its level; `size` is that of 共青团. */
static zr__slice league_of(zr__slice name, size_t size, zr__slice region)
{
    static const struct {
        const char *level, *called;
    } leagues[] = {{"省", "团省委"}, {"市", "团市委"}, {"县", "团县委"}, {"区", "团区委"}};
    const zr__slice rest = zr__slice_from(name, size + region.size);

    if (!zr__slice_is(rest, "委") && !zr__slice_is(rest, "委员会"))
        return name;
    for (size_t i = 0; i < sizeof leagues / sizeof *leagues; i++) {
        if (zr__slice_ends(region, leagues[i].level) > 0)
            return zr__slice_of(leagues[i].called);
    }
    return name;
}

static bool starts_with(zr__slice name, zr__slice start)
{
    return start.size > 0 && name.size > start.size && memcmp(name.at, start.at, start.size) == 0;
}

zr__slice zr__own_name(zr__slice name, zr__slice region)
{
    static const char *const before[] = {"国家税务总局", "中共", NULL};
    const size_t league = zr__slice_starts(name, "共青团");
    const size_t size = zr__slice_starts_any(name, before);

    if (league > 0 && starts_with(zr__slice_from(name, league), region))
        return league_of(name, league, region);
    if (size > 0 && zr__prefix_end(zr__slice_from(name, size)) > 0)
        name = zr__slice_from(name, size);
    if (starts_with(name, region) && starts_with_district(zr__slice_from(name, region.size)))
        name = zr__slice_from(name, region.size);
    return name;
}

typedef struct rewrite {
    const char *from;
    const char *to;
} rewrite;

/* What people leave out of a full form. */
static const rewrite rewrites[] = {{"管理委员会", "管委会"}, {"人民政府", "政府"},
                                   {"人民法院", "法院"},     {"人民检察院", "检察院"},
                                   {"委员会", "委"},         {"办公室", "办"},
                                   {"办公厅", "办"},         {"共青团", "团"},
                                   {"和", ""},               {"与", ""},
                                   {"、", ""}};

void zr__add_short_form(zr__buffer *key, zr__slice name)
{
    size_t step;

    for (size_t offset = 0; offset < name.size; offset += step) {
        const zr__slice rest = zr__slice_from(name, offset);
        const char *to = NULL;
        for (size_t i = 0; i < sizeof rewrites / sizeof *rewrites && to == NULL; i++) {
            step = zr__slice_starts(rest, rewrites[i].from);
            to = step > 0 ? rewrites[i].to : NULL;
        }
        if (to != NULL) {
            zr__buffer_add(key, to);
        } else {
            zr__slice_char(rest, &step);
            zr__buffer_add_bytes(key, rest.at, step);
        }
    }
}

static bool is_form(const zr__registry *registry, zr__slice name)
{
    return name.size > 0 && zr__registry_family(registry, name.at, name.size) != ZR_NONE;
}

static uint32_t family_of(const zr__registry *registry, zr__slice what)
{
    uint32_t family = zr__registry_family(registry, what.at, what.size);

    if (family == ZR_NONE) {
        zr__buffer form = {0};
        zr__add_short_form(&form, what);
        if (!form.failed)
            family = zr__registry_family(registry, form.bytes, form.size);
        zr__buffer_clear(&form);
    }
    return family;
}

bool zr__registry_key(const zr__registry *registry, zr__slice name, zr__slice region,
                      zr__buffer *key)
{
    enum { RENAMINGS = 16 };
    name = zr__own_name(name, region);
    zr__slice whose = zr__slice_part(name, 0, zr__prefix_end(name));
    uint32_t family;
    size_t step;

    if (name.size == 0 || name.size > NAME_BYTES || whose.size == name.size)
        return false;
    if ((family = family_of(registry, zr__slice_from(name, whose.size))) == ZR_NONE)
        return false;
    for (int i = 0; i < RENAMINGS && zr__registry_later(registry, family) != ZR_NONE; i++)
        family = zr__registry_later(registry, family);
    if (region.size > 0 && zr__slice_equal(whose, region)) { /* 湖州市 says no more than 市 */
        zr__slice_last(whose, &step);
        whose = zr__slice_from(whose, whose.size - step);
    }
    zr__buffer_add_bytes(key, whose.at, whose.size);
    zr__buffer_addf(key, "|#%u", family);
    return !key->failed;
}

bool zr__registry_has_form(const zr__registry *registry, zr__slice name)
{
    zr__buffer form = {0};

    name = zr__slice_trim(name);
    if (registry == NULL || name.size == 0 || name.size > NAME_BYTES)
        return false;
    const zr__slice what = zr__slice_from(name, zr__prefix_end(name));
    bool has = is_form(registry, name) || is_form(registry, what);
    zr__add_short_form(&form, what);
    has |= !form.failed && is_form(registry, (zr__slice){form.bytes, form.size});
    zr__buffer_clear(&form);
    return has;
}
