#include "mujoco_peer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

namespace psoas::peers {
namespace {

/// A joint tied to another: where both stand, and the polynomial between them.
struct Tie {
  int dependent;
  int independent;  ///< -1: the joint is held at a constant
  const mjtNum* coefficients;
};

Tie TieOf(const mjModel& model, int equality) {
  return {model.eq_obj1id[equality], model.eq_obj2id[equality],
          model.eq_data + mjNEQDATA * equality};
}

}  // namespace

MujocoPeer::MujocoPeer(const std::string& mjcf) {
  const auto path = std::filesystem::path(testing::TempDir()) /
                    ("psoas_peer_" + std::to_string(getpid()) + ".xml");
  std::ofstream(path) << mjcf;
  std::array<char, 1000> message{};
  model_ = mj_loadXML(path.string().c_str(), nullptr, message.data(), message.size());
  std::filesystem::remove(path);
  EXPECT_STREQ(message.data(), "");
  EXPECT_NE(model_, nullptr);
  if (model_) data_ = mj_makeData(model_);
}

MujocoPeer::~MujocoPeer() {
  if (data_) mj_deleteData(data_);
  if (model_) mj_deleteModel(model_);
}

int MujocoPeer::Find(mjtObj kind, const std::string& name) const {
  const int id = mj_name2id(model_, kind, name.c_str());
  EXPECT_GE(id, 0) << name;
  return id;
}

void MujocoPeer::Set(const std::string& joint, double value) {
  data_->qpos[model_->jnt_qposadr[Find(mjOBJ_JOINT, joint)]] = value;
}

void MujocoPeer::Settle() {
  for (int i = 0; i < model_->neq; ++i) {
    if (model_->eq_type[i] != mjEQ_JOINT) continue;
    const Tie tie = TieOf(*model_, i);
    const int to = model_->jnt_qposadr[tie.dependent];
    double x = 0;
    if (tie.independent >= 0) {
      const int from = model_->jnt_qposadr[tie.independent];
      x = data_->qpos[from] - model_->qpos0[from];
    }
    double value = 0;
    for (int power = 4; power >= 0; --power) value = value * x + tie.coefficients[power];
    data_->qpos[to] = model_->qpos0[to] + value;
  }
}

void MujocoPeer::Compute() {
  mj_kinematics(model_, data_);
  mj_comPos(model_, data_);
  mj_tendon(model_, data_);
}

double MujocoPeer::Length(const std::string& tendon) const {
  return data_->ten_length[Find(mjOBJ_TENDON, tendon)];
}

double MujocoPeer::TieSlope(int equality) const {
  const Tie tie = TieOf(*model_, equality);
  const int from = model_->jnt_qposadr[tie.independent];
  const double x = data_->qpos[from] - model_->qpos0[from];
  double slope = 0;
  for (int power = 4; power >= 1; --power) slope = slope * x + power * tie.coefficients[power];
  return slope;
}

double MujocoPeer::Arm(const std::string& tendon, const std::string& joint) const {
  const int row = Find(mjOBJ_TENDON, tendon);
  const int column = Find(mjOBJ_JOINT, joint);
  const auto entry = [&](int of_joint) {
    const int dof = model_->jnt_dofadr[of_joint];
    if (!mj_isSparse(model_)) return data_->ten_J[row * model_->nv + dof];
    for (int k = 0; k < data_->ten_J_rownnz[row]; ++k) {
      const int at = data_->ten_J_rowadr[row] + k;
      if (data_->ten_J_colind[at] == dof) return data_->ten_J[at];
    }
    return 0.0;
  };
  double arm = entry(column);
  for (int i = 0; i < model_->neq; ++i) {
    const Tie tie = TieOf(*model_, i);
    if (model_->eq_type[i] == mjEQ_JOINT && tie.independent == column) {
      arm += TieSlope(i) * entry(tie.dependent);
    }
  }
  return arm;
}

}  // namespace psoas::peers
