// The body without a picture of it, as one part that is fetched when a figure is in sight.
import { changeOf, openEngine } from './engine';
import { Rig } from './rig';
import { readSkin } from './skin';
import { posed, stage, staged } from './staging';

export interface Space {
  rig: Rig;
  stage: typeof stage;
  staged: typeof staged;
  posed: typeof posed;
  changeOf: typeof changeOf;
}

export async function makeSpace(engine: ArrayBuffer, skin: ArrayBuffer): Promise<Space> {
  return { rig: new Rig(await openEngine(engine), readSkin(skin)), stage, staged, posed, changeOf };
}
