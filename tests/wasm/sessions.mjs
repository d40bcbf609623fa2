// Guided sessions played from beginning to end, as requests in the order that they were sent.
const tick = (view) => ({ type: 'tick', elapsed_ms: Math.max(1, view.due_ms) });

/// What a hand, a sensor and a sleeping device do besides, by the number of the event.
const HANDS = new Map([
  [40, { type: 'pause' }],
  [42, { type: 'resume' }],
  [60, { type: 'tilt', tilt: 'in', tilt_deg: 4.25 }],
  [90, { type: 'tilt', tilt: 'arching', tilt_deg: -3.5 }],
  [93, { type: 'tilt', tilt: 'in', tilt_deg: 4.75 }],
  [110, { type: 'extend' }],
  [130, { type: 'tick', elapsed_ms: 90_000 }],
  [131, { type: 'resume' }],
  [150, { type: 'shorten' }],
  [170, { type: 'pain' }],
  [171, { type: 'answer', level: 2 }],
  [260, { type: 'pace', level: 5 }],
  [300, { type: 'repeat' }],
  [400, { type: 'reopened', elapsed_ms: 3_000_000 }],
  [402, { type: 'screened' }],
]);
const MOST_EVENTS = 4000;

const SHORT_SET = 'ces bilat motor fract_maj infect femn wb septic fnsf abscess haem aaa gu_gi dvt acute preg_stop'.split(' ');
/// The safety questions, answered with no.
const answeredScreen = (at) => ({
  id: '01900000-0000-7000-8000-00000000f00d',
  at,
  type: 'screen.answered',
  data: { answers: Object.fromEntries(SHORT_SET.map((question) => [question, 'no'])) },
});

/// Plays one worked case's session against `call`: every request that it took, and the ids of all that
/// was said and shown. Without requests when the case has no session, or none with an exercise that is
/// not among those `played`, to which its own are added.
export function playedRequests(call, { id, journal, now }, played) {
  const sent = [];
  let time_ms = Date.parse(now);
  const ask = (op, rest) => {
    const bytes = Buffer.from(JSON.stringify({ op, now: new Date(time_ms).toISOString(), ...rest }));
    sent.push({ name: `${id}: session, event ${sent.length}`, bytes });
    return JSON.parse(call(bytes).toString()).value;
  };
  call(Buffer.from(JSON.stringify({ op: 'open', journal })));
  let frame = ask('session_begin', { bad_day: false });
  const exercises = frame ? frame.state.works.map(({ exercise }) => exercise) : [];
  if (exercises.every((exercise) => played.has(exercise))) return { requests: [], ids: [] };
  exercises.forEach((exercise) => played.add(exercise));
  const ids = new Set();
  for (let count = 0; count < MOST_EVENTS && frame.view.due_ms > 0; count += 1) {
    const event = HANDS.get(count) ?? tick(frame.view);
    time_ms += event.elapsed_ms ?? 0;
    if (event.type === 'screened') ask('append', { events: [answeredScreen(new Date(time_ms).toISOString())] });
    frame = ask('session_advance', { state: frame.state, event });
    ids.add(frame.view.headline);
    for (const cue of frame.cues.filter(({ type }) => type === 'say')) ids.add(cue.id);
  }
  const opened = { name: `${id}: session, journal`, bytes: Buffer.from(JSON.stringify({ op: 'open', journal })) };
  return { requests: [opened, ...sent], ids: [...ids] };
}
