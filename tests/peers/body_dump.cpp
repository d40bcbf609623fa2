// psoas-body-dump MODEL export OUT.osim
// psoas-body-dump MODEL lengths POSES.csv
//
// For comparing with other programs. MODEL is a file of our own format or an .osim file. POSES.csv
// names coordinates in its first row; every other row is a pose in radians and metres, and what it
// does not name is 0. The lengths go to standard output, one value a row:
//   pose,muscle,coordinate,value    a length in metres where the coordinate is empty, else dL/dq
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "body/evaluator.h"
#include "body/library.h"
#include "labfiles/osim_read.h"
#include "labfiles/osim_write.h"

namespace {

using psoas::body::Arm;
using psoas::body::Model;
using psoas::body::Plan;

int Stop(const std::string& sentence) {
  std::cerr << sentence << '\n';
  return 1;
}

std::string FileText(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
  return cells;
}

void PrintPose(int pose, const Plan& plan, const std::vector<double>& lengths_m,
               const std::vector<double>& arms_m) {
  const Model& model = plan.model();
  for (std::size_t m = 0; m < lengths_m.size(); ++m) {
    std::printf("%d,%s,,%.17g\n", pose, model.muscles[m].name.c_str(), lengths_m[m]);
  }
  for (std::size_t a = 0; a < arms_m.size(); ++a) {
    const Arm& arm = plan.arms()[a];
    std::printf(
        "%d,%s,%s,%.17g\n", pose, model.muscles[static_cast<std::size_t>(arm.muscle)].name.c_str(),
        model.coordinates[static_cast<std::size_t>(arm.coordinate)].name.c_str(), arms_m[a]);
  }
}

int PrintLengths(Model model, const std::string& poses_path) {
  const auto plan = Plan::Compile(std::move(model));
  if (!plan.ok()) return Stop(plan.error().Sentence());
  psoas::body::Evaluator evaluator(*plan);
  std::ifstream poses(poses_path);
  std::string line;
  std::getline(poses, line);
  std::vector<int> columns;
  for (const std::string& name : Cells(line)) {
    columns.push_back(psoas::body::FindCoordinate(plan->model(), name));
    if (columns.back() < 0) return Stop("The model has no coordinate " + name + ".");
  }
  std::vector<double> pose(plan->coordinates()), lengths_m(plan->muscles());
  std::vector<double> arms_m(plan->arms().size());
  std::puts("pose,muscle,coordinate,value");
  for (int number = 0; std::getline(poses, line); ++number) {
    const auto cells = Cells(line);
    if (cells.size() != columns.size()) return Stop("A pose has too few or too many values.");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      pose[static_cast<std::size_t>(columns[i])] = std::stod(cells[i]);
    }
    evaluator.Evaluate(pose, lengths_m, arms_m);
    PrintPose(number, *plan, lengths_m, arms_m);
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return Stop("psoas-body-dump MODEL export OUT.osim | lengths POSES.csv");
  const std::string path = arguments[1], task = arguments[2], other = arguments[3];
  const std::string text = FileText(path);
  auto model =
      path.ends_with(".osim") ? psoas::labfiles::ReadOsim(text) : psoas::body::ReadModel(text);
  if (!model.ok()) return Stop(path + ": " + model.error().Sentence());
  if (task == "lengths") return PrintLengths(std::move(model).value(), other);
  if (!(std::ofstream(other) << psoas::labfiles::WriteOsim(*model))) {
    return Stop(other + " could not be written.");
  }
  return 0;
}
