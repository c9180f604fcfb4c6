// SPDX-License-Identifier: EUPL-1.2
#include "db/alone.h"

namespace maatstaf::db {
namespace {

constexpr Statement kOthers{
    "anderen_verbonden",
    "SELECT count(*) AS aantal FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"};

}  // namespace

base::Result<void> require_alone(Database& postgresql) {
  return postgresql.transaction(Access::Read, [](Connection& connection) -> base::Result<void> {
    TRY(const auto row, connection.first(kOthers));
    TRY(const std::int64_t others, row->integer("aantal"));
    if (others > 0) {
      return base::fail(base::ErrorKind::Conflict, "Een programma heeft deze database open.",
                        "Stop Maatstaf en alles wat de database gebruikt, en probeer het opnieuw.");
    }
    return {};
  });
}

}  // namespace maatstaf::db
