#include "mujoco_peer.h"

#include <mujoco/mujoco.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace psoas::bench {

struct MujocoPeer::State {
  mjModel* model = nullptr;
  mjData* data = nullptr;
  ~State() {
    if (data != nullptr) mj_deleteData(data);
    if (model != nullptr) mj_deleteModel(model);
  }
};

MujocoPeer::MujocoPeer(const std::string& xml, bool sparse, std::string& error)
    : state_(std::make_unique<State>()) {
  mjVFS files;
  mj_defaultVFS(&files);
  const char* name = "model.xml";
#if mjVERSION_HEADER >= 300
  mj_addBufferVFS(&files, name, xml.data(), static_cast<int>(xml.size()));
#else
  mj_makeEmptyFileVFS(&files, name, static_cast<int>(xml.size()));
  std::memcpy(files.filedata[0], xml.data(), xml.size());
#endif
  std::array<char, 1000> problem{};
  state_->model = mj_loadXML(name, &files, problem.data(), static_cast<int>(problem.size()));
  mj_deleteVFS(&files);
  if (state_->model == nullptr) {
    error = problem.data();
    return;
  }
  state_->model->opt.jacobian = sparse ? mjJAC_SPARSE : mjJAC_DENSE;
  state_->data = mj_makeData(state_->model);
}

MujocoPeer::~MujocoPeer() = default;

bool MujocoPeer::ok() const { return state_->data != nullptr; }

std::string MujocoPeer::Version() { return mj_versionString(); }

std::vector<double> MujocoPeer::Positions(std::span<const std::string> names,
                                          std::span<const double> pose) {
  const mjModel* m = state_->model;
  std::vector<double> positions(m->qpos0, m->qpos0 + m->nq);
  const auto place = [&](int joint) { return static_cast<std::size_t>(m->jnt_qposadr[joint]); };
  for (std::size_t c = 0; c < names.size(); ++c) {
    const int joint = mj_name2id(m, mjOBJ_JOINT, names[c].c_str());
    if (joint >= 0) positions[place(joint)] = pose[c];
  }
  for (int e = 0; e < m->neq; ++e) {
    if (m->eq_type[e] != mjEQ_JOINT) continue;
    const double* a = m->eq_data + e * mjNEQDATA;
    const std::size_t tied = place(m->eq_obj1id[e]);
    double x = 0;
    if (m->eq_obj2id[e] >= 0) {
      const std::size_t leader = place(m->eq_obj2id[e]);
      x = positions[leader] - m->qpos0[leader];
    }
    positions[tied] = m->qpos0[tied] + a[0] + x * (a[1] + x * (a[2] + x * (a[3] + x * a[4])));
  }
  return positions;
}

void MujocoPeer::Evaluate(std::span<const double> positions) {
  std::copy(positions.begin(), positions.end(), state_->data->qpos);
  mj_kinematics(state_->model, state_->data);
  mj_comPos(state_->model, state_->data);
  mj_tendon(state_->model, state_->data);
}

double MujocoPeer::Length(const std::string& tendon) const {
  const int id = mj_name2id(state_->model, mjOBJ_TENDON, tendon.c_str());
  return id < 0 ? -1 : state_->data->ten_length[id];
}

}  // namespace psoas::bench
