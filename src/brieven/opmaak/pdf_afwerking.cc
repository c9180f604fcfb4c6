// SPDX-License-Identifier: EUPL-1.2
#include "brieven/opmaak/pdf_afwerking.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/html.h"

namespace maatstaf::brieven {

using base::ErrorKind;
using base::Result;

namespace {

using Object = QPDFObjectHandle;

constexpr const char* kKleurprofiel = "/usr/share/color/icc/sRGB.icc";

/// One operator of a page with what stands before it.
struct Opdracht {
  std::string tekst;  ///< operands and operator as written
  std::string operator_;
};

class Lezer : public Object::ParserCallbacks {
 public:
  void handleObject(Object object, size_t /*offset*/, size_t /*lengte*/) override {
    if (object.isOperator()) {
      const std::string naam = object.getOperatorValue();
      opdrachten.push_back({huidig_ + naam, naam});
      huidig_.clear();
      return;
    }
    huidig_ += object.isInlineImage() ? object.getInlineImageValue() : object.unparse();
    huidig_ += ' ';
  }
  void handleEOF() override {}

  std::vector<Opdracht> opdrachten;

 private:
  std::string huidig_;
};

template <std::size_t N>
bool een_van(const std::array<std::string_view, N>& namen, std::string_view naam) {
  return std::ranges::find(namen, naam) != namen.end();
}

bool begint_pad(std::string_view op) {
  return op == "m" || op == "re";
}

bool verft_pad(std::string_view op) {
  return een_van(std::to_array<std::string_view>({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}), op);
}

bool sluit_pad(std::string_view op) {
  return op == "n" || verft_pad(op);
}

bool verft_tekst(std::string_view op) {
  return een_van(std::to_array<std::string_view>({"Tj", "TJ", "'", "\""}), op);
}

bool verft_anders(std::string_view op) {
  return op == "Do" || op == "sh" || op == "EI";
}

bool begint_merk(std::string_view op) {
  return op == "BDC" || op == "BMC";
}

/// The place just behind the path that starts at `i`; the same place when it paints nothing.
std::size_t einde_van_pad(const std::vector<Opdracht>& lijst, std::size_t i) {
  for (std::size_t j = i; j < lijst.size(); ++j) {
    if (sluit_pad(lijst[j].operator_)) {
      return verft_pad(lijst[j].operator_) ? j + 1 : i;
    }
  }
  return i;
}

/// The place just behind a text object that starts at `i` and holds no mark; the same place when it holds
/// one.
std::size_t einde_van_tekst(const std::vector<Opdracht>& lijst, std::size_t i) {
  for (std::size_t j = i; j < lijst.size(); ++j) {
    if (begint_merk(lijst[j].operator_)) {
      return i;
    }
    if (lijst[j].operator_ == "ET") {
      return j + 1;
    }
  }
  return i;
}

/// Writes the page again, with everything that paints outside a mark inside an artifact. Marks may not stand
/// between the parts of a path, so a path is wrapped whole.
std::string merk_versiering(const std::vector<Opdracht>& lijst) {
  std::string uit;
  int diepte = 0;
  const auto schrijf = [&](std::size_t van, std::size_t tot) {
    for (std::size_t i = van; i < tot; ++i) {
      uit += lijst[i].tekst + "\n";
    }
  };
  const auto wikkel = [&](std::size_t van, std::size_t tot) {
    uit += "/Artifact BMC\n";
    schrijf(van, tot);
    uit += "EMC\n";
  };
  for (std::size_t i = 0; i < lijst.size();) {
    const std::string& op = lijst[i].operator_;
    std::size_t einde = i;
    if (diepte == 0) {
      if (begint_pad(op)) {
        einde = einde_van_pad(lijst, i);
      }
      if (op == "BT") {
        einde = einde_van_tekst(lijst, i);
      }
      if (verft_tekst(op) || verft_anders(op)) {
        einde = i + 1;
      }
    }
    if (einde > i) {
      wikkel(i, einde);
      i = einde;
      continue;
    }
    if (begint_merk(op)) {
      ++diepte;
    }
    if (op == "EMC") {
      --diepte;
    }
    schrijf(i, i + 1);
    ++i;
  }
  return uit;
}

std::vector<Object> kinderen(Object element) {
  Object k = element.getKey("/K");
  if (k.isArray()) {
    return k.getArrayAsVector();
  }
  return k.isDictionary() ? std::vector<Object>{k} : std::vector<Object>();
}

std::string soort_van(Object element) {
  return element.isDictionary() && element.getKey("/S").isName() ? element.getKey("/S").getName().substr(1)
                                                                 : std::string();
}

/// Every element of the structure in reading order.
void loop_door(Object element, const std::function<void(Object)>& doe) {
  if (!element.isDictionary()) {
    return;
  }
  if (!soort_van(element).empty()) {
    doe(element);
  }
  for (Object kind : kinderen(element)) {
    loop_door(kind, doe);
  }
}

void zet_bereik(Object tabel) {
  bool eerste_rij = true;
  for (Object rij : kinderen(tabel)) {
    if (soort_van(rij) != "TR") {
      continue;
    }
    for (Object cel : kinderen(rij)) {
      if (soort_van(cel) != "TH") {
        continue;
      }
      Object attribuut = Object::newDictionary();
      attribuut.replaceKey("/O", Object::newName("/Table"));
      attribuut.replaceKey("/Scope", Object::newName(eerste_rij ? "/Column" : "/Row"));
      cel.replaceKey("/A", attribuut);
    }
    eerste_rij = false;
  }
}

void vul_structuur_aan(QPDF& pdf, const Afwerking& afwerking) {
  std::size_t tabel = 0, figuur = 0;
  loop_door(pdf.getRoot().getKey("/StructTreeRoot"), [&](Object element) {
    const std::string soort = soort_van(element);
    if (soort == "Table") {
      zet_bereik(element);
      Object attribuut = Object::newDictionary();
      attribuut.replaceKey("/O", Object::newName("/Table"));
      attribuut.replaceKey("/Summary", Object::newUnicodeString(tabel < afwerking.tabelteksten.size()
                                                                    ? afwerking.tabelteksten[tabel]
                                                                    : std::string("Tabel")));
      element.replaceKey("/A", attribuut);
      ++tabel;
    }
    if (soort == "Figure") {
      element.replaceKey("/Alt", Object::newUnicodeString(figuur < afwerking.figuurteksten.size()
                                                              ? afwerking.figuurteksten[figuur]
                                                              : std::string("Afbeelding")));
      ++figuur;
    }
  });
}

std::string tijdstip(base::Date datum) {
  return datum.text() + "T00:00:00Z";
}

/// Metadata as XMP. PDF/A asks that a property it does not know (that of PDF/UA) is described beside it.
std::string metadata(const Afwerking& afwerking) {
  return fmt::format(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{0}</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:creator><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></dc:creator>\n"
      "<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>\n"
      "<xmp:CreateDate>{2}</xmp:CreateDate>\n<xmp:CreatorTool>Maatstaf</xmp:CreatorTool>\n"
      "<pdf:Producer>Maatstaf</pdf:Producer>\n"
      "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</"
      "pdfuaid:part>\n"
      "</rdf:Description>\n"
      "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
      "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
      "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
      "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
      "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
      "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
      "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
      "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
      "<pdfaProperty:category>internal</pdfaProperty:category>"
      "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>"
      "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n",
      base::escape(afwerking.titel), base::escape(afwerking.auteur), tijdstip(afwerking.datum));
}

Result<std::string> lees_profiel() {
  std::ifstream bestand(kKleurprofiel, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(bestand)), std::istreambuf_iterator<char>());
  if (bytes.empty()) {
    return base::fail(ErrorKind::Internal, "Het kleurprofiel sRGB staat niet op deze machine.",
                      "Installeer het pakket icc-profiles-free.", {.file = kKleurprofiel});
  }
  return bytes;
}

void zet_documentgegevens(QPDF& pdf, const Afwerking& afwerking, const std::string& profiel) {
  Object wortel = pdf.getRoot();
  wortel.replaceKey("/Lang", Object::newString("nl-NL"));
  Object voorkeuren = Object::newDictionary();
  voorkeuren.replaceKey("/DisplayDocTitle", Object::newBool(true));
  wortel.replaceKey("/ViewerPreferences", voorkeuren);

  Object xmp = Object::newStream(&pdf, metadata(afwerking));
  xmp.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  xmp.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  xmp.setFilterOnWrite(false);  // readers of metadata look for it as plain text
  wortel.replaceKey("/Metadata", pdf.makeIndirectObject(xmp));

  Object icc = Object::newStream(&pdf, profiel);
  icc.getDict().replaceKey("/N", Object::newInteger(3));
  Object doel = Object::newDictionary();
  doel.replaceKey("/Type", Object::newName("/OutputIntent"));
  doel.replaceKey("/S", Object::newName("/GTS_PDFA1"));
  doel.replaceKey("/OutputConditionIdentifier", Object::newString("sRGB"));
  doel.replaceKey("/Info", Object::newString("sRGB"));
  doel.replaceKey("/DestOutputProfile", pdf.makeIndirectObject(icc));
  wortel.replaceKey("/OutputIntents", Object::newArray({doel}));

  Object info = Object::newDictionary();
  std::string moment = afwerking.datum.text();
  std::erase(moment, '-');
  info.replaceKey("/Title", Object::newUnicodeString(afwerking.titel));
  info.replaceKey("/Author", Object::newUnicodeString(afwerking.auteur));
  info.replaceKey("/Creator", Object::newString("Maatstaf"));
  info.replaceKey("/Producer", Object::newString("Maatstaf"));
  info.replaceKey("/CreationDate", Object::newString("D:" + moment + "000000Z"));
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
}

void werk_bladzijde_af(QPDF& pdf, QPDFPageObjectHelper bladzijde) {
  Object object = bladzijde.getObjectHandle();
  object.replaceKey("/Tabs", Object::newName("/S"));
  Lezer lezer;
  bladzijde.parseContents(&lezer);
  object.replaceKey("/Contents", Object::newStream(&pdf, merk_versiering(lezer.opdrachten)));
  for (QPDFAnnotationObjectHelper link : bladzijde.getAnnotations()) {
    // PDF/UA asks for a description of a link, PDF/A that it is printed.
    Object annotatie = link.getObjectHandle();
    annotatie.replaceKey("/F", Object::newInteger(4));
    Object actie = annotatie.getKey("/A");
    const bool adres = actie.isDictionary() && actie.getKey("/URI").isString();
    annotatie.replaceKey(
        "/Contents", Object::newUnicodeString(adres ? actie.getKey("/URI").getUTF8Value() : "Verwijzing"));
  }
}

/// cairo leaves out that glyphs are numbered as in the font; PDF/UA-1 (7.21.3.2) wants it said.
void zet_tekentabel(QPDF& pdf) {
  for (Object object : pdf.getAllObjects()) {
    if (object.isDictionary() && object.getKey("/Subtype").isName() &&
        object.getKey("/Subtype").getName() == "/CIDFontType2" && !object.hasKey("/CIDToGIDMap")) {
      object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
    }
  }
}

int tel_losse_tekens(QPDFPageObjectHelper bladzijde) {
  Lezer lezer;
  bladzijde.parseContents(&lezer);
  int los = 0, diepte = 0;
  for (const Opdracht& opdracht : lezer.opdrachten) {
    const std::string& op = opdracht.operator_;
    if (begint_merk(op)) {
      ++diepte;
    }
    if (op == "EMC") {
      --diepte;
    }
    if (diepte == 0 && (verft_pad(op) || verft_tekst(op) || verft_anders(op))) {
      ++los;
    }
  }
  return los;
}

bool ingesloten(Object lettertype) {
  Object drager = lettertype;
  if (lettertype.getKey("/DescendantFonts").isArray()) {
    drager = lettertype.getKey("/DescendantFonts").getArrayItem(0);
  }
  Object omschrijving = drager.getKey("/FontDescriptor");
  return omschrijving.isDictionary() &&
         (omschrijving.hasKey("/FontFile") || omschrijving.hasKey("/FontFile2") ||
          omschrijving.hasKey("/FontFile3"));
}

tl::unexpected<base::Error> fout(const std::exception& oorzaak) {
  return base::fail(ErrorKind::Internal, fmt::format("De PDF kon niet worden afgemaakt: {}.", oorzaak.what()),
                    "Meld dit aan de makers van Maatstaf.");
}

}  // namespace

