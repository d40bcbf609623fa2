#include "chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "../pages/markup.h"
#include "../terminal/page.h"
#include "chart_scale.h"
#include "figures.h"

namespace psoas::cli {
namespace {

constexpr double kWidth = 800, kMargin = 32, kPlotLeft = 76;
constexpr double kLineHeight = 20, kNameGap = 18, kNameOffset = 14, kHalfNeutral = 23;
constexpr double kLeastPlotHeight = 336;
constexpr std::size_t kSubtitleLetters = 96, kFootnoteLetters = 108;  // in a line

// Light theme first, then the one for paper; the curves' colours are dark enough for both.
constexpr const char* kStyle =
    "<style>\n"
    "  .paper { fill: #faf7f1 } .shade { fill: #f2ede3 }\n"
    "  .grid { stroke: #dcd5c8; stroke-width: 0.75 }\n"
    "  .axis { stroke: #877e70; stroke-width: 1 }\n"
    "  .lead { stroke: #877e70; stroke-width: 0.75; fill: none }\n"
    "  .curve { fill: none; stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round }\n"
    "  text { font-family: system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif;\n"
    "         font-size: 13px; fill: #5d564c; font-variant-numeric: tabular-nums }\n"
    "  .title { font-size: 20px; font-weight: 600; fill: #1f1c19 }\n"
    "  .subtitle { font-size: 14px } .name { font-weight: 600 }\n"
    "  @media print { .paper { fill: #ffffff } .shade { fill: #f2f2f2 } .grid { stroke: #bbbbbb } "
    "}\n"
    "</style>\n";

struct Pen {
  const char* colour;
  const char* dash;
};
// The tokens accent, clay and ink. Red is not among them: it means stop.
constexpr std::array kColours = {"#12605c", "#93461e", "#1f1c19"};
constexpr std::array kDashes = {"", "8 5", "1.5 5", "10 5 1.5 5"};
static_assert(kColours.size() * kDashes.size() == kMostCurves);

Pen PenOf(std::size_t curve) {
  return {kColours[curve % kColours.size()], kDashes[curve / kColours.size() % kDashes.size()]};
}

std::string Escaped(const std::string& text) { return EscapeMarkup(Clean(text)); }

std::string Px(double place) { return Short(Rounded(place, 1)); }

/// A figure as it is read, with a real minus sign.
std::string Figure(double value) {
  std::string text = Short(value);
  if (text.starts_with('-')) text.replace(0, 1, "\u2212");
  return text;
}

/// A hyphen before a figure becomes a real minus sign.
std::string WithMinus(std::string text) {
  for (std::size_t at = text.find(" -"); at != std::string::npos; at = text.find(" -", at + 1)) {
    if (at + 2 < text.size() && text[at + 2] >= '0' && text[at + 2] <= '9')
      text.replace(at + 1, 1, "\u2212");
  }
  return text;
}

std::vector<std::string> Lines(const std::string& text, std::size_t letters) {
  std::vector<std::string> lines;
  std::string rest = text;
  while (rest.size() > letters) {
    std::size_t end = rest.rfind(' ', letters);
    if (end == std::string::npos) end = rest.find(' ');
    if (end == std::string::npos) break;
    lines.push_back(WithMinus(rest.substr(0, end)));
    rest.erase(0, end + 1);
  }
  lines.push_back(WithMinus(rest));
  return lines;
}

class Drawing {
 public:
  explicit Drawing(const Chart& chart) : chart_(chart) {
    std::size_t longest = 0;
    for (const Curve& curve : chart.curves) longest = std::max(longest, curve.name.size());
    right_ = kWidth - kMargin - kNameOffset - 7.8 * static_cast<double>(longest);
    right_ = std::max(right_, kWidth / 2);
    FindYRange();
    const double names = kNameGap * static_cast<double>(chart.curves.size());
    height_ = std::max(kLeastPlotHeight, names);
  }

  std::string Document() {
    DrawHead();
    DrawBeyondRange();
    DrawGrid();
    DrawAxes();
    DrawCurves();
    DrawNames();
    DrawFoot();
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + Px(kWidth) + " " +
           Px(end_) + "\" width=\"" + Px(kWidth) + "\" height=\"" + Px(end_) +
           "\" role=\"img\">\n<title>" + Escaped(chart_.title) + "</title>\n<desc>" +
           Escaped(chart_.subtitle + " " + chart_.footnote) + "</desc>\n" + kStyle +
           "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" + body_ + "</svg>\n";
  }

 private:
  void FindYRange() {
    double least = chart_.y_from_zero ? 0 : chart_.curves[0].y[0], most = least;
    for (const Curve& curve : chart_.curves) {
      for (const double y : curve.y) {
        least = std::min(least, y);
        most = std::max(most, y);
      }
    }
    const double room = std::max(0.02 * (most - least), 0.5);
    step_y_ = RoundStep(most - least + 2 * room, 8, false);
    least_y_ = step_y_ * std::floor((least - room) / step_y_);
    most_y_ = step_y_ * std::ceil((most + room) / step_y_);
  }

