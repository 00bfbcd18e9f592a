/*
 * Which kind of office document a zip holds.
 */
#include "src/import/ooxml.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/containers.h"

static zr_status refuse(const zr__package *package, zr_error *err)
{
    const zr__place place = {.source = package->source};

    if (zr__package_has(package, "OFD.xml"))
        return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                           _("an OFD file; save it as PDF or .docx in the program that shows it"));
    if (zr__package_has(package, "content.xml"))
        return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                           _("an OpenDocument file; save it as .docx or .xlsx, or convert it: "
                             "soffice --headless --convert-to docx FILE (xlsx for a sheet)"));
    if (zr__package_has(package, "xl/workbook.bin"))
        return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                           _("an .xlsb file; save it as .xlsx, or convert it: soffice --headless "
                             "--convert-to xlsx FILE"));
    if (zr__package_has(package, "ppt/presentation.xml"))
        return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                           _("a presentation; make it a PDF: soffice --headless --convert-to pdf "
                             "FILE"));
    if (zr__package_has(package, "Index/Document.iwa"))
        return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                           _("a Pages or Numbers file; export it as Word or Excel, or as PDF"));
    return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                       _("a zip without a Word or Excel document in it; unpack it and import the "
                         "files"));
}

static zr_status read_main(zr__document *document, zr__package *package, const char *part,
                           zr_error *err)
{
    if (strncmp(part, "xl/", 3) == 0)
        return zr__read_xlsx(document, package, part, err);
    if (strncmp(part, "word/", 5) == 0)
        return zr__read_docx(document, package, part, err);
    return refuse(package, err);
}

zr_status zr__read_package(zr__document *document, const char *bytes, size_t size,
                           const char *source, zr_error *err)
{
    zr__package package;
    zr__relations relations = {0};
    zr_status status = zr__package_open(&package, bytes, size, source, err);

    if (status == ZR_OK)
        status = zr__package_relations(&relations, &package, "", err);
    if (status == ZR_OK) {
        const char *part = zr__relation_of_kind(&relations, "officeDocument");
        if (part == NULL)
            part = zr__package_has(&package, "xl/workbook.xml")    ? "xl/workbook.xml"
                   : zr__package_has(&package, "word/document.xml") ? "word/document.xml"
                                                                    : "";
        status = zr__package_has(&package, part) ? read_main(document, &package, part, err)
                                                 : refuse(&package, err);
    }
    zr__relations_clear(&relations);
    zr__package_close(&package);
    return status;
}
