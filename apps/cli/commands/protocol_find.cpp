// psoas protocol find TEXT: from a sentence that was shown back to where it is written.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../pages/protocol_entry_page.h"
#include "embedded/embedded.h"
#include "protocol_commands.h"
#include "protocol_view.h"
#include "rules/find_text.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kMost = 8;

struct PageText {
  std::string id;
  std::string text;
  rules::Resemblance resemblance;
};

void AddPageTexts(const Json& json, const std::string& id, const std::string& sentence,
                  std::vector<PageText>& out) {
  for (const auto& [key, value] : json.items()) {
    const std::string below = id.empty() ? key : id + "." + key;
    if (value.is_object()) {
      AddPageTexts(value, below, sentence, out);
    } else if (value.is_string() && !key.starts_with('_')) {
      const std::string text = value.get<std::string>();
      const auto resemblance = rules::Compare(text, sentence);
      if (resemblance.likeness != rules::Likeness::kNone) out.push_back({below, text, resemblance});
    }
  }
}

/// The pages' own sentences, which carry no clinical content.
std::vector<PageText> FindPageTexts(const std::string& sentence) {
  std::vector<PageText> found;
  const auto texts = ParseJson(EmbeddedPageText(), "locales/en.json");
  if (texts.ok()) AddPageTexts(*texts, "", sentence, found);
  std::stable_sort(found.begin(), found.end(), [](const PageText& a, const PageText& b) {
    return std::pair(a.resemblance.likeness, a.resemblance.letters) >
           std::pair(b.resemblance.likeness, b.resemblance.letters);
  });
  if (found.size() > kMost) found.resize(kMost);
  return found;
}

const char* InWords(rules::Likeness likeness) {
  return likeness == rules::Likeness::kWhole  ? "this is the sentence"
         : likeness == rules::Likeness::kPart ? "it holds these words"
                                              : "what was shown holds it";
}

void PrintFound(const ProtocolView& view, const rules::Index& index,
                const std::vector<rules::FoundText>& found, const std::vector<PageText>& pages) {
  Page page;
  for (const rules::FoundText& each : found) {
    page.Bullet(each.entry.id + " (" + rules::Spaced(Name(each.entry.kind)) +
                (each.field.empty() ? "" : ", " + each.field) + "): " + InWords(each.likeness));
    page.Text(PlaceOf(view, each.entry.path), 4, Ink::kAccent);
    page.Text("“" + each.text + "”", 4).Blank();
  }
  for (const PageText& each : pages) {
    page.Bullet("text of a page (" + each.id + "): " + InWords(each.resemblance.likeness));
    page.Text("locales/en.json", 4, Ink::kAccent);
    page.Text("“" + each.text + "”", 4).Blank();
  }
  const bool is_clear = !found.empty() && found.front().likeness >= rules::Likeness::kPart;
  if (is_clear) {
    const auto explanation = rules::Explain(view.loaded.protocol, index, found.front().entry);
    WriteExplanation(page, explanation, PlaceOf(view, found.front().entry.path));
  }
  page.Text(IdentityLine(view.loaded), 2, Ink::kQuiet).Print();
}

Json FoundJson(const ProtocolView& view, const std::vector<rules::FoundText>& found,
               const std::vector<PageText>& pages) {
  Json texts = Json::array();
  for (const rules::FoundText& each : found) {
    texts.push_back(psoas::Write(each));
    texts.back()["place"] = PlaceOf(view, each.entry.path);
  }
  Json page_texts = Json::array();
  for (const PageText& each : pages) {
    page_texts.push_back({{"id", each.id},
                          {"text", each.text},
                          {"likeness", Name(each.resemblance.likeness)},
                          {"place", "locales/en.json"}});
  }
  return {{"protocol", IdentityJson(view)},
          {"texts", std::move(texts)},
          {"page_texts", std::move(page_texts)}};
}

}  // namespace

int FindSentence(const CommonOptions& options, const std::string& sentence) {
  const auto view = OpenProtocol(options.protocol);
  if (!view.ok()) return Fail(options, view.error());
  const rules::Index index(view->loaded.protocol);
  const auto found = rules::FindText(index, sentence, kMost);
  auto pages = FindPageTexts(sentence);
  if (!found.empty()) {
    std::erase_if(pages, [&](const PageText& each) {
      return each.resemblance.likeness < found.front().likeness;
    });
  }
  if (found.empty() && pages.empty()) {
    return FailUsage(options,
                     "neither the protocol nor the pages hold these words. Give a whole sentence "
                     "as it was shown, or a few words of it that stand together.");
  }
  if (options.json) {
    PrintJson(FoundJson(*view, found, pages));
  } else {
    PrintFound(*view, index, found, pages);
  }
  return kOk;
}

void AddProtocolFind(CLI::App& protocol, Invocation& invocation) {
  auto* command = protocol.add_subcommand(
      "find", "follow a sentence that was shown back to where it is written");
  AddCommonOptions(*command, invocation.common);
  auto words = std::make_shared<std::vector<std::string>>();
  command->add_option("text", *words, "the sentence, or a part of it")->required();
  command->callback([&invocation, words] {
    invocation.run = [&invocation, words] {
      std::string sentence;
      for (const std::string& word : *words) sentence += (sentence.empty() ? "" : " ") + word;
      return FindSentence(invocation.common, sentence);
    };
  });
}

}  // namespace psoas::cli
