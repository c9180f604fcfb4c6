// SPDX-License-Identifier: EUPL-1.2
//
// Containers of an assessment that share what does not change with the package. They look into the plan that
// the Beoordeling keeps; they live as long as a copy of that Beoordeling.
#pragma once

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/value.h"

namespace maatstaf::beoordeling {

/// A list of things that stand elsewhere; reads as a list of the things themselves.
template <class T>
class Verwijzingen {
 public:
  class const_iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    const_iterator() = default;
    explicit const_iterator(const T* const* plaats) : plaats_(plaats) {}
    reference operator*() const { return **plaats_; }
    pointer operator->() const { return *plaats_; }
    const_iterator& operator++() {
      ++plaats_;
      return *this;
    }
    const_iterator operator++(int) { return const_iterator(plaats_++); }
    friend bool operator==(const const_iterator&, const const_iterator&) = default;

   private:
    const T* const* plaats_ = nullptr;
  };
  using value_type = T;

  void add(const T& ding) { dingen_.push_back(&ding); }
  [[nodiscard]] bool empty() const { return dingen_.empty(); }
  [[nodiscard]] std::size_t size() const { return dingen_.size(); }
  [[nodiscard]] const T& operator[](std::size_t plaats) const { return *dingen_[plaats]; }
  [[nodiscard]] const T& front() const { return *dingen_.front(); }
  [[nodiscard]] const_iterator begin() const { return const_iterator(dingen_.data()); }
  [[nodiscard]] const_iterator end() const { return const_iterator(dingen_.data() + dingen_.size()); }

 private:
  boost::container::small_vector<const T*, 4> dingen_;  ///< nearly always few
};

/// A list of texts that stands elsewhere; reads as that list.
class Teksten {
 public:
  using const_iterator = std::vector<std::string>::const_iterator;

  Teksten() = default;
  Teksten(const std::vector<std::string>& lijst) : lijst_(&lijst) {}
  operator const std::vector<std::string>&() const { return *lijst_; }
  [[nodiscard]] const_iterator begin() const { return lijst_->begin(); }
  [[nodiscard]] const_iterator end() const { return lijst_->end(); }
  [[nodiscard]] std::size_t size() const { return lijst_->size(); }
  [[nodiscard]] bool empty() const { return lijst_->empty(); }
  [[nodiscard]] const std::string& front() const { return lijst_->front(); }
  [[nodiscard]] const std::string& operator[](std::size_t plaats) const { return (*lijst_)[plaats]; }

 private:
  static inline const std::vector<std::string> geen_;
  const std::vector<std::string>* lijst_ = &geen_;
};

/// Values by name, in order of the names.
class Waarden {
 public:
  using value_type = std::pair<std::string_view, feel::Value>;
  using const_iterator = std::vector<value_type>::const_iterator;

  void reserve(std::size_t aantal) { lijst_.reserve(aantal); }
  /// Behind all others: the name comes after those that are there.
  void add(std::string_view naam, const feel::Value& waarde) { lijst_.emplace_back(naam, waarde); }
  [[nodiscard]] const_iterator find(std::string_view naam) const {
    const auto it = plaats(naam);
    return it != lijst_.end() && it->first == naam ? it : lijst_.end();
  }
  /// Throws std::out_of_range when there is no such name.
  [[nodiscard]] const feel::Value& at(std::string_view naam) const {
    const auto it = find(naam);
    if (it == lijst_.end()) {
      throw std::out_of_range("waarde");
    }
    return it->second;
  }
  /// Adds the name, which must outlive this, when it is not there.
  [[nodiscard]] feel::Value& operator[](std::string_view naam) {
    const auto it = plaats(naam);
    const auto index = it - lijst_.begin();
    if (it == lijst_.end() || it->first != naam) {
      lijst_.emplace(it, naam, feel::Value());
    }
    return lijst_[static_cast<std::size_t>(index)].second;
  }
  [[nodiscard]] const_iterator begin() const { return lijst_.begin(); }
  [[nodiscard]] const_iterator end() const { return lijst_.end(); }
  [[nodiscard]] std::size_t size() const { return lijst_.size(); }
  [[nodiscard]] bool empty() const { return lijst_.empty(); }
  void clear() { lijst_.clear(); }

 private:
  [[nodiscard]] const_iterator plaats(std::string_view naam) const {
    return std::ranges::lower_bound(lijst_, naam, {}, &value_type::first);
  }

  std::vector<value_type> lijst_;
};

}  // namespace maatstaf::beoordeling
