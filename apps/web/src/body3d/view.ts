// The figure on a canvas. It draws when it is told to and never by itself.
import {
  BoxGeometry, BufferAttribute, BufferGeometry, ColorManagement, CylinderGeometry, DataTexture, FrontSide, GLSL3, Group, LinearFilter,
  LinearSRGBColorSpace, Matrix4, Mesh, PerspectiveCamera, PlaneGeometry, RedFormat, Scene as Stage, ShaderMaterial, SphereGeometry,
  Vector2, Vector3, Vector4, WebGLRenderer, CustomBlending, OneFactor, OneMinusSrcAlphaFactor, type IUniform,
} from 'three';
import { RoundedBoxGeometry } from 'three/addons/geometries/RoundedBoxGeometry.js';
import { isSoftware } from './able';
import { bestLook, fieldDeg, shotOf, type Look } from './camera';
import type { Frame, Vec } from './frame';
import { inOrder, ordered } from './order';
import type { Palette } from './palette';
import type { Region, Rig } from './rig';
import * as shaders from './shaders';
import { grain, shade, type Patch } from './shadow';
import { thingsAt, type Staged, type Staging } from './staging';
import { tableHeight } from './ground';
import type { Thing } from './things';
import { Tubes } from './tubes';

ColorManagement.enabled = false; // colours are as the page shows them

const blended = { transparent: true, premultipliedAlpha: true, blending: CustomBlending, blendSrc: OneFactor, blendDst: OneMinusSrcAlphaFactor } as const;
const shadowed: Region[] = ['trunk', 'head', 'thigh_r', 'thigh_l', 'knee_r', 'knee_l', 'shank_r', 'shank_l', 'foot_r', 'foot_l', 'arm_r', 'arm_l'];

function skinGeometry(rig: Rig): BufferGeometry {
  const { positions, normals, carriers, shares, triangles: unordered } = rig.skin;
  const { triangles, from } = ordered(unordered, positions);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(inOrder(positions, 3, from), 3));
  geometry.setAttribute('normal', new BufferAttribute(inOrder(normals, 3, from), 3, true));
  geometry.setAttribute('carrier', new BufferAttribute(inOrder(carriers, 4, from), 4));
  geometry.setAttribute('share', new BufferAttribute(inOrder(shares, 4, from), 4, true));
  geometry.setIndex(new BufferAttribute(triangles, 1));
  return geometry;
}

function thingGeometry({ shape, tone, size: [x, y, z] }: Thing): BufferGeometry {
  if (shape === 'ball') return new SphereGeometry(x / 2, 32, 20);
  if (shape === 'cylinder') return new CylinderGeometry(x / 2, x / 2, y, 28);
  const round = tone === 'cloth' ? 0.035 : tone === 'wall' ? 0 : 0.008;
  return round > 0 ? new RoundedBoxGeometry(x, y, z, 3, Math.min(round, x / 2.1, y / 2.1, z / 2.1)) : new BoxGeometry(x, y, z);
}

const matrixOf = (f: Frame): Matrix4 => new Matrix4().set(f[0]!, f[1]!, f[2]!, f[9]!, f[3]!, f[4]!, f[5]!, f[10]!, f[6]!, f[7]!, f[8]!, f[11]!, 0, 0, 0, 1);

const withinOf = ({ frame, size: [x, , z] }: Thing): Patch['within'] => [frame[9]! - x / 2, frame[11]! - z / 2, frame[9]! + x / 2, frame[11]! + z / 2];

interface Shadow {
  patch: Patch;
  bytes: Uint8Array<ArrayBuffer>;
  texture: DataTexture;
  mesh: Mesh<PlaneGeometry, ShaderMaterial>;
}

