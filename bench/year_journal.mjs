// One year of a diligent person: 5,000 events, the same bytes every time.
//
//   node bench/year_journal.mjs CATALOGUE.json > year.jsonl
// The catalogue is the answer to {"op":"protocol"}: it names the questions and exercises.
import { readFileSync } from 'node:fs';

const EVENTS = 5000;
const START = Date.parse('2026-01-05T06:00:00Z');
const DAY = 24 * 3600 * 1000;

const catalogue = JSON.parse(readFileSync(process.argv[2], 'utf8')).value;
const questions = catalogue.groups.flatMap((group) => group.questions);
const exercises = catalogue.exercises.map(({ id }) => id);
const lines = [];

function event(at, type, data) {
  const count = lines.length.toString(16).padStart(12, '0');
  const time = at.toString(16).padStart(12, '0');
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`;
  lines.push(JSON.stringify({ id, at: new Date(at).toISOString().replace('.000Z', 'Z'), type, data }));
}

function screen(at, asked) {
  event(at, 'screen.answered', { answers: Object.fromEntries(asked.map(({ id }) => [id, 'no'])) });
}

function measure(at, week) {
  for (const side of ['left', 'right']) {
    const thigh = 6 - Math.min(week, 20) * 0.7;
    const readings = [0, 1, -1].map((spread) => ({
      thigh_deg: Number((thigh + spread).toFixed(1)),
      knee_flexion_deg: 78 + spread,
    }));
    const gate = { side, method: 'tape', pelvis_flat: 'yes', pain: 'stretch' };
    event(at, 'thomas.measured', { ...gate, readings, drop_on_knee_straight: 'no', drop_on_abduction: 'no' });
  }
}

function session(at, day) {
  event(at, 'session.started', {});
  for (let done = 0; done < 9; done += 1) {
    const dose = { side: done % 2 ? 'left' : 'right', sets: 1, reps: 1, hold_s: 40, pain: done % 3 };
    event(at + (done + 1) * 60000, 'exercise.done', { exercise: exercises[(day + done) % exercises.length], ...dose });
  }
  event(at + 11 * 60000, 'session.ended', {});
}

event(START, 'profile.set', { year_of_birth: 1980, sitting_h_per_day: 8, equipment: ['chair'], sessions_per_week: 5 });
for (let day = 0; lines.length < EVENTS; day += 1) {
  const morning = START + day * DAY;
  screen(morning, day % 21 === 0 ? questions : questions.filter((question) => question.in_short_set));
  if (day % 21 === 0) measure(morning + 600000, day / 7);
  session(morning + 1200000, day);
  const feeling = { pain_now: 4 - Math.min(3, Math.floor(day / 60)), tightness: 5, worse_next_day: 'no', new_symptom: 'no' };
  event(morning + 12 * 3600000, 'checkin.recorded', feeling);
}
process.stdout.write(lines.slice(0, EVENTS).join('\n') + '\n');
