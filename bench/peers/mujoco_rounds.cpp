// psoas-bench-mujoco DIR: answers rounds with MuJoCo's C library, from DIR/model.xml and poses.csv.
//
// As MuJoCo's manual says: mj_kinematics, then mj_tendon for lengths; for moment arms mj_comPos
// between them. mj_tendon always makes its Jacobian, which is not folded here over joints that are
// tied to another. The values of tied joints are set beforehand and cost nothing.
// Compiles with the headers of 2.2 and later.
#include <mujoco/mujoco.h>

#include <algorithm>
#include <array>

#include "rounds.h"

namespace {

std::vector<double> Positions(const mjModel& model, const psoas::bench::Poses& poses,
                              const std::vector<double>& pose) {
  std::vector<double> positions(model.qpos0, model.qpos0 + model.nq);
  const auto at = [&](int joint) { return static_cast<std::size_t>(model.jnt_qposadr[joint]); };
  for (std::size_t c = 0; c < pose.size(); ++c) {
    const int joint = mj_name2id(&model, mjOBJ_JOINT, poses.names[c].c_str());
    if (joint >= 0) positions[at(joint)] = pose[c];
  }
  for (int i = 0; i < model.neq; ++i) {
    const double x = positions[at(model.eq_obj2id[i])];
    double value = 0;
    for (int power = 4; power >= 0; --power) {
      value = value * x + model.eq_data[mjNEQDATA * i + power];
    }
    positions[at(model.eq_obj1id[i])] = value;
  }
  return positions;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 1;
  const std::string directory = arguments[1];
  std::array<char, 1000> problem{};
  mjModel* model = mj_loadXML((directory + "/model.xml").c_str(), nullptr, problem.data(),
                              static_cast<int>(problem.size()));
  if (!model) {
    std::cerr << problem.data() << '\n';
    return 1;
  }
  mjData* data = mj_makeData(model);
  const auto poses = psoas::bench::ReadPoses(directory + "/poses.csv");
  std::vector<std::vector<double>> positions;
  for (const auto& row : poses.rows) positions.push_back(Positions(*model, poses, row));
  psoas::bench::AnswerRounds(std::string("MuJoCo ") + mj_versionString() + ", C library",
                             [&](bool with_arms, std::size_t rounds) {
                               for (std::size_t i = 0; i < rounds; ++i) {
                                 const auto& row = positions[i % positions.size()];
                                 std::copy(row.begin(), row.end(), data->qpos);
                                 mj_kinematics(model, data);
                                 if (with_arms) mj_comPos(model, data);
                                 mj_tendon(model, data);
                               }
                             });
  mj_deleteData(data);
  mj_deleteModel(model);
  return 0;
}