export class View {
  readonly renderer: WebGLRenderer;
  look: Look = { turn: 30, tilt: 10 };
  private readonly stage = new Stage();
  private readonly world = new Group(); // mirrored for the left side
  private readonly camera = new PerspectiveCamera(fieldDeg, 1, 0.1, 30);
  private readonly common: Record<string, IUniform>;
  private readonly rows: Float32Array;
  private readonly skinning: Float32Array<ArrayBuffer>;
  private readonly skin: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly muscleMaterial: ShaderMaterial;
  private tubes: Tubes | undefined;
  private muscles: Mesh | undefined;
  private things: Mesh<BufferGeometry, ShaderMaterial>[] = [];
  private shadows: Shadow[] = [];
  private staging: Staging | undefined;
  private mirrored = false;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly rig: Rig,
    private palette: Palette,
  ) {
    this.renderer = new WebGLRenderer({ canvas, alpha: true, antialias: !isSoftware(), powerPreference: 'low-power' });
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    this.renderer.setClearColor(0x000000, 0);
    this.stage.add(this.world);
    const bones = rig.skin.bones.length;
    this.rows = new Float32Array(12 * bones);
    this.skinning = new Float32Array(12 * bones);
    this.common = { ink: { value: new Vector3() }, paper: { value: new Vector3() }, dark: { value: 0 } };
    const colours = Object.fromEntries(['skin', 'shirt', 'shorts', 'hair'].map((name) => [name, { value: new Vector3() }]));
    const skull = rig.skin.rest[rig.of('head')]!;
    this.skin = new Mesh(
      skinGeometry(rig),
      new ShaderMaterial({
        glslVersion: GLSL3,
        vertexShader: shaders.skinVertex(bones),
        fragmentShader: shaders.skinFragment,
        uniforms: { ...this.common, ...colours, rows: { value: this.rows }, floorAt: { value: 0 }, head: { value: new Vector3(skull[9]! + 0.015, skull[10]! + 0.115, 0) } },
      }),
    );
    this.skin.frustumCulled = false;
    this.world.add(this.skin);
    this.muscleMaterial = new ShaderMaterial({
      glslVersion: GLSL3, vertexShader: shaders.muscleVertex, fragmentShader: shaders.muscleFragment, side: FrontSide, ...blended,
      uniforms: { ...this.common, through: { value: 0.2 } },
    });
    this.paint(palette);
  }

  /// Takes the colours of the page.
  paint(palette: Palette): void {
    this.palette = palette;
    this.common['ink']!.value.set(...palette.ink);
    this.common['paper']!.value.set(...palette.paper);
    this.common['dark']!.value = palette.dark ? 1 : 0;
    for (const name of ['skin', 'shirt', 'shorts', 'hair'] as const) this.skin.material.uniforms[name]!.value.set(...palette[name]);
    for (const mesh of this.things) mesh.material.uniforms['base']!.value.set(...this.toneOf(mesh.userData['tone'] as Thing['tone']));
  }

  private toneOf(tone: Thing['tone']) {
    return tone === 'strap' ? this.palette.ball : this.palette[tone];
  }

  set(staging: Staging, targets: readonly string[], mirrored: boolean): void {
    this.clear();
    this.staging = staging;
    this.mirrored = mirrored;
    this.world.scale.set(1, 1, mirrored ? -1 : 1);
    this.look = bestLook(staging.scene);
    this.tubes = new Tubes(this.rig.engine, targets);
    this.muscles = new Mesh(this.tubes.geometry, this.muscleMaterial);
    this.muscles.frustumCulled = false;
    this.muscles.renderOrder = 2;
    this.world.add(this.muscles);
    const [xs, zs] = [0, 2].map((axis) => staging.extent.map((point) => point[axis]!));
    const middle = [xs!, zs!].map((list) => (Math.min(...list) + Math.max(...list)) / 2) as [number, number];
    const floor: Patch = { height: 0, middle, side_m: 2.6, within: [-9, -9, 9, 9] };
    const raised = staging.support.ground === 'edge';
    this.skin.material.uniforms['floorAt']!.value = raised ? tableHeight : 0;
    const top = staging.things.still.find(({ tone }) => tone === 'cloth'); // the mattress
    this.addShadow(raised || staging.scene.bed ? { ...floor, height: raised ? tableHeight : 0, within: top ? withinOf(top) : floor.within } : floor);
  }

  private addShadow(patch: Patch): void {
    const bytes = new Uint8Array(grain * grain);
    const texture = new DataTexture(bytes, grain, grain, RedFormat);
    texture.magFilter = texture.minFilter = LinearFilter;
    const material = new ShaderMaterial({
      glslVersion: GLSL3, vertexShader: shaders.shadowVertex, fragmentShader: shaders.shadowFragment, depthWrite: false, ...blended,
      uniforms: { ink: { value: new Vector3(...(this.palette.dark ? [0, 0, 0] as const : this.palette.ink)) }, amount: { value: texture }, within: { value: new Vector4(...patch.within) }, middle: { value: new Vector2(...patch.middle) }, strength: { value: this.palette.dark ? 0.75 : 0.42 } },
    });
    const mesh = new Mesh(new PlaneGeometry(patch.side_m, patch.side_m).rotateX(-Math.PI / 2).scale(1, 1, -1), material);
    mesh.geometry.index!.array.reverse(); // the mirrored plane still faces up
    mesh.position.set(patch.middle[0], patch.height + 0.002, patch.middle[1]);
    mesh.renderOrder = 1;
    this.world.add(mesh);
    this.shadows.push({ patch, bytes, texture, mesh });
  }

  /// Puts the body and what goes with it where they are at a moment.
  show(staged: Staged): void {
    if (!this.staging) return;
    const { rig } = this;
    rig.skinning(staged.frames, this.skinning);
    for (let bone = 0; bone < rig.skin.bones.length; ++bone) {
      for (let row = 0; row < 3; ++row) {
        for (let column = 0; column < 3; ++column) this.rows[12 * bone + 4 * row + column] = this.skinning[12 * bone + 3 * row + column]!;
        this.rows[12 * bone + 4 * row + 3] = this.skinning[12 * bone + 9 + row]!;
      }
    }
    rig.engine.take(staged.angles);
    this.tubes?.update(rig.joint(staged.frames, 'pelvis'), this.palette.slack, this.palette.muscle);
    this.place(thingsAt(this.staging, staged));
    const points = rig.regionPoints(this.skinning, shadowed, 2);
    for (const { patch, bytes, texture } of this.shadows) {
      shade(points, patch, bytes);
      texture.needsUpdate = true;
    }
  }

  private place(things: Thing[]): void {
    things.forEach((thing, index) => {
      const known = this.things[index];
      const mesh = known ?? this.addThing(thing);
      mesh.matrix.copy(matrixOf(thing.frame));
      if (thing.tone === 'strap') mesh.matrix.scale(new Vector3(1, thing.size[1] / (mesh.userData['long'] as number), 1));
    });
  }

  private addThing(thing: Thing): Mesh<BufferGeometry, ShaderMaterial> {
    const opacity = thing.tone === 'wall' ? 0.6 : 1;
    const mesh = new Mesh(
      thingGeometry(thing),
      new ShaderMaterial({
        glslVersion: GLSL3, vertexShader: shaders.thingVertex, fragmentShader: shaders.thingFragment, ...(opacity < 1 ? { ...blended, depthWrite: false } : {}),
        uniforms: { ...this.common, base: { value: new Vector3(...this.toneOf(thing.tone)) }, opacity: { value: opacity } },
      }),
    );
    mesh.matrixAutoUpdate = false;
    mesh.userData = { tone: thing.tone, long: thing.size[1] };
    this.world.add(mesh);
    this.things.push(mesh);
    return mesh;
  }

  turn(byTurn: number, byTilt: number): void {
    this.look = { turn: this.look.turn + byTurn, tilt: Math.max(-4, Math.min(80, this.look.tilt + byTilt)) };
  }

  resize(width: number, height: number, ratio: number): void {
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
  }

  render(): void {
    if (!this.staging) return;
    const { eye, target } = shotOf(this.staging.extent, this.look, this.camera.aspect);
    const side = this.mirrored ? -1 : 1;
    const place = ([x, y, z]: Vec) => new Vector3(x, y, side * z);
    this.camera.position.copy(place(eye));
    this.camera.lookAt(place(target));
    this.renderer.render(this.stage, this.camera);
  }

  private clear(): void {
    if (this.muscles) this.world.remove(this.muscles);
    this.tubes?.dispose();
    for (const mesh of [...this.things, ...this.shadows.map((shadow) => shadow.mesh)]) {
      this.world.remove(mesh);
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
    for (const { texture } of this.shadows) texture.dispose();
    this.things = [];
    this.shadows = [];
  }

  dispose(): void {
    this.clear();
    this.skin.geometry.dispose();
    this.skin.material.dispose();
    this.muscleMaterial.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }
}
