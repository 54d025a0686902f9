// Finds known phrases with Hyperscan: a pass over all lines of a file for each line on standard input.
// known-phrases FORMS TEXTS; answers "ready", then "SECONDS MATCHES" for each pass.
#include <hs/hs.h>

#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

static std::vector<std::string> lines_of(const char *path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

static int count_match(unsigned, unsigned long long, unsigned long long, unsigned, void *count) {
  ++*static_cast<unsigned long long *>(count);
  return 0;
}

int main(int, char **arguments) {
  const auto forms = lines_of(arguments[1]);
  const auto texts = lines_of(arguments[2]);
  std::vector<const char *> literals;
  std::vector<size_t> lengths;
  std::vector<unsigned> flags(forms.size(), HS_FLAG_CASELESS), ids;
  for (const auto &form : forms) {
    ids.push_back(ids.size());
    literals.push_back(form.data());
    lengths.push_back(form.size());
  }
  hs_database_t *database = nullptr;
  hs_compile_error_t *error = nullptr;
  if (hs_compile_lit_multi(literals.data(), flags.data(), ids.data(), lengths.data(), literals.size(), HS_MODE_BLOCK,
                           nullptr, &database, &error) != HS_SUCCESS) {
    std::cerr << error->message << "\n";
    return 1;
  }
  hs_scratch_t *scratch = nullptr;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 1;
  std::cout << "ready" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    unsigned long long count = 0;
    const std::clock_t begun = std::clock();
    for (const auto &text : texts) hs_scan(database, text.data(), text.size(), 0, scratch, count_match, &count);
    std::cout << double(std::clock() - begun) / CLOCKS_PER_SEC << " " << count << std::endl;
  }
}
