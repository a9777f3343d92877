#include "portal/api/add_file.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/uploaded.hpp"
#include "catalog/store/purge_table.hpp"
#include "portal/api/file_json.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/receive.hpp"
#include "portal/http/multipart.hpp"

namespace portal::api {
namespace {

using base::ErrorCode;

constexpr std::int64_t kBetweenLooks = 16 << 20;  // at the room of the agency, in bytes

// A file on its way to the disk, its digest made as it goes. What is not finished leaves nothing.
class FileSink : public http::BodySink {
 public:
  FileSink(app::App& app, std::string agency_in, std::string name_in)
      : agency(std::move(agency_in)),
        name(std::move(name_in)),
        app_(app),
        file_(app.store.files().begin()) {}

  void add(std::string_view bytes) override { write(bytes); }
  catalog::files::IncomingFile& file() { return file_; }
  /// Errors: as add_file(), of the form that it came in.
  virtual void want_whole() const {}

  const std::string agency;
  std::string name;

 protected:
  void write(std::string_view bytes) {
    const std::int64_t size = file_.byte_size() + static_cast<std::int64_t>(bytes.size());
    if (size > app::largest_file_bytes(app_))
      throw base::Error(ErrorCode::kTooLarge, "file_too_large",
                        {{"limit", std::to_string(app_.config.largest_file_mebibytes)}});
    file_.add(bytes);
    if (size < next_look_) return;
    // Its head may have told no size, and others use up the room meanwhile.
    catalog::publish::want_room(app_.store.read(), agency, size, app::quota_bytes(app_));
    next_look_ = size + kBetweenLooks;
  }

 private:
  app::App& app_;
  std::int64_t next_look_ = kBetweenLooks;
  catalog::files::IncomingFile file_;
};

// The first file in the field "file" of a form; other fields are passed over.
class FormSink : public FileSink {
 public:
  FormSink(app::App& app, std::string agency_in, std::string name_in, const std::string& boundary)
      : FileSink(app, std::move(agency_in), std::move(name_in)),
        reader_(
            boundary, [this](const http::FormPart& part) { begin(part); },
            [this](std::string_view bytes) {
              if (takes_) write(bytes);
            }) {}

  void add(std::string_view bytes) override { reader_.add(bytes); }
  void want_whole() const override {
    if (!reader_.is_whole())
      throw base::Error(ErrorCode::kMalformed, has_file_ ? "file_cut_off" : "multipart_bad");
    if (!has_file_) throw base::Error(ErrorCode::kMalformed, "file_field_missing");
    if (name.empty()) throw base::Error(ErrorCode::kMalformed, "file_name_needed");
  }

 private:
  void begin(const http::FormPart& part) {
    takes_ = !has_file_ && part.name == "file" && part.file_name;
    if (!takes_) return;
    has_file_ = true;
    if (name.empty()) name = app::tidy_file_name(*part.file_name);
  }

  http::MultipartReader reader_;
  bool has_file_ = false;
  bool takes_ = false;
};

// What the head says of the size, 0 where it says nothing.
std::int64_t announced_bytes(const http::Request& head) {
  const auto length = base::Json::number(head.header("content-length")).as_integer();
  return length.value_or(0);
}

}  // namespace

std::shared_ptr<http::BodySink> admit_file(const http::Request& head, app::App& app) {
  std::string agency = app::agency_for_file(head, app, head.query("agency"));
  app::want_room_for(app, agency, announced_bytes(head));
  std::string name = app::tidy_file_name(head.query("name").value_or(""));
  if (const auto boundary = http::boundary_of(head.header("content-type")))
    return std::make_shared<FormSink>(app, std::move(agency), std::move(name), *boundary);
  if (name.empty()) throw base::Error(ErrorCode::kMalformed, "file_name_needed");
  return std::make_shared<FileSink>(app, std::move(agency), std::move(name));
}

http::Response add_file(const http::Request& request, app::App& app) {
  const auto sink = std::dynamic_pointer_cast<FileSink>(request.sink);
  if (!sink) throw base::Error(ErrorCode::kInternal, "internal");
  sink->want_whole();
  const auto file = app::keep_file(request, app, sink->file(), sink->agency, sink->name);
  http::Response response = app::json_answer(file_json(app, file));
  response.status = 201;
  response.headers.set("Location", app.base_url() + "/api/v1/files/" + file.id);
  response.headers.set("File-Id", file.id);
  return response;
}

http::Response show_uploaded_file(const http::Request& request, app::App& app) {
  const std::string& id = request.param("id");
  const auto file = app.store.read().find_file(id);
  const auto& principal = app::principal_of(request);
  if (!file || file->agency.empty() ||
      !principal.may(catalog::people::Right::kReadDrafts, file->agency))
    throw base::Error(ErrorCode::kNotFound, "file_upload_not_found",
                      {{"file", base::shorten(base::repair_utf8(id), 80)}});
  catalog::store::refuse_purged(app.store.read().connection(), file->sha256);
  return app::json_answer(file_json(app, *file));
}

}  // namespace portal::api
