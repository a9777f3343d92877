#include "portal/cli/command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "catalog/base/text.hpp"
#include "portal/app/nearest.hpp"
#include "portal/cli/agency.hpp"
#include "portal/cli/assess.hpp"
#include "portal/cli/audit.hpp"
#include "portal/cli/demo.hpp"
#include "portal/cli/export.hpp"
#include "portal/cli/gc.hpp"
#include "portal/cli/get.hpp"
#include "portal/cli/import.hpp"
#include "portal/cli/jobs.hpp"
#include "portal/cli/maintain.hpp"
#include "portal/cli/readiness.hpp"
#include "portal/cli/serve.hpp"
#include "portal/cli/settings.hpp"
#include "portal/cli/token.hpp"
#include "portal/cli/user.hpp"

namespace portal::cli {
namespace {

/// What the command line says, for all commands.
struct Options {
  Common common;
  ServeOptions serve;
  ImportOptions import;
  ExportOptions out;
  AgencyOptions agency;
  DemoOptions demo;
  GetOptions get;
  MaintainOptions maintain;
  UserOptions user;
  TokenOptions token;
  JobsOptions jobs;
  AuditOptions audit;
  AssessOptions assess;
  GcOptions gc;
};

using Action = std::function<int()>;

CLI::App* add(CLI::App& app, const char* name, const char* about, Options& options, Action& chosen,
              Action action) {
  CLI::App* command = app.add_subcommand(name, about);
  command->add_option("--data", options.common.data, "Data folder")->capture_default_str();
  command->add_option("--config", options.common.config,
                      "Settings file instead of DATA/portal.toml");
  command->callback([&chosen, action = std::move(action)] { chosen = action; });
  return command;
}

void add_serving(CLI::App& app, Options& options, Action& chosen) {
  auto* serve = add(app, "serve", "Serve the portal", options, chosen,
                    [&] { return run_serve(options.common, options.serve); });
  serve->add_option("--listen", options.serve.listen, "ADDRESS:PORT; port 0 takes a free one");
  serve->add_option("--base-url", options.serve.base_url, "How the world reaches the portal");
  auto* get = add(app, "get", "Answer one request without a server", options, chosen,
                  [&] { return run_get(options.common, options.get); });
  get->add_option("path", options.get.path, "Path and query: /api/v1/datasets?q=…")->required();
  get->add_option("--accept", options.get.accept, "Media type wanted");
  get->add_option("--lang", options.get.language, "vi or en");
  get->add_flag("--head", options.get.with_head, "Print status and fields too");
  get->add_option("--base-url", options.get.base_url, "How the world reaches the portal");
}

void add_documents(CLI::App& app, Options& options, Action& chosen) {
  auto* import = add(app, "import", "Take catalogue documents in", options, chosen,
                     [&] { return run_import(options.common, options.import); });
  import->add_option("files", options.import.files, "Documents")->required();
  import->add_option("--format", options.import.format,
                     "turtle, rdfxml, ntriples, trig, jsonld, data.json, dcat-us-3, ckan, "
                     "schema.org or csv; found out if not given");
  import->add_option("--agency", options.import.agency, "All records are this agency's (slug)");
  import->add_option("--source", options.import.source, "Name of the source they come from");
  import->add_option("--base-url", options.import.base_url,
                     "How the world reaches the portal: records under it are its own");
  import->add_flag("--dry-run", options.import.dry_run, "Tell what would happen, change nothing");
  import->add_option("--report", options.import.report, "Write counts and findings as JSON");
  auto* out = add(app, "export", "Write the whole public catalogue", options, chosen,
                  [&] { return run_export(options.common, options.out); });
  out->add_option("--format", options.out.format,
                  "turtle, rdfxml, jsonld, ntriples, data.json, ckan, jsonl or csv")
      ->capture_default_str();
  out->add_option("--output", options.out.output, "File; without: standard output");
  out->add_option("--base-url", options.out.base_url, "How the world reaches the portal");
  auto* demo = add(app, "demo", "Load the demonstration catalogue", options, chosen,
                   [&] { return run_demo(options.common, options.demo); });
  demo->add_option("--from", options.demo.folder, "Folder made by deploy/demo/make.py");
  demo->add_flag("--remove", options.demo.remove, "Withdraw its records and close its agencies");
}

// A change of agencies by law: by which document, and from when.
CLI::App* add_by_law(CLI::App& agencies, const char* name, const char* about, Options& options,
                     Action& chosen, int (*act)(const Common&, const AgencyOptions&)) {
  auto* command = add(agencies, name, about, options, chosen,
                      [&options, act] { return act(options.common, options.agency); });
  command->add_option("--date", options.agency.date, "From which day: 2025-07-01");
  command->add_option("--title", options.agency.title, "Title of the legal document");
  command->add_option("--number", options.agency.number, "Its number: 202/2025/QH15");
  command->add_option("--url", options.agency.url, "Where it can be read");
  return command;
}

void add_agency_changes(CLI::App& agencies, Options& options, Action& chosen) {
  AgencyOptions& given = options.agency;
  auto* rename = add_by_law(agencies, "rename", "Rename an agency, with its datasets", options,
                            chosen, run_agency_rename);
  rename->add_option("slug", given.slug, "Its name in addresses")->required();
  rename->add_option("--slug", given.new_slug, "A new one; the old one leads on");
  rename->add_option("--name-vi", given.name_vi, "Name in Vietnamese");
  rename->add_option("--name-en", given.name_en, "Name in English");
  rename->add_option("--parent", given.parent, "Slug of the agency it belongs to");
  auto* merge = add_by_law(agencies, "merge", "Merge agencies into another one", options, chosen,
                           run_agency_merge);
  merge->add_option("former", given.former, "Slugs of those that end")->required();
  merge->add_option("--into", given.into, "Slug of the one that takes over")->required();
  auto* split = add_by_law(agencies, "split", "Split an agency into others", options, chosen,
                           run_agency_split);
  split->add_option("slug", given.slug, "Slug of the one that ends")->required();
  split->add_option("--into", given.into, "Who takes over; the first also what no list names")
      ->required();
  split->add_option("--datasets", given.lists, "SLUG=FILE: what a successor gets, one a line");
  for (auto* command : {merge, split})
    command->add_flag("--move-members", given.move_members, "Roles move too; else they end");
  add_by_law(agencies, "close", "End an agency without a successor", options, chosen,
             run_agency_close)
      ->add_option("slug", given.slug, "Slug of the agency")
      ->required();
}

void add_agencies(CLI::App& app, Options& options, Action& chosen) {
  auto* agency = app.add_subcommand("agency", "Agencies");
  agency->require_subcommand(1);
  auto* one = add(*agency, "add", "Add or change an agency", options, chosen,
                  [&] { return run_agency_add(options.common, options.agency); });
  one->add_option("slug", options.agency.slug, "Its name in addresses")->required();
  one->add_option("--name-vi", options.agency.name_vi, "Name in Vietnamese");
  one->add_option("--name-en", options.agency.name_en, "Name in English");
  one->add_option("--iri", options.agency.iri, "IRI of the agency, where it has one");
  one->add_option("--parent", options.agency.parent, "Slug of the agency it belongs to");
  one->add_option("--type", options.agency.type, "Publisher type: IRI or code");
  one->add_option("--homepage", options.agency.homepage, "Its web page");
  add_agency_changes(*agency, options, chosen);
  add(*agency, "list", "List agencies", options, chosen,
      [&] { return run_agency_list(options.common); });
}

CLI::App* add_for_user(CLI::App& users, const char* name, const char* about, Options& options,
                       Action& chosen, int (*act)(const Common&, const UserOptions&)) {
  auto* command = add(users, name, about, options, chosen,
                      [&options, act] { return act(options.common, options.user); });
  command->add_option("name", options.user.name, "With which they sign in")->required();
  return command;
}

void add_users(CLI::App& app, Options& options, Action& chosen) {
  auto* users = app.add_subcommand("user", "People who may sign in");
  users->require_subcommand(1);
  auto* one = add_for_user(*users, "add", "Add an account and print a link to choose its password",
                           options, chosen, run_user_add);
  one->add_option("--display-name", options.user.display_name, "As others read it");
  one->add_option("--email", options.user.email, "E-mail address");
  one->add_flag("--administrator", options.user.administrator, "Administrates the portal");
  one->add_option("--role", options.user.role, "Role in the agency, or in the whole portal");
  one->add_option("--agency", options.user.agency, "Slug of the agency");
  one->add_flag("--password", options.user.with_password,
                "Read a password from the terminal or standard input; print no link");
  one->add_option("--base-url", options.user.base_url, "How the world reaches the portal");
  add(*users, "list", "List accounts", options, chosen,
      [&] { return run_user_list(options.common); });
  add_for_user(*users, "password", "Set a password, from the terminal or standard input", options,
               chosen, run_user_password);
  auto* role = add_for_user(*users, "role", "Give or take a role", options, chosen, run_user_role);
  role->add_option("role", options.user.role,
                   "reader, editor, publisher or admin of an agency; moderator, assessor or "
                   "administrator of the portal")
      ->required();
  role->add_option("--agency", options.user.agency, "Slug of the agency");
  role->add_flag("--take", options.user.take, "Take the role instead of giving it");
  add_for_user(*users, "disable", "Let an account in no more", options, chosen, run_user_disable)
      ->add_flag("--enable", options.user.enable, "Let it in again");
  auto* reset = add_for_user(*users, "reset-link", "Print a link to choose a new password", options,
                             chosen, run_user_reset_link);
  reset->add_option("--base-url", options.user.base_url, "How the world reaches the portal");
  reset->add_flag("--without-codes", options.user.without_codes,
                  "Turn off sign-in codes too, when the device is lost");
}

void add_tokens(CLI::App& app, Options& options, Action& chosen) {
  auto* tokens = app.add_subcommand("token", "Tokens with which programs act for people");
  tokens->require_subcommand(1);
  auto* one = add(*tokens, "add", "Make a token and print it, once", options, chosen,
                  [&] { return run_token_add(options.common, options.token); });
  one->add_option("name", options.token.name, "Account; made where it is missing")->required();
  one->add_option("--agency", options.token.agency, "Good in this agency alone (slug)");
  one->add_option("--role", options.token.role, "Give the account this role first");
  one->add_option("--scope", options.token.scope,
                  "read, write, publish or administer; without: what the role may, else read");
  one->add_option("--days", options.token.days, "Good for so many days")->capture_default_str();
  one->add_option("--label", options.token.label, "What it is for");
  add(*tokens, "list", "List tokens", options, chosen, [&] {
    return run_token_list(options.common, options.token);
  })->add_option("name", options.token.name, "Of this account only");
  add(*tokens, "revoke", "Make a token good for nothing", options, chosen,
      [&] { return run_token_revoke(options.common, options.token); })
      ->add_option("id", options.token.id, "Its identifier, as listed")
      ->required();
}

void add_maintenance(CLI::App& app, Options& options, Action& chosen) {
  add(app, "reindex", "Build the search index anew, beside the old one", options, chosen,
      [&] { return run_reindex(options.common); });
  auto* check = add(app, "check", "Prove that store, files and index agree", options, chosen,
                    [&] { return run_check(options.common, options.maintain); });
  check->add_option("--format", options.maintain.format, "text or json")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json"}));
  auto* backup = add(app, "backup", "Write a consistent copy of store and files", options, chosen,
                     [&] { return run_backup(options.common, options.maintain); });
  backup->add_option("file", options.maintain.file, "File to write")->required();
  auto* restore = add(app, "restore", "Put a backup in the place of the data", options, chosen,
                      [&] { return run_restore(options.common, options.maintain); });
  restore->add_option("file", options.maintain.file, "File to read")->required();
  add(app, "config", "Print the settings in force", options, chosen,
      [&] { return run_config(options.common); });
  app.add_subcommand("version", "Print versions")->callback([&chosen] {
    chosen = [] { return run_version(); };
  });
}

void add_records(CLI::App& app, Options& options, Action& chosen) {
  auto* readiness = app.add_subcommand("readiness", "What the portal knows of its own readiness");
  readiness->require_subcommand(1);
  add(*readiness, "rebuild", "Fill and count everything anew, and tell what differed", options,
      chosen, [&] { return run_readiness_rebuild(options.common); });
  auto* audit = add(app, "audit", "Print who changed what", options, chosen,
                    [&] { return run_audit(options.common, options.audit); });
  audit->add_option("--agency", options.audit.agency, "Only of this agency (slug)");
  audit->add_option("--actor", options.audit.actor, "Only what this one did");
  audit->add_option("--since", options.audit.since, "Only from this date or time on");
  audit->add_option("--format", options.audit.format, "text or jsonl")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "jsonl"}));
  auto* assess = add(app, "assess", "Print the readiness figures", options, chosen,
                     [&] { return run_assess(options.common, options.assess); });
  assess->add_option("--agency", options.assess.agency, "Only of this agency (slug)");
  assess->add_option("--lang", options.assess.language, "vi or en")
      ->capture_default_str()
      ->check(CLI::IsMember({"vi", "en"}));
  assess->add_option("--format", options.assess.format, "text, json or csv")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json", "csv"}));
  auto* gc = add(app, "gc", "Remove uploaded files that no revision names", options, chosen,
                 [&] { return run_gc(options.common, options.gc); });
  gc->add_flag("--dry-run", options.gc.dry_run, "Tell what would be removed, remove nothing");
  auto* jobs = app.add_subcommand("jobs", "Jobs that the portal does by itself");
  jobs->require_subcommand(1);
  add(*jobs, "list", "List the jobs that wait or run", options, chosen,
      [&] { return run_jobs_list(options.common); });
  auto* history = add(*jobs, "history", "What came of them, the latest first", options, chosen,
                      [&] { return run_jobs_history(options.common, options.jobs); });
  history->add_option("--limit", options.jobs.limit, "Lines")->capture_default_str();
  auto* now = add(*jobs, "run-now", "Have a job done now", options, chosen,
                  [&] { return run_job_now(options.common, options.jobs); });
  now->add_option("kind", options.jobs.kind, "audit_head or unused_files")->required();
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

