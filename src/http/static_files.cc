// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/hash.h"

namespace maatstaf::http {

namespace {

constexpr std::size_t kLargestFile = 4 * 1024 * 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kTypes = {{
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view type_of(std::string_view extension) {
  for (const auto& [ending, type] : kTypes) {
    if (ending == extension) {
      return type;
    }
  }
  return {};
}

bool names(std::string_view header, std::string_view etag) {
  return header == "*" || header.find(etag) != std::string_view::npos;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  // 15 + 16: the largest window, with a gzip head.
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string result(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 32, '\0');
  // zlib does not write through next_in, but its type is not const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  result.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return result;
}

base::Result<StaticFiles> StaticFiles::read(const std::string& folder, std::string_view prefix) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return base::fail(base::ErrorKind::NotFound, "De map met stijlen is er niet.",
                      "Maak hem met `npm ci && npm run build` in de map web, of geef een andere map op.",
                      {.file = folder});
  }
  StaticFiles result;
  result.prefix_ = prefix;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const auto type = type_of(entry->path().extension().string());
    if (type.empty() || !entry->is_regular_file(error)) {
      continue;
    }
    std::ifstream stream(entry->path(), std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto name = fs::relative(entry->path(), folder, error).generic_string();
    if (content.size() > kLargestFile) {
      return base::fail(base::ErrorKind::Input, "Een bestand in de map met stijlen is te groot.",
                        "Maak het kleiner dan 4 MB.", {.file = name});
    }
    auto etag = base::sha256_hex(content).substr(0, 20);
    auto compressed =
        type.starts_with("text/") || type.starts_with("image/svg") ? gzip(content) : std::string{};
    if (compressed.size() >= content.size()) {
      compressed.clear();
    }
    result.files_[name] = {std::string(type), std::move(content), std::move(compressed), std::move(etag)};
  }
  return result;
}

std::string StaticFiles::address(std::string_view name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? fmt::format("{}{}", prefix_, name)
                               : fmt::format("{}{}?v={}", prefix_, name, found->second.etag);
}

Response StaticFiles::answer(const Request& request) const {
  const auto found = request.path.starts_with(prefix_)
                         ? files_.find(std::string_view(request.path).substr(prefix_.size()))
                         : files_.end();
  if (found == files_.end()) {
    return text("Dit bestand is er niet.", 404);
  }
  const auto& file = found->second;
  Response response;
  response.type = file.type;
  response.route = prefix_ + "*";
  response.headers.emplace("ETag", '"' + file.etag + '"');
  response.headers.emplace("Vary", "Accept-Encoding");
  response.headers.emplace("Cache-Control", request.query.get("v") == file.etag
                                                ? "public, max-age=31536000, immutable"
                                                : "no-cache");
  if (names(request.header("If-None-Match"), file.etag)) {
    response.status = 304;
    return response;
  }
  if (!file.compressed.empty() && request.header("Accept-Encoding").find("gzip") != std::string::npos) {
    response.headers.emplace("Content-Encoding", "gzip");
    response.body = file.compressed;
  } else {
    response.body = file.content;
  }
  return response;
}

}  // namespace maatstaf::http
