#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rescore/rescore.h"

/// The parsed request, and the verbs that answer it. Each verb prints to stdout and returns the
/// exit code.
namespace rescore::cli {

inline constexpr int kGood = 0;
inline constexpr int kWrong = 1;  ///< the data or the request
inline constexpr int kUsage = 2;

struct Arguments {
  std::string data;
  bool opens_data = false;  ///< a folder was named, even ""
  std::string unit;
  std::string node;         ///< overall when empty
  std::string method;       ///< the publisher's when empty
  std::string method_file;  ///< a method of the user's own, in JSON
  std::string against;      ///< another method
  std::vector<std::string> edits;
  std::string link;                                         ///< its changes come before the edits
  std::vector<std::pair<std::string, std::string>> others;  ///< the link's unknown keys
  std::string earlier;                                      ///< data folder of the state before
  std::string crosswalk;
  std::string claim;               ///< a sentence
  std::vector<std::string> since;  ///< data folders of other editions
  std::string other_unit;          ///< to compare with
  std::string at_least = "0";      ///< the least weight of a part
  std::vector<std::string> from;   ///< edits of the scenario to compare with
  GoalRequest goal;
  int rank = 0;  ///< for `goal` and `weights`; 0: none
  UncertaintyOptions run;
  Shard shard;
  std::vector<std::string> models;    ///< weights when empty
  std::string weights = "dirichlet";  ///< or "noise"
  double chance = 5;                  ///< per cent
  std::vector<std::string> files;     ///< to merge
  bool json = false;
};

/// Escapes control characters, and characters that change the text direction, as in JSON: text
/// quoted from files, links and requests must not control the terminal. Optionally keeps line ends.
std::string printable(std::string_view text, bool line_ends);

/// Prints every error on a line of stderr.
void print_errors(const Errors& errors);
/// The same, and also as JSON to stdout if requested.
int fail(const Arguments& arguments, const Errors& errors);

/// The id of the requested method, which must exist.
std::string method_id(const Session& session, const Arguments& arguments);

int check_verb(const Arguments& arguments, Session& session);
int score_verb(const Arguments& arguments, Session& session);
int rank_verb(const Arguments& arguments, Session& session);
int what_if_verb(const Arguments& arguments, Session& session);
int link_verb(const Arguments& arguments, Session& session);

int impact_verb(const Arguments& arguments, Session& session);
int pivots_verb(const Arguments& arguments, Session& session);
int goal_verb(const Arguments& arguments, Session& session);
int explain_verb(const Arguments& arguments, Session& session);
int bounds_verb(const Arguments& arguments, Session& session);
int compare_verb(const Arguments& arguments, Session& session);

int pair_verb(const Arguments& arguments, Session& session);
int weights_verb(const Arguments& arguments, Session& session);

int changes_verb(const Arguments& arguments, Session& session);
int claim_verb(const Arguments& arguments, Session& session);

}  // namespace rescore::cli
