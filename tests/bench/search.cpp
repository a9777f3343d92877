// The portal's index asked the questions of the log. bench_search: see run_engine().

#include <string>

#include "search/index.hpp"
#include "search/indexer.hpp"
#include "tests/bench/engine.hpp"
#include "tests/bench/made_index.hpp"

namespace bench {
namespace {

class Own : public Engine {
 public:
  explicit Own(const std::filesystem::path& folder)
      : folder_(folder / "index"), index_(folder_.string()) {}
  std::string name() const override { return "own"; }
  void fill(std::size_t records) override { fill_index(folder_, records); }
  double used_milliseconds() const override { return processor_milliseconds(); }
  std::uintmax_t bytes() const override { return bytes_below(folder_); }
  std::size_t ask(const Question& question) override {
    return index_.search(request_of(question)).total;
  }

 private:
  const std::filesystem::path folder_;
  search::Index index_;
};

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  bench::Own engine(bench::folder_of(count, words));
  return bench::run_engine(engine, count, words);
}
