// A line-drawn body seen from the side, made from joint directions. Drawing only: the postures here
// show a position, they measure nothing. Directions in degrees, 0 to the right, 90 up.

export interface Point {
  x: number;
  y: number;
}

export interface Leg {
  thigh: number;
  shank: number;
  foot: number;
}

export interface Arm {
  upper: number;
  fore: number;
}

export interface Posture {
  pelvis: Point; // y upwards
  trunk: number; // from pelvis to shoulder
  head?: number; // from shoulder to head; along the trunk when left out
  near: Leg;
  far: Leg;
  arm: Arm;
  ground?: number; // height of the floor line
  table?: { from: number; to: number; height: number };
}

const length = { trunk: 54, neck: 19, thigh: 44, shank: 43, foot: 13, upper: 28, fore: 27 };

function along(from: Point, direction: number, distance: number): Point {
  const turn = (direction * Math.PI) / 180;
  return { x: from.x + distance * Math.cos(turn), y: from.y + distance * Math.sin(turn) };
}

export interface Drawing {
  head: Point;
  trunk: Point[];
  near: Point[];
  far: Point[];
  arm: Point[];
  flexor: Point[]; // from the low back over the pelvis to the near thigh
}

const legPoints = (hip: Point, leg: Leg): Point[] => {
  const knee = along(hip, leg.thigh, length.thigh);
  const ankle = along(knee, leg.shank, length.shank);
  return [hip, knee, ankle, along(ankle, leg.foot, length.foot)];
};

export function draw(posture: Posture): Drawing {
  const { pelvis, trunk, near, far, arm } = posture;
  const shoulder = along(pelvis, trunk, length.trunk);
  const elbow = along(shoulder, arm.upper, length.upper);
  return {
    head: along(shoulder, posture.head ?? trunk, length.neck),
    trunk: [pelvis, shoulder],
    near: legPoints(pelvis, near),
    far: legPoints(pelvis, far),
    arm: [shoulder, elbow, along(elbow, arm.fore, length.fore)],
    flexor: [along(pelvis, trunk, 25), along(pelvis, trunk, 3), along(pelvis, near.thigh, 15)],
  };
}

/// The Thomas test with the near thigh at an angle to the table and the knee bent by another.
export const thomas = (thighDeg: number, kneeFlexionDeg: number): Posture => ({
  pelvis: { x: 104, y: 66 },
  trunk: 180,
  near: { thigh: thighDeg, shank: thighDeg - kneeFlexionDeg, foot: thighDeg - kneeFlexionDeg + 60 },
  far: { thigh: 118, shank: -22, foot: 40 },
  arm: { upper: 38, fore: 44 },
  table: { from: 8, to: 110, height: 56 },
  ground: 0,
});

const kneeling = (backShank: number, trunk: number): Posture => ({
  pelvis: { x: 88, y: 50 },
  trunk,
  near: { thigh: -98, shank: backShank, foot: backShank },
  far: { thigh: 8, shank: -92, foot: 0 },
  arm: { upper: -60, fore: -20 },
  ground: 0,
});

