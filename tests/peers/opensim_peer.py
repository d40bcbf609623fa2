"""OpenSim's side of the comparison: lengths, moment arms and whether a wrap is well defined.

A muscle in a pose is well defined when OpenSim agrees with itself. It is not, and the reason is
counted, when
  inside    an end of the piece that bends lies inside the surface: OpenSim then does not bend it
  end       the straight piece runs through the surface's cylinder, but beyond its ends: likewise
  side      the muscle lies on the side of the cylinder that its quadrant excludes, or more than
            half round it
  slope     OpenSim's own moment arm is not the slope of its own length (central differences) to
            0.5 mm/rad: it takes a way that is not the shortest, or jumps between two
None of these looks at what Psoas computes. A muscle that bends round nothing is always well
defined. Over the coordinates of a BallJoint or FreeJoint OpenSim's moment arm is over an angular
velocity, not over the coordinate; those are left out.
"""

import numpy as np
import opensim

STEP_RAD = 1e-4
SLOPE_TOLERANCE_M = 5e-4


# Whose coordinates do not have their own rates as generalised speeds.
NOT_OVER_RATES = ("BallJoint", "FreeJoint")


class Log(opensim.LogSink):
    """Everything that OpenSim logs at the level warning or above."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def sinkImpl(self, line):
        self.lines.append(line)


def load(path):
    """The model, its state, and what OpenSim complained about."""
    opensim.Logger.setLevelString("warn")
    log = Log()
    opensim.Logger.addSink(log)
    model = opensim.Model(path)
    state = model.initSystem()
    opensim.Logger.removeSink(log)
    return model, state, list(log.lines)


def matrix(transform):
    """A SimTK transform as a 4x4 array."""
    out = np.eye(4)
    rotation, shift = transform.R(), transform.p()
    for i in range(3):
        out[i, 3] = shift.get(i)
        for j in range(3):
            out[i, j] = rotation.asMat33().get(i, j)
    return out


def quadrant_axis(quadrant):
    """The direction in the plane across a cylinder that its quadrant names; None for all."""
    axes = {"x": (1.0, 0.0), "y": (0.0, 1.0)}
    axis = axes.get(quadrant.lstrip("+-"))
    if axis is None:
        return None
    return np.array(axis) * (-1 if quadrant.startswith("-") else 1)


class Surface:
    """A wrap object and the piece of the path on which it may act."""

    def __init__(self, path_wrap, points):
        self.object = path_wrap.getWrapObject()
        self.name = self.object.getName()
        first = max(path_wrap.getStartPoint(), 1)
        self.before, self.after = points[first - 1], points[first]
        cylinder = opensim.WrapCylinder.safeDownCast(self.object)
        self.is_cylinder = cylinder is not None
        shape = cylinder or opensim.WrapSphere.safeDownCast(self.object)
        self.radius = shape.get_radius()
        self.side = quadrant_axis(self.object.get_quadrant()) if self.is_cylinder else None

    def to_local(self, state):
        """From ground into the surface's frame, as a 4x4 array."""
        in_frame = matrix(self.object.getTransform())
        return np.linalg.inv(matrix(self.object.getFrame().getTransformInGround(state)) @ in_frame)


class Muscle:
    def __init__(self, force):
        self.actuator = opensim.PathActuator.safeDownCast(force)
        self.name = force.getName()
        self.path = opensim.GeometryPath.safeDownCast(self.actuator.updPath())
        points = self.path.getPathPointSet()
        names = [points.get(i).getName() for i in range(points.getSize())]
        wraps = self.path.getWrapSet()
        self.surfaces = [Surface(wraps.get(i), names) for i in range(wraps.getSize())]

    def doubt(self, state):
        """Why the way is not well defined in this pose by its geometry; empty when it is."""
        if not self.surfaces:
            return ""
        current = self.path.getCurrentPath(state)
        points = [current.get(i) for i in range(current.getSize())]
        for surface in self.surfaces:
            reason = self.doubt_of(surface, points, state)
            if reason:
                return reason
        return ""

    def doubt_of(self, surface, points, state):
        to_local = surface.to_local(state)

        def local(point):
            at = point.getLocationInGround(state)
            here = to_local @ np.array([at.get(0), at.get(1), at.get(2), 1])
            return here[:2] if surface.is_cylinder else here[:3]

        named = {point.getName(): point for point in points}
        before, after = local(named[surface.before]), local(named[surface.after])
        if min(np.linalg.norm(before), np.linalg.norm(after)) < surface.radius:
            return "inside"
        on_it = [
            local(p)
            for p in points
            if p.getWrapObject() is not None and p.getWrapObject().getName() == surface.name
        ]
        if on_it:
            middle = on_it[0] + on_it[-1]
            return "side" if surface.side is not None and middle @ surface.side <= 0 else ""
        along = after - before
        t = -before @ along / max(along @ along, 1e-30)
        through = 0 < t < 1 and np.linalg.norm(before + t * along) < surface.radius
        return "end" if through else ""


class Peer:
    """Evaluates one model in poses given by the values of its free coordinates."""

    def __init__(self, path):
        self.model, self.state, self.complaints = load(path)
        coordinates = self.model.getCoordinateSet()
        everyone = [coordinates.get(i) for i in range(coordinates.getSize())]
        self.free = {
            c.getName(): c
            for c in everyone
            if not c.isDependent(self.state) and not c.getLocked(self.state)
        }
        self.over_rates = {
            name
            for name, c in self.free.items()
            if c.getJoint().getConcreteClassName() not in NOT_OVER_RATES
        }
        forces = self.model.getForceSet()
        found = [Muscle(forces.get(i)) for i in range(forces.getSize())]
        self.muscles = {m.name: m for m in found}

    def ranges(self):
        return {name: (c.getRangeMin(), c.getRangeMax()) for name, c in self.free.items()}

    def take(self, pose):
        for name, value in pose.items():
            self.free[name].setValue(self.state, value, False)
        self.model.assemble(self.state)
        self.model.realizePosition(self.state)

    def lengths(self):
        return {name: m.actuator.getLength(self.state) for name, m in self.muscles.items()}

    def measure(self, pose, pairs):
        """Lengths, dL/dq for the pairs (muscle, coordinate), and the doubts about each muscle."""
        pairs = [pair for pair in pairs if pair[1] in self.over_rates]
        slopes = {}
        for coordinate in sorted({c for _, c in pairs}):
            ends = []
            for step in (STEP_RAD, -STEP_RAD):
                self.take({**pose, coordinate: pose[coordinate] + step})
                ends.append(self.lengths())
            for name in self.muscles:
                slopes[name, coordinate] = (ends[0][name] - ends[1][name]) / (2 * STEP_RAD)
        self.take(pose)
        lengths = self.lengths()
        doubts = {name: m.doubt(self.state) for name, m in self.muscles.items()}
        arms = {}
        for name, coordinate in pairs:
            arm = -self.muscles[name].actuator.computeMomentArm(self.state, self.free[coordinate])
            arms[name, coordinate] = arm
            differs = not abs(arm - slopes[name, coordinate]) <= SLOPE_TOLERANCE_M
            if differs and self.muscles[name].surfaces:
                doubts[name] = doubts[name] or "slope"
        return lengths, arms, doubts

    def arms_of_everything(self, pose):
        """dL/dq of every muscle over every coordinate that OpenSim gives it for."""
        self.take(pose)
        return {
            (name, c): -m.actuator.computeMomentArm(self.state, coordinate)
            for name, m in self.muscles.items()
            for c, coordinate in self.free.items()
            if c in self.over_rates
        }


