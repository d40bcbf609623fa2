// The clock of another device, put onto this one's. A message can be late but never early, so the
// quickest of the last minute or so shows how the two clocks stand to each other; an old one is let
// go, since clocks drift apart.
const turn_ms = 30_000;

export class OtherClock {
  private before = Infinity;
  private now = Infinity;
  private turned = -Infinity;

  /// A message that was sent at `sent_ms` there has come at `came_ms` here.
  see(sent_ms: number, came_ms: number): void {
    if (came_ms - this.turned > turn_ms) {
      this.before = this.now;
      this.now = Infinity;
      this.turned = came_ms;
    }
    this.now = Math.min(this.now, came_ms - sent_ms);
  }

  /// Needs one message seen.
  here(there_ms: number): number {
    return there_ms + Math.min(this.before, this.now);
  }
}
