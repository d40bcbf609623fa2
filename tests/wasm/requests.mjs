// The requests that the native program and the WebAssembly core are compared on.

const request = (op, rest = {}) => Buffer.from(JSON.stringify({ op, ...rest }));

/// Every door that takes a journal, for one worked case.
export function vignetteRequests({ id, journal, now }) {
  const named = (name, bytes) => ({ name: `${id}: ${name}`, bytes });
  return [
    named('guide', request('guide', { journal, now })),
    named('progress', request('progress', { journal, now })),
    named('report', request('report', { journal, now })),
    named('letter', request('letter', { journal, now })),
    named('profile', request('profile', { journal, now })),
    named('export jsonl', request('export', { journal, format: 'jsonl' })),
    named('export csv', request('export', { journal, format: 'csv' })),
    named('open', request('open', { journal })),
    named('guide of the open journal', request('guide', { now })),
  ];
}

export function plainRequests() {
  const measured = [];
  for (let height = -30; height <= 30; height += 1.7) {
    const figures = { method: 'tape', height_cm: height, length_cm: 41.3, knee_interior_deg: 100 + height };
    measured.push({ name: `measure ${height.toFixed(1)} cm`, bytes: request('measure', figures) });
  }
  const plain = ['about', 'protocol', 'measure', 'nothing', 'open', 'append', 'check', 'guide'];
  return [...plain.map((op) => ({ name: op, bytes: request(op) })), ...measured];
}

/// A small generator of our own, so that every run asks the same.
function* numbers(seed) {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const ODD = ['null', '-1', '1e999', 'NaN', '1e-320', '""', '[]', '{}', '"\\ud800"', '99999999999999999999', '"9999-99-99T99:99:99Z"', 'true'];

/// Requests bent out of shape: bytes flipped, cut, doubled, values replaced by odd ones.
export function garbledRequests(vignettes, count) {
  const chance = numbers(20260302);
  const upTo = (limit) => Math.floor(chance.next().value * limit);
  const whole = vignettes.flatMap((vignette) => vignetteRequests(vignette).map(({ bytes }) => bytes));
  const bend = [
    (bytes) => ((bytes[upTo(bytes.length)] = upTo(256)), bytes),
    (bytes) => bytes.subarray(0, upTo(bytes.length)),
    (bytes) => Buffer.concat([bytes, bytes]),
    (bytes) => Buffer.from(Array.from({ length: upTo(200) }, () => upTo(256))),
    (bytes) => Buffer.from(bytes.toString().replace(/-?\d+(\.\d+)?/, ODD[upTo(ODD.length)])),
    (bytes) => Buffer.from(bytes.toString().replace(/"(yes|no|unsure|left|tape)/, ODD[upTo(ODD.length)])),
    () => Buffer.from('['.repeat(upTo(5000))),
    (bytes) => request('append', { events: [JSON.parse(ODD[upTo(2)]), bytes.toString('latin1')] }),
  ];
  return Array.from({ length: count }, (_, index) => {
    const bytes = bend[index % bend.length](Buffer.from(whole[upTo(whole.length)]));
    const oneLine = Buffer.from(bytes.map((byte) => (byte === 10 || byte === 13 ? 32 : byte)));
    return { name: `garbled ${index}`, bytes: oneLine };
  });
}
