// SPDX-License-Identifier: EUPL-1.2
#include "base/html.h"

#include <gtest/gtest.h>

namespace maatstaf::base {
namespace {

TEST(Html, text_never_becomes_markup) {
  const std::string typed = R"(<script>"x" & 'y'</script>)";
  EXPECT_EQ(markup("<p title=\"{}\">{}</p>", typed, typed).str(),
            "<p title=\"&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;\">"
            "&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;</p>");
}

TEST(Html, html_stands_as_it_is_and_text_stays_whole) {
  EXPECT_EQ(markup("<b>{}</b>{}", markup("<i>{}</i>", "é €"), 3).str(), "<b><i>é €</i></b>3");
  EXPECT_EQ(Html::text("{}").str(), "{}");
}

TEST(Html, control_characters_are_replaced) {
  EXPECT_EQ(escape(std::string_view("a\0b\x1b\n", 5)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\n");
}

TEST(Html, joins_with_a_separator) {
  EXPECT_EQ(join({Html::text("a"), Html::text("b")}, Html::text(" < ")).str(), "a &lt; b");
  EXPECT_TRUE(join({}).empty());
}

}  // namespace
}  // namespace maatstaf::base
