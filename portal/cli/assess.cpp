#include "portal/cli/assess.hpp"

#include <cstdio>

#include "catalog/base/error.hpp"
#include "portal/app/app.hpp"
#include "portal/cli/command.hpp"
#include "portal/readiness/reading.hpp"
#include "portal/readiness/report.hpp"
#include "portal/web/format.hpp"
#include "portal/web/page.hpp"

namespace portal::cli {
namespace {

namespace rd = catalog::readiness;

std::string text_of(const readiness::Picture& picture, app::App& app,
                    const AssessOptions& options) {
  if (options.format == "json")
    return base::write_json(readiness::report_json(picture, app.base_url())) + "\n";
  if (options.format == "csv") return readiness::report_csv(picture);
  const std::string name =
      options.agency.empty() ? ""
                             : app.agencies.read(app.store)->name(picture.scope, options.language);
  const auto zone = web::read_zone(app.config.time_zone).value_or(web::PageContext().zone);
  return readiness::report_text(picture, name, zone, options.language);
}

}  // namespace

int run_assess(const Common& common, const AssessOptions& options) {
  app::Config config = settings_of_store(common);
  app::settle_base_url(config);
  app::App app(std::move(config));
  std::vector<const rd::Indicator*> measured;
  for (const auto& entry : app.registry.indicators())
    if (entry.type != rd::Type::kQuestion) measured.push_back(&entry);
  const auto picture =
      readiness::read_picture(app, readiness::scope_named(app, options.agency), measured);
  const std::string text = text_of(picture, app, options);
  std::fwrite(text.data(), 1, text.size(), stdout);
  const bool is_good = picture.last_good && picture.last && picture.last->is_ok;
  return is_good ? kDone : kRefused;
}

}  // namespace portal::cli
