// What leads to a professional: cards of what only they should do, and letters to take along.
#pragma once

#include <string>
#include <vector>

#include "rules/evidence.h"

namespace psoas::rules {

/// A treatment that is never self-treatment.
struct HandsOnCard {
  std::string id;
  int order = 0;
  std::string title;
  std::string what;
  std::string who;
  std::vector<std::string> ask_for;
  std::string why_not_alone;
  std::vector<Evidence> evidence;
  static constexpr const char* kType = "HandsOnCard";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &HandsOnCard::id, "unique"},
                      Field{"order", &HandsOnCard::order, "place in the list"},
                      Field{"title", &HandsOnCard::title, "headline"},
                      Field{"what", &HandsOnCard::what, "what it is"},
                      Field{"who", &HandsOnCard::who, "which professional"},
                      Field{"ask_for", &HandsOnCard::ask_for, "questions to ask"},
                      Field{"why_not_alone", &HandsOnCard::why_not_alone, "why not alone"},
                      Field{"evidence", &HandsOnCard::evidence, "claims with their grade"}};
  }
};

/// The frame of a letter; the core puts the measured facts between `opening` and `asks`.
/// `opening` and `closing` may hold {date} {week} {done} {planned} {percent}.
struct Letter {
  std::string id;  ///< a branch of the review, or: screen | guarding
  std::string title;
  std::string opening;
  std::vector<std::string> asks;
  std::string closing;
  static constexpr const char* kType = "LetterFrame";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Letter::id, "what it is written for"},
                      Field{"title", &Letter::title, "headline"},
                      Field{"opening", &Letter::opening, "first sentences"},
                      Field{"asks", &Letter::asks, "what is asked of the reader"},
                      Field{"closing", &Letter::closing, "last sentences"}};
  }
};

}  // namespace psoas::rules
