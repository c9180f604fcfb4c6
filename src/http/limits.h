// SPDX-License-Identifier: EUPL-1.2
//
// Who is told apart by limits, and what one process may take: addresses, descriptors, memory. Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.h"

namespace maatstaf::http {

/// The address as limits see it: IPv4 whole, IPv6 its first 64 bits ("2001:db8:0:1::/64"), because one
/// subscriber has all addresses behind these (RFC 6177); IPv4 inside IPv6 as IPv4. Empty when the text is no
/// address.
[[nodiscard]] std::string network_of(std::string_view address);

/// The address that our proxy saw: the last value of the last X-Forwarded-For line, as network_of says it. A
/// proxy adds a value to the line that came in (nginx) or a line of its own (HAProxy); what stands before it
/// anyone can have written. `otherwise` when there is none or when it is no address.
[[nodiscard]] std::string forwarded_address(const Request& request, const std::string& otherwise);

/// Raises the number of descriptors that this process may have open to what the system allows, and gives that
/// number.
[[nodiscard]] std::size_t raise_descriptor_limit();

/// How many connections fit in so many descriptors, with room left for databases, files and answers.
[[nodiscard]] std::size_t connections_within(std::size_t descriptors, std::size_t wanted);

/// Few arenas, and big blocks straight from the system, so that memory goes back after a big answer. Call it
/// before threads start.
void tame_memory();
/// Gives memory that is free back to the system. Takes milliseconds.
void give_back_memory();

}  // namespace maatstaf::http
