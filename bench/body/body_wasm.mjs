#!/usr/bin/env node
// This engine and MuJoCo, both as WebAssembly in node, on the same model and poses.
//
//   node bench/body/body_wasm.mjs PSOAS_BODY.wasm MODEL.xml MODEL.json [MUJOCO_JS_FOLDER]
// The two files are those of psoas-bench-body MODEL.xml MODEL.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compare } from './wasm_rounds.mjs';

const [wasm, xml, json, peer] = process.argv.slice(2);

async function loadMujoco() {
  const { main } = JSON.parse(readFileSync(join(peer, 'package.json'), 'utf8'));
  return (await import(pathToFileURL(join(peer, main)))).default();
}

const lines = await compare({
  module: new WebAssembly.Module(readFileSync(wasm)),
  json: readFileSync(json, 'utf8'),
  xml: readFileSync(xml, 'utf8'),
  loadMujoco: peer ? loadMujoco : null,
});
lines.forEach((line) => console.log(line));
