// The page's own colours (ui/tokens.css), as the figure uses them. Numbers from 0 to 1, as displayed.
export type Colour = readonly [number, number, number];

export interface Palette {
  paper: Colour;
  ink: Colour;
  skin: Colour;
  hair: Colour;
  shirt: Colour;
  shorts: Colour;
  mat: Colour;
  furniture: Colour;
  cloth: Colour;
  ball: Colour;
  wall: Colour;
  muscle: Colour; // lengthened
  slack: Colour;
  dark: boolean;
}

export const mixed = (a: Colour, b: Colour, share: number): Colour => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];

export function colourOf(text: string): Colour {
  const hex = text.trim().match(/^#([0-9a-f]{6})$/i)?.[1];
  if (!hex) return [0.5, 0.5, 0.5];
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Colour;
}

export function paletteOf(read: (name: string) => string): Palette {
  const [paper, shade, ink, soft, line, accent, pale, clay] = ['--sheet', '--paper-shade', '--ink', '--ink-soft', '--line', '--accent', '--accent-soft', '--clay'].map((name) => colourOf(read(name))) as [Colour, Colour, Colour, Colour, Colour, Colour, Colour, Colour];
  const dark = paper[0] + paper[1] + paper[2] < 1.5;
  return dark
    ? {
        paper, ink, dark,
        skin: mixed(mixed(ink, clay, 0.5), paper, 0.16), hair: mixed(line, clay, 0.26), shirt: mixed(soft, ink, 0.6), shorts: mixed(line, soft, 0.36),
        mat: mixed(shade, line, 0.9), furniture: mixed(line, soft, 0.3), cloth: mixed(line, soft, 0.42), ball: clay, wall: mixed(shade, line, 0.6),
        muscle: mixed(accent, pale, 0.55), slack: mixed(accent, ink, 0.55),
      }
    : {
        paper, ink, dark,
        skin: mixed(mixed(shade, clay, 0.34), paper, 0.1), hair: mixed(ink, clay, 0.22), shirt: mixed(paper, shade, 0.35), shorts: mixed(soft, paper, 0.22),
        mat: mixed(shade, line, 0.25), furniture: mixed(line, clay, 0.1), cloth: mixed(shade, paper, 0.4), ball: mixed(clay, paper, 0.3), wall: mixed(paper, shade, 0.8),
        muscle: accent, slack: mixed(pale, paper, 0.25),
      };
}