Result<std::string> werk_af(std::string_view bytes, const Afwerking& afwerking) {
  TRY(const std::string profiel, lees_profiel());
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("brief.pdf", bytes.data(), bytes.size());
    vul_structuur_aan(pdf, afwerking);
    zet_tekentabel(pdf);
    zet_documentgegevens(pdf, afwerking, profiel);
    for (const auto& bladzijde : QPDFPageDocumentHelper(pdf).getAllPages()) {
      werk_bladzijde_af(pdf, bladzijde);
    }
    QPDFWriter schrijver(pdf);
    schrijver.setOutputMemory();
    schrijver.setDeterministicID(true);
    schrijver.setMinimumPDFVersion("1.7");
    schrijver.setObjectStreamMode(qpdf_o_generate);
    schrijver.setNewlineBeforeEndstream(true);  // PDF/A-2, 6.1.7.1
    schrijver.write();
    const std::unique_ptr<Buffer> uit(schrijver.getBuffer());
    return std::string(reinterpret_cast<const char*>(uit->getBuffer()), uit->getSize());
  } catch (const std::exception& oorzaak) {
    return fout(oorzaak);
  }
}

Result<PdfStructuur> lees_structuur(std::string_view bytes) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("brief.pdf", bytes.data(), bytes.size());
    PdfStructuur uit;
    Object wortel = pdf.getRoot();
    if (wortel.getKey("/Lang").isString()) {
      uit.taal = wortel.getKey("/Lang").getUTF8Value();
    }
    Object voorkeuren = wortel.getKey("/ViewerPreferences");
    uit.toont_titel = voorkeuren.isDictionary() && voorkeuren.getKey("/DisplayDocTitle").isBool() &&
                      voorkeuren.getKey("/DisplayDocTitle").getBoolValue();
    uit.heeft_kleurprofiel = wortel.getKey("/OutputIntents").isArray();
    if (Object xmp = wortel.getKey("/Metadata"); xmp.isStream()) {
      const auto inhoud = xmp.getRawStreamData();
      uit.metadata.assign(reinterpret_cast<const char*>(inhoud->getBuffer()), inhoud->getSize());
    }
    loop_door(wortel.getKey("/StructTreeRoot"), [&](Object element) {
      uit.labels.push_back(soort_van(element));
      if (uit.labels.back() == "TH" && !element.getKey("/A").isDictionary()) {
        ++uit.koppen_zonder_bereik;
      }
      if (uit.labels.back() == "Figure" && !element.hasKey("/Alt")) {
        ++uit.figuren_zonder_tekst;
      }
    });
    for (auto& bladzijde : QPDFPageDocumentHelper(pdf).getAllPages()) {
      ++uit.bladzijden;
      uit.losse_tekens += tel_losse_tekens(bladzijde);
      Object lettertypes = bladzijde.getAttribute("/Resources", false).getKey("/Font");
      if (!lettertypes.isDictionary()) {
        continue;
      }
      for (const std::string& naam : lettertypes.getKeys()) {
        if (!ingesloten(lettertypes.getKey(naam))) {
          ++uit.losse_lettertypes;
        }
      }
    }
    return uit;
  } catch (const std::exception& oorzaak) {
    return fout(oorzaak);
  }
}

}  // namespace maatstaf::brieven
