// The core's progress as columns for the charts. Nothing is smoothed, joined over methods or left out.
import type { AngleSeries, ScorePoint, WeekCount } from '../../generated/api';

export const seconds = (iso: string): number => Date.parse(iso) / 1000;

export interface Columns {
  x: number[];
  y: (number | null)[][];
}

/// Thigh angle over time with the band inside which a change is not real, drawn about the first value.
export function angleColumns(series: AngleSeries): Columns & { band: [number, number] } {
  const first = series.points[0]?.thigh_deg ?? 0;
  return {
    x: series.points.map((point) => seconds(point.at)),
    y: [series.points.map((point) => point.thigh_deg)],
    band: [first - series.mdc95_deg, first + series.mdc95_deg],
  };
}

export type ScoreKey = 'pain_now' | 'pain_worst' | 'tightness' | 'stiffness' | 'psfs_mean';
export const scoreKeys: ScoreKey[] = ['pain_worst', 'pain_now', 'tightness', 'stiffness', 'psfs_mean'];

/// Only the scores that were ever given.
export function scoreColumns(points: ScorePoint[]): Columns & { keys: ScoreKey[] } {
  const keys = scoreKeys.filter((key) => points.some((point) => point[key] !== null));
  return { keys, x: points.map((point) => seconds(point.at)), y: keys.map((key) => points.map((point) => point[key])) };
}

export function weekColumns(weeks: WeekCount[]): Columns {
  return { x: weeks.map((week) => seconds(week.starts_on + 'T00:00:00Z')), y: [weeks.map((week) => week.done), weeks.map((week) => week.planned)] };
}

/// A little room at both ends, so that one point is a point and not a wall.
export function timeRange(x: number[]): [number, number] {
  const day = 86_400;
  if (x.length === 0) return [0, day];
  const low = Math.min(...x);
  const high = Math.max(...x);
  const room = Math.max(day, (high - low) * 0.08);
  return [low - room, high + room * 2.2]; // names of the lines stand at the right end
}