// A command that there is not, told with the nearest that there is; nothing when all are known.
// `before` is the command that it belongs to.
std::optional<std::string> find_unknown_command(const CLI::App& app,
                                                std::span<const std::string> arguments,
                                                const std::string& before = "") {
  const auto known = commands_of(app);
  if (known.empty() || arguments.empty() || arguments[0].starts_with('-')) return std::nullopt;
  const std::string& name = arguments[0];
  if (std::find(known.begin(), known.end(), name) != known.end())
    return find_unknown_command(*app.get_subcommand(name), arguments.subspan(1), name + " ");
  return sentence("command_unknown", {{"command", base::repair_utf8(before + name)},
                                      {"nearest", before + app::nearest_word(name, known)},
                                      {"all", base::join(known, ", ")}});
}

}  // namespace

int run(std::vector<std::string> arguments) {
  Options options;
  Action chosen;
  CLI::App app("portal: an open data portal in one program");
  app.require_subcommand(1);
  add_serving(app, options, chosen);
  add_documents(app, options, chosen);
  add_agencies(app, options, chosen);
  add_users(app, options, chosen);
  add_tokens(app, options, chosen);
  add_maintenance(app, options, chosen);
  add_records(app, options, chosen);
  if (const auto told = find_unknown_command(app, arguments)) {
    std::fprintf(stderr, "portal: %s\n", told->c_str());
    return kWrongUse;
  }
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the end
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kWrongUse;
  }
  return chosen();
}

int exit_code_of(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::kMalformed:
    case base::ErrorCode::kInvalidData:
    case base::ErrorCode::kTooLarge:
    case base::ErrorCode::kUnsupportedType:
      return kRefused;
    case base::ErrorCode::kNotFound:
      return kWrongUse;
    default:
      return kEnvironment;
  }
}

}  // namespace portal::cli
