// The real program on a free port with a database of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = process.env.PSOAS_PROGRAM ?? resolve(import.meta.dirname, '../../../../build/release/psoas');

export class Server {
  /// `extra`: what else `psoas serve` is told.
  constructor(extra = []) {
    this.extra = extra;
    this.folder = mkdtempSync(join(tmpdir(), 'psoas-walk-'));
    this.database = join(this.folder, 'journal.db');
  }

  /// Starts it on `port` (0: any free one) and waits until it says where it is.
  async start(port = 0) {
    this.child = spawn(program, ['serve', '--port', String(port), '--db', this.database, ...this.extra], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    this.url = await new Promise((done, failed) => {
      const read = (chunk) => {
        output += chunk;
        const found = output.match(/http:\/\/[\d.:a-z[\]]+\/?/);
        if (found) done(found[0].endsWith('/') ? found[0] : found[0] + '/');
      };
      this.child.stdout.on('data', read);
      this.child.stderr.on('data', read);
      this.child.on('error', failed);
      this.child.on('exit', (code) => failed(new Error(`psoas serve ended with ${code}: ${output}`)));
    });
    this.port = Number(new URL(this.url).port);
    return this.url;
  }

  /// Gone at once, as when a laptop loses power.
  async kill() {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGKILL');
    await gone;
  }

  async close() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
