"""opensim_rounds.py DIR: answers rounds with OpenSim, from DIR/model.osim, poses.csv and pairs.csv.

As OpenSim's guide says: set the coordinates, assemble, realize to position, ask each muscle for its
length; for moment arms ask computeMomentArm for each pair of a muscle and a coordinate that moves it.
The calls go through OpenSim's Python wheel, which costs about a microsecond each.
"""

import csv
import pathlib
import sys
import time

import opensim


def main(directory):
    directory = pathlib.Path(directory)
    opensim.Logger.setLevelString("error")
    model = opensim.Model(str(directory / "model.osim"))
    state = model.initSystem()
    coordinates = model.getCoordinateSet()
    known = {coordinates.get(i).getName(): coordinates.get(i) for i in range(coordinates.getSize())}
    forces = model.getForceSet()
    muscles = {
        forces.get(i).getName(): opensim.PathActuator.safeDownCast(forces.get(i))
        for i in range(forces.getSize())
    }
    poses = []
    with open(directory / "poses.csv") as file:
        for row in csv.DictReader(file):
            poses.append([(known[n], float(v)) for n, v in row.items() if n in known])
    with open(directory / "pairs.csv") as file:
        pairs = [(muscles[m], known[c]) for m, c in csv.reader(file) if c in known]

    print("OpenSim " + opensim.GetVersion() + ", Python wheel", flush=True)
    for line in sys.stdin:
        task, count = line.split()
        start = time.thread_time()
        for i in range(int(count)):
            for coordinate, value in poses[i % len(poses)]:
                coordinate.setValue(state, value, False)
            model.assemble(state)
            model.realizePosition(state)
            for muscle in muscles.values():
                muscle.getLength(state)
            if task == "arms":
                for muscle, coordinate in pairs:
                    muscle.computeMomentArm(state, coordinate)
        print(1e6 * (time.thread_time() - start) / int(count), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
