// SPDX-License-Identifier: EUPL-1.2
//
// Validates PDF files against PDF/UA-1 and PDF/A-2a with veraPDF. Arguments: the files. Prints every rule that fails,
// once, with the number of places and the first place. Ends with 1 when something fails.

import java.io.File;
import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class Verapdf {
  private static final String[] FLAVOURS = {"ua1", "2a"};

  private static boolean validates(File file, String name) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.fromString(name);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Integer> places = new LinkedHashMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " "
            + assertion.getMessage();
        if (places.merge(rule, 1, Integer::sum) == 1) {
          System.out.println("  " + rule + "\n    first: " + assertion.getLocation().getContext());
        }
      }
      System.out.println(file.getName() + " " + name + ": " + (result.isCompliant() ? "passed" : "FAILED " + places));
      return result.isCompliant();
    }
  }

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    int passed = 0;
    int failed = 0;
    for (String path : arguments) {
      for (String flavour : FLAVOURS) {
        if (validates(new File(path), flavour)) {
          passed++;
        } else {
          failed++;
        }
      }
    }
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 && passed > 0 ? 0 : 1);
  }
}
