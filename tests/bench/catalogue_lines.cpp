// Writes the datasets of catalogue documents as JSON texts, one a line, for measurements that need
// real records: bench_catalogue_lines OUT FILE…
// Each is {"catalogue": FILE, "document": as docs/dcat-profile.md says}.

#include <cstdio>
#include <fstream>

#include "catalog/base/sandbox.hpp"
#include "catalog/documents/document_reader.hpp"
#include "catalog/documents/normalise.hpp"

int main(int count, char** words) {
  base::be_sandbox_if_asked(count, words);
  if (count < 3) {
    std::fprintf(stderr, "bench_catalogue_lines OUT FILE...\n");
    return 2;
  }
  std::ofstream out(words[1]);
  for (int i = 2; i < count; ++i)
    catalog::documents::read_file(words[i], "", [&](catalog::documents::Record&& record) {
      if (record.refused || record.kind != catalog::NodeClass::kDataset) return;
      base::Json line = base::Json::object();
      line.set("catalogue", words[i]);
      catalog::documents::normalise(record.document, record.kind);
      line.set("document", std::move(record.document));
      out << base::write_json(line) << '\n';
    });
  return out.good() ? 0 : 1;
}
