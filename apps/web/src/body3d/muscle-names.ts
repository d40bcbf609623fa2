// The muscles of the engine that an exercise's target means, and how thick they are drawn.
const groups: Record<string, string[]> = {
  iliopsoas: ['psoas', 'iliacus'],
  hamstrings: ['bflh', 'bfsh', 'semimem', 'semiten'],
  vasti: ['vasint', 'vaslat', 'vasmed'],
};

export const groupsOf = (target: string): string[] => groups[target] ?? [target];

/// Metres, half across at the thickest place of one strand.
const radii: Record<string, number> = {
  psoas: 0.0095, iliacus: 0.013, recfem: 0.016, tfl: 0.012, sart: 0.008, addlong: 0.012, grac: 0.008, glmax: 0.017, glmed: 0.014,
  bflh: 0.014, bfsh: 0.01, semimem: 0.013, semiten: 0.011, vaslat: 0.018, vasmed: 0.016, vasint: 0.014,
};

export const bare = (group: string): string => group.replace(/_[rl]$/, '');
export const radiusOf = (group: string): number => radii[bare(group)] ?? 0.01;
