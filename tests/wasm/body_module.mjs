// The body engine's WebAssembly module as node loads it.
import { compileCore } from './core.mjs';
import { openCompiledBody } from './body_exports.mjs';

export const openBody = (path, json = '') => openCompiledBody(compileCore(path), json);