  double X(double x) const {
    const double from = chart_.x.front(), to = chart_.x.back();
    return kPlotLeft + (right_ - kPlotLeft) * (x - from) / (to - from);
  }
  double Y(double y) const { return top_ + height_ * (most_y_ - y) / (most_y_ - least_y_); }
  double bottom() const { return top_ + height_; }

  void Text(double x, double y, const std::string& text, const std::string& attributes = "") {
    body_ += "<text x=\"" + Px(x) + "\" y=\"" + Px(y) + "\"" + attributes + ">" + Escaped(text) +
             "</text>\n";
  }
  void Line(const char* kind, double x1, double y1, double x2, double y2) {
    body_ += "<line class=\"" + std::string(kind) + "\" x1=\"" + Px(x1) + "\" y1=\"" + Px(y1) +
             "\" x2=\"" + Px(x2) + "\" y2=\"" + Px(y2) + "\"/>\n";
  }

  void DrawHead() {
    double at = 48;
    Text(kMargin, at, chart_.title, " class=\"title\"");
    for (const std::string& line : Lines(chart_.subtitle, kSubtitleLetters))
      Text(kMargin, at += 24, line, " class=\"subtitle\"");
    Text(kMargin, at += 36, chart_.y_title);
    top_ = at + 32;
  }

  void DrawBeyondRange() {
    const double from = chart_.x.front(), to = chart_.x.back();
    Shade(from, std::min(chart_.declared_least, to));
    Shade(std::max(chart_.declared_most, from), to);
  }
  void Shade(double from, double to) {
    if (!(from < to)) return;
    body_ += "<rect class=\"shade\" x=\"" + Px(X(from)) + "\" y=\"" + Px(top_) + "\" width=\"" +
             Px(X(to) - X(from)) + "\" height=\"" + Px(height_) + "\"/>\n";
  }

  void DrawGrid() {
    for (const double y : Ticks(least_y_, most_y_, step_y_)) {
      Line("grid", kPlotLeft, Y(y), right_, Y(y));
      Text(kPlotLeft - 12, Y(y) + 4.5, Figure(y), " text-anchor=\"end\"");
    }
    const double from = chart_.x.front(), to = chart_.x.back();
    for (const double x : Ticks(from, to, RoundStep(to - from, 9, chart_.x_is_degrees))) {
      Line("grid", X(x), top_, X(x), bottom());
      Text(X(x), bottom() + 22, Figure(x), " text-anchor=\"middle\"");
    }
    Text((kPlotLeft + right_) / 2, bottom() + 48, chart_.x_title, " text-anchor=\"middle\"");
  }

  void DrawAxes() {
    if (chart_.y_from_zero) Line("axis", kPlotLeft, Y(0), right_, Y(0));
    if (!chart_.neutral_x) return;
    Line("axis", X(*chart_.neutral_x), top_ - 4, X(*chart_.neutral_x), bottom());
    const double middle = std::max(X(*chart_.neutral_x), kPlotLeft + kHalfNeutral);
    Text(middle, top_ - 10, "neutral", " text-anchor=\"middle\"");
  }

  void DrawCurves() {
    // The first is the most important: it is drawn last, above the others.
    for (std::size_t i = chart_.curves.size(); i-- > 0;) {
      const Pen pen = PenOf(i);
      body_ += "<path class=\"curve\" stroke=\"" + std::string(pen.colour) + "\"";
      if (*pen.dash != '\0') body_ += " stroke-dasharray=\"" + std::string(pen.dash) + "\"";
      body_ += " d=\"M";
      for (std::size_t k = 0; k < chart_.x.size(); ++k)
        body_ += " " + Px(X(chart_.x[k])) + " " + Px(Y(chart_.curves[i].y[k]));
      body_ += "\"/>\n";
    }
  }

  void DrawNames() {
    std::vector<double> ends;
    for (const Curve& curve : chart_.curves) ends.push_back(Y(curve.y.back()));
    const auto places = SpacedOut(ends, kNameGap, top_ + kNameGap / 2, bottom() - kNameGap / 2);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const bool moved = std::abs(places[i] - ends[i]) > 2;
      if (moved) Line("lead", right_ + 2, ends[i], right_ + kNameOffset - 3, places[i]);
      Text(right_ + kNameOffset, places[i] + 4.5, chart_.curves[i].name,
           " class=\"name\" style=\"fill: " + std::string(PenOf(i).colour) + "\"");
    }
  }

  void DrawFoot() {
    end_ = bottom() + 64;
    for (const std::string& line : Lines(chart_.footnote, kFootnoteLetters))
      Text(kMargin, end_ += kLineHeight, line);
    end_ += kMargin - 4;
  }

  const Chart& chart_;
  double right_ = 0, top_ = 0, height_ = 0, end_ = 0;
  double least_y_ = 0, most_y_ = 1, step_y_ = 1;
  std::string body_;
};

}  // namespace

std::string ChartSvg(const Chart& chart) { return Drawing(chart).Document(); }

}  // namespace psoas::cli
