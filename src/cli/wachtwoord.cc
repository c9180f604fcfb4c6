// SPDX-License-Identifier: EUPL-1.2
#include "cli/wachtwoord.h"

#include <sodium.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

namespace maatstaf::cli {
namespace {

/// Turns the echo of the terminal off as long as it lives. Ctrl+C waits until it is on again.
class ZonderEcho {
 public:
  ZonderEcho() {
    sigset_t tegenhouden;
    sigemptyset(&tegenhouden);
    for (const int signaal : {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGQUIT}) {
      sigaddset(&tegenhouden, signaal);
    }
    pthread_sigmask(SIG_BLOCK, &tegenhouden, &eerder_);
    gelukt_ = ::tcgetattr(STDIN_FILENO, &stand_) == 0;
    termios stil = stand_;
    stil.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    gelukt_ = gelukt_ && ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &stil) == 0;
  }
  ~ZonderEcho() {
    if (gelukt_) {
      ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &stand_);
    }
    pthread_sigmask(SIG_SETMASK, &eerder_, nullptr);
  }
  ZonderEcho(const ZonderEcho&) = delete;
  ZonderEcho& operator=(const ZonderEcho&) = delete;

 private:
  termios stand_{};
  sigset_t eerder_{};
  bool gelukt_ = false;
};

constexpr char kCtrlC = '\x03';

/// False when Ctrl+C or the end of the input came first.
bool lees_regel(const char* vraag, std::string& regel) {
  std::cerr << vraag << std::flush;
  const bool gelezen = static_cast<bool>(std::getline(std::cin, regel));
  std::cerr << '\n';
  return gelezen && regel.find(kCtrlC) == std::string::npos;
}

}  // namespace

base::Result<std::string> vraag_nieuw_wachtwoord() {
  std::string wachtwoord;
  if (::isatty(STDIN_FILENO) == 0) {
    std::getline(std::cin, wachtwoord);
    return wachtwoord;
  }
  const ZonderEcho stil;
  std::string nogmaals;
  if (!lees_regel("Wachtwoord (u ziet niet wat u typt): ", wachtwoord) ||
      !lees_regel("Nog een keer: ", nogmaals)) {
    return base::fail(base::ErrorKind::Input, "Er is geen wachtwoord gegeven.", "Probeer het opnieuw.");
  }
  const bool gelijk = wachtwoord == nogmaals;
  sodium_memzero(nogmaals.data(), nogmaals.size());
  if (!gelijk) {
    return base::fail(base::ErrorKind::Input, "De twee wachtwoorden zijn niet gelijk.",
                      "Probeer het opnieuw.");
  }
  return wachtwoord;
}

}  // namespace maatstaf::cli
