// Reads catalogue documents and writes, for a SHACL validator, what each record states, and beside
// it what the rules say of it: shacl_records FOLDER MOST FILE… For deploy/nightly/shacl.
//
// FOLDER/N.nt holds some hundred records, FOLDER/exported-N.nt the same as the portal publishes
// them (record 7 is "/datasets/7"), FOLDER/nodes.tsv the place of each node, and
// FOLDER/findings.tsv the errors. FOLDER/languages.ttl tells the validator the languages of the
// EU's list that its own copy leaves out. At most MOST records of a file are taken.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "catalog/base/sandbox.hpp"
#include "catalog/documents/catalogue_writer.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/rules/validate.hpp"
#include "catalog/rules/view.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "tests/shacl/stated.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRecordsInAFile = 200;

class Output {
 public:
  explicit Output(fs::path folder)
      : folder_(std::move(folder)),
        nodes_(folder_ / "nodes.tsv"),
        findings_(folder_ / "findings.tsv") {}

  void take(catalog::documents::Record&& record) {
    if (records_ % kRecordsInAFile == 0) begin_file();
    const auto findings = catalog::rules::validate(record.document, record.kind);
    const auto view = catalog::rules::view_of(record.document, record.kind);
    triples_ << shacl::stated_triples(view, records_);
    exported_ << exported(record);
    for (std::size_t i = 0; i < view.nodes.size(); ++i)
      nodes_ << records_ << '\t' << i << '\t' << view.nodes[i].path << '\n';
    for (const auto& finding : findings)
      if (finding.severity == catalog::Severity::kError)
        findings_ << records_ << '\t' << finding.path << '\t' << finding.rule << '\n';
    ++records_;
  }

  ~Output() { end_file(); }

  std::size_t records() const { return records_; }

 private:
  static catalog::documents::CatalogueInfo info() {
    catalog::documents::CatalogueInfo info;
    info.base_url = "https://portal.example";
    for (base::Json* text : {&info.title, &info.description, &info.publisher_name})
      text->set("en", "Catalogue");
    info.publisher_iri = "https://portal.example/agencies/one";
    return info;
  }

  void begin_file() {
    end_file();
    const std::string file = std::to_string(records_ / kRecordsInAFile) + ".nt";
    triples_ = std::ofstream(folder_ / file);
    exported_ = std::ofstream(folder_ / ("exported-" + file));
    writer_ = make_catalogue_writer(catalog::documents::ExportFormat::kNTriples, info());
    std::string out;
    writer_->begin(out);
    exported_ << out;
  }

  void end_file() {
    std::string out;
    if (writer_) writer_->end(out);
    exported_ << out;
  }

  // Distributions have addresses of the portal's own, as publish() gives them.
  std::string exported(const catalog::documents::Record& record) {
    base::Json document = record.document;
    std::size_t number = 0;
    if (base::Json* files = document.find("distribution"))
      for (auto& file : files->items()) {
        file.erase("@id");
        file.set("id", std::to_string(records_) + "-" + std::to_string(number++));
      }
    catalog::documents::Published published;
    published.document = &document;
    published.publication = {"https://portal.example", std::to_string(records_), record.kind,
                             "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"};
    std::string out;
    writer_->add(out, published);
    return out;
  }

  fs::path folder_;
  std::ofstream nodes_;
  std::ofstream findings_;
  std::ofstream triples_;
  std::ofstream exported_;
  std::unique_ptr<catalog::documents::CatalogueWriter> writer_;
  std::size_t records_ = 0;
};

void write_languages(const fs::path& file) {
  const auto& languages = catalog::vocab::vocabulary("languages");
  std::ofstream out(file);
  for (const auto& term : languages.terms())
    out << "<" << term.iri << "> a <http://www.w3.org/2004/02/skos/core#Concept> ; "
        << "<http://www.w3.org/2004/02/skos/core#inScheme> <" << languages.scheme_iri() << "> ; "
        << "<http://www.w3.org/2004/02/skos/core#prefLabel> \"" << term.en << "\"@en .\n";
}

}  // namespace

int main(int count, char** arguments) {
  base::be_sandbox_if_asked(count, arguments);
  if (count < 4) {
    std::fprintf(stderr, "shacl_records FOLDER MOST FILE...\n");
    return 2;
  }
  Output output(arguments[1]);
  write_languages(fs::path(arguments[1]) / "languages.ttl");
  const auto most = static_cast<std::size_t>(std::atoll(arguments[2]));
  std::size_t files = 0;
  std::size_t refused = 0;
  for (int i = 3; i < count; ++i) {
    std::size_t taken = 0;
    catalog::documents::read_file(arguments[i], "", [&](catalog::documents::Record&& record) {
      if (record.refused) ++refused;
      if (record.refused || taken >= most) return;
      ++taken;
      output.take(std::move(record));
    });
    files += taken > 0;
  }
  std::printf("%zu\t%zu\t%zu\n", output.records(), files, refused);
  return 0;
}