/// By exercise, then by the position of the variant; `any` where one drawing serves all.
export const postures: Record<string, Record<string, Posture>> = {
  constructive_rest: {
    any: {
      pelvis: { x: 92, y: 10 }, trunk: 180, near: { thigh: 58, shank: -62, foot: 0 }, far: { thigh: 52, shank: -58, foot: 0 },
      arm: { upper: 20, fore: 8 }, ground: 0,
    },
    side_lying: {
      pelvis: { x: 92, y: 12 }, trunk: 180, near: { thigh: 34, shank: -34, foot: 20 }, far: { thigh: 22, shank: -28, foot: 20 },
      arm: { upper: 20, fore: 10 }, ground: 0,
    },
    sitting: {
      pelvis: { x: 70, y: 46 }, trunk: 96, near: { thigh: -2, shank: -90, foot: 0 }, far: { thigh: 2, shank: -86, foot: 0 },
      arm: { upper: -70, fore: -10 }, ground: 0, table: { from: 42, to: 96, height: 38 },
    },
  },
  half_kneeling_stretch: {
    any: kneeling(180, 90),
    standing: {
      pelvis: { x: 86, y: 86 }, trunk: 90, near: { thigh: -112, shank: -112, foot: -20 }, far: { thigh: -62, shank: -98, foot: 0 },
      arm: { upper: -70, fore: -40 }, ground: 0,
    },
    bed_edge: thomas(-14, 70),
    side_lying: {
      pelvis: { x: 92, y: 12 }, trunk: 180, near: { thigh: -4, shank: 168, foot: 160 }, far: { thigh: 44, shank: -44, foot: 0 },
      arm: { upper: 12, fore: 4 }, ground: 0,
    },
  },
  quad_kneeling_stretch: {
    any: { ...kneeling(128, 92), arm: { upper: -118, fore: -104 } },
    standing: {
      pelvis: { x: 88, y: 88 }, trunk: 90, near: { thigh: -96, shank: 118, foot: 150 }, far: { thigh: -90, shank: -90, foot: 0 },
      arm: { upper: -112, fore: -98 }, ground: 0,
    },
    side_lying: {
      pelvis: { x: 92, y: 12 }, trunk: 180, near: { thigh: -4, shank: 158, foot: 170 }, far: { thigh: 44, shank: -44, foot: 0 },
      arm: { upper: 12, fore: 8 }, ground: 0,
    },
  },
  glute_bridge: {
    any: {
      pelvis: { x: 92, y: 36 }, trunk: 207, head: 182, near: { thigh: 14, shank: -94, foot: 0 }, far: { thigh: 12, shank: -88, foot: 0 },
      arm: { upper: -10, fore: 2 }, ground: 0,
    },
  },
  split_squat: {
    any: {
      pelvis: { x: 86, y: 58 }, trunk: 86, near: { thigh: -108, shank: -175, foot: -70 }, far: { thigh: -12, shank: -96, foot: 0 },
      arm: { upper: -76, fore: -10 }, ground: 0,
    },
  },
  hip_flexor_strength: {
    any: {
      pelvis: { x: 86, y: 88 }, trunk: 90, near: { thigh: 4, shank: -84, foot: 0 }, far: { thigh: -90, shank: -90, foot: 0 },
      arm: { upper: -84, fore: -60 }, ground: 0,
    },
    supine: {
      pelvis: { x: 92, y: 10 }, trunk: 180, near: { thigh: 84, shank: -4, foot: 60 }, far: { thigh: 2, shank: 0, foot: 70 },
      arm: { upper: 8, fore: 4 }, ground: 0,
    },
    sitting: {
      pelvis: { x: 70, y: 46 }, trunk: 92, near: { thigh: 22, shank: -80, foot: 0 }, far: { thigh: -2, shank: -88, foot: 0 },
      arm: { upper: -70, fore: -10 }, ground: 0, table: { from: 42, to: 96, height: 38 },
    },
  },
};

export function postureOf(exercise: string, position: string): Posture | undefined {
  const known = postures[exercise];
  return known?.[position] ?? known?.['any'];
}

/// "x,y x,y", with y turned to grow downwards.
export const polyline = (points: Point[]): string => points.map(({ x, y }) => `${x.toFixed(1)},${(-y).toFixed(1)}`).join(' ');

/// What the drawing covers, with room for the thickness of its lines.
export function bounds(posture: Posture): { x: number; y: number; width: number; height: number } {
  const drawing = draw(posture);
  const all = [drawing.head, ...drawing.trunk, ...drawing.near, ...drawing.far, ...drawing.arm];
  const xs = [...all.map((point) => point.x), ...(posture.table ? [posture.table.from, posture.table.to] : [])];
  const ys = [...all.map((point) => point.y), posture.ground ?? 0];
  const room = 15;
  const left = Math.min(...xs) - room;
  const top = -Math.max(...ys) - room;
  return { x: left, y: top, width: Math.max(...xs) + room - left, height: -Math.min(...ys) + 8 - top };
}
