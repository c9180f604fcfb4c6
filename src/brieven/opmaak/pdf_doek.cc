// SPDX-License-Identifier: EUPL-1.2
#include "brieven/opmaak/pdf_doek.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <numbers>

namespace maatstaf::brieven {

using base::ErrorKind;
using base::Result;

namespace {

constexpr const char* kSchreefloos = "Noto Sans";
constexpr const char* kSchreef = "Noto Serif";

struct GObjectWeg {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using GEigen = std::unique_ptr<T, GObjectWeg>;

struct CairoWeg {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

cairo_status_t schrijf(void* uit, const unsigned char* bytes, unsigned int aantal) {
  static_cast<std::string*>(uit)->append(reinterpret_cast<const char*>(bytes), aantal);
  return CAIRO_STATUS_SUCCESS;
}

void zet_kleur(cairo_t* cairo, const Kleur& kleur) {
  cairo_set_source_rgb(cairo, kleur.rood, kleur.groen, kleur.blauw);
}

void voeg_toe(PangoAttrList* lijst, PangoAttribute* attribuut, std::size_t van, std::size_t tot) {
  attribuut->start_index = static_cast<guint>(van);
  attribuut->end_index = static_cast<guint>(tot);
  pango_attr_list_insert(lijst, attribuut);
}

/// Where a line was broken, pango leaves a space without a glyph. It gets its glyph back, without width, so
/// that words stay apart for who copies the text or hears it.
void herstel_spaties(PangoLayout* opmaak) {
  const int regels = pango_layout_get_line_count(opmaak);
  for (int i = 0; i < regels; ++i) {
    for (GSList* deel = pango_layout_get_line(opmaak, i)->runs; deel != nullptr; deel = deel->next) {
      auto* run = static_cast<PangoGlyphItem*>(deel->data);
      hb_codepoint_t spatie = 0;
      if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &spatie)) {
        continue;
      }
      for (int k = 0; k < run->glyphs->num_glyphs; ++k) {
        if (run->glyphs->glyphs[k].glyph == PANGO_GLYPH_EMPTY) {
          run->glyphs->glyphs[k].glyph = spatie;
        }
      }
    }
  }
}

/// The uri of a link tag stands between single quotes.
std::string linktag(const std::string& adres) {
  std::string veilig;
  for (const char c : adres) {
    if (c == '\'' || c == '\\') {
      veilig += '\\';
    }
    veilig += c;
  }
  return fmt::format("uri='{}'", veilig);
}

}  // namespace

struct Tekstvak::Inhoud {
  struct Stuk {
    std::size_t einde = 0;  ///< byte behind the run
    Kleur kleur;
    std::string link;
  };
  GEigen<PangoLayout> opmaak;
  std::vector<Stuk> stukken;
  Tekststijl stijl;
  double breedte = 0;

