// How the figure is painted: matte, lit from above and from the side of the eye, its edges going to ink.
const light = /* glsl */ `
  in vec3 vWorld;
  in vec3 vNormal;
  out vec4 colour;
  uniform vec3 ink;
  uniform vec3 paper;
  uniform float dark;
  vec3 lit(vec3 base, vec3 normal, float under) {
    vec3 key = normalize(vec3(0.45, 0.85, 0.5) * vec3(1.0, 1.0, sign(cameraPosition.z)));
    float wrap = clamp(dot(normal, key) * 0.5 + 0.5, 0.0, 1.0);
    float shade = mix(0.58, 1.06, wrap * wrap * (3.0 - 2.0 * wrap)) * under;
    vec3 deep = dark > 0.5 ? paper * 0.3 + base * 0.3 : mix(ink, paper, 0.12) * 0.35 + base * 0.45;
    return mix(deep, base, clamp(shade, 0.0, 1.0)) * mix(1.0, 1.04, clamp(shade - 1.0, 0.0, 1.0));
  }
`;

/// A point and its normal, put into the world for the light; seen from the eye.
const placed = /* glsl */ `
  out vec3 vWorld;
  out vec3 vNormal;
  vec4 placed(vec3 at, vec3 upright) {
    vec4 world = modelMatrix * vec4(at, 1.0);
    vWorld = world.xyz;
    vNormal = mat3(modelMatrix) * upright;
    return viewMatrix * world;
  }
`;

export const skinVertex = (bones: number) => /* glsl */ `
  ${placed}
  uniform vec4 rows[${3 * bones}];
  in vec4 carrier;
  in vec4 share;
  out vec3 vRest;
  void main() {
    vec4 p = vec4(position, 1.0);
    vec3 at = vec3(0.0);
    vec3 n = vec3(0.0);
    for (int i = 0; i < 4; i++) {
      int row = 3 * int(carrier[i] + 0.5);
      vec4 a = rows[row], b = rows[row + 1], c = rows[row + 2];
      at += share[i] * vec3(dot(a, p), dot(b, p), dot(c, p));
      n += share[i] * vec3(dot(a.xyz, normal), dot(b.xyz, normal), dot(c.xyz, normal));
    }
    vRest = position;
    gl_Position = projectionMatrix * placed(at, n);
  }
`;

/// `head` is the middle of the skull at rest. Clothes are drawn on, with an edge as sharp as a pixel.
export const skinFragment = /* glsl */ `
  ${light}
  uniform vec3 skin;
  uniform vec3 shirt;
  uniform vec3 shorts;
  uniform vec3 hair;
  uniform vec3 head;
  uniform float floorAt;
  in vec3 vRest;
  float edge(float distance) { float w = max(fwidth(distance), 1e-4); return smoothstep(-w, w, distance); }
  void main() {
    vec3 normal = normalize(vNormal);
    vec3 toEye = normalize(cameraPosition - vWorld);
    float aside = abs(vRest.z);
    float body = edge(0.2 - aside - 0.055 * smoothstep(0.26, 0.36, vRest.y));
    float waist = -0.005 + 0.02 * (vRest.x + 0.06);
    float inShorts = edge(waist - vRest.y) * edge(vRest.y + 0.335 - 0.06 * vRest.x) * edge(0.26 - aside);
    float neckline = 0.437 - 0.75 * max(0.0, vRest.x + 0.09) * smoothstep(0.1, 0.02, aside);
    float inShirt = edge(vRest.y - waist) * edge(neckline - vRest.y) * body;
    vec3 h = (vRest - head);
    float cap = h.y * 0.9 - h.x * 1.0 + 0.012 - 1.2 * max(0.0, -0.02 - h.y) + 0.15 * aside;
    float inHair = edge(cap) * edge(h.y + 0.075);
    vec3 base = mix(skin, shorts, inShorts);
    base = mix(base, shirt, inShirt);
    base = mix(base, hair, inHair);
    float near = clamp((vWorld.y - floorAt) / 0.22, 0.0, 1.0);
    float under = mix(1.0, mix(0.62, 1.0, near), clamp(-normal.y * 1.4 + 0.15, 0.0, 1.0));
    vec3 c = lit(base, normal, under);
    float rim = pow(1.0 - clamp(dot(normal, toEye), 0.0, 1.0), 3.2);
    vec3 line = dark > 0.5 ? mix(ink, paper, 0.25) : mix(ink, skin, 0.25);
    colour = vec4(mix(c, line, rim * (dark > 0.5 ? 0.42 : 0.6)), 1.0);
  }
`;

export const thingVertex = /* glsl */ `
  ${placed}
  void main() {
    gl_Position = projectionMatrix * placed(position, normal);
  }
`;

export const thingFragment = /* glsl */ `
  ${light}
  uniform vec3 base;
  uniform float opacity;
  void main() {
    vec3 normal = normalize(vNormal);
    vec3 toEye = normalize(cameraPosition - vWorld);
    vec3 c = lit(base, normal, 1.0);
    float rim = pow(1.0 - abs(dot(normal, toEye)), 4.0);
    colour = vec4(mix(c, mix(ink, base, 0.5), rim * 0.35), 1.0) * opacity;
  }
`;

/// Muscles are seen through as much of the body as lies before them by `through` metres.
export const muscleVertex = /* glsl */ `
  ${placed}
  uniform float through;
  in vec3 tint;
  out vec3 vTint;
  void main() {
    vec4 seen = placed(position, normal);
    vTint = tint;
    gl_Position = projectionMatrix * seen;
    vec4 nearer = projectionMatrix * (seen + vec4(0.0, 0.0, through, 0.0));
    gl_Position.z = nearer.z / nearer.w * gl_Position.w;
  }
`;

export const muscleFragment = /* glsl */ `
  ${light}
  in vec3 vTint;
  void main() {
    vec3 normal = normalize(vNormal);
    vec3 toEye = normalize(cameraPosition - vWorld);
    float facing = clamp(dot(normal, toEye), 0.0, 1.0);
    vec3 c = lit(vTint, normal, 1.0);
    c = mix(mix(c, dark > 0.5 ? paper : ink, 0.5), c, smoothstep(0.05, 0.6, facing));
    float alpha = 0.93;
    colour = vec4(c * alpha, alpha);
  }
`;

export const shadowFragment = /* glsl */ `
  uniform sampler2D amount;
  uniform vec4 within; // least x and z, greatest x and z of what it falls on
  uniform vec3 ink;
  uniform float strength;
  in vec2 vUv;
  in vec2 vPlace;
  out vec4 colour;
  void main() {
    vec2 inside = step(within.xy, vPlace) * step(vPlace, within.zw);
    float a = texture(amount, vUv).r * strength * inside.x * inside.y;
    colour = vec4(ink * a, a);
  }
`;

export const shadowVertex = /* glsl */ `
  uniform vec2 middle;
  out vec2 vUv;
  out vec2 vPlace;
  void main() {
    vUv = uv;
    vPlace = position.xz + middle;
    gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(position, 1.0);
  }
`;