  [[nodiscard]] const Stuk& stuk_op(int byte) const {
    const auto found = std::ranges::find_if(
        stukken, [&](const Stuk& s) { return static_cast<std::size_t>(byte) < s.einde; });
    return found == stukken.end() ? stukken.back() : *found;
  }
};

Tekstvak::Tekstvak() : inhoud_(std::make_unique<Inhoud>()) {}
Tekstvak::Tekstvak(Tekstvak&&) noexcept = default;
Tekstvak& Tekstvak::operator=(Tekstvak&&) noexcept = default;
Tekstvak::~Tekstvak() = default;

int Tekstvak::regels() const {
  return pango_layout_get_line_count(inhoud_->opmaak.get());
}

double Tekstvak::regelafstand() const {
  return inhoud_->stijl.regelafstand;
}

double Tekstvak::breedte() const {
  int breedte = 0;
  pango_layout_get_size(inhoud_->opmaak.get(), &breedte, nullptr);
  return static_cast<double>(breedte) / PANGO_SCALE;
}

bool Tekstvak::heeft_link() const {
  return std::ranges::any_of(inhoud_->stukken, [](const auto& stuk) { return !stuk.link.empty(); });
}

struct Doek::Inhoud {
  std::string bytes;
  std::unique_ptr<cairo_surface_t, CairoWeg> vlak;
  std::unique_ptr<cairo_t, CairoWeg> cairo;
  GEigen<PangoFontMap> letters;
  GEigen<PangoContext> context;
  Nadrukstijl nadruk;
  bool onbekend_teken = false;
};

Doek::Doek() : inhoud_(std::make_unique<Inhoud>()) {}
Doek::Doek(Doek&&) noexcept = default;
Doek& Doek::operator=(Doek&&) noexcept = default;
Doek::~Doek() = default;

Result<Doek> Doek::maak(const Documentgegevens& gegevens, const Nadrukstijl& nadruk) {
  Doek doek;
  Inhoud& inhoud = *doek.inhoud_;
  inhoud.nadruk = nadruk;
  inhoud.vlak.reset(cairo_pdf_surface_create_for_stream(schrijf, &inhoud.bytes, kBladBreedte, kBladHoogte));
  inhoud.cairo.reset(cairo_create(inhoud.vlak.get()));
  cairo_pdf_surface_set_metadata(inhoud.vlak.get(), CAIRO_PDF_METADATA_TITLE, gegevens.titel.c_str());
  cairo_pdf_surface_set_metadata(inhoud.vlak.get(), CAIRO_PDF_METADATA_AUTHOR, gegevens.auteur.c_str());
  // The day of the letter, not the clock: the same letter gives the same bytes.
  cairo_pdf_surface_set_metadata(inhoud.vlak.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                 (gegevens.datum.text() + "T00:00:00Z").c_str());

  inhoud.letters.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  if (inhoud.letters == nullptr) {
    return base::fail(ErrorKind::Internal, "De letters voor de brief zijn er niet.",
                      "Installeer pango met FreeType.");
  }
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(inhoud.letters.get()), 72);
  inhoud.context.reset(pango_font_map_create_context(inhoud.letters.get()));
  // Positions must not depend on a screen: no hinting, no rounding to pixels.
  const std::unique_ptr<cairo_font_options_t, CairoWeg> opties(cairo_font_options_create());
  cairo_font_options_set_hint_style(opties.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(opties.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(inhoud.context.get(), opties.get());
  pango_context_set_round_glyph_positions(inhoud.context.get(), FALSE);
  pango_context_set_language(inhoud.context.get(), pango_language_from_string("nl"));

  for (const char* naam : {kSchreefloos, kSchreef}) {
    PangoFontDescription* vraag = pango_font_description_new();
    pango_font_description_set_family(vraag, naam);
    const GEigen<PangoFont> letter(pango_context_load_font(inhoud.context.get(), vraag));
    pango_font_description_free(vraag);
    PangoFontDescription* gevonden = letter ? pango_font_describe(letter.get()) : nullptr;
    const std::string familie = gevonden != nullptr ? pango_font_description_get_family(gevonden) : "";
    if (gevonden != nullptr) {
      pango_font_description_free(gevonden);
    }
    if (familie != naam) {
      return base::fail(ErrorKind::Internal,
                        fmt::format("Het lettertype {} staat niet op deze machine.", naam),
                        "Installeer het pakket fonts-noto-core.");
    }
  }
  return doek;
}

Tekstvak Doek::zet(const Tekst& tekst, const Tekststijl& stijl, double breedte) {
  Tekstvak vak;
  Tekstvak::Inhoud& inhoud = *vak.inhoud_;
  inhoud.stijl = stijl;
  inhoud.breedte = breedte;
  inhoud.opmaak.reset(pango_layout_new(inhoud_->context.get()));
  PangoFontDescription* letter = pango_font_description_new();
  pango_font_description_set_family(letter, stijl.letter == Letter::Schreef ? kSchreef : kSchreefloos);
  pango_font_description_set_size(letter, static_cast<gint>(stijl.grootte * PANGO_SCALE));
  pango_font_description_set_weight(letter,
                                    stijl.gewicht == Gewicht::Vet ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(inhoud.opmaak.get(), letter);
  pango_font_description_free(letter);

  PangoAttrList* attributen = pango_attr_list_new();
  std::string alles;
  for (const Loop& loop : tekst) {
    const std::size_t van = alles.size();
    alles += loop.tekst;
    const bool accent = loop.nadruk == Nadruk::Accent;
    const bool klein = loop.nadruk == Nadruk::Klein;
    const Kleur kleur = accent || !loop.link.empty() ? inhoud_->nadruk.accent
                        : klein                      ? inhoud_->nadruk.klein
                                                     : stijl.kleur;
    if (accent || loop.nadruk == Nadruk::Sterk) {
      voeg_toe(attributen, pango_attr_weight_new(PANGO_WEIGHT_BOLD), van, alles.size());
    }
    if (klein) {
      voeg_toe(attributen, pango_attr_size_new(static_cast<int>(inhoud_->nadruk.klein_grootte * PANGO_SCALE)),
               van, alles.size());
    }
    // The colour is set while drawing; the attribute makes pango end a run where the next one starts.
    voeg_toe(
        attributen,
        pango_attr_foreground_new(static_cast<guint16>(inhoud.stukken.size()), accent ? 1 : 0, klein ? 1 : 0),
        van, alles.size());
    inhoud.stukken.push_back({alles.size(), kleur, loop.link});
  }
  if (inhoud.stukken.empty()) {
    inhoud.stukken.push_back({0, stijl.kleur, {}});
  }
  // A ligature would be one glyph for several characters: some readers copy and read those badly.
  voeg_toe(attributen, pango_attr_font_features_new("liga=0, clig=0, tnum=1"), 0, G_MAXUINT);
  pango_layout_set_attributes(inhoud.opmaak.get(), attributen);
  pango_attr_list_unref(attributen);
  pango_layout_set_width(inhoud.opmaak.get(), static_cast<int>(breedte * PANGO_SCALE));
  pango_layout_set_wrap(inhoud.opmaak.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(inhoud.opmaak.get(), alles.data(), static_cast<int>(alles.size()));
  herstel_spaties(inhoud.opmaak.get());
  if (pango_layout_get_unknown_glyphs_count(inhoud.opmaak.get()) > 0) {
    inhoud_->onbekend_teken = true;
  }
  return vak;
}

namespace {

/// Where the text of a line stands inside its line distance.
double basislijn(const Tekststijl& stijl) {
  constexpr double kHalveLetterhoogte = 0.36;
  return stijl.regelafstand / 2 + stijl.grootte * kHalveLetterhoogte;
}

double regelbreedte(PangoLayoutLine* regel) {
  PangoRectangle maat;
  pango_layout_line_get_extents(regel, nullptr, &maat);
  return static_cast<double>(maat.width) / PANGO_SCALE;
}

}  // namespace

void Doek::teken(const Tekstvak& vak, double x, double y, int van, int tot) {
  const Tekstvak::Inhoud& inhoud = *vak.inhoud_;
  const char* tekst = pango_layout_get_text(inhoud.opmaak.get());
  for (int i = van; i < std::min(tot, vak.regels()); ++i) {
    PangoLayoutLine* regel = pango_layout_get_line_readonly(inhoud.opmaak.get(), i);
    double pen = x;
    if (inhoud.stijl.uitlijning == Uitlijning::Rechts) {
      pen += inhoud.breedte - regelbreedte(regel);
    }
    const double hoogte = y + (i - van) * inhoud.stijl.regelafstand + basislijn(inhoud.stijl);
    for (GSList* deel = regel->runs; deel != nullptr; deel = deel->next) {
      auto* run = static_cast<PangoGlyphItem*>(deel->data);
      zet_kleur(inhoud_->cairo.get(), inhoud.stuk_op(run->item->offset).kleur);
      cairo_move_to(inhoud_->cairo.get(), pen, hoogte);
      pango_cairo_show_glyph_item(inhoud_->cairo.get(), tekst, run);
      pen += static_cast<double>(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
    }
  }
}

void Doek::teken_met_links(const Tekstvak& vak, double x, double y, int van, int tot) {
  const Tekstvak::Inhoud& inhoud = *vak.inhoud_;
  const char* tekst = pango_layout_get_text(inhoud.opmaak.get());
  cairo_t* cairo = inhoud_->cairo.get();
  const Tekstvak::Inhoud::Stuk* open_stuk = nullptr;
  const auto sluit_stuk = [&] {
    if (open_stuk != nullptr) {
      cairo_tag_end(cairo, open_stuk->link.empty() ? "Span" : CAIRO_TAG_LINK);
    }
    open_stuk = nullptr;
  };
  for (int i = van; i < std::min(tot, vak.regels()); ++i) {
    PangoLayoutLine* regel = pango_layout_get_line_readonly(inhoud.opmaak.get(), i);
    double pen = x;
    const double hoogte = y + (i - van) * inhoud.stijl.regelafstand + basislijn(inhoud.stijl);
    for (GSList* deel = regel->runs; deel != nullptr; deel = deel->next) {
      auto* run = static_cast<PangoGlyphItem*>(deel->data);
      const auto& stuk = inhoud.stuk_op(run->item->offset);
      if (open_stuk == nullptr || (open_stuk != &stuk && (!open_stuk->link.empty() || !stuk.link.empty()))) {
        sluit_stuk();
        cairo_tag_begin(cairo, stuk.link.empty() ? "Span" : CAIRO_TAG_LINK,
                        stuk.link.empty() ? "" : linktag(stuk.link).c_str());
        open_stuk = &stuk;
      }
      zet_kleur(cairo, stuk.kleur);
      cairo_move_to(cairo, pen, hoogte);
      pango_cairo_show_glyph_item(cairo, tekst, run);
      pen += static_cast<double>(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
    }
  }
  sluit_stuk();
}

void Doek::open(const char* tag) {
  cairo_tag_begin(inhoud_->cairo.get(), tag, "");
}

void Doek::sluit(const char* tag) {
  cairo_tag_end(inhoud_->cairo.get(), tag);
}

void Doek::lijn(double x1, double y1, double x2, double y2, double dikte, const Kleur& kleur) {
  cairo_t* cairo = inhoud_->cairo.get();
  zet_kleur(cairo, kleur);
  cairo_set_line_width(cairo, dikte);
  cairo_move_to(cairo, x1, y1);
  cairo_line_to(cairo, x2, y2);
  cairo_stroke(cairo);
}

void Doek::vlak(double x, double y, double breedte, double hoogte, const Kleur& kleur) {
  cairo_t* cairo = inhoud_->cairo.get();
  zet_kleur(cairo, kleur);
  cairo_rectangle(cairo, x, y, breedte, hoogte);
  cairo_fill(cairo);
}

void Doek::kader(double x, double y, double breedte, double hoogte, double straal, double dikte,
                 const Kleur& kleur) {
  constexpr double kRecht = std::numbers::pi / 2;
  cairo_t* cairo = inhoud_->cairo.get();
  zet_kleur(cairo, kleur);
  cairo_set_line_width(cairo, dikte);
  cairo_new_path(cairo);
  cairo_arc(cairo, x + breedte - straal, y + straal, straal, -kRecht, 0);
  cairo_arc(cairo, x + breedte - straal, y + hoogte - straal, straal, 0, kRecht);
  cairo_arc(cairo, x + straal, y + hoogte - straal, straal, kRecht, 2 * kRecht);
  cairo_arc(cairo, x + straal, y + straal, straal, 2 * kRecht, 3 * kRecht);
  cairo_close_path(cairo);
  cairo_stroke(cairo);
}

void Doek::merk(double x, double y, double middellijn, const Tekstvak& letters, const Kleur& kleur) {
  cairo_t* cairo = inhoud_->cairo.get();
  const double straal = middellijn / 2;
  const double streepjes[] = {2.6, 2.0};
  zet_kleur(cairo, kleur);
  cairo_set_line_width(cairo, 1.3);
  cairo_set_dash(cairo, streepjes, 2, 0);
  cairo_new_path(cairo);
  cairo_arc(cairo, x + straal, y + straal, straal - 0.7, 0, 2 * std::numbers::pi);
  cairo_stroke(cairo);
  cairo_set_dash(cairo, nullptr, 0, 0);
  teken(letters, x + (middellijn - letters.breedte()) / 2, y + (middellijn - letters.hoogte()) / 2);
}

void Doek::hoekband(const Tekstvak& tekst, const Kleur& vulling, const Kleur& rand) {
  // The band runs at 45 degrees from the upper edge to the right edge.
  constexpr double kBuiten = 138, kDikte = 26;  // distance from the corner along the edges; thickness
  const double langs = kDikte * std::numbers::sqrt2;
  cairo_t* cairo = inhoud_->cairo.get();
  const double rechts = kBladBreedte;
  cairo_new_path(cairo);
  cairo_move_to(cairo, rechts - kBuiten, 0);
  cairo_line_to(cairo, rechts - kBuiten + langs, 0);
  cairo_line_to(cairo, rechts, kBuiten - langs);
  cairo_line_to(cairo, rechts, kBuiten);
  cairo_close_path(cairo);
  zet_kleur(cairo, vulling);
  cairo_fill_preserve(cairo);
  zet_kleur(cairo, rand);
  cairo_set_line_width(cairo, 0.8);
  cairo_stroke(cairo);
  const double midden = kBuiten - langs / 2;
  cairo_save(cairo);
  cairo_translate(cairo, rechts - midden / 2, midden / 2);
  cairo_rotate(cairo, std::numbers::pi / 4);
  teken(tekst, -tekst.breedte() / 2, -tekst.hoogte() / 2);
  cairo_restore(cairo);
}

void Doek::nieuwe_bladzijde() {
  cairo_show_page(inhoud_->cairo.get());
}

Result<std::string> Doek::klaar() {
  if (inhoud_->onbekend_teken) {
    return base::fail(ErrorKind::Input,
                      "In de brief staat een teken dat in geen lettertype op deze machine staat.",
                      "Installeer een lettertype met dat teken, of schrijf het anders.");
  }
  cairo_show_page(inhoud_->cairo.get());
  cairo_surface_finish(inhoud_->vlak.get());
  for (const cairo_status_t stand :
       {cairo_status(inhoud_->cairo.get()), cairo_surface_status(inhoud_->vlak.get())}) {
    if (stand != CAIRO_STATUS_SUCCESS) {
      return base::fail(ErrorKind::Internal,
                        fmt::format("De PDF kon niet worden gemaakt: {}.", cairo_status_to_string(stand)),
                        "Meld dit aan de makers van Maatstaf.");
    }
  }
  return std::move(inhoud_->bytes);
}

}  // namespace maatstaf::brieven
